"""Follows the cells of an OpenDocument spreadsheet (.ods): how far they reach, and those a reader would misread.

A cell or row that repeats stands once in the file with the number of times, so it is the repeats that are measured.
"""

from xml.parsers import expat

from dokumen.alamat import column_name
from dokumen.penghitung_sel import MAKS_TANDA, MAKS_TEKS, MAKS_UNSUR, Jangkauan, TerlaluBanyak
from dokumen.sel_khusus import SelKhusus

_SEL = ("table:table-cell", "table:covered-table-cell")
_ISI = ("office:value-type", "calcext:value-type", "table:formula", "office:value", "office:string-value")


class PenyimakOds:
    """Is fed content.xml piece by piece; raises TerlaluBanyak, or ExpatError where it is no XML."""

    def __init__(self) -> None:
        self.khusus: dict[str, SelKhusus] = {}
        self.jumlah_sel = 0
        self._jangkauan = Jangkauan()
        self._jumlah_unsur = self._masuk = self._jumlah_teks = self._panjang = 0
        self._lembar = SelKhusus()
        self._baris = self._ulang_baris = self._kolom = self._ulang = 0
        self._terisi = self._dalam_sel = False
        self._tanda: dict[str, str] = {}
        self._pengurai = expat.ParserCreate()
        self._pengurai.buffer_text = True
        self._pengurai.StartElementHandler = self._start
        self._pengurai.EndElementHandler = self._end
        self._pengurai.CharacterDataHandler = self._data
        self._pengurai.StartDoctypeDeclHandler = _refuse_dtd

    def feed(self, potongan: bytes, *, akhir: bool = False) -> None:
        self._pengurai.Parse(potongan, akhir)
        self._masuk += len(potongan)
        if self._masuk - self._pengurai.CurrentByteIndex > MAKS_TANDA:
            raise TerlaluBanyak

    def _start(self, nama: str, tanda: dict[str, str]) -> None:
        self._jumlah_unsur += 1
        if self._jumlah_unsur > MAKS_UNSUR:
            raise TerlaluBanyak
        if nama == "table:table":
            self._lembar = self.khusus.setdefault(tanda.get("table:name", ""), SelKhusus())
            self._baris = 0
            self._jangkauan.begin()
        elif nama == "table:table-row":
            self._ulang_baris = _count(tanda, "table:number-rows-repeated")
            self._kolom = 0
        elif nama in _SEL:
            self._ulang = _count(tanda, "table:number-columns-repeated")
            self._tanda, self._dalam_sel = tanda, True
            self._panjang = len(tanda.get("office:string-value", ""))
            self._terisi = any(satu in tanda for satu in _ISI)

    def _data(self, teks: str) -> None:
        self._panjang += len(teks)
        self._terisi = self._terisi or (self._dalam_sel and bool(teks.strip()))

    def _end(self, nama: str) -> None:
        if nama in _SEL:
            if self._terisi:
                self._note_sel()
            self._kolom += self._ulang
            self._dalam_sel = False
        elif nama == "table:table-row":
            self._baris += self._ulang_baris

    def _note_sel(self) -> None:
        self._jangkauan.reach(self._baris + self._ulang_baris, self._kolom + self._ulang)
        self.jumlah_sel += 1
        self._jumlah_teks += self._panjang * self._ulang_baris * self._ulang
        if self._jumlah_teks > MAKS_TEKS:
            raise TerlaluBanyak
        alamat = [
            f"{column_name(kolom)}{baris + 1}"
            for baris in range(self._baris, self._baris + self._ulang_baris)
            for kolom in range(self._kolom, self._kolom + self._ulang)
        ]
        jenis = self._tanda.get("office:value-type")
        if jenis == "percentage":
            self._lembar.persen.update(alamat)
        if self._tanda.get("calcext:value-type") == "error" or ("table:formula" in self._tanda and jenis is None):
            self._lembar.galat.update(alamat)
        self._note_merged(alamat[0])

    def _note_merged(self, awal: str) -> None:
        turun = _count(self._tanda, "table:number-rows-spanned")
        kanan = _count(self._tanda, "table:number-columns-spanned")
        if turun > 1 or kanan > 1:
            sudut = f"{column_name(self._kolom + kanan - 1)}{self._baris + turun}"
            self._lembar.gabungan[awal] = f"{awal}:{sudut}"


def _count(tanda: dict[str, str], nama: str) -> int:
    teks = tanda.get(nama, "1")
    if not (teks.isascii() and teks.isdecimal() and len(teks) <= 7):
        raise TerlaluBanyak
    return max(int(teks), 1)


def _refuse_dtd(*_: object) -> None:
    raise TerlaluBanyak(dtd=True)
