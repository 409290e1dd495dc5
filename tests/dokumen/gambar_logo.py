"""A picture of any size, made here."""

import struct
import zlib


def make_png(lebar: int, tinggi: int) -> bytes:
    """A blue PNG of that many pixels."""
    baris = b"\0" + b"\x1a\x5f\xa0" * lebar
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    bagian = ((b"IHDR", kepala), (b"IDAT", zlib.compress(baris * tinggi)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*satu) for satu in bagian)


def _chunk(jenis: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))
