"""Counts the cells of a worksheet as it streams by, and stops at the first sign of too many or of a DTD."""

from collections.abc import Iterable
from itertools import takewhile
from xml.parsers import expat

MAKS_BARIS = 10_000
MAKS_KOLOM = 256
MAKS_SEL = 300_000
MAKS_UNSUR = 600_000


class TerlaluBanyak(Exception):
    """More rows, columns or elements than a form of ours can have; `dtd` when a DTD was declared."""

    def __init__(self, *, dtd: bool = False) -> None:
        self.dtd = dtd
        super().__init__("a DTD" if dtd else "too many cells")


class PenghitungSel:
    """Keeps nothing of a workbook but the number of its elements and cells, over all its parts."""

    def __init__(self) -> None:
        self.jumlah_sel = 0
        self._jumlah_unsur = 0

    def count(self, potongan: Iterable[bytes]) -> None:
        """Walk one part, whatever it is; raises TerlaluBanyak, or ExpatError where it is no XML."""
        pengurai = expat.ParserCreate()
        pengurai.StartElementHandler = self._start
        pengurai.StartDoctypeDeclHandler = self._refuse_dtd
        for satu in potongan:
            pengurai.Parse(satu, False)
        pengurai.Parse(b"", True)

    def _start(self, nama: str, atribut: dict[str, str]) -> None:
        self._jumlah_unsur += 1
        if self._jumlah_unsur > MAKS_UNSUR:
            raise TerlaluBanyak
        match nama.rpartition(":")[2]:
            case "row":
                _check_baris(atribut.get("r", "1"))
            case "c":
                self.jumlah_sel += 1
                _check_alamat(atribut.get("r", "A1"))
            case "Relationship":
                _check_sasaran(atribut)
        if self.jumlah_sel > MAKS_SEL:
            raise TerlaluBanyak

    def _refuse_dtd(self, *_: object) -> None:
        raise TerlaluBanyak(dtd=True)


def _check_alamat(alamat: str) -> None:
    huruf = "".join(takewhile(str.isalpha, alamat))
    if column_number(huruf) > MAKS_KOLOM:
        raise TerlaluBanyak
    _check_baris(alamat[len(huruf) :])


def _check_baris(nomor: str) -> None:
    if not nomor.isdecimal() or len(nomor) > len(str(MAKS_BARIS)) or int(nomor) > MAKS_BARIS:
        raise TerlaluBanyak


def column_number(huruf: str) -> int:
    """A is 1, Z 26, AA 27; more letters than a sheet has count as too far away."""
    if len(huruf) > len("XFD"):
        return MAKS_KOLOM + 1
    nomor = 0
    for satu in huruf.upper():
        nomor = nomor * 26 + ord(satu) - ord("A") + 1
    return nomor


def _check_sasaran(atribut: dict[str, str]) -> None:
    """A sheet that hides in a part of another kind would not have been counted."""
    if atribut.get("Type", "").endswith("/worksheet") and not atribut.get("Target", "").endswith(".xml"):
        raise TerlaluBanyak
