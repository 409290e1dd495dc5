"""Cycles (siklus) and their tasks (tugas)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sop.naskah import NaskahTeks, naskah_bawaan
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.siklus import Keadaan, TugasBaru
from storage import tables
from storage.antrean import by_ids, constant, padded
from storage.base import Repo, of_office
from storage.locks import Locks
from storage.naskah import NaskahRepo

_S = tables.siklus.c
_T = tables.tugas.c


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


_SIKLUS = select(tables.siklus).where(of_office(tables.siklus), _S.id == bindparam("kunci"))
_HOLD = _SIKLUS.with_for_update(key_share=True)
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
