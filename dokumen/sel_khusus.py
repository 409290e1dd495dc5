"""Finds the cells of an .xlsx a plain reader would misread: those that show a percentage, and those that hold an error.

Excel turns a typed 87,5% into the number 0.875 with a format, and #DIV/0! reads like an empty cell; only the
sheet's own XML tells them apart. Call it after `check_buku`, never before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

PERSEN_BAWAAN = {9, 10}
_POTONGAN = 64 * 2**10


@dataclass(slots=True)
class SelKhusus:
    """Addresses such as C7 in one sheet; `gabungan` has of each merged range its first cell and its whole."""

    persen: set[str] = field(default_factory=set)
    galat: set[str] = field(default_factory=set)
    gabungan: dict[str, str] = field(default_factory=dict)


def find_sel_khusus(isi: bytes) -> dict[str, SelKhusus]:
    """By sheet name."""
    with ZipFile(BytesIO(isi)) as zip_:
        gaya_persen = _percent_styles(zip_)
        return {nama: _scan(zip_, jalur, gaya_persen) for nama, jalur in _sheet_paths(zip_)}


def _percent_styles(zip_: ZipFile) -> set[str]:
    """Indexes into cellXfs, as a cell's `s` writes them, whose number format shows a percentage."""
    if "xl/styles.xml" not in zip_.namelist():
        return set()
    gaya = fromstring(zip_.read("xl/styles.xml"))
    persen = PERSEN_BAWAAN | {
        int(format_["numFmtId"])
        for format_ in (unsur.attrib for unsur in gaya.iterfind("{*}numFmts/{*}numFmt"))
        if shows_percent(format_.get("formatCode", ""))
    }
    daftar_xf = gaya.iterfind("{*}cellXfs/{*}xf")
    return {str(nomor) for nomor, xf in enumerate(daftar_xf) if int(xf.get("numFmtId", "0")) in persen}


def shows_percent(kode: str) -> bool:
    """A quoted or escaped % is only a letter: 0.0"%" shows 87.5 as 87.5%, and multiplies nothing."""
    tanpa_kutipan = "".join(kode.split('"')[::2])
    return "%" in tanpa_kutipan.replace("\\%", "")


def _sheet_paths(zip_: ZipFile) -> Iterator[tuple[str, str]]:
    hubungan = fromstring(zip_.read("xl/_rels/workbook.xml.rels"))
    sasaran = {satu.get("Id"): satu.get("Target", "") for satu in hubungan}
    buku = fromstring(zip_.read("xl/workbook.xml"))
    for lembar in buku.iterfind("{*}sheets/{*}sheet"):
        kunci = next((nilai for nama, nilai in lembar.attrib.items() if nama.endswith("}id")), None)
        jalur = sasaran.get(kunci, "")
        yield lembar.get("name", ""), jalur.lstrip("/") if jalur.startswith("/") else f"xl/{jalur}"


def _scan(zip_: ZipFile, jalur: str, gaya_persen: set[str]) -> SelKhusus:
    pemindai = _Pemindai(gaya_persen)
    pengurai = expat.ParserCreate()
    pengurai.StartElementHandler = pemindai.start
    pengurai.EndElementHandler = pemindai.end
    pengurai.CharacterDataHandler = pemindai.data
    if jalur in zip_.namelist():
        with zip_.open(jalur) as bagian:
            while potongan := bagian.read(_POTONGAN):
                pengurai.Parse(potongan, False)
    return pemindai.hasil


class _Pemindai:
    """Follows one cell at a time through the sheet's XML."""

    def __init__(self, gaya_persen: set[str]) -> None:
        self.hasil = SelKhusus()
        self._gaya_persen = gaya_persen
        self._alamat = self._unsur = ""
        self._berumus = self._bernilai = False

    def start(self, nama: str, atribut: dict[str, str]) -> None:
        self._unsur = nama.rpartition(":")[2]
        if self._unsur == "f":
            self._berumus = True
        elif self._unsur == "c":
            self._alamat = atribut.get("r", "")
            self._berumus = self._bernilai = False
            if atribut.get("t") == "e":
                self.hasil.galat.add(self._alamat)
            if atribut.get("s", "0") in self._gaya_persen and atribut.get("t", "n") == "n":
                self.hasil.persen.add(self._alamat)

    def data(self, teks: str) -> None:
        if self._unsur == "v" and teks:
            self._bernilai = True

    def end(self, nama: str) -> None:
        """A formula without a kept result was written by a program and never computed."""
        self._unsur = ""
        if nama.rpartition(":")[2] == "c" and self._berumus and not self._bernilai:
            self.hasil.galat.add(self._alamat)
