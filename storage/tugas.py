"""The tasks (tugas) of cycles: whom they wait for, until when, and when to look at them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, insert, or_, select, update

from sop.peran import Peran
from sop.siklus import Keadaan, TugasBaru
from storage import tables
from storage.antrean import by_ids, constant, padded
from storage.base import Repo, of_office

_T = tables.tugas.c


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasTersimpan:
    """A task as kept; `tenggat` None without a standard time, `ingat_ke` counts the reminders since it passed.

    `dialihkan_ke` is the person it was handed to instead of whoever holds its role, `dialihkan_oleh` who did so.
    `jenjang_ke` is how many roles above were told, `diingatkan_pada` when somebody pressed Ingatkan last.
    One that is `ditarik` was closed without being done: what it was about was taken back.
    """

    id: int
    siklus_id: int
    langkah: int
    peran: Peran
    unit: str | None
    putaran: int
    keadaan: Keadaan
    arahan: str
    daftar_indikator: tuple[str, ...]
    dibuka_pada: datetime
    tenggat: datetime | None
    ingat_pada: datetime | None
    ingat_ke: int
    jenjang_ke: int
    diingatkan_pada: datetime | None
    selesai_pada: datetime | None
    selesai_oleh: int | None
    ditarik: bool
    dialihkan_ke: int | None = None
    dialihkan_oleh: int | None = None


_TUGAS = select(tables.tugas).where(of_office(tables.tugas), _T.id == bindparam("kunci"))
_OPEN_AMONG = (
    select(tables.tugas).where(by_ids(tables.tugas), _T.keadaan == constant(Keadaan.TERBUKA.value)).order_by(_T.id)
)
_OF_SIKLUS = select(tables.tugas).where(of_office(tables.tugas), _T.siklus_id == bindparam("siklus")).order_by(_T.id)
_DUE = (
    select(tables.tugas)
    .where(of_office(tables.tugas), _T.ingat_pada <= bindparam("pada"))
    .order_by(_T.ingat_pada, _T.id)
    .limit(bindparam("batas"))
)
_DUE_OF = _DUE.where(_T.siklus_id.in_(bindparam("daftar_siklus", expanding=True)))
_OLDEST_DUE = (
    select(_T.siklus_id)
    .where(of_office(tables.tugas), _T.ingat_pada <= bindparam("pada"))
    .order_by(_T.ingat_pada, _T.id)
    .limit(bindparam("batas"))
    .subquery()
)
_DUE_CYCLES = select(_OLDEST_DUE.c.siklus_id).distinct().order_by(_OLDEST_DUE.c.siklus_id)
_MOVE = (
    update(tables.tugas)
    .where(by_ids(tables.tugas), _T.keadaan == Keadaan.TERBUKA.value)
    .values(ingat_pada=bindparam("lagi_pada"), ingat_ke=_T.ingat_ke + bindparam("lagi"))
)
_MOVE_UP = _MOVE.values(jenjang_ke=bindparam("sampai_ke"))
_PRESS = update(tables.tugas).where(by_ids(tables.tugas)).values(diingatkan_pada=bindparam("ditekan_pada"))


class TugasRepo(Repo):
    """The tasks of one office."""

    def open(  # noqa: PLR0913 - a task has this many facts
        self,
        siklus_id: int,
        baru: TugasBaru,
        *,
        putaran: int,
        now: datetime,
        tenggat: datetime | None,
        ingat_pada: datetime | None,
        arahan: str = "",
        daftar_indikator: tuple[str, ...] = (),
    ) -> TugasTersimpan:
        """Open a task."""
        kunci = self.conn.execute(
            insert(tables.tugas)
            .values(
                instansi_id=self.instansi_id,
                siklus_id=siklus_id,
                langkah=baru.langkah,
                peran=baru.peran.value,
                unit=baru.unit,
                putaran=putaran,
                keadaan=Keadaan.TERBUKA.value,
                arahan=arahan,
                daftar_indikator=list(daftar_indikator),
                dibuka_pada=now,
                tenggat=tenggat,
                ingat_pada=ingat_pada,
            )
            .returning(_T.id)
        ).scalar_one()
        return self._one(_T.id == kunci)

    def get(self, tugas_id: int) -> TugasTersimpan | None:
        """One task, None where the office has none of that id."""
        baris = self.run(_TUGAS, kunci=tugas_id).one_or_none()
        return _tugas(baris) if baris else None

    def close(self, tugas_id: int, oleh: int, now: datetime, *, ditarik: bool = False) -> bool:
        """Close an open task, done or (`ditarik`) taken back; False where somebody else was first."""
        hasil = self.conn.execute(
            update(tables.tugas)
            .where(self.mine(tables.tugas), _T.id == tugas_id, _T.keadaan == Keadaan.TERBUKA.value)
            .values(
                keadaan=Keadaan.SELESAI.value, selesai_pada=now, selesai_oleh=oleh, ingat_pada=None, ditarik=ditarik
            )
        )
        return hasil.rowcount == 1

    def of_siklus(self, siklus_id: int) -> tuple[TugasTersimpan, ...]:
        """All tasks of a cycle in the order they were opened."""
        return tuple(map(_tugas, self.run(_OF_SIKLUS, siklus=siklus_id)))

    def open_for(self, jabatan: tuple[tuple[Peran, str | None], ...], pegawai_id: int) -> tuple[TugasTersimpan, ...]:
        """The open tasks of a person with these roles (for Bidang: in that unit), oldest first.

        Those handed to somebody else are left out, those handed to this person are there.
        """
        terbuka = self._select().where(_T.keadaan == constant(Keadaan.TERBUKA.value))
        daftar = {tugas.id: tugas for tugas in self._all(terbuka.where(_T.dialihkan_ke == pegawai_id))}
        if jabatan:
            milik = or_(*(_belongs(peran, unit) for peran, unit in jabatan))
            daftar |= {tugas.id: tugas for tugas in self._all(terbuka.where(_T.dialihkan_ke.is_(None), milik))}
        return tuple(daftar[kunci] for kunci in sorted(daftar))

    def all_open(self) -> tuple[TugasTersimpan, ...]:
        """Every open task of the office, oldest first."""
        return self._all(self._select().where(_T.keadaan == constant(Keadaan.TERBUKA.value)).order_by(_T.id))

    def hand_over(self, tugas_id: int, *, ke: int | None, oleh: int | None) -> None:
        """An open task waits for that person from now on; for whoever holds its role where `ke` is None."""
        kueri = update(tables.tugas).where(
            self.mine(tables.tugas), _T.id == tugas_id, _T.keadaan == Keadaan.TERBUKA.value
        )
        self.conn.execute(kueri.values(dialihkan_ke=ke, dialihkan_oleh=oleh))

    def open_among(self, daftar_id: Collection[int]) -> tuple[TugasTersimpan, ...]:
        """Those of these tasks that are open, oldest first."""
        return tuple(map(_tugas, self.run(_OPEN_AMONG, kunci=padded(daftar_id)))) if daftar_id else ()

    def highest_putaran(self, siklus_id: int, langkah: int, unit: str | None) -> int:
        """How often that step was opened before in the cycle (for that unit)."""
        kueri = select(func.coalesce(func.max(_T.putaran), 0)).where(
            self.mine(tables.tugas),
            _T.siklus_id == siklus_id,
            _T.langkah == langkah,
            _T.unit.is_not_distinct_from(unit),
        )
        return int(self.conn.execute(kueri).scalar_one())

    def due(
        self, now: datetime, batas: int, daftar_siklus: Collection[int] | None = None
    ) -> tuple[TugasTersimpan, ...]:
        """Open tasks (of these cycles) whose reminder is due, the oldest reminders first."""
        if daftar_siklus is None:
            return tuple(map(_tugas, self.run(_DUE, pada=now, batas=batas)))
        return tuple(map(_tugas, self.run(_DUE_OF, pada=now, batas=batas, daftar_siklus=padded(daftar_siklus))))

    def due_cycles(self, now: datetime, batas: int) -> tuple[int, ...]:
        """The cycles of so many tasks whose reminders have been due longest, oldest cycle first."""
        return tuple(self.run(_DUE_CYCLES, pada=now, batas=batas).scalars())

    def move_reminders(
        self, daftar_id: Collection[int], ingat_pada: datetime, *, terkirim: bool, jenjang_ke: int | None = None
    ) -> None:
        """Note when the next reminder of each is due; where `terkirim`, that one more of each went out.

        `jenjang_ke` says how many roles above have been told of each, where that has changed.
        """
        nilai = {"lagi_pada": ingat_pada, "lagi": int(terkirim)}
        if daftar_id and jenjang_ke is None:
            self.run(_MOVE, kunci=padded(daftar_id), **nilai)
        elif daftar_id:
            self.run(_MOVE_UP, kunci=padded(daftar_id), sampai_ke=jenjang_ke, **nilai)

    def move_due(self, tugas_id: int, tenggat: datetime, ingat_pada: datetime | None) -> None:
        """Give an open task another due time; its reminders begin anew."""
        self.conn.execute(
            update(tables.tugas)
            .where(self.mine(tables.tugas), _T.id == tugas_id, _T.keadaan == Keadaan.TERBUKA.value)
            .values(tenggat=tenggat, ingat_pada=ingat_pada, ingat_ke=0)
        )

    def note_pressed(self, daftar_id: Collection[int], now: datetime) -> None:
        """Note that somebody pressed Ingatkan on each of these."""
        if daftar_id:
            self.run(_PRESS, kunci=padded(daftar_id), ditekan_pada=now)

    def _all(self, kueri: Select[*tuple[object, ...]]) -> tuple[TugasTersimpan, ...]:
        return tuple(map(_tugas, self.conn.execute(kueri)))

    def _one(self, syarat: ColumnElement[bool]) -> TugasTersimpan:
        return _tugas(self.conn.execute(self._select().where(syarat)).one())

    def _select(self) -> Select[*tuple[object, ...]]:
        return select(tables.tugas).where(self.mine(tables.tugas))


def _belongs(peran: Peran, unit: str | None) -> ColumnElement[bool]:
    if unit is None:
        return (_T.peran == peran.value) & _T.unit.is_(None)
    return (_T.peran == peran.value) & (_T.unit == unit)


def _tugas(baris: Row[*tuple[object, ...]]) -> TugasTersimpan:
    return TugasTersimpan(
        id=baris.id,
        siklus_id=baris.siklus_id,
        langkah=baris.langkah,
        peran=Peran(baris.peran),
        unit=baris.unit,
        putaran=baris.putaran,
        keadaan=Keadaan(baris.keadaan),
        arahan=baris.arahan,
        daftar_indikator=tuple(baris.daftar_indikator),
        dibuka_pada=baris.dibuka_pada,
        tenggat=baris.tenggat,
        ingat_pada=baris.ingat_pada,
        ingat_ke=baris.ingat_ke,
        jenjang_ke=baris.jenjang_ke,
        diingatkan_pada=baris.diingatkan_pada,
        selesai_pada=baris.selesai_pada,
        selesai_oleh=baris.selesai_oleh,
        ditarik=baris.ditarik,
        dialihkan_ke=baris.dialihkan_ke,
        dialihkan_oleh=baris.dialihkan_oleh,
    )
