"""Invitations: one-time codes, of which only the SHA-256 is kept; and the strangers who try some."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.base import Repo, of_office
from storage.columns import Nomor

_U = tables.undangan.c
_L = tables.orang_luar.c
_K = tables.kode_salah.c
_STRANGER = select(_L.percobaan, _L.coba_lagi_pada, _L.dijawab_pada).where(
    of_office(tables.orang_luar), _L.kanal == bindparam("saluran"), _L.chat_id == bindparam("chat", type_=Nomor)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undangan:
    """An invitation that can still be used."""

    id: int
    pegawai_id: int
    dibuat_pada: datetime
    berlaku_sampai: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OrangLuar:
    """A chat of nobody's: how many wrong codes it sent, when it may try again, when it was last answered."""

    percobaan: int = 0
    coba_lagi_pada: datetime | None = None
    dijawab_pada: datetime | None = None


class UndanganRepo(Repo):
    """The invitations of one office."""

    def add(self, kode: str, pegawai_id: int, now: datetime, berlaku_sampai: datetime) -> None:
        """Keep a new code for a person."""
        self.conn.execute(
            insert(tables.undangan).values(
                instansi_id=self.instansi_id,
                kode_sha256=_digest(kode),
                pegawai_id=pegawai_id,
                dibuat_pada=now,
                berlaku_sampai=berlaku_sampai,
            )
        )

    def use(self, kode: str, now: datetime) -> int | None:
        """Use a code up; the person it was for, or None where it is unknown, used, taken back or expired."""
        return self.conn.execute(
            update(tables.undangan)
            .where(*self._open(now), _U.kode_sha256 == _digest(kode))
            .values(dipakai_pada=now)
            .returning(_U.pegawai_id)
        ).scalar_one_or_none()

    def open(self, now: datetime) -> tuple[Undangan, ...]:
        """Those that can still be used, oldest first."""
        kolom = (_U.id, _U.pegawai_id, _U.dibuat_pada, _U.berlaku_sampai)
        kueri = select(*kolom).where(*self._open(now)).order_by(_U.id)
        return tuple(Undangan(**baris) for baris in self.conn.execute(kueri).mappings())

    def revoke(self, daftar_id: Collection[int], now: datetime) -> int:
        """Take invitations back; how many of them could still be used."""
        kueri = update(tables.undangan).where(*self._open(now), _U.id.in_(list(daftar_id)))
        return self.conn.execute(kueri.values(dicabut_pada=now)).rowcount

    def _open(self, now: datetime) -> tuple[ColumnElement[bool], ...]:
        return (
            self.mine(tables.undangan),
            _U.dipakai_pada.is_(None),
            _U.dicabut_pada.is_(None),
            _U.berlaku_sampai > now,
        )


class OrangLuarRepo(Repo):
    """The strangers of one office, and how many wrong codes came in each hour."""

    def get(self, kanal: str, chat_id: int) -> OrangLuar:
        """What is known of a stranger's chat."""
        baris = self.run(_STRANGER, saluran=kanal, chat=chat_id).mappings().one_or_none()
        return OrangLuar(**baris) if baris else OrangLuar()

    def put(self, kanal: str, chat_id: int, orang_luar: OrangLuar) -> None:
        """Keep it."""
        nilai = {nama: getattr(orang_luar, nama) for nama in OrangLuar.__slots__}
        self.conn.execute(
            self._insert()(tables.orang_luar)
            .values(instansi_id=self.instansi_id, kanal=kanal, chat_id=chat_id, **nilai)
            .on_conflict_do_update(index_elements=["instansi_id", "kanal", "chat_id"], set_=nilai)
        )

    def count_wrong(self, jam: datetime) -> None:
        """One wrong code more in that hour."""
        self.conn.execute(
            self._insert()(tables.kode_salah)
            .values(instansi_id=self.instansi_id, jam=jam, jumlah=1)
            .on_conflict_do_update(index_elements=["instansi_id", "jam"], set_={"jumlah": _K.jumlah + 1})
        )

    def wrong_since(self, jam: datetime) -> int:
        """How many wrong codes came in that hour and after."""
        kueri = select(func.coalesce(func.sum(_K.jumlah), 0)).where(self.mine(tables.kode_salah), _K.jam >= jam)
        return int(self.conn.execute(kueri).scalar_one())

    def answered_since(self, saat: datetime) -> int:
        """How many chats of nobody's were answered after that moment."""
        kueri = select(func.count()).where(self.mine(tables.orang_luar), _L.dijawab_pada > saat)
        return int(self.conn.execute(kueri).scalar_one())

    def _insert(self) -> Callable[[Table], sqlite.Insert]:
        return postgresql.insert if self.conn.dialect.name == "postgresql" else sqlite.insert  # type: ignore[return-value]  # alike where they are used


def _digest(kode: str) -> str:
    return hashlib.sha256(kode.encode()).hexdigest()
