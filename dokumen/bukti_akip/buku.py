"""Puts the sheets of the proof together."""

from dokumen.bukti_akip import lembar
from dokumen.bukti_akip.fakta import Fakta
from dokumen.buku_tabel import write_buku_tabel
from dokumen.isi import BuktiAkip

_DAFTAR = (
    lembar.kriteria,
    lembar.sop,
    lembar.sumber,
    lembar.akses,
    lembar.penanggung_jawab,
    lembar.waktu,
    lembar.data_salah,
    lembar.berkala,
    lembar.aplikasi,
    lembar.keputusan,
    lembar.jejak,
)


def write_bukti_akip(isi: BuktiAkip) -> bytes:
    """The .xlsx; the same value gives the same bytes."""
    fakta = Fakta(isi)
    daftar = [write(fakta) for write in _DAFTAR]
    return write_buku_tabel(f"Bukti evaluasi AKIP {isi.periode}", isi.instansi, isi.dibuat_pada, daftar)
