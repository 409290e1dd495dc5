"""Fills a template in: the same value, template and logo give the same bytes, and a value stays as it was typed."""

import html
import io
from functools import cache
from typing import Any

from docx.document import Document as Surat
from docx.image.image import Image
from docx.shared import Cm, Length
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from dokumen.surat.kertas import save_surat, set_sifat
from dokumen.teks import clean_teks
from dokumen.templat.field import LOGO, Konteks
from dokumen.templat.jenis import JenisSurat

FILTER = ("lower", "title", "trim", "upper")
_LOGO = Length(Cm(2.2))  # the longer side
_KURAWAL = str.maketrans({"{": "&#123;", "}": "&#125;"})  # what a person typed is no tag, and is none afterwards


class Templat(DocxTemplate):  # type: ignore[misc]  # docxtpl says nothing of its types
    """A template as docxtpl reads it: tags stand in the body, in heads and in feet, and nowhere else."""

    def __init__(self, berkas: bytes) -> None:
        super().__init__(io.BytesIO(berkas))

    def render_properties(self, *_: object) -> None:
        """Ours are set from the value."""

    def render_footnotes(self, *_: object) -> None:
        """No paper has any."""

    def fix_tables(self, xml: str) -> etree._Element:
        """docxtpl mends what is torn, and loses words with it; here that is an error."""
        etree.fromstring(xml)
        return super().fix_tables(xml)


def render(templat: bytes, konteks: Konteks, logo: bytes | None = None) -> Surat:
    """The paper; raises what docxtpl, Jinja or lxml raise where the template is not one that was accepted."""
    isi = Templat(templat)
    gambar = InlineImage(isi, io.BytesIO(logo), **_size(logo)) if logo else ""
    isi.render({**konteks, LOGO: gambar}, environment())
    surat: Surat = isi.docx
    return surat


def draw_surat(jenis: JenisSurat, isi: Any, templat: bytes, logo: bytes | None = None) -> bytes:
    """The docx file of a value; its properties name the kind, the office and the paper's date, and no other moment."""
    bentuk = jenis.load()
    surat = render(templat, bentuk.context(isi), logo)
    set_sifat(surat, jenis.judul, isi.kop.nama, bentuk.tanggal(isi))
    return save_surat(surat)


@cache
def environment() -> SandboxedEnvironment:
    """Jinja with nothing in it but a few filters; each value is escaped as it goes into the paper."""
    env = SandboxedEnvironment(undefined=StrictUndefined, finalize=_finalize, autoescape=False)
    env.globals.clear()
    env.tests.clear()
    env.filters = {nama: env.filters[nama] for nama in FILTER}
    return env


def _finalize(nilai: object) -> object:
    if isinstance(nilai, InlineImage | Undefined):
        return nilai
    return html.escape(clean_teks(str(nilai))).translate(_KURAWAL)


def _size(logo: bytes) -> dict[str, Length]:
    gambar = Image.from_blob(logo)
    return {"width" if gambar.px_width >= gambar.px_height else "height": _LOGO}
