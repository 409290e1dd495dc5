"""Writes the Ceklist Dokumen of step 4."""

from collections.abc import Iterator

from bahasa.bentuk import format_tanggal
from dokumen.isi import Ceklist
from dokumen.surat.bagian import add_catatan, add_judul, add_kop, add_tanda
from dokumen.surat.kertas import new_surat, save_surat
from dokumen.surat.tabel import TENGAH, Kolom, add_label, add_tabel

JUDUL = "CEKLIST DOKUMEN"
CENTANG = "√"  # the tick that offices type, and that every typeface has
KOLOM = (
    Kolom("No.", 1.1, TENGAH),
    Kolom("Nama Dokumen", 7),
    Kolom("Ada", 1.5, TENGAH),
    Kolom("Tidak Ada", 1.9, TENGAH),
    Kolom("Keterangan", 4.5),
)


def write_ceklist(isi: Ceklist) -> bytes:
    """The docx file."""
    surat = new_surat(JUDUL, isi.kop.nama, isi.tanggal)
    add_kop(surat, isi.kop)
    add_judul(surat, JUDUL, f"Pengumpulan Data Kinerja {isi.periode}")
    add_label(surat, [("Tanggal", format_tanggal(isi.tanggal))], lebar=2.5)
    add_tabel(surat, KOLOM, list(_baris(isi)))
    ada = sum(butir.ada for butir in isi.butir)
    add_catatan(surat, f"Tersedia {ada} dari {len(isi.butir)} dokumen.")
    add_tanda(surat, isi.penanda)
    return save_surat(surat)


def _baris(isi: Ceklist) -> Iterator[tuple[str, ...]]:
    for nomor, butir in enumerate(isi.butir, start=1):
        tanda = (CENTANG, "") if butir.ada else ("", CENTANG)
        yield (f"{nomor}.", butir.nama, *tanda, butir.keterangan)
