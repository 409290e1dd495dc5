"""Papers (dokumen) of a cycle: what a paper says, and once drawn or sent by a person, the SHA-256 of its file."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, update

from storage import tables
from storage.base import Repo

_D = tables.dokumen.c
_R = tables.rekap.c
_TANPA_ISI = [kolom for kolom in _D if kolom is not _D.isi]


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenBaru:
    """A paper to keep: drawn later from `isi` (JSON of its kind), or a kept file by `sha256`.

    What is about a kept rekap version names it by `rekap_id`, and `isi` leaves the rekap out. `templat` and `logo` are
    the office's own that stood when it was kept, by SHA-256; None for ours, or for none. One of the office, such as a
    book, is of no cycle. One that is only looked at (`berlaku` False) is no paper of the cycle, and not in its archive.
    """

    siklus_id: int | None
    tugas_id: int | None
    langkah: int
    jenis: str
    nama: str
    isi: str | None = None
    rekap_id: int | None = None
    sha256: str | None = None
    templat: str | None = None
    logo: str | None = None
    unit: str | None = None
    berlaku: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokumen:
    """A paper as kept; `sha256` None until it is drawn, `berlaku` False once a newer one replaced it.

    `templat` is, once it is drawn, what it was drawn from, by SHA-256; before that as in `DokumenBaru`. `pdf` is its
    PDF by SHA-256, once there is one.
    """

    id: int
    siklus_id: int | None
    tugas_id: int | None
    langkah: int
    jenis: str
    nama: str
    sha256: str | None
    templat: str | None
    logo: str | None
    pdf: str | None
    unit: str | None
    berlaku: bool
    dibuat_oleh: int | None
    dibuat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiDokumen:
    """What a paper is drawn from: its JSON, and that of the rekap version it is about."""

    isi: str
    rekap: str | None


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
                rekap_id=baru.rekap_id,
                sha256=baru.sha256,
                templat=baru.templat,
                logo=baru.logo,
                berlaku=baru.berlaku,
                dibuat_oleh=oleh,
                dibuat_pada=now,
            )
            .returning(*_TANPA_ISI)
        ).one()
        return _dokumen(baris)

    def get(self, dokumen_id: int) -> Dokumen | None:
        """One paper by id."""
        baris = self.conn.execute(self._select().where(_D.id == dokumen_id)).one_or_none()
        return _dokumen(baris) if baris else None

    def isi_of(self, dokumen_id: int) -> IsiDokumen | None:
        """What a paper is drawn from; None for a file that somebody sent."""
        kueri = (
            select(_D.isi, _R.isi.label("rekap"))
            .outerjoin_from(tables.dokumen, tables.rekap, (_R.instansi_id == _D.instansi_id) & (_R.id == _D.rekap_id))
            .where(self.mine(tables.dokumen), _D.id == dokumen_id, _D.isi.is_not(None))
        )
        baris = self.conn.execute(kueri).one_or_none()
        return IsiDokumen(isi=baris.isi, rekap=baris.rekap) if baris else None

    def of_siklus(self, siklus_id: int) -> tuple[Dokumen, ...]:
        """All papers of a cycle in the order they were made, replaced ones too."""
        kueri = self._select().where(_D.siklus_id == siklus_id).order_by(_D.id)
        return tuple(map(_dokumen, self.conn.execute(kueri)))

    def first_of_each(self, siklus_id: int, jenis: str) -> dict[int, datetime]:
        """When each task of a cycle got its first paper of that kind, replaced ones too, by the task's id."""
        kueri = (
            select(_D.tugas_id, func.min(_D.dibuat_pada).label("pada"))
            .where(self.mine(tables.dokumen), _D.siklus_id == siklus_id, _D.jenis == jenis, _D.tugas_id.is_not(None))
            .group_by(_D.tugas_id)
        )
        return {baris.tugas_id: baris.pada for baris in self.conn.execute(kueri)}

    def replace_in(self, tugas_id: int) -> None:
        """Mark the papers of a task as replaced by what comes next."""
        self.conn.execute(
            update(tables.dokumen).where(self.mine(tables.dokumen), _D.tugas_id == tugas_id).values(berlaku=False)
        )

    def take_effect(self, dokumen_id: int, *, instead_of: Collection[int]) -> None:
        """A paper that was only looked at is one of the cycle from now on, and those others no more."""
        milik = self.mine(tables.dokumen)
        self.conn.execute(update(tables.dokumen).where(milik, _D.id.in_(instead_of)).values(berlaku=False))
        self.conn.execute(update(tables.dokumen).where(milik, _D.id == dokumen_id).values(berlaku=True))

    def set_drawn(self, dokumen_id: int, sha256: str, templat: str | None = None) -> bool:
        """Note the file a paper was drawn to, and from which template; False where one is noted already, and stays."""
        hasil = self.conn.execute(
            update(tables.dokumen)
            .where(self.mine(tables.dokumen), _D.id == dokumen_id, _D.sha256.is_(None))
            .values(sha256=sha256, templat=templat)
        )
        return hasil.rowcount == 1

    def set_pdf(self, dokumen_id: int, sha256: str) -> None:
        """Note the PDF of a paper; one that is noted already stays."""
        milik = (self.mine(tables.dokumen), _D.id == dokumen_id, _D.pdf.is_(None))
        self.conn.execute(update(tables.dokumen).where(*milik).values(pdf=sha256))

    def _select(self) -> Select[*tuple[object, ...]]:
        return select(*_TANPA_ISI).where(self.mine(tables.dokumen))


def _dokumen(baris: Any) -> Dokumen:
    return Dokumen(
        id=baris.id,
        siklus_id=baris.siklus_id,
        tugas_id=baris.tugas_id,
        langkah=baris.langkah,
        jenis=baris.jenis,
        nama=baris.nama,
        sha256=baris.sha256,
        templat=baris.templat,
        logo=baris.logo,
        pdf=baris.pdf,
        unit=baris.unit,
        berlaku=baris.berlaku,
        dibuat_oleh=baris.dibuat_oleh,
        dibuat_pada=baris.dibuat_pada,
    )
