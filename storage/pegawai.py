"""People of the office as the admin changes them, one by one; nobody is deleted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, func, insert, select, update

from sop.instansi import Jabatan
from sop.peran import Peran
from storage import tables
from storage.base import Repo

_P = tables.pegawai.c
_J = tables.pemegang_peran.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Penugasan:
    """Somebody stands in for a role from one moment to another, by a letter of that number."""

    id: int
    pegawai_id: int
    jabatan: Jabatan
    nomor: str
    mulai_pada: datetime
    sampai_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Simpanan:
    """How much is kept about a person: chats and since when, answers, papers, rows of the trail."""

    obrolan: int
    terhubung_pada: datetime | None
    jawaban: int
    dokumen: int
    jejak: int


class PegawaiRepo(Repo):
    """Changes of people and roles of one office."""

    def add(self, *, nama: str, nip: str = "", jabatan: str = "", pangkat: str = "") -> int | None:
        """A new person; None where one of that NIP, or name without NIP, is there already. Who had left comes back."""
        isi = {"nama": nama, "nip": nip, "jabatan": jabatan, "pangkat": pangkat, "aktif": True}
        lama = self.conn.execute(
            select(_P.id, _P.aktif).where(self.mine(tables.pegawai), _P.kunci == (nip or nama))
        ).one_or_none()
        if lama is not None and lama.aktif:
            return None
        if lama is not None:
            self.conn.execute(update(tables.pegawai).where(self.mine(tables.pegawai), _P.id == lama.id).values(**isi))
            return int(lama.id)
        baru = insert(tables.pegawai).values(instansi_id=self.instansi_id, kunci=nip or nama, **isi)
        return int(self.conn.execute(baru.returning(_P.id)).scalar_one())

    def change(self, pegawai_id: int, *, nama: str, nip: str, jabatan: str, pangkat: str) -> bool:
        """What is written of a person; False where another has that NIP, or name without NIP."""
        kunci = nip or nama
        lain = select(func.count()).where(self.mine(tables.pegawai), _P.kunci == kunci, _P.id != pegawai_id)
        if self.conn.execute(lain).scalar_one():
            return False
        isi = {"kunci": kunci, "nama": nama, "nip": nip, "jabatan": jabatan, "pangkat": pangkat}
        self.conn.execute(update(tables.pegawai).where(self.mine(tables.pegawai), _P.id == pegawai_id).values(**isi))
        return True

    def deactivate(self, pegawai_id: int) -> None:
        """The person has left: nothing is held or stood in for any more."""
        milik = self.mine(tables.pemegang_peran) & (_J.pegawai_id == pegawai_id)
        self.conn.execute(update(tables.pemegang_peran).where(milik).values(aktif=False))
        self.conn.execute(
            update(tables.pegawai).where(self.mine(tables.pegawai), _P.id == pegawai_id).values(aktif=False)
        )

    def give(self, pegawai_id: int, peran: Peran, unit: str | None) -> bool:
        """Give a role; False where the person holds it."""
        milik = self._own(pegawai_id, peran, unit)
        if self.conn.execute(update(tables.pemegang_peran).where(milik, _J.aktif).values(aktif=True)).rowcount:
            return False
        if not self.conn.execute(update(tables.pemegang_peran).where(milik).values(aktif=True)).rowcount:
            self._insert(pegawai_id, peran=peran, unit=unit)
        return True

    def take(self, pegawai_id: int, peran: Peran, unit: str | None) -> bool:
        """Take a role away; False where the person does not hold it."""
        milik = self._own(pegawai_id, peran, unit)
        return bool(
            self.conn.execute(update(tables.pemegang_peran).where(milik, _J.aktif).values(aktif=False)).rowcount
        )

    def stand_in(self, pegawai_id: int, jabatan: Jabatan, *, nomor: str, mulai: datetime, sampai: datetime) -> int:
        """Somebody stands in for a role until `sampai`; returns the row's id."""
        return self._insert(
            pegawai_id,
            peran=jabatan.peran,
            unit=jabatan.unit,
            sebutan=jabatan.sebutan,
            sebagai=jabatan.sebagai,
            nomor=nomor,
            mulai_pada=mulai,
            sampai_pada=sampai,
        )

    def standing_in(self, now: datetime) -> tuple[Penugasan, ...]:
        """Who stands in now or will, in the order in which it was set."""
        kueri = select(tables.pemegang_peran).where(self.mine(tables.pemegang_peran), _J.aktif, _J.sampai_pada > now)
        return tuple(map(_penugasan, self.conn.execute(kueri.order_by(_J.id))))

    def end_standing_in(self, penugasan_id: int, now: datetime) -> bool:
        """It ends now; False where it had ended."""
        kueri = update(tables.pemegang_peran).where(
            self.mine(tables.pemegang_peran), _J.id == penugasan_id, _J.aktif, _J.sampai_pada > now
        )
        return bool(self.conn.execute(kueri.values(sampai_pada=now)).rowcount)

    def kept_of(self, pegawai_id: int) -> Simpanan:
        """What is kept about a person, counted."""
        obrolan = tables.obrolan.c
        terhubung = self.mine(tables.obrolan) & (obrolan.pegawai_id == pegawai_id) & obrolan.dilepas_pada.is_(None)
        return Simpanan(
            obrolan=self._count(tables.obrolan, obrolan.pegawai_id == pegawai_id, obrolan.dilepas_pada.is_(None)),
            terhubung_pada=self.conn.execute(select(func.min(obrolan.terhubung_pada)).where(terhubung)).scalar_one(),
            jawaban=self._count(tables.jawaban, tables.jawaban.c.pegawai_id == pegawai_id),
            dokumen=self._count(tables.dokumen, tables.dokumen.c.dibuat_oleh == pegawai_id),
            jejak=self._count(tables.jejak, tables.jejak.c.pegawai_id == pegawai_id),
        )

    def _count(self, tabel: Table, *syarat: ColumnElement[bool]) -> int:
        return int(
            self.conn.execute(select(func.count()).select_from(tabel).where(self.mine(tabel), *syarat)).scalar_one()
        )

    def _own(self, pegawai_id: int, peran: Peran, unit: str | None) -> Any:
        """The row of a role held in one's own right."""
        return (
            self.mine(tables.pemegang_peran)
            & (_J.pegawai_id == pegawai_id)
            & (_J.peran == peran.value)
            & _J.unit.is_not_distinct_from(unit)
            & _J.mulai_pada.is_(None)
        )

    def _insert(self, pegawai_id: int, *, peran: Peran, **isi: Any) -> int:
        baru = insert(tables.pemegang_peran).values(
            instansi_id=self.instansi_id, pegawai_id=pegawai_id, peran=peran.value, aktif=True, **isi
        )
        return int(self.conn.execute(baru.returning(_J.id)).scalar_one())


def _penugasan(baris: Any) -> Penugasan:
    return Penugasan(
        id=baris.id,
        pegawai_id=baris.pegawai_id,
        jabatan=Jabatan(peran=Peran(baris.peran), unit=baris.unit, sebutan=baris.sebutan, sebagai=baris.sebagai),
        nomor=baris.nomor,
        mulai_pada=baris.mulai_pada,
        sampai_pada=baris.sampai_pada,
    )
