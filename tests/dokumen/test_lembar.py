"""Reading cells: what Excel keeps is what was typed."""

import io
from datetime import date, time, timedelta
from textwrap import wrap

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from dokumen.lembar import read_buku
from dokumen.tinggi_baris import BARIS_MAKS, count_lines, split_tall
from tests.dokumen.buku import save

TEKS = ("=1+1", "+62", "-5", "@x", "\tx", "\rx", " spasi ", "_x0041_", "0001", "é😀", "<&>\"'", "baris\nbaris")


def test_text_written_by_us_reads_back_byte_for_byte() -> None:
    hasil = io.BytesIO()
    buku = Workbook(hasil, {"in_memory": True})
    lembar = buku.add_worksheet()
    for nomor, teks in enumerate(TEKS):
        lembar.write_string(nomor, 0, teks)
    buku.close()
    dibaca = read_buku(hasil.getvalue())["Sheet1"]
    assert tuple(baris[0].nilai for baris in dibaca.daftar_baris) == TEKS


@pytest.mark.parametrize(
    ("isi", "format_angka", "nilai", "teks"),
    [
        (0.1, "General", "0.1", "0,1"),
        (87.5, '0.0"%"', "87.5", "87,5"),
        (0.875, "0.0%", "87.5", "87,5%"),
        (0.07, "0%", "7", "7%"),
        (1250000, "#,##0", "1250000", "1250000"),
        (1e22, "General", "10000000000000000000000", "10000000000000000000000"),
        (1 / 3, "General", "0.3333333333333333", "0,3333333333333333"),
    ],
)
def test_a_number_is_its_shortest_decimal(isi: float, format_angka: str, nilai: str, teks: str) -> None:
    buku = openpyxl.Workbook()
    buku.active["B2"] = isi
    buku.active["B2"].number_format = format_angka
    sel = read_buku(save(buku))["Sheet"].daftar_baris[1][1]
    assert (sel.alamat, str(sel.nilai), sel.teks) == ("B2", nilai, teks)


@pytest.mark.parametrize("epoch", ["1900", "1904"])
def test_case_44_dates_are_the_same_in_both_of_excels_calendars(epoch: str) -> None:
    buku = openpyxl.Workbook()
    if epoch == "1904":
        buku.epoch = openpyxl.utils.datetime.MAC_EPOCH
    buku.active["A1"] = date(2026, 1, 19)
    buku.active["A2"] = time(7, 30)
    (tanggal,), (jam,) = read_buku(save(buku))["Sheet"].daftar_baris
    assert (tanggal.nilai, jam.nilai) == (date(2026, 1, 19), time(7, 30))


def test_odd_values_are_still_values() -> None:
    buku = openpyxl.Workbook()
    for nomor, isi in enumerate((True, timedelta(hours=7, minutes=30), timedelta(hours=30), "   "), start=1):
        buku.active.cell(nomor, 1, isi)
    daftar = [baris[0].nilai for baris in read_buku(save(buku))["Sheet"].daftar_baris[:3]]
    assert daftar == ["ya", time(7, 30), "1 day, 6:00:00"]


def test_a_far_away_column_has_its_excel_name() -> None:
    buku = openpyxl.Workbook()
    buku.active["AB3"] = 1
    assert read_buku(save(buku))["Sheet"].daftar_baris[2][27].alamat == "AB3"


def test_a_text_too_tall_for_a_row_is_split_without_losing_a_letter() -> None:
    teks = "Kapal menunggu cuaca.\n" * 80 + "a" * 3000
    potongan = split_tall(teks, 40)
    assert "".join(potongan) == teks
    assert all(count_lines(satu, 40) <= BARIS_MAKS for satu in potongan)
    assert split_tall("", 40) == [""]
    assert split_tall("pendek", 40) == ["pendek"]


@given(st.text(st.sampled_from("ab -\t\n\r\x0b\u2028\xa0é.") | st.characters(exclude_categories=["Cs"]), max_size=60))
def test_lines_are_counted_as_the_words_wrap(teks: str) -> None:
    lebar = 10.0
    assert count_lines(teks, lebar) == sum(max(len(wrap(baris, 10)), 1) for baris in teks.splitlines() or [""])


@example(["x" * 60] * 5 + ["kata "])
@example(["aaaaaaa-"] * 62 + [" "])
@given(st.lists(st.sampled_from(("kata ", "a-b ", "\n", "\r\n", "x" * 60, " ", "\t")), max_size=120))
def test_a_text_that_fits_stays_whole_and_one_that_does_not_is_cut(bagian: list[str]) -> None:
    teks = "".join(bagian)
    potongan = split_tall(teks, 10.0)
    assert "".join(potongan) == teks
    assert (len(potongan) == 1) == (count_lines(teks, 10.0) <= BARIS_MAKS)
    assert all(count_lines(satu, 10.0) <= BARIS_MAKS for satu in potongan)
