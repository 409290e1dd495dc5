"""Writes the Notulen Rapat of step 2."""

from bahasa.bentuk import format_hari_tanggal
from dokumen.isi import Notulen
from dokumen.surat.bagian import add_bagian, add_daftar, add_judul, add_kop, add_tanda
from dokumen.surat.kertas import new_surat, save_surat
from dokumen.surat.tabel import add_label

JUDUL = "NOTULEN RAPAT"


def write_notulen(isi: Notulen) -> bytes:
    """The docx file."""
    surat = new_surat(JUDUL, isi.kop.nama, isi.tanggal)
    add_kop(surat, isi.kop)
    add_judul(surat, JUDUL, f"Pengumpulan Data Kinerja {isi.periode}")
    add_label(
        surat,
        (
            ("Hari, tanggal", format_hari_tanggal(isi.tanggal)),
            ("Waktu dan tempat", isi.waktu_tempat),
            ("Pimpinan rapat", isi.pimpinan),
        ),
        lebar=3.8,
    )
    for judul, daftar in (
        ("Peserta", isi.peserta),
        ("Pembahasan", isi.pembahasan),
        ("Arahan", isi.arahan),
    ):
        add_bagian(surat, judul)
        add_daftar(surat, daftar)
    add_tanda(surat, isi.penanda)
    return save_surat(surat)
