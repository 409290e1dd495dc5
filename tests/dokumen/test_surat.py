"""The docx papers: what stands in them, word for word, and that no word can break them."""

import io
import zipfile
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from dokumen.daftar import Isi, draw, dump_isi
from dokumen.isi import Kop, Penanda
from dokumen.templat.field import format_nip
from dokumen.templat.susun import TITIK
from sop.capaian import Alasan, Capaian, Status
from tests.dokumen.contoh_surat import (
    BAB_TIGA,
    CEKLIST,
    DAFTAR_BARIS,
    KEPALA,
    LAPORAN,
    NOTA_DINAS,
    PENGESAHAN,
    PROGRAM_KERJA,
    SEMUA_SURAT,
    TANDA_TERIMA,
    make_rekap,
)

TEKS = Path(__file__).parent / "teks"
JAHAT = "<b>&amp;\x0b\x00=1+1\uffff"
A4 = (11906, 16838)  # 210 x 297 mm in twentieths of a point
JINAK = "<b>&amp;=1+1"


def write(isi: Isi) -> bytes:
    return draw(*dump_isi(isi))


def read(surat: bytes) -> str:
    """Every line of the body; a table's row as its cells with bars between."""
    hasil: list[str] = []
    for bagian in Document(io.BytesIO(surat)).iter_inner_content():
        match bagian:
            case Table():
                hasil += [" | ".join(sel.text for sel in baris.cells).rstrip() for baris in bagian.rows]
            case Paragraph():
                hasil.append(bagian.text)
    return "\n".join(baris for baris in hasil if baris) + "\n"


def spoil(nilai: Any) -> Any:
    """The same paper with every free text in it replaced; what a machine reads (a zone, an enum) stays."""
    match nilai:
        case Enum():
            return nilai
        case str():
            return nilai if nilai == "Asia/Makassar" else JAHAT
        case tuple():
            return tuple(spoil(satu) for satu in nilai)
        case _ if is_dataclass(nilai) and not isinstance(nilai, type):
            return replace(nilai, **{f.name: spoil(getattr(nilai, f.name)) for f in fields(nilai)})
        case _:
            return nilai


@pytest.mark.parametrize("isi", SEMUA_SURAT, ids=lambda isi: dump_isi(isi)[0])
def test_a_paper_says_this_word_for_word(isi: Isi) -> None:
    jenis, _ = dump_isi(isi)
    assert read(write(isi)) == (TEKS / f"{jenis}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("isi", SEMUA_SURAT, ids=lambda isi: dump_isi(isi)[0])
def test_no_text_breaks_a_paper(isi: Isi) -> None:
    teks = read(write(spoil(isi)))
    assert JINAK in teks
    assert "\x0b" not in teks


@given(st.text())
@settings(max_examples=40, deadline=None)
def test_any_text_can_stand_in_a_paragraph(teks: str) -> None:
    surat = write(replace(NOTA_DINAS, isi=(teks,), hal=teks, penanda=replace(KEPALA, nama=teks)))
    assert "NOTA DINAS" in read(surat)


@pytest.mark.parametrize("isi", SEMUA_SURAT, ids=lambda isi: dump_isi(isi)[0])
def test_a_paper_is_a4_indonesian_and_bears_no_moment_of_its_own(isi: Isi) -> None:
    surat = Document(io.BytesIO(write(isi)))
    halaman = surat.sections[0]
    assert halaman.page_width is not None
    assert halaman.page_height is not None
    assert sorted((halaman.page_width.twips, halaman.page_height.twips)) == list(A4)
    bahasa = surat.styles.element.find(qn("w:docDefaults")).find(".//" + qn("w:lang"))
    assert bahasa.get(qn("w:val")) == "id-ID"
    assert surat.core_properties.author == "Dinas Contoh Kabupaten Misal"
    assert surat.core_properties.language == "id-ID"


def test_the_properties_bear_the_date_of_the_paper() -> None:
    sifat = Document(io.BytesIO(write(NOTA_DINAS))).core_properties
    assert (sifat.created, sifat.modified) == (datetime(2026, 1, 19, tzinfo=UTC),) * 2
    sifat = Document(io.BytesIO(write(TANDA_TERIMA))).core_properties
    assert sifat.created is not None
    assert sifat.created.date() == date(2026, 1, 23)


def test_the_file_bears_no_clock_and_no_foreign_preview() -> None:
    with zipfile.ZipFile(io.BytesIO(write(NOTA_DINAS))) as arsip:
        assert {info.date_time for info in arsip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [nama for nama in arsip.namelist() if "thumbnail" in nama]


@pytest.mark.parametrize(
    "isi", [PROGRAM_KERJA, CEKLIST, TANDA_TERIMA, LAPORAN, BAB_TIGA, PENGESAHAN], ids=lambda isi: dump_isi(isi)[0]
)
def test_a_table_repeats_its_heading_and_tears_no_row(isi: Isi) -> None:
    daftar = [
        tabel
        for tabel in Document(io.BytesIO(write(isi))).element.body.tbl_lst
        if tabel.tr_lst[0].tc_lst[0].p_lst[0].text == "No."
    ]
    assert daftar
    for tabel in daftar:
        kepala, *lain = (
            [anak.tag for anak in baris.trPr if anak.tag in (qn("w:tblHeader"), qn("w:cantSplit"))]
            for baris in tabel.tr_lst
        )
        assert kepala == [qn("w:cantSplit"), qn("w:tblHeader")]
        assert all(baris == [qn("w:cantSplit")] for baris in lain)


def test_the_tables_of_the_report_lie_flat() -> None:
    surat = Document(io.BytesIO(write(LAPORAN)))
    assert [bagian.page_width and bagian.page_width.twips for bagian in surat.sections] == [*A4]


def test_a_signature_without_a_name_leaves_a_line_to_write_on() -> None:
    teks = read(write(replace(NOTA_DINAS, penanda=Penanda(jabatan="Sekretaris", nama=""), tembusan=())))
    assert teks.endswith(f"Demikian untuk dilaksanakan.\nSekretaris,\n{TITIK}\n")


def test_an_office_without_a_kabupaten_has_a_head_of_its_name_alone() -> None:
    teks = read(write(replace(NOTA_DINAS, kop=Kop(nama="Dinas Contoh"))))
    assert teks.startswith("DINAS CONTOH\nNOTA DINAS\n")


def test_a_report_without_indicators_says_so() -> None:
    teks = read(write(replace(LAPORAN, rekap=make_rekap(()), catatan=())))
    assert "Jumlah indikator | : | 0\nCapaian berkategori | : | 0 indikator, rata-rata –\n" in teks
    assert teks.endswith("Tidak ada indikator di bawah target.\n")


@pytest.mark.parametrize(
    ("nip", "tertulis"),
    [
        ("198001012005011001", "19800101 200501 1 001"),
        ("19800101 200501 1 001", "19800101 200501 1 001"),
        ("12345", "12345"),
        ("", ""),
    ],
)
def test_a_nip_stands_in_its_groups(nip: str, tertulis: str) -> None:
    assert format_nip(nip) == tertulis


def test_a_figure_without_a_category_says_why_below_the_table() -> None:
    tanpa = Capaian(status=Status.DIHITUNG, mentah=Decimal(5), nilai=Decimal("5.00"), alasan=Alasan.RUMUS_C.value)
    baris = replace(DAFTAR_BARIS[0], capaian=tanpa)
    catatan = f"{baris.indikator.kode} {baris.indikator.nama}: {Alasan.RUMUS_C.value}"
    for isi in (LAPORAN, BAB_TIGA):
        assert catatan in read(write(replace(isi, rekap=make_rekap((baris,))))).splitlines()
