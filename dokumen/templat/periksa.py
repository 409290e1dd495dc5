"""Whether a template may take the place of ours: guarded, read tag by tag, and tried before it is taken.

Jinja could do far more than fill in. So every tag is read as Jinja will read it, and only fields, loops over the lists
there are, conditions and a few filters pass; then no template can run longer than its own length times its rows.
"""

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence, Set

from docx.document import Document as Surat
from docx.oxml.ns import qn
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from dokumen.templat.field import LOGO, Field, Konteks, empty, list_samples, sample
from dokumen.templat.jenis import JenisSurat
from dokumen.templat.lukis import FILTER, Templat, environment, render
from dokumen.templat.penjaga import check_docx
from dokumen.templat.penolakan import Alasan, TemplatDitolak

_TAMPAK = 60
_MAKS_PER_BARIS = 256 * 2**10  # characters one more row may add to a paper
_LOOP = frozenset(("index", "first", "last", "length"))
_SISA = re.compile(r"\{[{%#]|[}%#]\}")
_NIHIL: Mapping[str, Field] = {}
_BERTEKS = frozenset((qn("w:t"), qn("w:delText"), qn("w:instrText"), qn("w:delInstrText")))
_W = qn("w:p").removesuffix("p")
_GAMBAR = b64decode(  # one pixel, as a logo to try with
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQAY3Y2wAAAAAElFTkSuQmCC"
)


def check_templat(jenis: JenisSurat, isi: bytes) -> None:
    """Raise TemplatDitolak, with the reason, unless letters of that kind can be drawn from this docx."""
    check_docx(isi)
    fields = jenis.load().fields
    pembaca = _Pembaca({field.name: field for field in fields})
    for teks in _sources(isi):
        _check_tags(pembaca, teks)
    _try_out(fields, isi, pembaca.ditanya)


def _sources(isi: bytes) -> Iterator[str]:
    """What Jinja will read: the body, the heads and the feet, as docxtpl prepares them."""
    templat = Templat(isi)
    try:
        templat.init_docx()
        yield _prepare(templat, templat.get_xml())
        for jenis in (templat.HEADER_URI, templat.FOOTER_URI):
            for _, bagian in templat.get_headers_footers(jenis):
                yield _prepare(templat, templat.get_part_xml(bagian))
    except Exception as galat:
        raise TemplatDitolak(Alasan.BUKAN_DOCX) from galat


def _prepare(templat: Templat, xml: str) -> str:
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", str(templat.patch_xml(xml)))


def _check_tags(pembaca: "_Pembaca", teks: str) -> None:
    try:
        pembaca.read(environment().parse(teks).body)
    except TemplateSyntaxError as galat:
        raise TemplatDitolak(Alasan.SALAH_TULIS, galat.message or "", _near(teks, galat.lineno)) from galat
    except RecursionError as galat:
        raise TemplatDitolak(Alasan.TIDAK_DIIZINKAN, "(((...)))") from galat


def _near(teks: str, baris: int) -> str:
    """The words around a tag; where a line has none, those before it."""
    daftar = [" ".join(re.sub(r"<[^>]*>", "", satu).split()) for satu in teks.splitlines()]
    sampai = [satu for satu in daftar[:baris] if satu]
    return (sampai[-1] if sampai else "")[-_TAMPAK:]


class _Pembaca:
    """Walks over the tags; `ditanya` are the fields that conditions ask about.

    Meanwhile `_nama` is what a row of the loop is called, and `_kolom` what it has.
    """

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self.ditanya: set[str] = set()
        self._fields = fields
        self._nama = ""
        self._kolom: Mapping[str, Field] = _NIHIL

    def read(self, daftar: Sequence[nodes.Node]) -> None:
        """Every one of these, and what stands within."""
        for satu in daftar:
            self._statement(satu)

    def _statement(self, satu: nodes.Node) -> None:
        match satu:
            case nodes.Output():
                for isi in satu.nodes:
                    if not isinstance(isi, nodes.TemplateData):
                        self._text(isi)
            case nodes.If():
                self._condition(satu.test)
                self.read([*satu.body, *satu.elif_, *satu.else_])
            case nodes.For():
                self._loop(satu)
            case _:
                raise TemplatDitolak(Alasan.TIDAK_DIIZINKAN, _say(satu))

    def _loop(self, satu: nodes.For) -> None:
        nama = satu.iter.name if isinstance(satu.iter, nodes.Name) else _say(satu.iter)
        if self._nama or satu.test is not None or satu.recursive or not isinstance(satu.iter, nodes.Name):
            raise TemplatDitolak(Alasan.TIDAK_DIIZINKAN, f"for ... in {nama}")
        field = self._find(nama)
        if not field.is_list or not isinstance(satu.target, nodes.Name) or satu.target.name in self._fields:
            raise TemplatDitolak(Alasan.BUKAN_DAFTAR, nama)
        self._nama = satu.target.name
        self._kolom = {kolom.name: kolom for kolom in field.columns}
        self.read(satu.body)
        self._nama, self._kolom = "", _NIHIL
        self.read(satu.else_)

    def _text(self, isi: nodes.Node) -> None:
        """Something that goes into the paper."""
        match isi:
            case nodes.Filter(node=nodes.Name(name=nama)) if nama == LOGO:
                raise TemplatDitolak(Alasan.TIDAK_DIIZINKAN, f"|{isi.name}")
            case nodes.Filter(node=nodes.Expr() as dalam) if isi.name in FILTER and not _has_arguments(isi):
                self._text(dalam)
            case nodes.Name(name=nama) if nama == self._nama:
                if self._kolom:
                    raise TemplatDitolak(Alasan.BUKAN_DAFTAR, nama)
            case nodes.Name(name=nama):
                if self._find(nama).is_list:
                    raise TemplatDitolak(Alasan.BUKAN_DAFTAR, nama)
            case nodes.Getattr(node=nodes.Name(name=nama), attr=kolom):
                self._column(nama, kolom)
            case _:
                raise TemplatDitolak(Alasan.TIDAK_DIIZINKAN, _say(isi))

    def _condition(self, isi: nodes.Node) -> None:
        match isi:
            case nodes.Not(node=dalam):
                self._condition(dalam)
            case nodes.And() | nodes.Or():
                self._condition(isi.left)
                self._condition(isi.right)
            case nodes.Name(name=nama) if nama != self._nama:
                self.ditanya.add(self._find(nama).name)
            case _:
                self._text(isi)

    def _column(self, nama: str, kolom: str) -> None:
        if nama == "loop" and self._nama:
            if kolom not in _LOOP:
                raise TemplatDitolak(Alasan.TIDAK_DIIZINKAN, f"loop.{kolom}")
        elif nama != self._nama:
            self._find(nama)
            raise TemplatDitolak(Alasan.TIDAK_DIKENAL, f"{nama}.{kolom}", nama)
        elif kolom not in self._kolom:
            ada = ", ".join(f"{nama}.{satu}" for satu in self._kolom) or nama
            raise TemplatDitolak(Alasan.TIDAK_DIKENAL, f"{nama}.{kolom}", ada)

    def _find(self, nama: str) -> Field:
        if nama not in self._fields:
            raise TemplatDitolak(Alasan.TIDAK_DIKENAL, nama, ", ".join(self._fields))
        return self._fields[nama]


def _has_arguments(filter_: nodes.Filter) -> bool:
    return bool(filter_.args or filter_.kwargs or filter_.dyn_args or filter_.dyn_kwargs)


def _say(satu: nodes.Node) -> str:
    """A tag in the words a person would know it by."""
    match satu:
        case nodes.Call(node=nodes.Name(name=nama)):
            return f"{nama}(...)"
        case nodes.Filter(name=nama):
            return f"|{nama}"
        case nodes.Getattr(attr=nama):
            return f".{nama}"
        case nodes.Const(value=nilai):
            return repr(nilai)[:_TAMPAK]
        case _:
            return type(satu).__name__.lower()


def _try_out(fields: Sequence[Field], isi: bytes, ditanya: Set[str]) -> None:
    """Draw it with all there is, with nothing, without each thing asked about; what is required must stand there."""
    penuh, kosong = sample(fields), empty(fields)
    try:
        teks, panjang = _draw(isi, penuh, _GAMBAR)
        for kurang in (kosong, *({**penuh, nama: kosong[nama]} for nama in ditanya)):
            _, pendek = _draw(isi, kurang)
            if panjang - pendek > _MAKS_PER_BARIS:
                raise TemplatDitolak(Alasan.TERLALU_BESAR)
    except TemplatDitolak:
        raise
    except Exception as galat:
        raise TemplatDitolak(Alasan.TIDAK_BERPASANGAN) from galat
    for nama, contoh in (satu for field in fields for satu in list_samples(field)):
        if contoh.casefold() not in teks.casefold():
            raise TemplatDitolak(Alasan.KURANG, nama)


def _draw(isi: bytes, konteks: Konteks, logo: bytes | None = None) -> tuple[str, int]:
    """All that would stand in the paper, and how long its body is as XML."""
    surat = render(isi, konteks, logo)
    teks = _words(surat)
    if _SISA.search(teks):
        raise TemplatDitolak(Alasan.TIDAK_BERPASANGAN)
    return teks, len(surat.part.blob)


def _words(surat: Surat) -> str:
    """All that stands in a paper; a text outside a run would be lost, so it is refused."""
    teks: list[str] = []
    for unsur in (satu for akar in _roots(surat) for satu in akar.iter(f"{_W}*")):
        isi, ekor = (unsur.text or "").strip(), (unsur.tail or "").strip()
        if ekor or (isi and unsur.tag not in _BERTEKS):
            raise TemplatDitolak(Alasan.TIDAK_BERPASANGAN)
        teks.append(unsur.text or "" if unsur.tag in _BERTEKS else "\n" if unsur.tag == qn("w:p") else "")
    return "".join(teks)


def _roots(surat: Surat) -> Iterator[etree._Element]:
    """Every part with words in it, also those that docxtpl fills nothing into."""
    for bagian in surat.part.package.iter_parts():
        if str(bagian.partname).startswith("/word/") and bagian.partname.ext == "xml":
            yield etree.fromstring(bagian.blob, etree.XMLParser(resolve_entities=False))
