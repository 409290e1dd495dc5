"""Packs a zip whose bytes depend on nothing but what is put in: no clock, no machine, no order of chance."""

import io
from collections.abc import Iterable
from shutil import copyfileobj
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

POTONGAN = 64 * 1024  # bytes read at a time
WAKTU_TETAP = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip can name
UNIX = 3
BERKAS_BIASA = 0o100644 << 16

Sumber = tuple[str, IO[bytes], int]


def write_zip(target: IO[bytes], daftar: Iterable[Sumber], *, metode: int) -> None:
    """Write each (name, open file, size in bytes) in the order given; `metode` is one of zipfile's."""
    with ZipFile(target, "w", metode) as arsip:
        for nama, sumber, ukuran in daftar:
            with arsip.open(_describe(nama, ukuran, metode), "w") as tujuan:
                copyfileobj(sumber, tujuan, POTONGAN)


def repack(isi: bytes) -> bytes:
    """The same files in the same order, compressed, without the moment at which they were written."""
    hasil = io.BytesIO()
    with ZipFile(io.BytesIO(isi)) as lama:
        bagian = [(nama, lama.read(nama)) for nama in lama.namelist()]
    write_zip(hasil, [(nama, io.BytesIO(data), len(data)) for nama, data in bagian], metode=ZIP_DEFLATED)
    return hasil.getvalue()


def _describe(nama: str, ukuran: int, metode: int) -> ZipInfo:
    info = ZipInfo(nama, WAKTU_TETAP)
    info.compress_type = metode
    info.create_system = UNIX
    info.external_attr = BERKAS_BIASA
    info.file_size = ukuran
    return info
