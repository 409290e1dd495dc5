"""Opens a zip that somebody sent, and trusts nothing it says of itself: its parts come in small pieces, and counted."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MAKS_DAFTAR_ISI = 512 * 2**10
MAKS_BAGIAN = 1_000
MAKS_RASIO = 150
POTONGAN = 64 * 2**10

_AKHIR_ZIP = b"PK\x05\x06"
_PENUNJUK_ZIP64 = b"PK\x06\x07"
_PANJANG_AKHIR_ZIP = 22
_PANJANG_PENUNJUK_ZIP64 = 20
_PANJANG_KEPALA = 30


class BungkusRusak(Exception):
    """Not a zip that can be opened, or a part that is not as long as its header says."""


class BungkusTerlaluBesar(Exception):
    """A zip that would hold more than it may."""


def read_daftar_isi(isi: bytes) -> list[ZipInfo]:
    """Every part as the zip lists it; a huge list is refused before the reader turns it into objects."""
    akhir = isi.rfind(_AKHIR_ZIP)
    if akhir < 0 or len(isi) < akhir + _PANJANG_AKHIR_ZIP:
        raise BungkusRusak
    awal_penunjuk = max(akhir - _PANJANG_PENUNJUK_ZIP64, 0)
    (ukuran,) = struct.unpack_from("<I", isi, akhir + 12)
    if ukuran > MAKS_DAFTAR_ISI or isi.startswith(_PENUNJUK_ZIP64, awal_penunjuk):
        raise BungkusTerlaluBesar
    try:
        with ZipFile(BytesIO(isi)) as zip_:
            return zip_.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as galat:
        raise BungkusRusak from galat


def check_daftar_isi(daftar: list[ZipInfo], maks_terurai: int) -> None:
    """Refuse parts of one name or behind a password, too many of them, and more bytes than they may become."""
    nama = {bagian.filename for bagian in daftar}
    if len(nama) != len(daftar) or any(bagian.flag_bits & 1 for bagian in daftar):
        raise BungkusRusak
    if len(daftar) > MAKS_BAGIAN or sum(bagian.file_size for bagian in daftar) > maks_terurai:
        raise BungkusTerlaluBesar
    if any(bagian.file_size > max(bagian.compress_size * MAKS_RASIO, 2**20) for bagian in daftar):
        raise BungkusTerlaluBesar


def inflate(isi: bytes, bagian: ZipInfo) -> Iterator[bytes]:
    """Yield the part in pieces; BungkusRusak as soon as it holds more than its header declared, or less."""
    sisa = bagian.file_size
    try:
        awal = _start_of_data(isi, bagian)
        for potongan in _pieces(memoryview(isi)[awal : awal + bagian.compress_size], bagian.compress_type):
            sisa -= len(potongan)
            if sisa < 0:
                raise BungkusRusak
            yield potongan
    except (zlib.error, struct.error) as galat:
        raise BungkusRusak from galat
    if sisa:
        raise BungkusRusak


def _start_of_data(isi: bytes, bagian: ZipInfo) -> int:
    panjang_nama, panjang_tambahan = struct.unpack_from("<HH", isi, bagian.header_offset + 26)
    awal: int = bagian.header_offset + _PANJANG_KEPALA + panjang_nama + panjang_tambahan
    return awal


def _pieces(mentah: memoryview, cara: int) -> Iterator[bytes]:
    if cara == ZIP_STORED:
        yield from (bytes(mentah[awal : awal + POTONGAN]) for awal in range(0, len(mentah), POTONGAN))
    elif cara == ZIP_DEFLATED:
        pengurai = zlib.decompressobj(-zlib.MAX_WBITS)
        for awal in range(0, len(mentah), POTONGAN):
            masukan: bytes | memoryview = mentah[awal : awal + POTONGAN]
            while masukan:
                yield pengurai.decompress(masukan, POTONGAN)
                masukan = pengurai.unconsumed_tail
        yield pengurai.flush()
    else:
        raise BungkusRusak
