"""The container of an old workbook (.xls): takes one stream out of it, and wraps one in a container of our own.

What a stranger's container says of itself is followed step by step and no further than the file is long; the reader of
workbooks is then handed our own wrapping, which holds nothing else: no macros, no chains that run in circles.
"""

import struct
from collections.abc import Iterator

TANDA_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KEPALA = 512
_TAK_TERPAKAI, _AKHIR, _FAT, _BEBAS = 0xFFFFFFFA, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_AMBANG_KECIL = 4096
_SEKTOR = 4096


class OleRusak(Exception):
    """Not such a container, or one that contradicts itself."""


def read_streams(isi: bytes) -> dict[str, bytes]:
    """Every stream by its name; of those with one name in several folders the first. Raises OleRusak."""
    try:
        return _Wadah(isi).read()
    except struct.error as galat:
        raise OleRusak from galat


def wrap(nama: str, aliran: bytes) -> bytes:
    """A container that holds this stream alone."""
    aliran = aliran.ljust(_AMBANG_KECIL, b"\x00")
    jumlah = -(-len(aliran) // _SEKTOR)
    per_sektor = _SEKTOR // 4
    jumlah_fat = -(-(jumlah + 1) // (per_sektor - 1))
    fat = [*range(1, jumlah), _AKHIR, _AKHIR, *[_FAT] * jumlah_fat]
    fat += [_BEBAS] * (jumlah_fat * per_sektor - len(fat))
    difat = [jumlah + 1 + urut for urut in range(jumlah_fat)]
    kepala = TANDA_OLE + struct.pack("<16xHHHHH6x", 0x3E, 4, 0xFFFE, 12, 6)
    kepala += struct.pack("<IIIIIIIII", 1, jumlah_fat, jumlah, 0, _AMBANG_KECIL, _AKHIR, 0, _AKHIR, 0)
    kepala += struct.pack("<109I", *difat, *[_BEBAS] * (109 - jumlah_fat))
    daftar = _entry("Root Entry", 5, anak=1, awal=0, ukuran=0) + _entry(nama, 2, awal=0, ukuran=len(aliran))
    bagian = (kepala, aliran, daftar, struct.pack(f"<{len(fat)}I", *fat))
    return b"".join(satu.ljust(-(-len(satu) // _SEKTOR) * _SEKTOR, b"\x00") for satu in bagian)


def _entry(nama: str, jenis: int, *, anak: int = _BEBAS, awal: int, ukuran: int) -> bytes:
    teks = (nama + "\x00").encode("utf-16-le")
    kepala = teks.ljust(64, b"\x00") + struct.pack("<HBBIII", len(teks), jenis, 1, _BEBAS, _BEBAS, anak)
    return kepala + struct.pack("<36xIQ", awal, ukuran)


class _Wadah:
    """One container, cut into sectors."""

    def __init__(self, isi: bytes) -> None:
        pangkat, pangkat_kecil = struct.unpack_from("<HH", isi, 30)
        if not isi.startswith(TANDA_OLE) or pangkat not in (9, 12) or pangkat_kecil != 6:
            raise OleRusak
        self._isi = isi
        self._besar, self._kecil = 1 << pangkat, 1 << pangkat_kecil
        self._awal_daftar, self._ambang, self._awal_fat_kecil = (
            struct.unpack_from("<I", isi, letak)[0] for letak in (48, 56, 60)
        )
        self._fat = self._numbers(self._fat_sectors())

    def read(self) -> dict[str, bytes]:
        entri = [satu for satu in self._entries() if satu[1] in (2, 5)]
        akar = next((satu for satu in entri if satu[1] == 5), None)
        fat_kecil = self._numbers(_follow(self._fat, self._awal_fat_kecil))
        kolam = self._join(akar[2]) if akar else b""
        hasil: dict[str, bytes] = {}
        for nama, jenis, awal, ukuran in entri:
            if jenis == 2 and nama not in hasil:
                if ukuran < self._ambang:
                    nomor = _follow(fat_kecil, awal)
                    potongan = b"".join(kolam[satu * self._kecil : (satu + 1) * self._kecil] for satu in nomor)
                else:
                    potongan = self._join(awal)
                hasil[nama] = potongan[:ukuran]
        if sum(map(len, hasil.values())) > len(self._isi):
            raise OleRusak
        return hasil

    def _sector(self, nomor: int) -> bytes:
        letak = (nomor + 1) * self._besar
        if letak >= len(self._isi):
            raise OleRusak
        return self._isi[letak : letak + self._besar].ljust(self._besar, b"\x00")

    def _join(self, awal: int) -> bytes:
        return b"".join(map(self._sector, _follow(self._fat, awal)))

    def _numbers(self, daftar_sektor: Iterator[int]) -> list[int]:
        mentah = b"".join(map(self._sector, daftar_sektor))
        return list(struct.unpack(f"<{len(mentah) // 4}I", mentah))

    def _fat_sectors(self) -> Iterator[int]:
        """Those named in the head, then those in the list it continues with."""
        yield from (satu for satu in struct.unpack_from("<109I", self._isi, 76) if satu < _TAK_TERPAKAI)
        berikut = struct.unpack_from("<I", self._isi, 68)[0]
        for _ in range(len(self._isi) // self._besar):
            if berikut >= _TAK_TERPAKAI:
                return
            *daftar, berikut = struct.unpack(f"<{self._besar // 4}I", self._sector(berikut))
            yield from (satu for satu in daftar if satu < _TAK_TERPAKAI)

    def _entries(self) -> Iterator[tuple[str, int, int, int]]:
        mentah = self._join(self._awal_daftar)
        for letak in range(0, len(mentah) - 127, 128):
            panjang, jenis = struct.unpack_from("<HB", mentah, letak + 64)
            awal, ukuran = struct.unpack_from("<II", mentah, letak + 116)
            nama = mentah[letak : letak + max(min(panjang, 64) - 2, 0)].decode("utf-16-le", "replace")
            yield nama, jenis, awal, ukuran


def _follow(fat: list[int], awal: int) -> Iterator[int]:
    """A chain of sectors; one that is longer than there are sectors runs in a circle."""
    for _ in range(len(fat) + 1):
        if awal >= _TAK_TERPAKAI:
            return
        if awal >= len(fat):
            raise OleRusak
        yield awal
        awal = fat[awal]
    raise OleRusak
