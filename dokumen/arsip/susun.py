"""The archive of one cycle (step 12): a zip with its manifest, in which no byte can change unseen.

Everything in it is stored uncompressed and in a fixed order, so the zip follows from its content to the
byte: `periksa` writes it again and compares. MANIFEST.sha256 covers manifest.json, and a
plain `sha256sum -c MANIFEST.sha256` in the unpacked folder needs no program of ours.
"""

import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZIP_STORED

from dokumen.arsip.nama import is_safe, key_of
from dokumen.bungkus import Sumber, write_zip
from dokumen.teks import clean_teks
from sop.galat import SopError

SKEMA = 1
NAMA_DAFTAR = "MANIFEST.sha256"
NAMA_MANIFES = "manifest.json"


class NamaArsipDitolak(SopError):
    """A file's name that could leave the folder, hide another file or not be unpacked somewhere."""

    def __init__(self, nama: str) -> None:
        super().__init__(f"Nama berkas “{nama}” tidak dapat dipakai di dalam arsip.")


class NamaArsipGanda(SopError):
    """Two files that would be one after unpacking."""

    def __init__(self, nama: str) -> None:
        super().__init__(f"Nama berkas “{nama}” dipakai lebih dari satu kali di dalam arsip.")


@dataclass(frozen=True, slots=True)
class ButirArsip:
    """One file; `nama` is its path in the archive, with / between folders."""

    nama: str
    isi: bytes


@dataclass(frozen=True, slots=True)
class Sidik:
    """The fingerprint of one file: its size in bytes and its SHA-256 in hexadecimal."""

    nama: str
    ukuran: int
    sha256: str


def build_arsip(daftar: Sequence[ButirArsip], *, keterangan: Mapping[str, str]) -> bytes:
    """The zip; `keterangan` says in words what it holds and stands in manifest.json."""
    _check_nama([butir.nama for butir in daftar])
    urut = sorted(daftar, key=lambda butir: butir.nama)
    sidik = [Sidik(butir.nama, len(butir.isi), hashlib.sha256(butir.isi).hexdigest()) for butir in urut]
    hasil = io.BytesIO()
    write_arsip(hasil, sidik, [io.BytesIO(butir.isi) for butir in urut], keterangan=keterangan)
    return hasil.getvalue()


def write_arsip(
    target: IO[bytes], daftar: Sequence[Sidik], sumber: Iterable[IO[bytes]], *, keterangan: Mapping[str, str]
) -> None:
    """Write the zip of files whose fingerprints, sorted by name, are known; `sumber` opens them in turn."""
    manifes = dump_manifes(daftar, keterangan)
    isi = dump_daftar(daftar, manifes)
    depan: list[Sumber] = [
        (NAMA_DAFTAR, io.BytesIO(isi), len(isi)),
        (NAMA_MANIFES, io.BytesIO(manifes), len(manifes)),
    ]
    berkas = ((sidik.nama, isi, sidik.ukuran) for sidik, isi in zip(daftar, sumber, strict=True))
    write_zip(target, _chain(depan, berkas), metode=ZIP_STORED)


def dump_manifes(daftar: Sequence[Sidik], keterangan: Mapping[str, str]) -> bytes:
    """The bytes of manifest.json."""
    isi = {
        "skema": SKEMA,
        "keterangan": {clean_teks(kunci): clean_teks(nilai) for kunci, nilai in keterangan.items()},
        "daftar_berkas": [{"nama": s.nama, "ukuran": s.ukuran, "sha256": s.sha256} for s in daftar],
        "sha256_daftar": hashlib.sha256(_lines(daftar)).hexdigest(),
    }
    return (json.dumps(isi, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def dump_daftar(daftar: Sequence[Sidik], manifes: bytes) -> bytes:
    """The bytes of MANIFEST.sha256: every file, and manifest.json itself, in the form of `sha256sum`."""
    sendiri = Sidik(NAMA_MANIFES, len(manifes), hashlib.sha256(manifes).hexdigest())
    return _lines(sorted([*daftar, sendiri], key=lambda sidik: sidik.nama))


def _lines(daftar: Sequence[Sidik]) -> bytes:
    return "".join(f"{sidik.sha256}  {sidik.nama}\n" for sidik in daftar).encode()


def _chain(depan: Iterable[Sumber], belakang: Iterable[Sumber]) -> Iterable[Sumber]:
    yield from depan
    yield from belakang


def _check_nama(daftar: Sequence[str]) -> None:
    terpakai = {key_of(NAMA_DAFTAR), key_of(NAMA_MANIFES)}
    for nama in daftar:
        if not is_safe(nama):
            raise NamaArsipDitolak(nama)
        if key_of(nama) in terpakai:
            raise NamaArsipGanda(nama)
        terpakai.add(key_of(nama))
    for nama in daftar:
        if any(key_of(str(induk)) in terpakai for induk in PurePosixPath(nama).parents):
            raise NamaArsipGanda(nama)
