"""The container of a backup: a zip that any program opens, sealed by the SHA-256 of all its bytes.

The seal stands at the very end, as the zip's comment. It is taken over the file with zeros in the seal's place, while
the file is written, from its first byte to its last. A byte that was changed anywhere breaks it; which part that byte
belongs to shows by the parts' own SHA-256.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from storage.backup.manifest import FILES, MANIFEST, Manifest, Part, dump_manifest, load_manifest
from storage.galat import CadanganDitolak, CadanganRusak

_SEAL = 64  # hexadecimal digits
_UNSEALED = b"0" * _SEAL
_CHUNK = 1024 * 1024
_OWNER_ONLY = 0o100600 << 16
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip's; the manifest says when it was taken
# All that zipfile was seen to raise on damaged bytes.
_UNREADABLE = (
    BadZipFile,
    KeyError,
    ValueError,
    RuntimeError,
    EOFError,
    OverflowError,
    OSError,
    struct.error,
    zlib.error,
)


class BackupWriter:
    """Writes a backup part by part into an open file."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._hashed = Hashed(out)
        self._zip = ZipFile(self._hashed, "w")
        self._zip.comment = _UNSEALED
        self.parts: list[Part] = []

    @contextmanager
    def part(self, name: str) -> Iterator["Hashed"]:
        """A part to write; what is a file already is not compressed again."""
        with self._zip.open(_describe(name), "w", force_zip64=True) as masuk:
            hashed = Hashed(masuk)
            yield hashed
        self.parts.append(Part(name=name, sha256=hashed.sha256.hexdigest(), size=hashed.size))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        """A zip that was not closed writes its end when it is forgotten: one that failed writes it nowhere."""
        if kind is not None:
            self._hashed.is_given_up = True
            self._zip.close()

    def seal(self, manifest: Manifest) -> None:
        """Add the manifest, and seal it all."""
        with self.part(MANIFEST) as out:
            out.write(dump_manifest(manifest))
        self._zip.close()
        self._out.seek(-_SEAL, 2)
        self._out.write(self._hashed.sha256.hexdigest().encode())


class BackupReader:
    """A backup whose seal is whole, open to be read part by part."""

    def __init__(self, zipped: ZipFile, manifest: Manifest) -> None:
        self._zip = zipped
        self.manifest = manifest

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        self._zip.close()

    @contextmanager
    def open(self, part: Part) -> Iterator[IO[bytes]]:
        """A part to read from its beginning."""
        with self._zip.open(part.name) as isi:
            yield isi


def open_backup(path: Path) -> BackupReader:
    """A backup, once all of it was read and found whole; raises CadanganRusak with the parts that are not."""
    utuh = _is_sealed(path)
    try:
        zipped = ZipFile(path)
    except _UNREADABLE:
        raise CadanganRusak(f"{path} is no backup, or was cut short: the list of its parts can't be read") from None
    try:
        manifest = load_manifest(zipped.read(MANIFEST))
    except _UNREADABLE as galat:
        zipped.close()
        if utuh:
            raise CadanganDitolak(f"{path} is no backup of capaian: {galat}") from None
        raise CadanganRusak(f"{path} is damaged: {MANIFEST}") from None
    if not utuh:
        rusak = [part.name for part in manifest.parts if not _is_whole(zipped, part)]
        zipped.close()
        raise CadanganRusak(f"{path} is damaged: {', '.join(rusak) or 'what holds its parts together'}")
    return BackupReader(zipped, manifest)


def _describe(name: str) -> ZipInfo:
    info = ZipInfo(name, _EARLIEST)
    info.compress_type = ZIP_STORED if name.startswith(FILES) else ZIP_DEFLATED
    info.external_attr = _OWNER_ONLY
    return info


def _is_sealed(path: Path) -> bool:
    sha256, sisa = hashlib.sha256(), path.stat().st_size - _SEAL
    with path.open("rb") as berkas:
        while sisa > 0:
            potongan = berkas.read(min(_CHUNK, sisa))
            sha256.update(potongan)
            sisa -= len(potongan)
        sha256.update(_UNSEALED)
        return berkas.read() == sha256.hexdigest().encode()


def _is_whole(zipped: ZipFile, part: Part) -> bool:
    sha256 = hashlib.sha256()
    try:
        with zipped.open(part.name) as isi:
            while potongan := isi.read(_CHUNK):
                sha256.update(potongan)
    except _UNREADABLE:
        return False
    return sha256.hexdigest() == part.sha256


class Hashed:
    """A file that is written from beginning to end, and hashed on the way."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self.sha256 = hashlib.sha256()
        self.size = 0
        self.is_given_up = False

    def write(self, isi: bytes) -> int:
        """Write all of it; nothing where it was given up."""
        if self.is_given_up:
            return len(isi)
        self.sha256.update(isi)
        self.size += len(isi)
        return self._out.write(isi)

    def flush(self) -> None:
        """Hand what was written on."""
        if not self.is_given_up:
            self._out.flush()

    def close(self) -> None:
        """Whoever opened the file closes it."""
