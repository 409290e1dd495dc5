"""Papers (dokumen) of a cycle: what a paper says, and once drawn or sent by a person, the SHA-256 of its file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from storage import tables
from storage.base import Repo

_D = tables.dokumen.c


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenBaru:
    """A paper to keep: drawn later from `isi` (JSON of its kind), or a kept file by `sha256`.

    One that is only looked at (`berlaku` False) is no paper of the cycle, and not in its archive.
    """

    siklus_id: int
    tugas_id: int | None
    langkah: int
    jenis: str
    nama: str
    isi: str | None = None
    sha256: str | None = None
    unit: str | None = None
    berlaku: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokumen:
    """A paper as kept; `sha256` None until it is drawn, `berlaku` False once a newer one replaced it."""

    id: int
    siklus_id: int
    tugas_id: int | None
    langkah: int
    jenis: str
    nama: str
    isi: str | None
    sha256: str | None
    unit: str | None
    berlaku: bool
    dibuat_pada: datetime


class DokumenRepo(Repo):
    """The papers of one office."""

    def add(self, baru: DokumenBaru, *, oleh: int | None, now: datetime) -> Dokumen:
        """Keep a paper."""
        baris = self.conn.execute(
            insert(tables.dokumen)
            .values(
                instansi_id=self.instansi_id,
                siklus_id=baru.siklus_id,
                tugas_id=baru.tugas_id,
                langkah=baru.langkah,
                unit=baru.unit,
                jenis=baru.jenis,
                nama=baru.nama,
                isi=baru.isi,
                sha256=baru.sha256,
                berlaku=baru.berlaku,
                dibuat_oleh=oleh,
                dibuat_pada=now,
            )
            .returning(tables.dokumen)
        ).one()
        return _dokumen(baris)

    def get(self, dokumen_id: int) -> Dokumen | None:
        """One paper by id."""
        kueri = select(tables.dokumen).where(self.mine(tables.dokumen), _D.id == dokumen_id)
        baris = self.conn.execute(kueri).one_or_none()
        return _dokumen(baris) if baris else None

    def of_siklus(self, siklus_id: int) -> tuple[Dokumen, ...]:
        """All papers of a cycle in the order they were made, replaced ones too."""
        kueri = select(tables.dokumen).where(self.mine(tables.dokumen), _D.siklus_id == siklus_id).order_by(_D.id)
        return tuple(map(_dokumen, self.conn.execute(kueri)))

    def replace_in(self, tugas_id: int) -> None:
        """Mark the papers of a task as replaced by what comes next."""
        self.conn.execute(
            update(tables.dokumen).where(self.mine(tables.dokumen), _D.tugas_id == tugas_id).values(berlaku=False)
        )

    def set_drawn(self, dokumen_id: int, sha256: str) -> None:
        """Note the file a paper was drawn to; what was drawn first stays."""
        self.conn.execute(
            update(tables.dokumen)
            .where(self.mine(tables.dokumen), _D.id == dokumen_id, _D.sha256.is_(None))
            .values(sha256=sha256)
        )


def _dokumen(baris: Any) -> Dokumen:
    return Dokumen(
        id=baris.id,
        siklus_id=baris.siklus_id,
        tugas_id=baris.tugas_id,
        langkah=baris.langkah,
        jenis=baris.jenis,
        nama=baris.nama,
        isi=baris.isi,
        sha256=baris.sha256,
        unit=baris.unit,
        berlaku=baris.berlaku,
        dibuat_pada=baris.dibuat_pada,
    )
