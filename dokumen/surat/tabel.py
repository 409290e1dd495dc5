"""Tables of a paper: the heading stands on every page, and no row is torn in two."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as Surat
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from docx.table import Table, _Row

from dokumen.surat.gaya import Gaya
from dokumen.surat.kertas import LEBAR_ISI, element, write

KIRI, TENGAH, KANAN = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_TEPI, _TEPI_RAPAT = 108, 57  # between a cell's text and its rule, in twentieths of a point


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its heading, its width in cm, and how its cells are aligned."""

    judul: str
    lebar: float
    rata: WD_ALIGN_PARAGRAPH = KIRI


def add_tabel(
    surat: Surat, daftar_kolom: Sequence[Kolom], daftar_baris: Sequence[Sequence[str]], *, rapat: bool = False
) -> None:
    """A ruled table within the margins; every row has one text per column. `rapat` packs many columns closer."""
    gaya, kepala_gaya = (Gaya.TABEL_RAPAT, Gaya.KEPALA_RAPAT) if rapat else (Gaya.TABEL, Gaya.KEPALA_TABEL)
    lebar = [kolom.lebar for kolom in daftar_kolom]
    tabel = new_tabel(surat, lebar, 1 + len(daftar_baris), "Table Grid")
    kepala, *isi = tabel.rows
    _fill(kepala, [kolom.judul for kolom in daftar_kolom], kepala_gaya)
    for baris, teks in zip(isi, daftar_baris, strict=True):
        _fill(baris, teks, gaya, [kolom.rata for kolom in daftar_kolom])
    xml = surat.element.body.tbl_lst[-1]
    xml.tr_lst[0].get_or_add_trPr().append(element("w:tblHeader"))
    inden = _TEPI_RAPAT if rapat else _TEPI
    xml.tblPr.insert_element_before(element("w:tblInd", w=str(inden), type="dxa"), "w:tblLayout", "w:tblLook")
    if rapat:
        tepi = element("w:tblCellMar")
        for sisi in ("w:left", "w:right"):
            tepi.append(element(sisi, w=str(inden), type="dxa"))
        xml.tblPr.insert_element_before(tepi, "w:tblLook")


def add_label(surat: Surat, daftar_butir: Sequence[tuple[str, str]], lebar: float = 3.2) -> None:
    """Lines of name, colon and value, aligned without rules; `lebar` of the names in cm."""
    titik_dua = 0.5
    tabel = new_tabel(surat, [lebar, titik_dua, LEBAR_ISI.cm - lebar - titik_dua], len(daftar_butir), None)
    for baris, (nama, nilai) in zip(tabel.rows, daftar_butir, strict=True):
        _fill(baris, [nama, ":", nilai], Gaya.LABEL)
    surat.add_paragraph(style=Gaya.JARAK)


def add_grid(surat: Surat, daftar_butir: Sequence[tuple[str, Sequence[str]]], lebar: float, gaya: Gaya) -> None:
    """Ruled lines of name and value, a value in as many paragraphs as it has; `lebar` of the names in cm."""
    tabel = new_tabel(surat, [lebar, LEBAR_ISI.cm - lebar], len(daftar_butir), "Table Grid")
    for baris, (nama, isi) in zip(tabel.rows, daftar_butir, strict=True):
        kiri, kanan = baris.cells
        kiri.paragraphs[0].style = kanan.paragraphs[0].style = gaya
        write(kiri.paragraphs[0], nama)
        for urut, teks in enumerate(isi):
            write(kanan.paragraphs[0] if urut == 0 else kanan.add_paragraph(style=gaya), teks)
    surat.element.body.tbl_lst[-1].tblPr.insert_element_before(
        element("w:tblInd", w=str(_TEPI), type="dxa"), "w:tblLayout", "w:tblLook"
    )


def new_tabel(surat: Surat, lebar: Sequence[float], jumlah_baris: int, gaya: str | None) -> Table:
    """A table of that many rows that stays as wide as its columns, and tears no row."""
    tabel: Table = surat.add_table(rows=jumlah_baris, cols=len(lebar), style=gaya)
    tabel.autofit = False
    for kolom, cm in zip(tabel.columns, lebar, strict=True):
        kolom.width = Cm(cm)
    for baris in surat.element.body.tbl_lst[-1].tr_lst:
        baris.get_or_add_trPr().append(element("w:cantSplit"))
        for sel, cm in zip(baris.tc_lst, lebar, strict=True):
            sel.width = Cm(cm)
    return tabel


def _fill(baris: _Row, daftar_teks: Sequence[str], gaya: Gaya, rata: Sequence[WD_ALIGN_PARAGRAPH] = ()) -> None:
    daftar_sel = baris.cells
    for sel, teks in zip(daftar_sel, daftar_teks, strict=True):
        sel.paragraphs[0].style = gaya
        write(sel.paragraphs[0], teks)
    for sel, arah in zip(daftar_sel, rata, strict=False):
        sel.paragraphs[0].alignment = arah
