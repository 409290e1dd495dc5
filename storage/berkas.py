"""Kept files: bytes by SHA-256 under FILES_URL (a local folder or S3), and their rows in the database."""

import hashlib
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import fsspec
from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.antrean import padded
from storage.base import Repo, of_office
from storage.disk import whole_file

_B = tables.berkas.c
_SIZES = select(_B.sha256, _B.ukuran).where(
    of_office(tables.berkas), _B.sha256.in_(bindparam("daftar_sha256", expanding=True))
)
_SEKALI_TANYA = 256
_SEMENTARA = "."  # how the name of a file begins that is being written
_ABANDONED_SECONDS = 3600


class Lemari:
    """The store of bytes; a file is written whole under its SHA-256 or not at all, and never changed."""

    def __init__(self, url: str) -> None:
        self._fs, self._akar = fsspec.core.url_to_fs(url)

    def put(self, isi: bytes) -> str:
        """Keep bytes; returns their SHA-256. Writing the same bytes again changes nothing."""
        sha256 = hashlib.sha256(isi).hexdigest()
        if not self._fs.exists(self._path(sha256)):
            self._write(sha256, isi)
        return sha256

    def put_back(self, isi: bytes) -> str:
        """Keep bytes as `put` does, but where something else stands under their name, these replace it."""
        sha256 = hashlib.sha256(isi).hexdigest()
        try:
            utuh = self.get(sha256) == isi
        except FileNotFoundError:
            utuh = False
        if not utuh:
            self._write(sha256, isi)
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes of a kept file; FileNotFoundError where there are none."""
        isi: bytes = self._fs.cat_file(self._path(sha256))
        return isi

    def check(self) -> None:
        """Raise OSError where nothing can be written."""
        isi = b"capaian check"
        sha256 = hashlib.sha256(isi).hexdigest()
        self._write(sha256, isi)
        if self.get(sha256) != isi:
            raise OSError("what was written could not be read back")

    def sweep(self) -> int:
        """Remove what processes that died left half written an hour ago or longer; returns how many files that were."""
        if self._is_remote():
            return 0
        akar = Path(self._akar)
        akar.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=akar) as jam:  # its time is that of the disk, which the others bear too
            batas = Path(jam.name).stat().st_mtime - _ABANDONED_SECONDS
        usang = [berkas for berkas in akar.glob(f"*/{_SEMENTARA}*") if berkas.stat().st_mtime < batas]
        for berkas in usang:
            berkas.unlink(missing_ok=True)
        return len(usang)

    def _write(self, sha256: str, isi: bytes) -> None:
        self._fs.makedirs(self._parent(sha256), exist_ok=True)
        if self._is_remote():
            self._fs.pipe_file(self._path(sha256), isi)
        else:
            with whole_file(Path(self._path(sha256)), _SEMENTARA) as berkas:
                berkas.write(isi)

    def _parent(self, sha256: str) -> str:
        return f"{self._akar}/{sha256[:2]}"

    def _path(self, sha256: str) -> str:
        return f"{self._parent(sha256)}/{sha256}"

    def _is_remote(self) -> bool:
        return "file" not in self._fs.protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Berkas:
    """A kept file's row; `ukuran` in bytes."""

    sha256: str
    ukuran: int
    mime: str


class BerkasRepo(Repo):
    """Which kept files belong to the office."""

    def add(self, berkas: Berkas, now: datetime) -> None:
        """Note a kept file; noting it twice changes nothing."""
        dialek: Any = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        self.conn.execute(
            dialek.insert(tables.berkas)
            .values(
                instansi_id=self.instansi_id,
                sha256=berkas.sha256,
                ukuran=berkas.ukuran,
                mime=berkas.mime,
                disimpan_pada=now,
            )
            .on_conflict_do_nothing()
        )

    def get(self, sha256: str) -> Berkas | None:
        """The row of a kept file of this office."""
        kueri = select(_B.sha256, _B.ukuran, _B.mime).where(self.mine(tables.berkas), _B.sha256 == sha256)
        baris = self.conn.execute(kueri).one_or_none()
        return Berkas(sha256=baris.sha256, ukuran=baris.ukuran, mime=baris.mime) if baris else None

    def sizes_of(self, daftar_sha256: Collection[str]) -> dict[str, int]:
        """The bytes of each of these files that the office has."""
        semua = list(dict.fromkeys(daftar_sha256))
        potongan = (semua[awal : awal + _SEKALI_TANYA] for awal in range(0, len(semua), _SEKALI_TANYA))
        baris = (satu for daftar in potongan for satu in self.run(_SIZES, daftar_sha256=padded(daftar)))
        return {satu.sha256: satu.ukuran for satu in baris}
