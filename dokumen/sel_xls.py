"""Walks the records of an old workbook (.xls): how far its sheets reach, and the cells a plain reader would misread.

The reader of workbooks trusts records of this kind too much: a wrong size in one of them makes it ask for terabytes and
takes the whole program down. So it gets a copy with the records of the cells alone, their formulas left out.
"""

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dokumen.alamat import column_name
from dokumen.penghitung_sel import MAKS_UNSUR, Jangkauan, TerlaluBanyak, check_teks
from dokumen.sel_khusus import PERSEN_BAWAAN, SelKhusus, shows_percent

_BOF, _EOF, _SANDI, _LANJUTAN = 0x809, 0x0A, 0x2F, 0x3C
_LEMBAR, _BENTUK, _XF, _SST = 0x85, 0x41E, 0xE0, 0xFC
_RUMUS, _BOOL_GALAT, _MULRK, _GABUNG, _TEKS_RUMUS = 0x06, 0x205, 0xBD, 0xE5, 0x207
_ANGKA = (0x203, 0x27E, _RUMUS)
_RUJUKAN = 0xFD
_SEL = {0x203: 14, 0x27E: 10, _RUMUS: 20, _BOOL_GALAT: 8, _RUJUKAN: 10, 0x204: 8, 0xD6: 8}
_DISALIN = frozenset({_BOF, _EOF, 0x42, 0x22, _LEMBAR, _BENTUK, _XF, _SST, *_SEL, _MULRK, _GABUNG, _TEKS_RUMUS})
_BERLANJUT = frozenset({_SST, _TEKS_RUMUS})  # only of these is what follows in a further record a part
_PANJANG_RUMUS = 20
_BIFF8 = 0x0600


class XlsRusak(Exception):
    """Records that contradict themselves, or of a version older than Excel 97."""


class XlsBersandi(Exception):
    """The records are encrypted."""


@dataclass(slots=True)
class HasilXls:
    """What is special about the cells by sheet name, how many there are, and the records that are safe to read."""

    khusus: dict[str, SelKhusus] = field(default_factory=dict)
    jumlah_sel: int = 0
    aliran: bytes = b""


def walk_xls(aliran: bytes) -> HasilXls:
    """Raises TerlaluBanyak, XlsRusak or XlsBersandi."""
    try:
        return _Penjelajah(aliran).walk()
    except (struct.error, IndexError) as galat:
        raise XlsRusak from galat


class _Penjelajah:
    """Follows the workbook's own records, then those of each sheet."""

    def __init__(self, aliran: bytes) -> None:
        self._aliran = aliran
        self._hasil = HasilXls()
        self._jangkauan = Jangkauan()
        self._salinan = bytearray()
        self._sst: list[bytes] = []
        self._rujukan: Counter[int] = Counter()
        self._sebelum = self._jumlah_catatan = 0
        self._bentuk_persen: set[int] = set(PERSEN_BAWAAN)
        self._xf: list[int] = []

    def walk(self) -> HasilXls:
        lembar: list[tuple[int, str, int]] = []
        for jenis, isi in self._records(0):
            if jenis == _SANDI:
                raise XlsBersandi
            if jenis == _LEMBAR:
                tempat = len(self._salinan) + 4
                lembar.append((struct.unpack_from("<I", isi)[0], _text(isi[6:], isi[6], 1), tempat))
            self._copy(jenis, isi)
            self._take_umum(jenis, isi)
        panjang = _text_lengths(self._sst) if self._sst else []
        for letak, nama, tempat in lembar:
            struct.pack_into("<I", self._salinan, tempat, len(self._salinan))
            self._jangkauan.begin()
            khusus = self._hasil.khusus.setdefault(nama, SelKhusus())
            for jenis, isi in self._records(letak):
                self._copy(jenis, isi)
                self._take(jenis, isi, khusus)
        check_teks(panjang, self._rujukan)
        self._hasil.aliran = bytes(self._salinan)
        return self._hasil

    def _records(self, letak: int) -> Iterator[tuple[int, bytes]]:
        """From one BOF to its own EOF, both among them; those of a chart inside a sheet are left out."""
        if struct.unpack_from("<HHH", self._aliran, letak)[::2] != (_BOF, _BIFF8):
            raise XlsRusak
        dalam = 0
        while True:
            self._jumlah_catatan += 1
            if self._jumlah_catatan > MAKS_UNSUR:
                raise TerlaluBanyak
            jenis, panjang = struct.unpack_from("<HH", self._aliran, letak)
            isi = self._aliran[letak + 4 : letak + 4 + panjang]
            if len(isi) < panjang:
                raise XlsRusak
            letak += 4 + panjang
            dalam += jenis == _BOF
            if dalam == 1:
                yield jenis, isi
            dalam -= jenis == _EOF
            if dalam == 0:
                return

    def _copy(self, jenis: int, isi: bytes) -> None:
        lanjutan = jenis == _LANJUTAN and self._sebelum in _BERLANJUT
        if not lanjutan:
            self._sebelum = jenis
        if lanjutan or jenis in _DISALIN:
            isi = isi[:_PANJANG_RUMUS] + b"\x00\x00" if jenis == _RUMUS else isi
            self._salinan += struct.pack("<HH", jenis, len(isi)) + isi
        if self._sebelum == _SST:
            self._sst.append(isi)

    def _take_umum(self, jenis: int, isi: bytes) -> None:
        if jenis == _BENTUK:
            nomor, panjang = struct.unpack_from("<HH", isi)
            if shows_percent(_text(isi[2:], panjang, 2)):
                self._bentuk_persen.add(nomor)
        elif jenis == _XF:
            self._xf.append(struct.unpack_from("<H", isi, 2)[0])
        elif jenis == _SST and struct.unpack_from("<I", isi, 4)[0] > len(self._aliran):
            raise XlsRusak

    def _take(self, jenis: int, isi: bytes, khusus: SelKhusus) -> None:
        if jenis == _GABUNG:
            self._take_merged(isi, khusus)
        elif jenis == _MULRK:
            baris, kolom = struct.unpack_from("<HH", isi)
            for urut in range((len(isi) - 6) // 6):
                self._take_number(baris, kolom + urut, struct.unpack_from("<H", isi, 4 + urut * 6)[0], khusus)
        elif jenis in _SEL:
            if len(isi) < _SEL[jenis]:
                raise XlsRusak
            baris, kolom, xf = struct.unpack_from("<HHH", isi)
            self._take_number(baris, kolom, xf if jenis in _ANGKA else -1, khusus)
            if jenis == _RUJUKAN:
                self._rujukan[struct.unpack_from("<I", isi, 6)[0]] += 1
            salah = isi[7] == 1 if jenis == _BOOL_GALAT else jenis == _RUMUS and _is_error(isi[6:14])
            if salah:
                khusus.galat.add(f"{column_name(kolom)}{baris + 1}")

    def _take_number(self, baris: int, kolom: int, xf: int, khusus: SelKhusus) -> None:
        """A cell of any kind; without a number it has the format -1."""
        self._hasil.jumlah_sel += 1
        self._jangkauan.reach(baris + 1, kolom + 1)
        if 0 <= xf < len(self._xf) and self._xf[xf] in self._bentuk_persen:
            khusus.persen.add(f"{column_name(kolom)}{baris + 1}")

    def _take_merged(self, isi: bytes, khusus: SelKhusus) -> None:
        (jumlah,) = struct.unpack_from("<H", isi)
        for urut in range(jumlah):
            atas, bawah, kiri, kanan = struct.unpack_from("<HHHH", isi, 2 + urut * 8)
            awal = f"{column_name(kiri)}{atas + 1}"
            khusus.gabungan[awal] = f"{awal}:{column_name(kanan)}{bawah + 1}"


def _is_error(hasil: bytes) -> bool:
    return hasil[6:] == b"\xff\xff" and hasil[0] == 2


def _text(isi: bytes, panjang: int, lebar: int) -> str:
    """A string of that many characters, whose own length took `lebar` bytes."""
    dua_bita = isi[lebar] & 1
    mentah = isi[lebar + 1 : lebar + 1 + panjang * (2 if dua_bita else 1)]
    return mentah.decode("utf-16-le" if dua_bita else "latin-1", "replace")


def _text_lengths(bagian: list[bytes]) -> list[int]:
    """How many characters each shared text has; a text may go on in the next record, where its width is told anew."""
    hasil: list[int] = []
    nomor, letak = 0, 8
    (jumlah,) = struct.unpack_from("<I", bagian[0], 4)
    while len(hasil) < jumlah:
        if letak >= len(bagian[nomor]):
            nomor, letak = nomor + 1, 0
        sisa, tanda = struct.unpack_from("<HB", bagian[nomor], letak)
        letak += 3
        ekor = 0
        if tanda & 8:
            ekor += 4 * struct.unpack_from("<H", bagian[nomor], letak)[0]
            letak += 2
        if tanda & 4:
            ekor += struct.unpack_from("<I", bagian[nomor], letak)[0]
            letak += 4
        hasil.append(sisa)
        while sisa > (muat := max(len(bagian[nomor]) - letak, 0) >> (tanda & 1)):
            sisa -= muat
            nomor, letak = nomor + 1, 1
            tanda = bagian[nomor][0]
        letak += sisa << (tanda & 1)
        while ekor > (muat := max(len(bagian[nomor]) - letak, 0)):
            ekor -= muat
            nomor, letak = nomor + 1, 0
        letak += ekor
    return hasil
