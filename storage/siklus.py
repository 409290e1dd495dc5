"""Cycles (siklus)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Select, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sop.naskah import NaskahTeks, naskah_bawaan
from sop.periode import Bagian, Periode
from storage import tables
from storage.base import Repo, of_office
from storage.locks import Locks
from storage.naskah import NaskahRepo

_S = tables.siklus.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Siklus:
    """One cycle of a SOP, by the text it began with (`naskah`, a SHA-256); `tamat_pada` None while it runs.

    A practice one (`latihan`) counts nowhere: not in figures, books, times or proofs, nor among what is asked for.
    """

    id: int
    sop: str
    naskah: str
    latihan: bool
    periode: Periode
    dimulai_pada: datetime
    tamat_pada: datetime | None


_SIKLUS = select(tables.siklus).where(of_office(tables.siklus), _S.id == bindparam("kunci"))
_HOLD = _SIKLUS.with_for_update(key_share=True)


class SiklusRepo(Repo):
    """The cycles of one office."""

    def __init__(self, conn: Connection, instansi_id: int, locks: Locks | None = None) -> None:
        super().__init__(conn, instansi_id)
        self._locks = locks or Locks(conn, instansi_id)
        self._known: dict[int, Siklus] = {}

    def add(
        self, periode: Periode, now: datetime, teks: NaskahTeks | None = None, *, latihan: bool = False
    ) -> Siklus | None:
        """Begin a cycle of a SOP (the program's own, unless another is given); None where its period has one already.

        Of practice ones a period may have any number.
        """
        teks = teks or naskah_bawaan()
        NaskahRepo(self.conn, self.instansi_id).keep(teks, now)
        dialek = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        kunci = self.conn.execute(
            dialek.insert(tables.siklus)
            .values(
                instansi_id=self.instansi_id,
                sop=teks.naskah.kode,
                naskah=teks.sha256,
                latihan=self._next_practice(teks.naskah.kode, periode) if latihan else 0,
                tahun=periode.tahun,
                bagian=periode.bagian.value,
                keadaan="berjalan",
                dimulai_pada=now,
            )
            .on_conflict_do_nothing(index_elements=["instansi_id", "sop", "tahun", "bagian", "latihan"])
            .returning(_S.id)
        ).scalar_one_or_none()
        return None if kunci is None else self.get(kunci)

    def get(self, siklus_id: int) -> Siklus:
        """One cycle; NoResultFound where the office has none of that id. Asked for once in a transaction."""
        if siklus_id not in self._known:
            self._known[siklus_id] = _siklus(self.run(_SIKLUS, kunci=siklus_id).one())
        return self._known[siklus_id]

    def forget(self) -> None:
        """Read cycles anew: what was done to one was undone, or may have been."""
        self._known.clear()

    def by_periode(self, periode: Periode, sop: str) -> Siklus | None:
        """The cycle of a SOP for a period, if any."""
        kueri = self._counting(sop).where(_S.tahun == periode.tahun, _S.bagian == periode.bagian.value)
        baris = self.conn.execute(kueri).one_or_none()
        return _siklus(baris) if baris else None

    def of_years(self, daftar_tahun: Collection[int], sop: str | None = None) -> tuple[Siklus, ...]:
        """The cycles (of a SOP) for those years, in the order in which they began."""
        return tuple(map(_siklus, self.conn.execute(self._counting(sop).where(_S.tahun.in_(list(daftar_tahun))))))

    def all(self, sop: str | None = None) -> tuple[Siklus, ...]:
        """Every cycle (of a SOP), in the order in which they began."""
        return tuple(map(_siklus, self.conn.execute(self._counting(sop))))

    def lock(self, siklus_id: int) -> Siklus:
        """The cycle, held until commit, so that its transitions happen one after another.

        Rows that only refer to it are still written meanwhile (`key_share`); else two who wrote one each and then both
        came here would wait for each other.
        """
        self._locks.before_any()
        siklus = self._known[siklus_id] = _siklus(self.run(_HOLD, kunci=siklus_id).one())
        return siklus

    def running(self) -> tuple[Siklus, ...]:
        """The cycles under way, oldest first, practice ones too."""
        kueri = self._select().where(_S.keadaan == "berjalan").order_by(_S.id)
        return tuple(map(_siklus, self.conn.execute(kueri)))

    def practising(self) -> Siklus | None:
        """The practice cycle under way, if any."""
        return next((satu for satu in self.running() if satu.latihan), None)

    def newest(self) -> Siklus | None:
        """The cycle under way, or else the one that ended last."""
        kueri = self._counting().order_by(None).order_by(_S.keadaan, _S.tamat_pada.desc(), _S.id.desc()).limit(1)
        baris = self.conn.execute(kueri).one_or_none()
        return _siklus(baris) if baris else None

    def finish(self, siklus_id: int, now: datetime) -> None:
        """Mark the cycle as ended."""
        self.forget()
        self.conn.execute(
            update(tables.siklus)
            .where(self.mine(tables.siklus), _S.id == siklus_id)
            .values(keadaan="tamat", tamat_pada=now)
        )

    def reopen(self, siklus_id: int) -> bool:
        """Mark a cycle that had ended as under way again; False where it is."""
        self.forget()
        hasil = self.conn.execute(
            update(tables.siklus)
            .where(self.mine(tables.siklus), _S.id == siklus_id, _S.keadaan == "tamat")
            .values(keadaan="berjalan", tamat_pada=None)
        )
        return hasil.rowcount == 1

    def _next_practice(self, sop: str, periode: Periode) -> int:
        sama = (_S.sop == sop) & (_S.tahun == periode.tahun) & (_S.bagian == periode.bagian.value)
        kueri = select(func.coalesce(func.max(_S.latihan), 0) + 1).where(self.mine(tables.siklus), sama)
        return int(self.conn.execute(kueri).scalar_one())

    def _counting(self, sop: str | None = None) -> Select[*tuple[object, ...]]:
        """The cycles that count, as they began: whatever looks across cycles asks here, and finds no practice one."""
        milik = () if sop is None else (_S.sop == sop,)
        return self._select().where(_S.latihan == 0, *milik).order_by(_S.id)

    def _select(self) -> Select[*tuple[object, ...]]:
        return select(tables.siklus).where(self.mine(tables.siklus))


def _siklus(baris: Row[*tuple[object, ...]]) -> Siklus:
    return Siklus(
        id=baris.id,
        sop=baris.sop,
        naskah=baris.naskah,
        latihan=baris.latihan > 0,
        periode=Periode(baris.tahun, Bagian(baris.bagian)),
        dimulai_pada=baris.dimulai_pada,
        tamat_pada=baris.tamat_pada,
    )
