"""What every sheet of the rekap begins with: the office, the title, and which version it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from bahasa.bentuk import format_waktu
from dokumen.buku_baru import set_halaman, write_teks
from dokumen.gaya import HURUF, JUDUL_BESAR, JUDUL_KECIL, JUDUL_TABEL
from dokumen.rekap_buku.lembar_cepat import LembarCepat
from sop.rekap import Rekap

BARIS_JUDUL = 4  # counted from 0
_PANJANG_SIDIK = 12


@dataclass(frozen=True, slots=True)
class Kepala:
    """The version a workbook shows."""

    rekap: Rekap
    sha256: str


@dataclass(frozen=True, slots=True)
class Kolom:
    """A heading and its width in characters."""

    judul: str
    lebar: float


def begin_lembar(buku: Workbook, kepala: Kepala, nama: str, judul: str, kolom: Sequence[Kolom]) -> LembarCepat:
    """Add a sheet with its title block, headings and print set-up; rows go below BARIS_JUDUL."""
    lembar: LembarCepat = buku.add_worksheet(nama, LembarCepat)
    lembar.begin_tabel(BARIS_JUDUL + 1)
    rekap = kepala.rekap
    for nomor, (teks, gaya) in enumerate(
        (
            (rekap.instansi, JUDUL_KECIL),
            (f"{judul} {rekap.periode}", JUDUL_BESAR),
            (_name_versi(kepala), HURUF),
        )
    ):
        write_teks(lembar, nomor, 0, teks, buku.add_format(gaya))
    lembar.set_row(1, 20)
    lembar.set_row(BARIS_JUDUL, 30)
    kepala_tabel = buku.add_format(JUDUL_TABEL)
    for posisi, satu in enumerate(kolom):
        lembar.set_column(posisi, posisi, satu.lebar)
        write_teks(lembar, BARIS_JUDUL, posisi, satu.judul, kepala_tabel)
    judul_kaki = f"{rekap.instansi} - {nama} {rekap.periode} versi {rekap.versi}"
    set_halaman(lembar, judul_kaki=judul_kaki, baris_judul=(BARIS_JUDUL, BARIS_JUDUL))
    lembar.ignore_errors({"number_stored_as_text": "A1:Z10000"})
    return lembar


def _name_versi(kepala: Kepala) -> str:
    dibuat = format_waktu(kepala.rekap.dibuat_pada, kepala.rekap.zona)
    return f"Versi {kepala.rekap.versi}, dibuat {dibuat}. SHA-256 {kepala.sha256[:_PANJANG_SIDIK]}"
