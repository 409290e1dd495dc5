"""The rows of a long table: to the letter what xlsxwriter writes cell by cell, at the place the sheet has for them."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.sharedstrings import SharedStrings, SharedStringTable
from xlsxwriter.worksheet import Worksheet

from dokumen.buku_baru import TeksTerlaluPanjang, draw_buku, write_teks
from dokumen.gaya import ANGKA_TABEL, JUDUL_TABEL, TEKS_TABEL
from dokumen.rekap_buku.kemasan import draw_bertabel
from dokumen.rekap_buku.lembar_cepat import MAKS_BARIS, IsiSel, LembarCepat, TerlaluBanyakBaris
from dokumen.teks_bersama import TeksBersama

BAWAAN = 15.0  # points; xlsxwriter leaves the height of such a row out
SAAT = datetime(2026, 1, 19, tzinfo=UTC)
TEKS = ("=1+1", "", "\tx", " spasi ", "_x0041_", "<&>\"'", "<!--tabel-->", "%d @ %", "é😀", "baris\nbaris", "\x07")
ANGKA = (0.0, -1.5, 1e15, 0.1 + 0.2, 1e-7)
Baris = tuple[Sequence[str], float, float]  # the texts, a figure behind them, the row's height
Tulis = Callable[[Workbook, Sequence[Baris]], None]


def _cell_by_cell(buku: Workbook, daftar: Sequence[Baris]) -> None:
    lembar = buku.add_worksheet("Contoh")
    _write_around(buku, lembar, len(daftar))
    teks, angka = buku.add_format(TEKS_TABEL), buku.add_format(ANGKA_TABEL)
    for nomor, (isi, nilai, tinggi) in enumerate(daftar, start=2):
        for posisi, satu in enumerate(isi):
            write_teks(lembar, nomor, posisi, satu, teks)
        lembar.write_number(nomor, len(isi), nilai, angka)
        lembar.set_row(nomor, tinggi)


def _row_by_row(buku: Workbook, daftar: Sequence[Baris]) -> None:
    lembar, teks, angka = _begin(buku, len(daftar))
    for nomor, (isi, nilai, tinggi) in enumerate(daftar, start=2):
        sel: list[IsiSel] = [*((satu, teks) for satu in isi), (nilai, angka)]
        assert lembar.add_baris(sel, tinggi) == nomor


def _begin(buku: Workbook, banyak: int) -> tuple[LembarCepat, Format, Format]:
    lembar: LembarCepat = buku.add_worksheet("Contoh", LembarCepat)
    lembar.begin_tabel(2)
    _write_around(buku, lembar, banyak)
    return lembar, buku.add_format(TEKS_TABEL), buku.add_format(ANGKA_TABEL)


def _write_around(buku: Workbook, lembar: Worksheet, banyak: int) -> None:
    judul = buku.add_format(JUDUL_TABEL)
    lembar.set_row(0, 30)
    for posisi, nama in enumerate(("Teks", "Angka")):
        write_teks(lembar, 0, posisi, nama, judul)
        lembar.write_number(banyak + 3, posisi, posisi, judul)


def _cells(isi: bytes) -> list[object]:
    """What every cell holds and how it looks, and how high the rows are."""
    lembar = openpyxl.load_workbook(io.BytesIO(isi))["Contoh"]
    sel = [
        (satu.coordinate, satu.value, satu.data_type, satu.number_format, satu.alignment.horizontal, satu.border.left)
        for baris in lembar.iter_rows()
        for satu in baris
    ]
    tinggi = {nomor: baris.height for nomor, baris in lembar.row_dimensions.items()}
    return [*sel, lembar.dimensions, {nomor: satu for nomor, satu in tinggi.items() if satu not in (None, BAWAAN)}]


def _texts(isi: bytes) -> list[str]:
    """The workbook's table of texts and how often they are used."""
    with zipfile.ZipFile(io.BytesIO(isi)) as zip_:
        bagian = zip_.read("xl/sharedStrings.xml").decode()
    return [*re.findall(r'(?:count|uniqueCount)="\d+"', bagian), *sorted(re.findall("<si>.*?</si>", bagian, re.DOTALL))]


def _write_texts(kelas: type[SharedStrings], daftar: Sequence[str]) -> str:
    tabel = SharedStringTable()
    tabel.string_array = [teks for teks in daftar if teks and not (teks.startswith("<r>") and teks.endswith("</r>"))]
    penulis = kelas()
    penulis.string_table, penulis.fh = tabel, io.StringIO()
    penulis._write_sst_strings()  # noqa: SLF001 - what is replaced
    return str(penulis.fh.getvalue())


def _both(daftar: Sequence[Baris]) -> tuple[bytes, bytes]:
    return (
        draw_buku("Contoh", SAAT, lambda buku: _cell_by_cell(buku, daftar)),
        draw_bertabel("Contoh", SAAT, lambda buku: _row_by_row(buku, daftar)),
    )


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(TEKS) | st.text(st.characters(exclude_categories=["Cs"])), max_size=4),
            st.sampled_from(ANGKA) | st.floats(-1e15, 1e15),
            st.floats(13, 400),
        ),
        max_size=5,
    )
)
def test_a_table_is_what_xlsxwriter_writes_cell_by_cell(daftar: list[Baris]) -> None:
    lama, baru = _both(daftar)
    assert _cells(baru) == _cells(lama)
    assert _texts(baru) == _texts(lama)


@given(st.lists(st.lists(st.sampled_from(TEKS) | st.text("ab&<é"), min_size=3, max_size=3), max_size=5))
def test_texts_that_look_alike_are_written_as_one_by_one(daftar: list[list[str]]) -> None:
    def one_by_one(buku: Workbook) -> None:
        lembar, teks, _ = _begin(buku, len(daftar))
        for isi in daftar:
            lembar.add_baris([(satu, teks) for satu in isi], 17.5)

    def together(buku: Workbook) -> None:
        lembar, teks, _ = _begin(buku, len(daftar))
        for isi in daftar:
            lembar.add_teks(isi, teks, 17.5)

    assert draw_bertabel("Contoh", SAAT, together) == draw_bertabel("Contoh", SAAT, one_by_one)


@given(st.lists(st.lists(st.sampled_from(TEKS) | st.text("ab&<é"), min_size=4, max_size=4), max_size=5))
def test_rows_that_begin_alike_are_written_as_one_by_one(daftar: list[list[str]]) -> None:
    def one_by_one(buku: Workbook) -> None:
        lembar, teks, _ = _begin(buku, len(daftar))
        for isi in daftar:
            lembar.add_teks([*daftar[0][:2], *isi[2:]], teks, 17.5)

    def together(buku: Workbook) -> None:
        lembar, teks, _ = _begin(buku, len(daftar))
        for awal in [lembar.make_awal(daftar[0][:2], teks) for _ in daftar[:1]]:
            for isi in daftar:
                lembar.add_teks(isi[2:], teks, 17.5, awal)

    assert draw_bertabel("Contoh", SAAT, together) == draw_bertabel("Contoh", SAAT, one_by_one)


@given(st.lists(st.sampled_from(TEKS) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1)))
def test_the_table_of_texts_is_what_xlsxwriter_writes_text_by_text(daftar: list[str]) -> None:
    asli, kita = (_write_texts(kelas, daftar) for kelas in (SharedStrings, TeksBersama))
    assert kita == asli


def test_a_text_that_looks_like_markup_is_the_text_that_was_typed() -> None:
    daftar = ["<r>a & b</r>", "<r><t>tebal</t></r>", "<r></r>"]
    for isi in _both([(daftar, 1.0, 17.5)]):
        lembar = openpyxl.load_workbook(io.BytesIO(isi))["Contoh"]
        assert [sel.value for sel in lembar[3][:3]] == daftar


def test_a_table_that_ends_the_sheet_is_in_its_dimension() -> None:
    def draw(buku: Workbook) -> None:
        lembar = buku.add_worksheet("Contoh", LembarCepat)
        gaya = buku.add_format(TEKS_TABEL)
        write_teks(lembar, 0, 0, "Judul", gaya)
        lembar.begin_tabel(1)
        for nomor in range(1200):
            lembar.add_teks([str(nomor)], gaya, 17.5)

    lembar = openpyxl.load_workbook(io.BytesIO(draw_bertabel("Contoh", SAAT, draw)))["Contoh"]
    assert lembar.dimensions == "A1:A1201"
    assert [baris[0].value for baris in lembar.iter_rows()] == ["Judul", *map(str, range(1200))]


@pytest.mark.parametrize("teks", ["x" * 32_768, "😀" * 16_384])
def test_a_text_longer_than_a_cell_is_refused_and_not_cut(teks: str) -> None:
    with pytest.raises(TeksTerlaluPanjang):
        draw_bertabel("Contoh", SAAT, lambda buku: _row_by_row(buku, [([teks], 1.0, 17.5)]))
    assert draw_bertabel("Contoh", SAAT, lambda buku: _row_by_row(buku, [([teks[1:]], 1.0, 17.5)]))


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    def draw(buku: Workbook) -> None:
        lembar, gaya, _ = _begin(buku, 0)
        lembar.begin_tabel(MAKS_BARIS - 1)
        assert lembar.add_teks(["terakhir"], gaya, 17.5) == MAKS_BARIS - 1
        lembar.add_teks(["satu lagi"], gaya, 17.5)

    with pytest.raises(TerlaluBanyakBaris):
        draw_bertabel("Contoh", SAAT, draw)
