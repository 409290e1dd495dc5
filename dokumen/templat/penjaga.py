"""The guard before every template someone gives: what is dangerous to open, or to send out, is refused unopened."""

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.parsers import expat
from zipfile import ZipInfo

import filetype
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from dokumen.buka_bungkus import BungkusRusak, BungkusTerlaluBesar, check_daftar_isi, inflate, read_daftar_isi
from dokumen.templat.penolakan import MAKS_BERKAS, Alasan, TemplatDitolak

MAKS_TERURAI = 32 * 2**20
MAKS_XML = 2**20  # all of one part; a letter's is a tenth of it
MAKS_UNSUR = 20_000  # elements in one part
MAKS_DALAM = 200
MAKS_TANDA = 1_000  # tags in one part
MAKS_PANJANG_TANDA = 300
MAKS_LOGO = 2 * 2**20
MAKS_PIKSEL = 4_000

_BADAN = "word/document.xml"
_JENIS_ISI = "[Content_Types].xml"
_GAMBAR = ("word/media/", "word/fonts/", "docprops/")
_OBJEK = ("oleobject", "package", "control", "activexcontrol", "afchunk", "subdocument", "frame", "mailmergesource")
_MEDAN = re.compile(r"INCLUDE|DDE|LINK|DATABASE|IMPORT|\bRD\b|\bPRINT\b|MACRO|GOTOBUTTON|\{[{%#]", re.IGNORECASE)
_AWAL_TANDA = re.compile(r"\{[{%#]")
_AKHIR_TANDA = {"{{": "}}", "{%": "%}", "{#": "#}"}
_PERINTAH = ("instrText", "delInstrText")


def check_docx(isi: bytes) -> None:
    """Raise TemplatDitolak unless this is a docx within the limits that holds nothing but text and pictures."""
    if len(isi) > MAKS_BERKAS:
        raise TemplatDitolak(Alasan.TERLALU_BESAR)
    if filetype.guess_extension(isi) not in ("zip", "docx", "docm", "dotx", "dotm"):
        raise TemplatDitolak(Alasan.BUKAN_DOCX)
    try:
        daftar = read_daftar_isi(isi)
        _check_nama(daftar)
        check_daftar_isi(daftar, MAKS_TERURAI)
        for bagian in daftar:
            _check_bagian(isi, bagian)
    except BungkusTerlaluBesar as galat:
        raise TemplatDitolak(Alasan.TERLALU_BESAR) from galat
    except (BungkusRusak, expat.ExpatError) as galat:
        raise TemplatDitolak(Alasan.BUKAN_DOCX) from galat


def check_logo(isi: bytes) -> str:
    """The media type of a picture that can be a logo; TemplatDitolak for any other."""
    jenis = filetype.guess_mime(isi)
    if len(isi) > MAKS_LOGO or jenis not in ("image/png", "image/jpeg"):
        raise TemplatDitolak(Alasan.BUKAN_GAMBAR)
    try:
        gambar = Image.from_blob(isi)
        if not (0 < gambar.px_width <= MAKS_PIKSEL and 0 < gambar.px_height <= MAKS_PIKSEL):
            raise TemplatDitolak(Alasan.BUKAN_GAMBAR)
    except (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
        LookupError,
        ValueError,
        TypeError,
    ) as galat:
        raise TemplatDitolak(Alasan.BUKAN_GAMBAR) from galat
    return str(jenis)


def _check_nama(daftar: list[ZipInfo]) -> None:
    nama = [bagian.filename.lower() for bagian in daftar]
    if any(satu.rpartition("/")[2].startswith(("vbaproject", "vbadata")) for satu in nama):
        raise TemplatDitolak(Alasan.BERMAKRO)
    for satu in nama:
        if "/embeddings/" in satu or "/activex/" in satu or satu.endswith(".bin"):
            raise TemplatDitolak(Alasan.BEROBJEK, satu)
    if _BADAN not in nama or _JENIS_ISI.lower() not in nama or len(set(nama)) != len(nama):
        raise TemplatDitolak(Alasan.BUKAN_DOCX)


def _check_bagian(isi: bytes, bagian: ZipInfo) -> None:
    nama = bagian.filename.lower()
    if not nama.endswith((".xml", ".rels")):
        if not nama.startswith(_GAMBAR) and not nama.endswith("/"):
            raise TemplatDitolak(Alasan.BEROBJEK, bagian.filename)
        for _ in inflate(isi, bagian):
            pass
        return
    if bagian.file_size > MAKS_XML:
        raise TemplatDitolak(Alasan.TERLALU_BESAR)
    penyimak = _Penyimak()
    for potongan in inflate(isi, bagian):
        penyimak.feed(potongan)
    penyimak.end()


class _Penyimak:
    """Reads one part and keeps nothing of it: refuses a DTD, what comes from outside, macros, and such fields."""

    def __init__(self) -> None:
        self._expat = expat.ParserCreate(namespace_separator="}")
        self._expat.StartDoctypeDeclHandler = self._doctype
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._teks
        self._dalam = self._jumlah = 0
        self._dalam_perintah = False
        self._perintah: list[str] = []
        self._isi: list[str] = []

    def feed(self, potongan: bytes) -> None:
        """Read on."""
        self._expat.Parse(potongan, False)

    def end(self) -> None:
        """The part is over; a field (Word's, such as PAGE) may be split over many runs, so it is looked at whole."""
        self._expat.Parse(b"", True)
        self._check_perintah("".join(self._perintah))
        _check_tanda("".join(self._isi))

    def _doctype(self, *_: object) -> None:
        raise TemplatDitolak(Alasan.BUKAN_DOCX)

    def _start(self, nama: str, atribut: dict[str, str]) -> None:
        self._dalam, self._jumlah = self._dalam + 1, self._jumlah + 1
        if self._dalam > MAKS_DALAM or self._jumlah > MAKS_UNSUR:
            raise TemplatDitolak(Alasan.TERLALU_BESAR)
        if any(_AWAL_TANDA.search(nilai) for nilai in atribut.values()):
            raise TemplatDitolak(Alasan.TIDAK_BERPASANGAN)
        ekor = nama.rpartition("}")[2]
        self._dalam_perintah = ekor in _PERINTAH
        match ekor:
            case "Relationship":
                _check_hubungan(atribut)
            case "Override" | "Default":
                _check_jenis_isi(atribut.get("ContentType", ""))
            case "fldSimple":
                self._check_perintah(next(_values(atribut, "instr"), ""))
            case "altChunk" | "object" | "control" | "subDoc":
                raise TemplatDitolak(Alasan.BEROBJEK, ekor)
            case _:
                pass

    def _end(self, _nama: str) -> None:
        self._dalam -= 1
        self._dalam_perintah = False

    def _teks(self, teks: str) -> None:
        if self._dalam_perintah:
            self._perintah.append(teks)
        self._isi.append(teks)

    def _check_perintah(self, teks: str) -> None:
        if _MEDAN.search(teks):
            raise TemplatDitolak(Alasan.BERTAUTAN, " ".join(teks.split())[:60])


def _check_tanda(teks: str) -> None:
    """Every tag ends before the next begins: docxtpl's patterns take their time over one that does not."""
    mulai = [satu.start() for satu in _AWAL_TANDA.finditer(teks)]
    if len(mulai) > MAKS_TANDA:
        raise TemplatDitolak(Alasan.TERLALU_BESAR)
    for awal, berikut in pairwise([*mulai, len(teks)]):
        batas = min(berikut, awal + MAKS_PANJANG_TANDA)
        if teks.find(_AKHIR_TANDA[teks[awal : awal + 2]], awal + 2, batas) < 0:
            raise TemplatDitolak(
                Alasan.SALAH_TULIS, "it does not end", " ".join(teks[max(awal - 20, 0) : awal + 40].split())
            )


def _check_hubungan(atribut: dict[str, str]) -> None:
    jenis = atribut.get("Type", "").rpartition("/")[2].lower()
    if jenis.startswith("vba"):
        raise TemplatDitolak(Alasan.BERMAKRO)
    if atribut.get("TargetMode", "").lower() == "external":
        raise TemplatDitolak(Alasan.BERTAUTAN, f"{jenis}: {atribut.get('Target', '')[:80]}")
    if jenis == "attachedtemplate":
        raise TemplatDitolak(Alasan.BERTAUTAN, jenis)
    if jenis in _OBJEK:
        raise TemplatDitolak(Alasan.BEROBJEK, jenis)
    if jenis == "officedocument" and atribut.get("Target", "").lstrip("/") != _BADAN:
        raise TemplatDitolak(Alasan.BUKAN_DOCX)


def _check_jenis_isi(jenis: str) -> None:
    if "macroenabled" in jenis.lower() or "vbaproject" in jenis.lower():
        raise TemplatDitolak(Alasan.BERMAKRO)


def _values(atribut: dict[str, str], nama: str) -> Iterator[str]:
    return (nilai for kunci, nilai in atribut.items() if kunci.rpartition("}")[2] == nama)
