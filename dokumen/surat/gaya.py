"""The styles (gaya) of a paper: every kind of paragraph has one, and little is set by hand beside them."""

from dataclasses import dataclass
from enum import StrEnum

from docx.document import Document as Surat
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt
from docx.styles.style import ParagraphStyle

HURUF = "Arial"
BAHASA = "id-ID"
UKURAN = 11.5  # points

# What stays of the template: the defaults, and what the tables and the foot of the page stand on.
TETAP = frozenset(
    (
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
        "Table Grid",
        "header",
        "footer",
        "Header",
        "Footer",
    )
)


class Gaya(StrEnum):
    """The kinds of paragraphs, by the names Word shows."""

    KOP = "Kop"
    KOP_NAMA = "Kop Nama"
    KOP_ALAMAT = "Kop Alamat"
    KOP_GARIS = "Kop Garis"
    JUDUL = "Judul"
    SUBJUDUL = "Subjudul"
    BAGIAN = "Judul Bagian"
    GARIS = "Garis"
    JARAK = "Jarak"
    ISI = "Isi"
    DAFTAR = "Daftar"
    LABEL = "Label"
    TABEL = "Isi Tabel"
    KEPALA_TABEL = "Kepala Tabel"
    CATATAN = "Catatan"
    TANDA = "Tanda Tangan"
    TANDA_BERDUA = "Tanda Tangan Berdua"
    SEL = "Isi Lembar"
    TEMBUSAN = "Tembusan"
    BAB = "Judul Bab"
    BAB_SATU = "Judul Bab 1"
    BAB_DUA = "Judul Bab 2"
    BAB_TIGA = "Judul Bab 3"
    DRAF = "Catatan Draf"
    GAMBAR = "Gambar"
    JUDUL_GAMBAR = "Judul Gambar"
    JUDUL_TABEL = "Judul Tabel"
    RUMPANG = "Perlu Dilengkapi"
    TABEL_RAPAT = "Isi Tabel Rapat"
    KEPALA_RAPAT = "Kepala Tabel Rapat"

    @property
    def sebutan(self) -> str:
        """What paragraphs call it by."""
        return self.replace(" ", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bentuk:
    """How a kind of paragraph looks: size and the spaces around it in points, line height in lines.

    `jenjang` is its rank in the outline that Word shows beside the text, 0 the highest; None is no heading.
    """

    rata: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    ukuran: float = UKURAN
    tebal: bool = False
    sebelum: float = 0
    sesudah: float = 0
    baris: float = 1
    inden: Length | None = None
    gantung: Length | None = None
    dengan_berikut: bool = False
    jenjang: int | None = None


_TENGAH, _RATA = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY

BENTUK = {
    Gaya.KOP: Bentuk(rata=_TENGAH, ukuran=14, tebal=True),
    Gaya.KOP_NAMA: Bentuk(rata=_TENGAH, ukuran=17, tebal=True),
    Gaya.KOP_ALAMAT: Bentuk(rata=_TENGAH, ukuran=9.5, sebelum=2),
    Gaya.KOP_GARIS: Bentuk(rata=_TENGAH, ukuran=4, sesudah=14),
    Gaya.JUDUL: Bentuk(rata=_TENGAH, ukuran=13, tebal=True, dengan_berikut=True),
    Gaya.SUBJUDUL: Bentuk(rata=_TENGAH, sebelum=2, sesudah=12),
    Gaya.BAGIAN: Bentuk(tebal=True, sebelum=10, sesudah=4, dengan_berikut=True),
    Gaya.GARIS: Bentuk(ukuran=2, sesudah=10),
    Gaya.JARAK: Bentuk(ukuran=4, sesudah=2),
    Gaya.ISI: Bentuk(rata=_RATA, sesudah=6, baris=1.15),
    Gaya.DAFTAR: Bentuk(rata=_RATA, sesudah=3, baris=1.15, inden=Cm(0.8), gantung=Cm(0.8)),
    Gaya.LABEL: Bentuk(sebelum=1, sesudah=2),
    Gaya.TABEL: Bentuk(ukuran=9.5, sebelum=2, sesudah=2),
    Gaya.KEPALA_TABEL: Bentuk(rata=_TENGAH, ukuran=9.5, tebal=True, sebelum=3, sesudah=3),
    Gaya.CATATAN: Bentuk(ukuran=8.5, sebelum=4),
    Gaya.TANDA: Bentuk(inden=Cm(8), dengan_berikut=True),
    Gaya.TANDA_BERDUA: Bentuk(dengan_berikut=True),
    Gaya.SEL: Bentuk(sebelum=4, sesudah=4),
    Gaya.TEMBUSAN: Bentuk(ukuran=10, inden=Cm(0.6), gantung=Cm(0.6)),
    Gaya.BAB: Bentuk(rata=_TENGAH, ukuran=14, tebal=True, dengan_berikut=True, jenjang=0),
    Gaya.BAB_SATU: Bentuk(ukuran=13, tebal=True, sebelum=14, sesudah=6, dengan_berikut=True, jenjang=1),
    Gaya.BAB_DUA: Bentuk(ukuran=12, tebal=True, sebelum=16, sesudah=4, dengan_berikut=True, jenjang=2),
    Gaya.BAB_TIGA: Bentuk(tebal=True, sebelum=10, sesudah=4, dengan_berikut=True, jenjang=3),
    Gaya.DRAF: Bentuk(ukuran=10, sebelum=2, sesudah=2, inden=Cm(0.2)),
    Gaya.GAMBAR: Bentuk(rata=_TENGAH, sebelum=8, dengan_berikut=True),
    Gaya.JUDUL_GAMBAR: Bentuk(rata=_TENGAH, ukuran=10, sebelum=2, sesudah=10),
    Gaya.RUMPANG: Bentuk(sebelum=4, sesudah=6, baris=1.15),
    Gaya.TABEL_RAPAT: Bentuk(ukuran=9, sebelum=1, sesudah=1),
    Gaya.KEPALA_RAPAT: Bentuk(rata=_TENGAH, ukuran=9, tebal=True, sebelum=2, sesudah=2),
    Gaya.JUDUL_TABEL: Bentuk(ukuran=10, sebelum=6, sesudah=4, dengan_berikut=True),
}


def set_gaya(surat: Surat) -> None:
    """Give a fresh document the typeface, the language and every style."""
    _drop_gaya(surat)
    _set_dasar(surat)
    for gaya, bentuk in BENTUK.items():
        _add_gaya(surat, gaya, bentuk)
    _add_garis(surat, Gaya.KOP_GARIS, "thickThinSmallGap", 24)
    _add_garis(surat, Gaya.GARIS, "single", 8)
    _add_kotak(surat, Gaya.DRAF)


def _drop_gaya(surat: Surat) -> None:
    """The empty template brings some 160 styles no paper uses, and every look-up of one walks past them."""
    for gaya in list(surat.styles):
        if gaya.name not in TETAP:
            gaya.delete()


def _set_dasar(surat: Surat) -> None:
    """The defaults every style stands on: no theme's typeface, no space the styles did not ask for."""
    semua = surat.styles.element
    semua.replace(
        semua.find(qn("w:docDefaults")),
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
            f'<w:rFonts w:ascii="{HURUF}" w:hAnsi="{HURUF}" w:eastAsia="{HURUF}" w:cs="{HURUF}"/>'
            f'<w:sz w:val="{UKURAN * 2:.0f}"/><w:szCs w:val="{UKURAN * 2:.0f}"/>'
            f'<w:lang w:val="{BAHASA}" w:eastAsia="{BAHASA}" w:bidi="ar-SA"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        ),
    )


def _add_gaya(surat: Surat, gaya: Gaya, bentuk: Bentuk) -> None:
    hasil = surat.styles.add_style(gaya, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(hasil, ParagraphStyle):
        raise TypeError(f"{gaya} is no paragraph style")
    hasil.font.size, hasil.font.bold = Pt(bentuk.ukuran), bentuk.tebal
    paragraf = hasil.paragraph_format
    paragraf.alignment, paragraf.line_spacing = bentuk.rata, float(bentuk.baris)
    paragraf.space_before, paragraf.space_after = Pt(bentuk.sebelum), Pt(bentuk.sesudah)
    paragraf.left_indent = bentuk.inden
    paragraf.first_line_indent = None if bentuk.gantung is None else Length(-bentuk.gantung)
    paragraf.keep_with_next = bentuk.dengan_berikut or None
    paragraf.widow_control = True
    if bentuk.jenjang is not None:
        _add_jenjang(surat, gaya, bentuk.jenjang)


def _add_garis(surat: Surat, gaya: Gaya, jenis: str, tebal: int) -> None:
    """A rule below each paragraph of that style, `tebal` in eighths of a point."""
    garis = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="{jenis}" w:sz="{tebal}" w:space="1" w:color="auto"/></w:pBdr>'
    )
    surat.styles[gaya].element.get_or_add_pPr().insert_element_before(garis, "w:spacing", "w:ind", "w:jc")


def _add_kotak(surat: Surat, gaya: Gaya) -> None:
    """A frame around paragraphs of that style; neighbours share one."""
    sisi = "".join(
        f'<w:{nama} w:val="single" w:sz="6" w:space="4" w:color="auto"/>' for nama in ("top", "left", "bottom", "right")
    )
    kotak = parse_xml(f"<w:pBdr {nsdecls('w')}>{sisi}</w:pBdr>")
    surat.styles[gaya].element.get_or_add_pPr().insert_element_before(kotak, "w:spacing", "w:ind", "w:jc")


def _add_jenjang(surat: Surat, gaya: Gaya, jenjang: int) -> None:
    """The rank in the outline; it stands last among what a style says of its paragraphs."""
    surat.styles[gaya].element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{jenjang}"/>'))
