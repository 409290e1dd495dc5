"""Rekap versions: immutable snapshots with their SHA-256, and the one decision each may get."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import insert, select, update

from sop.rekap import Rekap
from storage import tables
from storage.base import Repo

_R = tables.rekap.c
_S = tables.siklus.c
_REKAP = TypeAdapter(Rekap)
_KEPT = 2  # a large office takes some megabytes each


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapTersimpan:
    """A version as kept; `keputusan` is None, disetujui or dikembalikan."""

    id: int
    siklus_id: int
    versi: int
    rekap: Rekap
    sha256: str
    keputusan: str | None
    arahan: str | None
    diputuskan_oleh: int | None
    diputuskan_pada: datetime | None


class VersiRekap(NamedTuple):
    """Which version it is, and the SHA-256 of its JSON."""

    id: int
    versi: int
    sha256: str


class _Versions:
    """The versions read or written last, by the SHA-256 of their text: every step of a decision reads the same one."""

    def __init__(self) -> None:
        self._kept: dict[str, Rekap] = {}
        self._lock = Lock()

    def read(self, sha256: str, teks: str) -> Rekap:
        """A version from its JSON."""
        rekap = self._kept.get(sha256) or _REKAP.validate_json(teks)
        self.keep(sha256, rekap)
        return rekap

    def keep(self, sha256: str, rekap: Rekap) -> None:
        """Remember a version; the one not asked for longest is forgotten."""
        with self._lock:
            self._kept.pop(sha256, None)
            self._kept[sha256] = rekap
            if len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]


_VERSIONS = _Versions()


class RekapRepo(Repo):
    """The rekap versions of one office."""

    def add(self, siklus_id: int, rekap: Rekap) -> RekapTersimpan:
        """Keep a version; its number must be new in the cycle."""
        isi = _REKAP.dump_json(rekap)
        sha256 = hashlib.sha256(isi).hexdigest()
        _VERSIONS.keep(sha256, rekap)
        kunci = self.conn.execute(
            insert(tables.rekap)
            .values(
                instansi_id=self.instansi_id,
                siklus_id=siklus_id,
                versi=rekap.versi,
                isi=isi.decode(),
                sha256=sha256,
                dibuat_pada=rekap.dibuat_pada,
            )
            .returning(_R.id)
        ).scalar_one()
        return RekapTersimpan(
            id=kunci,
            siklus_id=siklus_id,
            versi=rekap.versi,
            rekap=rekap,
            sha256=sha256,
            keputusan=None,
            arahan=None,
            diputuskan_oleh=None,
            diputuskan_pada=None,
        )

    def get(self, siklus_id: int, versi: int) -> RekapTersimpan | None:
        """One version of a cycle."""
        kueri = select(tables.rekap).where(self.mine(tables.rekap), _R.siklus_id == siklus_id, _R.versi == versi)
        baris = self.conn.execute(kueri).one_or_none()
        return _rekap(baris) if baris else None

    def of_siklus(self, siklus_id: int) -> tuple[VersiRekap, ...]:
        """The versions of a cycle, the first one first, without their figures."""
        kueri = (
            select(_R.id, _R.versi, _R.sha256)
            .where(self.mine(tables.rekap), _R.siklus_id == siklus_id)
            .order_by(_R.versi)
        )
        return tuple(VersiRekap(*baris) for baris in self.conn.execute(kueri))

    def text_of(self, rekap_id: int) -> str:
        """A version's JSON as it was locked, which its SHA-256 is of; NoResultFound where there is none of that id."""
        kueri = select(_R.isi).where(self.mine(tables.rekap), _R.id == rekap_id)
        return str(self.conn.execute(kueri).scalar_one())

    def newest(self, siklus_id: int) -> RekapTersimpan | None:
        """The newest version of a cycle, None where nothing was compiled yet."""
        kueri = (
            select(tables.rekap)
            .where(self.mine(tables.rekap), _R.siklus_id == siklus_id)
            .order_by(_R.versi.desc())
            .limit(1)
        )
        baris = self.conn.execute(kueri).one_or_none()
        return _rekap(baris) if baris else None

    def decided_at(self, siklus_id: int, pada: datetime) -> RekapTersimpan | None:
        """The version of a cycle that was decided at that moment, if one was."""
        kueri = select(tables.rekap).where(
            self.mine(tables.rekap), _R.siklus_id == siklus_id, _R.diputuskan_pada == pada
        )
        baris = self.conn.execute(kueri).first()
        return _rekap(baris) if baris else None

    def newest_of_all(self) -> RekapTersimpan | None:
        """The version locked last in the office, whatever its cycle; none of a practice one."""
        milik = (_S.instansi_id == _R.instansi_id) & (_S.id == _R.siklus_id)
        kueri = select(tables.rekap).join(tables.siklus, milik).where(self.mine(tables.rekap), _S.latihan == 0)
        kueri = kueri.order_by(_R.id.desc()).limit(1)
        baris = self.conn.execute(kueri).one_or_none()
        return _rekap(baris) if baris else None

    def decide(self, rekap_id: int, *, keputusan: str, arahan: str, oleh: int, now: datetime) -> bool:
        """Write the decision; False where one stands already: somebody else was first."""
        hasil = self.conn.execute(
            update(tables.rekap)
            .where(self.mine(tables.rekap), _R.id == rekap_id, _R.keputusan.is_(None))
            .values(keputusan=keputusan, arahan=arahan, diputuskan_oleh=oleh, diputuskan_pada=now)
        )
        return hasil.rowcount == 1

    def withdraw(self, rekap_id: int) -> None:
        """Take the decision away: the version is to be decided on again. What was decided stays in the trail."""
        self.conn.execute(
            update(tables.rekap)
            .where(self.mine(tables.rekap), _R.id == rekap_id)
            .values(keputusan=None, arahan=None, diputuskan_oleh=None, diputuskan_pada=None)
        )


def _rekap(baris: Any) -> RekapTersimpan:
    return RekapTersimpan(
        id=baris.id,
        siklus_id=baris.siklus_id,
        versi=baris.versi,
        rekap=_VERSIONS.read(baris.sha256, baris.isi),
        sha256=baris.sha256,
        keputusan=baris.keputusan,
        arahan=baris.arahan,
        diputuskan_oleh=baris.diputuskan_oleh,
        diputuskan_pada=baris.diputuskan_pada,
    )
