"""Broken workbooks: the right cell is named, or the whole file is refused in plain words, and nothing half taken."""

import pytest

from dokumen.format_isian import read_format
from dokumen.penjaga import BerkasDitolak
from tests.dokumen.buku_rusak import DAFTAR_RUSAK, SEK, Rusak, filled, raw_text


@pytest.mark.parametrize("rusak", DAFTAR_RUSAK, ids=lambda rusak: rusak.nama)
def test_a_broken_workbook_is_answered_in_plain_words_and_nothing_is_half_taken(rusak: Rusak) -> None:
    isi = rusak.buat()
    if rusak.ditolak:
        with pytest.raises(BerkasDitolak) as ditolak:
            read_format(isi, SEK)
        assert ditolak.value.pesan == rusak.ditolak
        return
    hasil = read_format(isi, SEK)
    temuan = [str(fault) for fault in hasil.faults]
    assert [satu[: len(awal)] for satu, awal in zip(temuan, rusak.temuan, strict=True)] == list(rusak.temuan)
    assert tuple(baris.kode for baris in hasil.baris) == rusak.diambil
    assert {baris.kode: baris.diketik for baris in hasil.baris}.items() <= {"SEK-3": "110", "SEK-4": "82"}.items()


def test_a_percentage_reads_the_same_typed_or_shown_by_the_cell() -> None:
    for isi in (filled({"J8": "87,5%"}), filled({"J8": 0.875}, format_angka="0.0%")):
        assert read_format(isi, SEK).baris[0].diketik == "87,5%"


def test_control_characters_leave_a_text_and_nothing_else_does() -> None:
    (baris,) = read_format(raw_text("a_x0000__x0007_b &lt;c&gt;"), SEK).baris
    assert baris.faktor_penghambat == "ab <c>"


def test_text_that_looks_like_a_formula_is_text() -> None:
    teks = '=HYPERLINK("http://contoh.test";"klik")'
    (baris,) = read_format(filled({"N10": teks}), SEK).baris
    assert baris.faktor_penghambat == teks
