"""The Format in LibreOffice: filled in there, sorted there, saved as any of three kinds, it says the same."""

import io
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dokumen.format_isian import HasilFormat, is_format, read_format
from dokumen.format_isian.tulis import write_format
from sop.angka import Terbaca
from tests.dokumen.buku import Isi, edit_buku, save, sort_rows
from tests.dokumen.kantor_libre import convert
from tests.dokumen.test_format_isian import FORMAT, KOSONG, messages

ISIAN: Mapping[str, Isi] = {
    "SEK!J7": "BB",
    "SEK!U7": "Rp1.000.000",
    "RESOS!J7": "72,58%",
    "RESOS!N7": "Data <belum> seragam & lengkap\nbaris kedua",
    "RESOS!P7": "https://contoh.go.id/a?b=1&c=2",
    "RESOS!J8": 64,
    "RESOS!R8": "Sasaran bertambah",
    "RESOS!J9": "1.250",
    "LINJAMSOS!J7": "35/36",
    "LINJAMSOS!M7": '=HYPERLINK("http://contoh.test";"klik")',
    "DAYASOS!J8": "Rp230.500.000",
    "DAYASOS!J9": "banyak",
    "PFM!J7": "tidak ada data",
    "PFM!K8": "10",
    "PFM!L8": 16,
}
TERISI = edit_buku(KOSONG, ISIAN)
SEMULA = read_format(TERISI, FORMAT)
KE = ("ods", "xls", "xlsx")


@pytest.fixture(scope="module")
def disimpan_libre(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The blank Format as LibreOffice saves it."""
    return convert(KOSONG, tmp_path_factory.mktemp("kosong"), "xlsx", "xlsx")


def said(hasil: HasilFormat) -> tuple[object, list[str]]:
    return hasil.baris, messages(hasil)


@pytest.mark.parametrize("ke", KE)
def test_a_filled_form_saved_as_another_kind_says_the_same(ke: str, tmp_path: Path) -> None:
    isi = convert(TERISI, tmp_path, "xlsx", ke)
    assert is_format(isi)
    assert said(read_format(isi, FORMAT)) == said(SEMULA)
    assert (len(SEMULA.baris), len(SEMULA.faults)) == (7, 2)


@pytest.mark.parametrize("lewat", ["ods", "xls"])
def test_a_blank_form_kept_as_another_kind_and_filled_in_later_says_the_same(lewat: str, tmp_path: Path) -> None:
    kembali = convert(convert(KOSONG, tmp_path, "xlsx", lewat), tmp_path, lewat, "xlsx")
    assert said(read_format(edit_buku(kembali, ISIAN), FORMAT)) == said(SEMULA)


def test_what_is_locked_open_and_offered_is_still_so_after_libreoffice_saved_it(disimpan_libre: bytes) -> None:
    asli, libre = (openpyxl.load_workbook(io.BytesIO(isi)) for isi in (KOSONG, disimpan_libre))
    for nama in ("SEK", "RESOS"):
        assert libre[nama].protection.sheet
        assert open_cells(libre[nama]) == open_cells(asli[nama])
        assert offers(libre[nama]) == offers(asli[nama])
        assert {sel.value for sel in libre[nama][6] if sel.comment} == {
            sel.value for sel in asli[nama][6] if sel.comment
        }
        assert libre[nama].column_dimensions["Q"].hidden
    assert libre["_format"].sheet_state != "visible"


def open_cells(lembar: Worksheet) -> set[str]:
    return {sel.coordinate for baris in lembar["A1:U10"] for sel in baris if not sel.protection.locked}


def offers(lembar: Worksheet) -> dict[str, tuple[str, str]]:
    """What may be chosen and what is told, by cell."""
    return {
        alamat: (satu.formula1 if satu.type == "list" else "", satu.prompt or "")
        for satu in lembar.data_validations.dataValidation
        for rentang in satu.sqref.ranges
        for baris in lembar[rentang.coord if ":" in rentang.coord else f"{rentang.coord}:{rentang.coord}"]
        for alamat in (sel.coordinate for sel in baris)
    }


def test_a_form_filled_in_there_says_the_same(disimpan_libre: bytes) -> None:
    assert said(read_format(edit_buku(disimpan_libre, ISIAN), FORMAT)) == said(SEMULA)


@pytest.mark.parametrize(("menurut", "ke"), [("D", "ods"), ("H", "xls"), ("J", "xlsx"), ("U", "ods")])
def test_rows_sorted_by_any_column_say_the_same(menurut: str, ke: str, tmp_path: Path) -> None:
    buku = openpyxl.load_workbook(io.BytesIO(TERISI))
    for nama in ("SEK", "RESOS", "LINJAMSOS", "PFM"):
        sort_rows(buku[nama], menurut, terbalik=True)
    hasil = read_format(convert(save(buku), tmp_path, "xlsx", ke), FORMAT)
    assert {baris.kode: baris for baris in hasil.baris} == {baris.kode: baris for baris in SEMULA.baris}
    assert [fault.pesan for fault in hasil.faults] == [fault.pesan for fault in SEMULA.faults]


@pytest.mark.parametrize("ke", KE)
def test_cells_that_are_no_text_are_read_alike_from_every_kind(ke: str, tmp_path: Path) -> None:
    """Pasted cells bring their own format: a percentage, a date, an error, a computed number, a merged cell."""
    buku = openpyxl.load_workbook(io.BytesIO(KOSONG))
    resos, dayasos = buku["RESOS"], buku["DAYASOS"]
    for alamat, nilai, bentuk in (("J7", 1.2, "0.00%"), ("J8", "=1/0", "General"), ("J10", "=11*2", "General")):
        resos[alamat].value, resos[alamat].number_format = nilai, bentuk
    resos["J9"].value, resos["J9"].number_format = date(2026, 8, 10), "dd/mm/yyyy"
    dayasos["J8"].value = "5 juta"
    dayasos.merge_cells("J8:J9")
    hasil = read_format(convert(save(buku), tmp_path, "xlsx", ke), FORMAT)
    assert [(baris.kode, baris.diketik, baris.baca) for baris in hasil.baris] == [
        ("RESOS-1", "120%", Terbaca(Decimal(120))),
        ("RESOS-4", "22", Terbaca(Decimal(22))),
    ]
    assert [(fault.cell, fault.pesan.split(",")[0]) for fault in hasil.faults][:3] == [
        ("J8", "Sel berisi rumus yang belum menghasilkan nilai. Mohon ketik nilainya."),
        ("J9", "Sel terbaca sebagai tanggal 10-08-2026. Mohon ubah format sel menjadi Teks"),
        ("J8", "Sel J8:J9 digabung"),
    ]


@pytest.mark.parametrize("kertas", ["A4", "F4"])
def test_a_form_prints_on_two_pages_on_either_paper(kertas: str, tmp_path: Path) -> None:
    """The left half holds the figures, the right one the words; no column of either goes to a page of its own."""
    asli = _on_a4(write_format(FORMAT)) if kertas == "A4" else write_format(FORMAT)
    pdf = convert(asli, tmp_path, "xlsx", "pdf")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2 * len(FORMAT.daftar_unit)


def _on_a4(isi: bytes) -> bytes:
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    for lembar in buku.worksheets:
        lembar.page_setup.paperSize = lembar.PAPERSIZE_A4
    return save(buku)
