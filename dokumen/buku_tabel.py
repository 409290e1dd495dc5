"""A workbook of plain tables: each sheet has its title, a line or two on its meaning, and its rows, ready to print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dokumen.buku_baru import draw_buku, set_halaman, write_teks
from dokumen.gaya import JUDUL_BESAR, JUDUL_KECIL, JUDUL_TABEL, TEKS_BEBAS, TEKS_TABEL, TEKS_TENGAH
from dokumen.rekap_buku.kepala import Kolom
from dokumen.tinggi_baris import row_height, split_tall

TIDAK_TERCATAT = "Tidak tercatat"
_TINGGI_JUDUL = 30

# A whole number, a text, or None for a fact that nobody kept.
IsiTabel = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarTabel:
    """One sheet; `keterangan` are the lines between title and table, one paragraph each."""

    nama: str
    judul: str
    kolom: tuple[Kolom, ...]
    daftar_baris: tuple[tuple[IsiTabel, ...], ...]
    keterangan: tuple[str, ...] = ()


def write_buku_tabel(judul: str, instansi: str, dibuat_pada: datetime, daftar: Sequence[LembarTabel]) -> bytes:
    """The .xlsx; the same value gives the same bytes."""

    def draw(buku: Workbook) -> None:
        for satu in daftar:
            _write_lembar(buku, satu, judul, instansi)

    return draw_buku(judul, dibuat_pada, draw)


def _write_lembar(buku: Workbook, isi: LembarTabel, judul: str, instansi: str) -> None:
    lembar = buku.add_worksheet(isi.nama)
    write_teks(lembar, 0, 0, instansi, buku.add_format(JUDUL_KECIL))
    write_teks(lembar, 1, 0, isi.judul, buku.add_format(JUDUL_BESAR))
    lembar.set_row(1, 20)
    nomor = _write_keterangan(buku, lembar, isi) + 1
    kepala = buku.add_format(JUDUL_TABEL)
    lembar.set_row(nomor, _TINGGI_JUDUL)
    for posisi, kolom in enumerate(isi.kolom):
        lembar.set_column(posisi, posisi, kolom.lebar)
        write_teks(lembar, nomor, posisi, kolom.judul, kepala)
    lembar.freeze_panes(nomor + 1, 0)
    akhir = _write_rows(buku, lembar, isi, nomor + 1)
    if isi.daftar_baris:
        lembar.autofilter(nomor, 0, akhir - 1, len(isi.kolom) - 1)
    lembar.ignore_errors({"number_stored_as_text": "A1:Z10000"})
    set_halaman(lembar, judul_kaki=f"{judul} - {isi.nama}", baris_judul=(nomor, nomor))


def _write_keterangan(buku: Workbook, lembar: Worksheet, isi: LembarTabel) -> int:
    """The lines under the title; returns the first free row."""
    gaya = buku.add_format(TEKS_BEBAS)
    lebar = sum(kolom.lebar for kolom in isi.kolom)
    for nomor, teks in enumerate(isi.keterangan, start=2):
        lembar.merge_range(nomor, 0, nomor, len(isi.kolom) - 1, "", gaya)
        write_teks(lembar, nomor, 0, teks, gaya)
        lembar.set_row(nomor, row_height([(teks, lebar)]))
    return 2 + len(isi.keterangan)


def _write_rows(buku: Workbook, lembar: Worksheet, isi: LembarTabel, nomor: int) -> int:
    teks, angka = buku.add_format(TEKS_TABEL), buku.add_format(TEKS_TENGAH)
    if not isi.daftar_baris:
        lembar.merge_range(nomor, 0, nomor, len(isi.kolom) - 1, "", teks)
        write_teks(lembar, nomor, 0, f"{TIDAK_TERCATAT}.", teks)
        return nomor + 1
    for baris in isi.daftar_baris:
        for potongan in _pieces(baris, isi.kolom):
            _write_row(lembar, nomor, potongan, teks, angka)
            tinggi = row_height((str(satu), kolom.lebar) for satu, kolom in zip(potongan, isi.kolom, strict=True))
            lembar.set_row(nomor, tinggi)
            nomor += 1
    return nomor


def _write_row(lembar: Worksheet, nomor: int, baris: Sequence[IsiTabel], teks: Format, angka: Format) -> None:
    for posisi, satu in enumerate(baris):
        if isinstance(satu, int):
            lembar.write_number(nomor, posisi, satu, angka)
        else:
            write_teks(lembar, nomor, posisi, TIDAK_TERCATAT if satu is None else satu, teks)


def _pieces(baris: Sequence[IsiTabel], kolom: Sequence[Kolom]) -> Iterator[tuple[IsiTabel, ...]]:
    """The row, on as many rows as its longest text needs."""
    return zip_longest(*(_split(satu, lebar.lebar) for satu, lebar in zip(baris, kolom, strict=True)), fillvalue="")


def _split(satu: IsiTabel, lebar: float) -> Sequence[IsiTabel]:
    return split_tall(satu, lebar) if isinstance(satu, str) else (satu,)
