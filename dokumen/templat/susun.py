"""The parts our templates are put together from: head, title, body, lists, tables, signature (domain, section 5).

A paragraph that holds only {%p ... %} is a command and leaves no trace, as is a row with {%tr ... %}.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from docx.document import Document as Surat
from docx.shared import Cm
from docx.table import _Cell

from dokumen.surat.gaya import Gaya
from dokumen.surat.kertas import LEBAR_ISI, write
from dokumen.surat.tabel import Kolom, add_label, add_tabel, new_tabel

TITIK = "." * 36  # a line to write a name on
LEBAR_LOGO = Cm(2.2)
_LEBAR_SEL_LOGO = 2.6
Wadah = Surat | _Cell


def put_kop(surat: Surat) -> None:
    """The head: the logo where there is one, the government, the agency, the address, and the double line."""
    with when(surat, "logo", Gaya.KOP):
        lebar = [_LEBAR_SEL_LOGO, LEBAR_ISI.cm - 2 * _LEBAR_SEL_LOGO, _LEBAR_SEL_LOGO]
        kiri, tengah, _ = new_tabel(surat, lebar, 1, None).rows[0].cells
        kiri.paragraphs[0].style = Gaya.KOP
        write(kiri.paragraphs[0], "{{ logo }}")
        _put_kop_teks(tengah)
        _drop_first(tengah)
        put(surat, Gaya.KOP, "{%p else %}")
        _put_kop_teks(surat)
    put(surat, Gaya.KOP_GARIS)


def put_judul(surat: Surat, judul: str, subjudul: str = "") -> None:
    """The title, bold and underlined, and the line below it where there is one."""
    write(surat.add_paragraph(style=Gaya.JUDUL), judul, garis=True)
    if subjudul:
        put(surat, Gaya.SUBJUDUL, subjudul)


def put_label(surat: Surat, daftar: Sequence[tuple[str, str]], lebar: float) -> None:
    """Lines of name, colon and field; `lebar` of the names in cm."""
    add_label(surat, daftar, lebar)


def put_kepala_nota(surat: Surat) -> None:
    """To whom, from whom, when and about what a nota dinas is, and the line below."""
    daftar = ("Yth.", "kepada"), ("Dari", "dari"), ("Tanggal", "tanggal"), ("Sifat", "sifat")
    butir = (*daftar, ("Lampiran", "lampiran"), ("Hal", "hal"))
    put_label(surat, [(awal, f"{{{{ {field} }}}}") for awal, field in butir], 2.5)
    put(surat, Gaya.GARIS)


def put_isi(surat: Surat, teks: str) -> None:
    """One paragraph of the body."""
    put(surat, Gaya.ISI, teks)


def put_semua(surat: Surat, field: str, gaya: Gaya = Gaya.ISI) -> None:
    """A paragraph for each text of a list."""
    put(surat, gaya, f"{{%p for satu in {field} %}}")
    put(surat, gaya, "{{ satu }}")
    put(surat, gaya, "{%p endfor %}")


def put_daftar(surat: Surat, field: str, kosong: str = "Tidak ada.") -> None:
    """A numbered list, or the sentence that stands for an empty one."""
    put(surat, Gaya.DAFTAR, f"{{%p for satu in {field} %}}")
    put(surat, Gaya.DAFTAR, "{{ loop.index }}.\t{{ satu }}")
    put(surat, Gaya.DAFTAR, "{%p else %}")
    put(surat, Gaya.ISI, kosong)
    put(surat, Gaya.DAFTAR, "{%p endfor %}")


def put_tabel(surat: Surat, field: str, kolom: Sequence[tuple[Kolom, str]]) -> None:
    """A ruled table with a row for each row of a list; beside each column the field that stands in it."""
    isi = [f"{{{{ baris.{nama} }}}}" for _, nama in kolom]
    add_tabel(surat, [satu for satu, _ in kolom], _loop(field, isi))


def put_label_tabel(surat: Surat, field: str, lebar: float) -> None:
    """Lines of name, colon and value, one for each row of a list with the columns `label` and `nilai`."""
    add_label(surat, [(awal, nilai) for awal, nilai in _loop(field, ["{{ baris.label }}", "{{ baris.nilai }}"])], lebar)


def put_tanda(surat: Surat) -> None:
    """The signature at the right, kept together on one page."""
    put(surat, Gaya.TANDA)
    _put_penanda(surat, "penanda", Gaya.TANDA)


def put_tanda_berdua(surat: Surat, kiri: tuple[str, str], kanan: tuple[str, str]) -> None:
    """Two signatures side by side, each the words above it and whose fields it has."""
    put(surat, Gaya.TANDA_BERDUA)
    lebar = LEBAR_ISI.cm / 2
    for sel, (kata, awalan) in zip(new_tabel(surat, [lebar, lebar], 1, None).rows[0].cells, (kiri, kanan), strict=True):
        put(sel, Gaya.TANDA_BERDUA, kata)
        _put_penanda(sel, awalan, Gaya.TANDA_BERDUA)
        _drop_first(sel)
    put(surat, Gaya.JARAK)


def put_tembusan(surat: Surat) -> None:
    """Who gets a copy; nothing where nobody does."""
    with when(surat, "tembusan", Gaya.TEMBUSAN):
        put(surat, Gaya.TEMBUSAN)
        write(surat.add_paragraph(style=Gaya.TEMBUSAN), "Tembusan:", garis=True)
        put(surat, Gaya.TEMBUSAN, "{%p for satu in tembusan %}")
        put(surat, Gaya.TEMBUSAN, "{{ loop.index }}.\t{{ satu }}")
        put(surat, Gaya.TEMBUSAN, "{%p endfor %}")


@contextmanager
def when(wadah: Wadah, field: str, gaya: Gaya) -> Iterator[None]:
    """What is put meanwhile stands there only where the field is not empty."""
    put(wadah, gaya, f"{{%p if {field} %}}")
    yield
    put(wadah, gaya, "{%p endif %}")


def put(wadah: Wadah, gaya: Gaya, teks: str = "") -> None:
    """One paragraph of any style, in the paper or in a cell."""
    paragraf = wadah.add_paragraph(style=gaya)
    if teks:
        write(paragraf, teks)


def _put_kop_teks(wadah: Wadah) -> None:
    with when(wadah, "kop_pemerintah", Gaya.KOP):
        put(wadah, Gaya.KOP, "{{ kop_pemerintah }}")
    put(wadah, Gaya.KOP_NAMA, "{{ kop_nama }}")
    with when(wadah, "kop_alamat", Gaya.KOP_ALAMAT):
        put(wadah, Gaya.KOP_ALAMAT, "{{ kop_alamat }}")


def _put_penanda(wadah: Wadah, awalan: str, gaya: Gaya) -> None:
    for teks in (f"{{{{ {awalan}_jabatan }}}},", "", "", "", ""):
        put(wadah, gaya, teks)
    with when(wadah, f"{awalan}_nama", gaya):
        write(wadah.add_paragraph(style=gaya), f"{{{{ {awalan}_nama }}}}", tebal=True, garis=True)
        put(wadah, gaya, "{%p else %}")
        write(wadah.add_paragraph(style=gaya), TITIK, tebal=True)
    for nama, awal in (("pangkat", ""), ("nip", "NIP ")):
        with when(wadah, f"{awalan}_{nama}", gaya):
            put(wadah, gaya, f"{awal}{{{{ {awalan}_{nama} }}}}")


def _drop_first(sel: _Cell) -> None:
    """The paragraph a cell begins with."""
    paragraf = sel.paragraphs[0].paragraph_format.element
    paragraf.getparent().remove(paragraf)


def _loop(field: str, isi: Sequence[str]) -> list[list[str]]:
    kosong = [""] * (len(isi) - 1)
    return [[f"{{%tr for baris in {field} %}}", *kosong], list(isi), ["{%tr endfor %}", *kosong]]
