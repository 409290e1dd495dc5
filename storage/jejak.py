"""The trail (jejak): who did what, in which role, when, by which message; each row's hash covers the one before it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from sop.jejak import AWAL, Jejak, compute_hash
from storage import tables
from storage.base import Repo, of_office, office
from storage.locks import Locks

_J = tables.jejak.c
_HOLD = select(tables.instansi.c.id).where(tables.instansi.c.id == office()).with_for_update(key_share=True)
_HEAD = select(_J.urut, _J.hash).where(of_office(tables.jejak)).order_by(_J.urut.desc()).limit(1)
_ADD = insert(tables.jejak)
_OF_SIKLUS = select(tables.jejak).where(of_office(tables.jejak), _J.siklus_id == bindparam("siklus")).order_by(_J.urut)
_EVENTS = _OF_SIKLUS.where(_J.peristiwa.in_(bindparam("daftar", expanding=True)))
_PORTION = _OF_SIKLUS.where(_J.urut > bindparam("sesudah"), _J.urut <= bindparam("sampai")).limit(bindparam("banyak"))
_ENDS = select(func.min(_J.urut).label("awal"), func.max(_J.urut).label("akhir")).where(
    of_office(tables.jejak), _J.siklus_id == bindparam("siklus")
)
_HASH = select(_J.hash).where(of_office(tables.jejak), _J.urut == bindparam("urut"))
_PEOPLE = (
    select(_J.pegawai_id)
    .where(of_office(tables.jejak), _J.siklus_id == bindparam("siklus"), _J.pegawai_id.is_not(None))
    .distinct()
)


class Ujung(NamedTuple):
    """The first and the last row of a cycle's trail, and the hash of the last."""

    awal: int
    akhir: int
    hash: str


class JejakRepo(Repo):
    """The trail of one office; its end is looked up once in a transaction, and held from then on.

    What was read of a cycle is remembered until a row is added.
    """

    def __init__(self, conn: Connection, instansi_id: int, locks: Locks | None = None) -> None:
        super().__init__(conn, instansi_id)
        self._locks = locks or Locks(conn, instansi_id)
        self._head: tuple[int, str] | None = None
        self._read: dict[int, tuple[Jejak, ...]] = {}

    def add(
        self,
        peristiwa: str,
        *,
        now: datetime,
        pegawai_id: int | None,
        peran: str = "",
        siklus_id: int | None = None,
        inbox_id: int | None = None,
        **isi: Any,
    ) -> None:
        """Add a row at the end of the chain; the office's row is held meanwhile, so the chain has no fork."""
        self.add_each(
            peristiwa, [isi], now=now, pegawai_id=pegawai_id, peran=peran, siklus_id=siklus_id, inbox_id=inbox_id
        )

    def add_each(  # noqa: PLR0913 - a row is these facts
        self,
        peristiwa: str,
        daftar_isi: Sequence[Mapping[str, Any]],
        *,
        now: datetime,
        pegawai_id: int | None,
        peran: str = "",
        siklus_id: int | None = None,
        inbox_id: int | None = None,
    ) -> None:
        """Add a row for each of these, in that order, that differ in nothing else."""
        if not daftar_isi:
            return
        urut, hash_lalu = self._head or self._find_head()
        daftar: list[Jejak] = []
        for isi in daftar_isi:
            urut += 1
            jejak = Jejak(
                urut=urut,
                pada=now,
                pegawai_id=pegawai_id,
                peran=peran,
                peristiwa=peristiwa,
                siklus_id=siklus_id,
                isi=isi,
                inbox_id=inbox_id,
                hash_lalu=hash_lalu,
                hash="",
            )
            hash_lalu = compute_hash(jejak)
            daftar.append(replace(jejak, hash=hash_lalu))
        self.conn.execute(_ADD, [self._values(jejak) for jejak in daftar])
        self._head = urut, hash_lalu
        self._read.clear()

    def forget_head(self) -> None:
        """What was added since a savepoint is undone: the end of the chain is to be looked up again."""
        self._head = None
        self._read.clear()

    def _values(self, jejak: Jejak) -> dict[str, Any]:
        return {"instansi_id": self.instansi_id, **{nama: getattr(jejak, nama) for nama in Jejak.__slots__}}

    def _find_head(self) -> tuple[int, str]:
        self._locks.before_any()
        self.run(_HOLD)
        kepala = self.run(_HEAD).one_or_none()
        return (kepala.urut, kepala.hash) if kepala else (0, AWAL)

    def of_siklus(self, siklus_id: int) -> tuple[Jejak, ...]:
        """The rows about one cycle, oldest first."""
        if siklus_id not in self._read:
            self._read[siklus_id] = tuple(map(_jejak, self.run(_OF_SIKLUS, siklus=siklus_id)))
        return self._read[siklus_id]

    def events_of(self, siklus_id: int, daftar: Collection[str]) -> tuple[Jejak, ...]:
        """The rows about one cycle in which one of these things happened, oldest first."""
        return tuple(map(_jejak, self.run(_EVENTS, siklus=siklus_id, daftar=list(daftar))))

    def portion(self, siklus_id: int, *, sesudah: int, sampai: int, banyak: int) -> tuple[Jejak, ...]:
        """So many rows about one cycle, from after one number up to another, oldest first."""
        return tuple(map(_jejak, self.run(_PORTION, siklus=siklus_id, sesudah=sesudah, sampai=sampai, banyak=banyak)))

    def ends_of(self, siklus_id: int) -> Ujung:
        """Where the trail of a cycle begins and ends; numbers of 0 where it has no row."""
        ujung = self.run(_ENDS, siklus=siklus_id).one()
        if ujung.awal is None:
            return Ujung(0, 0, AWAL)
        return Ujung(ujung.awal, ujung.akhir, self.run(_HASH, urut=ujung.akhir).scalar_one())

    def people_of(self, siklus_id: int) -> frozenset[int]:
        """Who did anything in a cycle."""
        return frozenset(self.run(_PEOPLE, siklus=siklus_id).scalars())

    def hashes(self, dari: int, sampai: int) -> tuple[tuple[int, str], ...]:
        """Number and hash of the rows from one to another, both included, whatever cycle they are about."""
        kueri = (
            select(_J.urut, _J.hash)
            .where(self.mine(tables.jejak), _J.urut >= dari, _J.urut <= sampai)
            .order_by(_J.urut)
        )
        return tuple((baris.urut, baris.hash) for baris in self.conn.execute(kueri))

    def of_peristiwa(self, daftar: Collection[str]) -> tuple[Jejak, ...]:
        """The rows of the whole office in which one of these things happened, oldest first."""
        kueri = select(tables.jejak).where(self.mine(tables.jejak), _J.peristiwa.in_(list(daftar))).order_by(_J.urut)
        return tuple(map(_jejak, self.conn.execute(kueri)))

    def first_break(self) -> int | None:
        """The number of the first row that doesn't fit the chain, None where the whole trail is intact."""
        lalu = AWAL
        kueri = select(tables.jejak).where(self.mine(tables.jejak)).order_by(_J.urut).execution_options(yield_per=1_000)
        with self.conn.execute(kueri) as hasil:
            for urut, baris in enumerate(hasil, start=1):
                jejak = _jejak(baris)
                if jejak.urut != urut or jejak.hash_lalu != lalu or jejak.hash != compute_hash(jejak):
                    return urut
                lalu = jejak.hash
        return None


def _jejak(baris: Any) -> Jejak:
    return Jejak(
        urut=baris.urut,
        pada=baris.pada,
        pegawai_id=baris.pegawai_id,
        peran=baris.peran,
        peristiwa=baris.peristiwa,
        siklus_id=baris.siklus_id,
        isi=baris.isi,
        inbox_id=baris.inbox_id,
        hash_lalu=baris.hash_lalu,
        hash=baris.hash,
    )
