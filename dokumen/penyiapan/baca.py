"""Reads the set-up workbook as an office sends it back."""

from dokumen.lembar import read_buku
from dokumen.penjaga import BerkasDitolak
from dokumen.penyiapan.lembar_indikator import read_indikator
from dokumen.penyiapan.lembar_instansi import read_instansi
from dokumen.penyiapan.lembar_jam_kerja import read_jam_kerja
from dokumen.penyiapan.lembar_libur import read_libur
from dokumen.penyiapan.lembar_pegawai import read_pegawai
from dokumen.penyiapan.lembar_unit import read_unit
from dokumen.penyiapan.lembar_waktu_baku import read_waktu_baku
from dokumen.temuan import Temuan
from sop.instansi import Penyiapan

_LEMBAR = ("Instansi", "Unit", "Pegawai", "Indikator")


def is_penyiapan(isi: bytes) -> bool:
    """Whether a file is a set-up workbook, with faults or without."""
    try:
        return set(_LEMBAR) <= set(read_buku(isi))
    except BerkasDitolak:
        return False


def read_penyiapan(isi: bytes) -> Penyiapan:
    """Raises BerkasDitolak for a file that cannot be opened, BukuBermasalah with every fault in it."""
    buku = read_buku(isi)
    temuan = Temuan()
    instansi = read_instansi(buku, temuan)
    daftar_unit = read_unit(buku, temuan)
    penyiapan = Penyiapan(
        instansi=instansi,
        daftar_unit=daftar_unit,
        daftar_pegawai=read_pegawai(buku, daftar_unit, temuan),
        daftar_indikator=read_indikator(buku, daftar_unit, temuan),
        jam_kerja=read_jam_kerja(buku, temuan),
        daftar_libur=read_libur(buku, temuan),
        waktu_baku=read_waktu_baku(buku, temuan),
    )
    temuan.raise_any()
    return penyiapan
