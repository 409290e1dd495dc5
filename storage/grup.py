"""The groups bound to the office, and the one-time codes that bind one, of which only the SHA-256 is kept."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.base import Repo, of_office
from storage.columns import Nomor

_G = tables.grup.c
_K = tables.kode_grup.c
_COLUMNS = (_G.id, _G.chat_id, _G.nama, _G.dihubungkan_oleh, _G.terhubung_pada)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grup:
    """A group that is bound, under the name it had then, and by whom and when."""

    id: int
    chat_id: int
    nama: str
    dihubungkan_oleh: int
    terhubung_pada: datetime


def _bound(*syarat: ColumnElement[bool]) -> Select[tuple[int, int, str, int, datetime]]:
    return select(*_COLUMNS).where(of_office(tables.grup), _G.dilepas_pada.is_(None), *syarat).order_by(_G.id)


_ALL = _bound(_G.kanal == bindparam("saluran"))
_AT = _bound(_G.kanal == bindparam("saluran"), _G.chat_id == bindparam("obrolan", type_=Nomor))
_GET = _bound(_G.id == bindparam("kunci"))


class GrupRepo(Repo):
    """The groups of one office; one that was let go is a stranger's again, and its row stays."""

    def all(self, kanal: str) -> tuple[Grup, ...]:
        """The groups that are bound, in the order in which they first were."""
        return tuple(Grup(**baris) for baris in self.run(_ALL, saluran=kanal).mappings())

    def at(self, kanal: str, chat_id: int) -> Grup | None:
        """The group that a chat is, None where it is not bound."""
        baris = self.run(_AT, saluran=kanal, obrolan=chat_id).mappings().one_or_none()
        return Grup(**baris) if baris else None

    def get(self, grup_id: int) -> Grup | None:
        """A group by id, None where it is not bound any more."""
        baris = self.run(_GET, kunci=grup_id).mappings().one_or_none()
        return Grup(**baris) if baris else None

    def bind(self, kanal: str, chat_id: int, nama: str, *, oleh: int, now: datetime) -> None:
        """Bind a chat to the office, or once more."""
        dialek = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        isi = {"nama": nama, "dihubungkan_oleh": oleh, "terhubung_pada": now, "dilepas_pada": None}
        self.conn.execute(
            dialek.insert(tables.grup)
            .values(instansi_id=self.instansi_id, kanal=kanal, chat_id=chat_id, **isi)
            .on_conflict_do_update(index_elements=["instansi_id", "kanal", "chat_id"], set_=isi)
        )

    def release(self, grup_id: int, now: datetime) -> bool:
        """Let a group go; False where it was not bound."""
        milik = self.mine(tables.grup) & (_G.id == grup_id) & _G.dilepas_pada.is_(None)
        return self.conn.execute(update(tables.grup).where(milik).values(dilepas_pada=now)).rowcount == 1

    def move(self, kanal: str, dari: int, ke: int, now: datetime) -> Grup | None:
        """A group has another number: it is bound there as it was here; None where it was not bound, or has moved."""
        lama = self.at(kanal, dari)
        if lama is None or not self.release(lama.id, now):
            return None
        self.bind(kanal, ke, lama.nama, oleh=lama.dihubungkan_oleh, now=lama.terhubung_pada)
        return lama


class KodeGrupRepo(Repo):
    """The codes of one office with which a group is bound; one is open at a time."""

    def add(self, kode: str, *, oleh: int, now: datetime, berlaku_sampai: datetime) -> None:
        """Keep a new code in the place of the one that was open."""
        self.conn.execute(update(tables.kode_grup).where(*self._open(now)).values(dicabut_pada=now))
        self.conn.execute(
            insert(tables.kode_grup).values(
                instansi_id=self.instansi_id,
                kode_sha256=_digest(kode),
                dibuat_oleh=oleh,
                dibuat_pada=now,
                berlaku_sampai=berlaku_sampai,
            )
        )

    def maker(self, kode: str, now: datetime) -> int | None:
        """Who made a code that can be used, None for any other."""
        kueri = select(_K.dibuat_oleh).where(*self._open(now), _K.kode_sha256 == _digest(kode))
        return self.conn.execute(kueri).scalar_one_or_none()

    def use(self, kode: str, now: datetime) -> int | None:
        """Use a code up; who made it, or None where it is unknown, used, replaced or expired."""
        kueri = update(tables.kode_grup).where(*self._open(now), _K.kode_sha256 == _digest(kode))
        return self.conn.execute(kueri.values(dipakai_pada=now).returning(_K.dibuat_oleh)).scalar_one_or_none()

    def open_until(self, now: datetime) -> datetime | None:
        """Until when the open code can be used, None where there is none."""
        return self.conn.execute(select(_K.berlaku_sampai).where(*self._open(now))).scalar_one_or_none()

    def _open(self, now: datetime) -> tuple[ColumnElement[bool], ...]:
        return (
            self.mine(tables.kode_grup),
            _K.dipakai_pada.is_(None),
            _K.dicabut_pada.is_(None),
            _K.berlaku_sampai > now,
        )


def _digest(kode: str) -> str:
    return hashlib.sha256(kode.encode()).hexdigest()
