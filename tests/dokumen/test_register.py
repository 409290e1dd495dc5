"""The office's books as workbooks: read back line by line, and printed like the book."""

import io
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dokumen.isi import Register
from dokumen.register import write_register
from sop.buku import Buku
from tests.dokumen.contoh_register import EKSPEDISI, KELUAR, MASUK, SEMUA_REGISTER, make_register

KEPALA = 8


def read(isi: Register) -> Worksheet:
    """The only sheet of the workbook."""
    (lembar,) = openpyxl.load_workbook(io.BytesIO(write_register(isi))).worksheets
    return lembar


def rows(lembar: Worksheet) -> list[tuple[object, ...]]:
    """What stands from the headings on."""
    return [
        tuple(f"{satu:%d-%m-%Y}" if isinstance(satu, datetime) else satu for satu in baris)
        for baris in lembar.iter_rows(min_row=KEPALA, values_only=True)
    ]


def test_the_book_of_what_goes_out_reads_line_by_line() -> None:
    lembar = read(make_register(Buku.KELUAR, KELUAR))
    assert [lembar.cell(nomor, 1).value for nomor in (1, 2, 5, 6)] == [
        "PEMERINTAH KABUPATEN MISAL",
        "DINAS CONTOH",
        "BUKU AGENDA SURAT KELUAR",
        "TAHUN 2026",
    ]
    assert rows(lembar) == [
        ("No", "Tanggal surat", "Tanggal kirim", "Nomor surat", "Kepada", "Isi ringkas", "Ket."),
        (1, 2, 3, 4, 5, 6, 7),
        (
            1,
            "19-01-2026",
            "–",
            "1/ND/I/2026/Dincon",
            "–",
            "Nota Dinas Triwulan IV 2025",
            "Batal, diganti nomor 2/ND/I/2026/Dincon",
        ),
        (2, "19-01-2026", "19-01-2026", "2/ND/I/2026/Dincon", KELUAR[1].pihak, KELUAR[1].isi, "–"),
        (3, "20-01-2026", "21-01-2026", "–", KELUAR[2].pihak, KELUAR[2].isi, "Nomor tertera pada berkas"),
    ]


def test_the_book_of_what_comes_in_has_the_agenda_number() -> None:
    assert rows(read(make_register(Buku.MASUK, MASUK))) == [
        (
            "No",
            "Tanggal terima",
            "Nomor agenda",
            "Pengirim",
            "Tanggal surat",
            "Nomor surat",
            "Isi ringkas",
            "Ket.",
        ),
        (1, 2, 3, 4, 5, 6, 7, 8),
        (
            1,
            "19-01-2026",
            "1/2026",
            "Kepala Dinas Contoh",
            "19-01-2026",
            "2/ND/I/2026/Dincon",
            MASUK[0].isi,
            "Untuk Sekretaris Dinas Contoh",
        ),
    ]


def test_a_line_of_the_expedition_is_signed_by_name_role_time_and_message() -> None:
    kepala, _, baris, *_ = rows(read(make_register(Buku.EKSPEDISI, EKSPEDISI)))
    assert kepala == ("No", "Tanggal", "Nomor surat", "Tujuan", "Isi", "Penerima", "Tanda terima")
    assert baris == (
        1,
        "19-01-2026",
        "3/ND/I/2026/Dincon",
        "Sekretariat",
        "Format - Triwulan IV 2025 - Sekretariat",
        "Pengisi Contoh 1 (Bidang)",
        "Diterima melalui bot Senin, 19 Januari 2026 pukul 14.01 WITA\nPesan 1231",
    )


@pytest.mark.parametrize("isi", SEMUA_REGISTER, ids=lambda isi: isi.buku)
def test_every_book_prints_on_folio_landscape_with_its_headings_on_every_page(isi: Register) -> None:
    lembar = read(isi)
    assert (lembar.page_setup.orientation, str(lembar.page_setup.paperSize)) == ("landscape", "14")
    assert (lembar.print_title_rows, lembar.freeze_panes) == ("$8:$9", "B10")
    assert lembar.sheet_properties.pageSetUpPr.fitToPage


def test_what_looks_like_a_formula_stays_a_text() -> None:
    sel = read(make_register(Buku.KELUAR, KELUAR)).cell(KEPALA + 4, 6)
    assert (sel.data_type, sel.value) == ("s", KELUAR[2].isi)


def test_a_long_line_is_high_enough_to_be_read() -> None:
    lembar = read(make_register(Buku.KELUAR, KELUAR))
    assert lembar.row_dimensions[KEPALA + 4].height > 2 * lembar.row_dimensions[KEPALA + 3].height


def test_an_office_whose_name_ends_without_its_kabupaten_keeps_it_whole() -> None:
    isi = make_register(Buku.KELUAR, KELUAR)
    assert read(replace(isi, kop=replace(isi.kop, nama="Dinas Lain"))).cell(2, 1).value == "DINAS LAIN"


def test_a_book_without_a_line_has_its_headings() -> None:
    assert len(rows(read(make_register(Buku.MASUK, ())))) == 2
