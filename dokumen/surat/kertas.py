"""A paper in the office's form: A4, one typeface, Indonesian, and the same bytes for the same words."""

import io
import re
from datetime import UTC, date, datetime, time
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Surat
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph

from dokumen.bungkus import repack
from dokumen.surat.gaya import Gaya, set_gaya
from dokumen.teks import clean_teks

LEBAR, TINGGI = Cm(21), Cm(29.7)
KIRI, ATAS, KANAN, BAWAH = Cm(3), Cm(2), Cm(2), Cm(2.5)
LEBAR_ISI = Length(LEBAR - KIRI - KANAN)
BAWAAN = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
_PEMISAH = re.compile(r"([\t\r\n])")
_LAIN = {"\t": "<w:tab/>", "\r": "<w:br/>", "\n": "<w:br/>"}
_SIFAT_TERPANJANG = 255  # characters in one property of a docx


def new_surat(judul: str, pembuat: str, tanggal: date) -> Surat:
    """An empty paper; its properties name the title, the office and its date, and no other moment."""
    surat = Document()
    _drop_bawaan(surat)
    set_sifat(surat, judul, pembuat, tanggal)
    _set_halaman(surat)
    set_gaya(surat)
    return surat


def set_sifat(surat: Surat, judul: str, pembuat: str, tanggal: date) -> None:
    """Its properties: whose it is and of when, and nothing a program noted there."""
    sifat = surat.core_properties
    sifat.title = clean_teks(judul)[:_SIFAT_TERPANJANG]
    sifat.author = clean_teks(pembuat)[:_SIFAT_TERPANJANG]
    sifat.last_modified_by = sifat.comments = ""
    sifat.language = "id-ID"
    sifat.created = sifat.modified = datetime.combine(tanggal, time(), UTC)


def save_surat(surat: Surat) -> bytes:
    """The docx file."""
    hasil = io.BytesIO()
    surat.save(hasil)
    return repack(hasil.getvalue())


def begin_lanskap(surat: Surat) -> None:
    """Begin a new page that lies on its side."""
    bagian = surat.add_section()
    bagian.orientation = WD_ORIENT.LANDSCAPE
    bagian.page_width, bagian.page_height = TINGGI, LEBAR


def lay_on_side(surat: Surat) -> None:
    """Turn a paper that has no other page yet on its side."""
    halaman = surat.sections[0]
    halaman.orientation = WD_ORIENT.LANDSCAPE
    halaman.page_width, halaman.page_height = TINGGI, LEBAR


def begin_tegak(surat: Surat) -> None:
    """Begin a new page that stands upright again."""
    bagian = surat.add_section()
    bagian.orientation = WD_ORIENT.PORTRAIT
    bagian.page_width, bagian.page_height = LEBAR, TINGGI


def number_halaman(surat: Surat) -> None:
    """Put the page's number at the foot of every page."""
    kaki = surat.sections[0].footer.paragraphs[0]
    kaki.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kolom = element("w:fldSimple", instr="PAGE")
    write(kaki, "1")  # what stands there until a program counts
    kolom.append(kaki.runs[0].font.element)
    kaki.paragraph_format.element.append(kolom)


def add_alinea(surat: Surat, gaya: Gaya) -> Paragraph:
    """An empty paragraph of that style; python-docx would look the style up among all of them each time."""
    paragraf = surat.add_paragraph()
    paragraf.paragraph_format.element.style = gaya.sebutan
    return paragraf


def write(paragraf: Paragraph, teks: str, *, tebal: bool = False, garis: bool = False, sorot: bool = False) -> None:
    """Append words, in bold, underlined or marked (`sorot`); text enters a paper here and by `run_of` alone."""
    run = paragraf.add_run(clean_teks(teks))
    run.bold = tebal or None
    run.underline = garis or None
    if sorot:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def run_of(teks: str) -> str:
    """The same as XML, for a table's thousands of cells: what `write` makes of plain words."""
    bagian = (_LAIN.get(satu) or _text_of(satu) for satu in _PEMISAH.split(clean_teks(teks)) if satu)
    return f"<w:r><w:rPr/>{''.join(bagian)}</w:r>"


def _text_of(teks: str) -> str:
    ruang = ' xml:space="preserve"' if teks != teks.strip() else ""
    return f"<w:t{ruang}>{escape(teks)}</w:t>"


def element(nama: str, **atribut: str) -> BaseOxmlElement:
    """An element of WordprocessingML with its attributes, where python-docx has no word for it."""
    hasil = OxmlElement(nama)
    for kunci, nilai in atribut.items():
        hasil.set(qn(f"w:{kunci}"), nilai)
    return hasil


def _drop_bawaan(surat: Surat) -> None:
    """What the empty template brings along: a preview of another paper, and a second copy of all styles."""
    for hubungan in (surat.part.package.rels, surat.part.rels):
        for kunci in [k for k, rel in hubungan.items() if rel.reltype in BAWAAN]:
            del hubungan[kunci]


def _set_halaman(surat: Surat) -> None:
    halaman = surat.sections[0]
    halaman.page_width, halaman.page_height = LEBAR, TINGGI
    halaman.left_margin, halaman.right_margin = KIRI, KANAN
    halaman.top_margin, halaman.bottom_margin = ATAS, BAWAH
