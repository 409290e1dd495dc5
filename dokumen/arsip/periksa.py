"""Verifies an archive against its manifest, in chunks and without trusting a size it states."""

import hashlib
import json
import struct
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from dokumen.arsip.rantai import BERKAS_JEJAK, BERKAS_RANTAI, check_trail, read_jejak
from dokumen.arsip.susun import NAMA_DAFTAR, NAMA_MANIFES, Sidik, dump_daftar, dump_manifes, write_arsip
from dokumen.arsip.ulang import check_data
from dokumen.bungkus import POTONGAN

MANIFES_TERBESAR = 16 * 1024 * 1024  # bytes; larger than 100,000 files would need
DI_MEMORI = 16 * 1024 * 1024  # bytes of the rebuilt zip kept in memory before it goes to disk

# All that zipfile and json were seen to raise on damaged bytes.
RUSAK = (BadZipFile, RuntimeError, ValueError, EOFError, OverflowError, struct.error)


def verify_arsip(path: Path) -> tuple[str, ...]:
    """What differs from the archive as it was written, one line each for the operator; empty means intact."""
    try:
        with path.open("rb") as berkas, ZipFile(berkas) as arsip:
            return tuple(_printable(baris) for baris in _differences(berkas, arsip))
    except OSError as galat:
        return (f"cannot be read: {galat.strerror or galat}",)
    except RUSAK as galat:
        return (_printable(f"broken zip: {galat}"),)


def _differences(berkas: IO[bytes], arsip: ZipFile) -> Iterator[str]:
    if aneh := list(_foreign_structure(berkas, arsip)):
        yield from aneh
        return
    ada = {nama: _fingerprint(arsip, nama) for nama in arsip.namelist()}
    yield from (f"changed: {nama}: damaged in the zip" for nama, s in ada.items() if s is None)
    if lain := list(_against_daftar(arsip, ada)):
        yield from lain
    elif None not in ada.values():
        utuh = {nama: s for nama, s in ada.items() if s}
        yield from _against_rebuilt(berkas, arsip, utuh)
        yield from _against_trail(arsip, utuh)


def _foreign_structure(berkas: IO[bytes], arsip: ZipFile) -> Iterator[str]:
    """What no archive of ours has, and what must be known before anything in it is read."""
    daftar = arsip.infolist()
    for nama, kali in Counter(info.filename for info in daftar).items():
        if kali > 1:
            yield f"added: {nama}: stands {kali} times in the zip"
    yield from (
        f"changed: {info.filename}: packed by another program"
        for info in daftar
        if info.compress_type != ZIP_STORED or info.flag_bits & 1 or info.compress_size != info.file_size
    )
    if sum(info.file_size for info in daftar) > berkas.seek(0, 2):
        yield "broken zip: it states more content than it has bytes"


def _fingerprint(arsip: ZipFile, nama: str) -> Sidik | None:
    """None where the entry cannot be read to its end."""
    sha256, ukuran = hashlib.sha256(), 0
    try:
        with arsip.open(nama) as isi:
            while potongan := isi.read(POTONGAN):
                sha256.update(potongan)
                ukuran += len(potongan)
    except RUSAK:
        return None
    return Sidik(nama, ukuran, sha256.hexdigest())


def _against_daftar(arsip: ZipFile, ada: Mapping[str, Sidik | None]) -> Iterator[str]:
    """What MANIFEST.sha256 says against what is there."""
    absen = [nama for nama in (NAMA_DAFTAR, NAMA_MANIFES) if nama not in ada]
    yield from (f"missing: {nama}" for nama in absen)
    if NAMA_DAFTAR in absen or ada[NAMA_DAFTAR] is None:
        return
    tercatat = _parse_daftar(_read(arsip, NAMA_DAFTAR))
    yield from (f"missing: {nama}" for nama in sorted(tercatat.keys() - ada.keys() - {*absen}))
    yield from (f"added: {nama}" for nama in sorted(ada.keys() - tercatat.keys() - {NAMA_DAFTAR}))
    for nama in sorted(tercatat.keys() & ada.keys()):
        sidik = ada[nama]
        if sidik is not None and sidik.sha256 != tercatat[nama]:
            yield f"changed: {nama}: its SHA-256 is not the one in {NAMA_DAFTAR}"


def _parse_daftar(isi: bytes) -> dict[str, str]:
    """SHA-256 by name; a line of another shape is left out, and so its file counts as added."""
    baris = (teks.partition("  ") for teks in isi.decode().splitlines())
    return {nama: sha256 for sha256, antara, nama in baris if antara}


def _against_rebuilt(berkas: IO[bytes], arsip: ZipFile, ada: Mapping[str, Sidik]) -> Iterator[str]:
    """The manifests, then the zip itself, written again from what is there and compared to the byte."""
    daftar = sorted((s for s in ada.values() if s.nama not in (NAMA_DAFTAR, NAMA_MANIFES)), key=lambda s: s.nama)
    manifes = _read(arsip, NAMA_MANIFES)
    keterangan = _read_keterangan(manifes)
    if keterangan is None or dump_manifes(daftar, keterangan) != manifes:
        yield f"changed: {NAMA_MANIFES}: it does not say what the files say"
    elif dump_daftar(daftar, manifes) != _read(arsip, NAMA_DAFTAR):
        yield f"changed: {NAMA_DAFTAR}: it is not as it was written"
    else:
        with SpooledTemporaryFile(DI_MEMORI) as ulang:
            sumber = (arsip.open(sidik.nama) for sidik in daftar)
            write_arsip(ulang, daftar, sumber, keterangan=keterangan)
            letak = _first_difference(berkas, ulang)
        if letak is not None:
            yield f"changed: the zip's own structure, first at byte {letak}"


def _against_trail(arsip: ZipFile, ada: Mapping[str, Sidik]) -> Iterator[str]:
    """The trail, where the archive has one (its later parts have none); the data too, once the trail is sound."""
    if BERKAS_JEJAK not in ada or BERKAS_RANTAI not in ada:
        return
    sidik = {nama: satu.sha256 for nama, satu in ada.items()}
    keterangan = _read_keterangan(_read(arsip, NAMA_MANIFES)) or {}
    jejak = _read(arsip, BERKAS_JEJAK)
    if lain := list(check_trail(jejak, _read(arsip, BERKAS_RANTAI), keterangan, sidik)):
        yield from lain
    else:
        yield from check_data(read_jejak(jejak), ada, lambda nama: arsip.read(nama))


def _read_keterangan(manifes: bytes) -> dict[str, str] | None:
    try:
        isi = json.loads(manifes)
    except RUSAK:
        return None
    keterangan = isi.get("keterangan") if isinstance(isi, dict) else None
    if isinstance(keterangan, dict) and all(isinstance(nilai, str) for nilai in keterangan.values()):
        return keterangan
    return None


def _read(arsip: ZipFile, nama: str) -> bytes:
    if arsip.getinfo(nama).file_size > MANIFES_TERBESAR:
        raise BadZipFile(f"{nama} is too large for a manifest")
    return arsip.read(nama)


def _first_difference(kiri: IO[bytes], kanan: IO[bytes]) -> int | None:
    """The first byte in which two files differ, their common length where one only goes on; None if equal."""
    kiri.seek(0)
    kanan.seek(0)
    letak = 0
    while (a := kiri.read(POTONGAN)) == (b := kanan.read(POTONGAN)):
        if not a:
            return None
        letak += len(a)
    sama = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return letak + sama


def _printable(baris: str) -> str:
    """A damaged name may hold anything; a terminal must not obey it."""
    return baris if baris.isprintable() else ascii(baris)[1:-1]
