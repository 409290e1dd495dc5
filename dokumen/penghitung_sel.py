"""Measures a workbook as its parts stream by, and stops at the first sign of too much or of a DTD."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from xml.parsers import expat

MAKS_BARIS = 10_000
MAKS_KOLOM = 256
MAKS_LUAS = 250_000
MAKS_UNSUR = 600_000
MAKS_TEKS = 128 * 2**20  # characters in all cells together; one text that many cells share counts once for each
MAKS_TANDA = 512 * 2**10  # one tag, with its attributes; the parser starts over on each piece of an unfinished one

_ALAMAT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class TerlaluBanyak(Exception):
    """More rows, columns or elements than a form of ours can have; `dtd` when a DTD was declared."""

    def __init__(self, *, dtd: bool = False) -> None:
        self.dtd = dtd
        super().__init__("a DTD" if dtd else "too many cells")


class Jangkauan:
    """How far the sheets of a workbook reach, one after another; raises TerlaluBanyak at the first step too far.

    A reader makes room for every cell between A1 and the farthest one, so it is that area that counts.
    """

    def __init__(self) -> None:
        self._luas_lain = self._baris_terjauh = self._kolom_terjauh = 0

    def begin(self) -> None:
        """The next sheet."""
        self._luas_lain += self._baris_terjauh * self._kolom_terjauh
        self._baris_terjauh = self._kolom_terjauh = 0

    def reach(self, baris: int, kolom: int) -> None:
        """Something stands in that row and column, counted from 1."""
        self._baris_terjauh = max(self._baris_terjauh, baris)
        self._kolom_terjauh = max(self._kolom_terjauh, kolom)
        luas = self._luas_lain + self._baris_terjauh * self._kolom_terjauh
        if baris > MAKS_BARIS or kolom > MAKS_KOLOM or luas > MAKS_LUAS:
            raise TerlaluBanyak


def check_teks(panjang: Sequence[int], rujukan: Counter[int]) -> None:
    """Raise TerlaluBanyak where the shared texts, each as often as cells refer to it, fill more than MAKS_TEKS."""
    if sum(panjang[nomor] * kali for nomor, kali in rujukan.items() if nomor < len(panjang)) > MAKS_TEKS:
        raise TerlaluBanyak


class PenghitungSel:
    """Keeps nothing of an .xlsx but numbers: elements, cells, how far its sheets reach, how long its texts are."""

    def __init__(self) -> None:
        self.jumlah_sel = 0
        self._jumlah_unsur = 0
        self._jangkauan = Jangkauan()
        self._baris = self._kolom = 0
        self._panjang_teks: list[int] = []
        self._rujukan: Counter[int] = Counter()
        self._merujuk = self._dalam_teks = False

    def count(self, potongan: Iterable[bytes]) -> None:
        """Walk one part, whatever it is; raises TerlaluBanyak, or ExpatError where it is no XML."""
        self._jangkauan.begin()
        self._baris = 0
        pengurai = expat.ParserCreate()
        pengurai.StartElementHandler = self._start
        pengurai.CharacterDataHandler = self._data
        pengurai.EndElementHandler = self._end
        pengurai.StartDoctypeDeclHandler = self._refuse_dtd
        pengurai.buffer_text = True
        masuk = 0
        for satu in potongan:
            pengurai.Parse(satu, False)
            masuk += len(satu)
            if masuk - pengurai.CurrentByteIndex > MAKS_TANDA:
                raise TerlaluBanyak
        pengurai.Parse(b"", True)

    def check_teks(self) -> None:
        """After the last part: whether the texts are too long together; raises TerlaluBanyak."""
        check_teks(self._panjang_teks, self._rujukan)

    def _data(self, teks: str) -> None:
        if self._dalam_teks:
            self._panjang_teks[-1] += len(teks)
        elif self._merujuk and teks.isascii() and teks.isdecimal() and len(teks) < 10:
            self._rujukan[int(teks)] += 1

    def _end(self, nama: str) -> None:
        if nama.rpartition(":")[2] == "si":
            self._dalam_teks = False

    def _start(self, nama: str, atribut: dict[str, str]) -> None:
        self._jumlah_unsur += 1
        if self._jumlah_unsur > MAKS_UNSUR:
            raise TerlaluBanyak
        unsur = nama.rpartition(":")[2]
        if unsur == "si":
            self._panjang_teks.append(0)
            self._dalam_teks = True
        elif unsur == "c":
            self._merujuk = atribut.get("t") == "s"
            self.jumlah_sel += 1
            self._baris, self._kolom = self._place(atribut.get("r"))
            self._jangkauan.reach(self._baris, self._kolom)
        elif unsur == "row":
            self._baris, self._kolom = _row_number(atribut.get("r"), self._baris + 1), 0
            self._jangkauan.reach(self._baris, self._kolom)
        elif unsur == "Relationship":
            _check_sasaran(atribut)

    def _place(self, alamat: str | None) -> tuple[int, int]:
        """Row and column of a cell, counted from 1; one without an address follows the one before it."""
        if alamat is None:
            return self._baris, self._kolom + 1
        ditemukan = _ALAMAT.fullmatch(alamat)
        if ditemukan is None:
            raise TerlaluBanyak
        return int(ditemukan[2]), _column_number(ditemukan[1])

    def _refuse_dtd(self, *_: object) -> None:
        raise TerlaluBanyak(dtd=True)


def _row_number(nomor: str | None, berikut: int) -> int:
    if nomor is None:
        return berikut
    if not (nomor.isascii() and nomor.isdecimal() and len(nomor) <= len(str(MAKS_BARIS))):
        raise TerlaluBanyak
    return int(nomor)


def _column_number(huruf: str) -> int:
    """A is 1, Z 26, AA 27."""
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + ord(satu) - ord("A") + 1
    return nomor


def _check_sasaran(atribut: dict[str, str]) -> None:
    """A sheet that hides in a part of another kind would not have been counted."""
    if atribut.get("Type", "").endswith("/worksheet") and not atribut.get("Target", "").endswith(".xml"):
        raise TerlaluBanyak
