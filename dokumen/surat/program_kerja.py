"""Writes the Program Kerja Kegiatan of step 3."""

from bahasa.bentuk import format_tanggal
from dokumen.isi import ProgramKerja
from dokumen.surat.bagian import add_bagian, add_isi, add_judul, add_kop, add_tanda
from dokumen.surat.kertas import new_surat, save_surat
from dokumen.surat.tabel import TENGAH, Kolom, add_label, add_tabel

JUDUL = "PROGRAM KERJA KEGIATAN"
KOLOM = (
    Kolom("No.", 1.1, TENGAH),
    Kolom("Uraian Kegiatan", 7.4),
    Kolom("Pelaksana", 4),
    Kolom("Waktu", 3.5),
)


def write_program_kerja(isi: ProgramKerja) -> bytes:
    """The docx file."""
    surat = new_surat(JUDUL, isi.kop.nama, isi.tanggal)
    add_kop(surat, isi.kop)
    add_judul(surat, JUDUL, f"Pengumpulan Data Kinerja {isi.periode}")
    add_label(surat, [("Tanggal", format_tanggal(isi.tanggal))], lebar=2.5)
    add_bagian(surat, "Tujuan")
    add_isi(surat, [isi.tujuan])
    add_bagian(surat, "Rencana kegiatan")
    add_tabel(
        surat,
        KOLOM,
        [
            (f"{nomor}.", kegiatan.uraian, kegiatan.pelaksana, kegiatan.waktu)
            for nomor, kegiatan in enumerate(isi.daftar_kegiatan, start=1)
        ],
    )
    add_tanda(surat, isi.penanda)
    return save_surat(surat)
