"""Tables of a paper: the heading stands on every page, and no row is torn in two.

The rows are put together as text and parsed at once: a table of Bab III has thousands of cells, and python-docx takes
a millisecond or two for each.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as Surat
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Tbl
from docx.shared import Cm
from docx.table import Table

from dokumen.surat.gaya import Gaya
from dokumen.surat.kertas import LEBAR_ISI, add_alinea, element, run_of, write

KIRI, TENGAH, KANAN = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_TEPI, _TEPI_RAPAT = 108, 57  # between a cell's text and its rule, in twentieths of a point
_UTUH, _DIULANG = "<w:cantSplit/>", "<w:tblHeader/>"


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
    kepala = _row([kolom.judul for kolom in daftar_kolom], [_frame(kepala_gaya, cm) for cm in lebar], _DIULANG)
    sel = [_frame(gaya, kolom.lebar, kolom.rata) for kolom in daftar_kolom]
    xml = _add(surat, lebar, [kepala, *(_row(teks, sel) for teks in daftar_baris)], "Table Grid")
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
    semua = [lebar, titik_dua, LEBAR_ISI.cm - lebar - titik_dua]
    sel = [_frame(Gaya.LABEL, cm) for cm in semua]
    _add(surat, semua, [_row((nama, ":", nilai), sel) for nama, nilai in daftar_butir], None)
    add_alinea(surat, Gaya.JARAK)


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


def _add(surat: Surat, lebar: Sequence[float], daftar_baris: Sequence[str], gaya: str | None) -> CT_Tbl:
    tabel = surat.add_table(rows=0, cols=len(lebar), style=gaya)
    tabel.autofit = False
    for kolom, cm in zip(tabel.columns, lebar, strict=True):
        kolom.width = Cm(cm)
    xml: CT_Tbl = surat.element.body.tbl_lst[-1]
    xml.extend(list(parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(daftar_baris)}</w:tbl>")))
    return xml


def _row(daftar_teks: Sequence[str], sel: Sequence[tuple[str, str]], sifat: str = "") -> str:
    isi = "".join(f"{buka}{run_of(teks)}{tutup}" for (buka, tutup), teks in zip(sel, daftar_teks, strict=True))
    return f"<w:tr><w:trPr>{_UTUH}{sifat}</w:trPr>{isi}</w:tr>"


def _frame(gaya: Gaya, cm: float, rata: WD_ALIGN_PARAGRAPH | None = None) -> tuple[str, str]:
    """What stands around the words of a column's cells."""
    arah = "" if rata is None else f'<w:jc w:val="{WD_ALIGN_PARAGRAPH.to_xml(rata)}"/>'
    lebar = f'<w:tcPr><w:tcW w:type="dxa" w:w="{Cm(cm).twips}"/></w:tcPr>'
    return f'<w:tc>{lebar}<w:p><w:pPr><w:pStyle w:val="{gaya.sebutan}"/>{arah}</w:pPr>', "</w:p></w:tc>"
