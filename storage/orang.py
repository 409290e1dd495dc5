"""People of the office, the roles they hold, their chats, and their invitations."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sop.instansi import Jabatan
from sop.peran import Peran
from storage import tables
from storage.base import Repo

_P = tables.pegawai.c
_J = tables.pemegang_peran.c
_O = tables.obrolan.c
_U = tables.undangan.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Orang:
    """A person with the roles held now."""

    id: int
    nama: str
    nip: str
    jabatan: str
    pangkat: str
    daftar_peran: tuple[Jabatan, ...]

    def holds(self, peran: Peran, unit: str | None = None) -> bool:
        """Whether this person holds the role (for a unit: in that unit)."""
        return any(jab.peran is peran and (unit is None or jab.unit == unit) for jab in self.daftar_peran)


class OrangRepo(Repo):
    """Active people of one office."""

    def get(self, pegawai_id: int) -> Orang | None:
        """A person by id, None where unknown or no longer active."""
        return next(iter(self._people(_P.id == pegawai_id)), None)

    def all(self) -> tuple[Orang, ...]:
        """Everyone active, in the order they were set up."""
        return self._people()

    def holders(self, peran: Peran, unit: str | None = None) -> tuple[Orang, ...]:
        """Who holds a role now (for a unit: in that unit), in the order of set-up."""
        memegang = select(_J.pegawai_id).where(self.mine(tables.pemegang_peran), _J.aktif, _J.peran == peran.value)
        if unit is not None:
            memegang = memegang.where(_J.unit == unit)
        return self._people(_P.id.in_(memegang))

    def name_of(self, pegawai_id: int | None) -> str:
        """The name of a person, active or not; empty for None."""
        if pegawai_id is None:
            return ""
        kueri = select(_P.nama).where(self.mine(tables.pegawai), _P.id == pegawai_id)
        return str(self.conn.execute(kueri).scalar_one())

    def _people(self, *syarat: ColumnElement[bool]) -> tuple[Orang, ...]:
        """Active people with the roles they hold, in one query."""
        memegang = (_J.instansi_id == _P.instansi_id) & (_J.pegawai_id == _P.id) & _J.aktif
        kueri = (
            select(tables.pegawai, _J.peran, _J.unit)
            .outerjoin_from(tables.pegawai, tables.pemegang_peran, memegang)
            .where(self.mine(tables.pegawai), _P.aktif, *syarat)
            .order_by(_P.id, _J.id)
        )
        satu_satu = groupby(self.conn.execute(kueri), key=lambda baris: baris.id)
        return tuple(_orang(list(baris)) for _, baris in satu_satu)


class ObrolanRepo(Repo):
    """Which chat belongs to whom."""

    def person_of(self, kanal: str, chat_id: int) -> int | None:
        """The person bound to a chat, None for a stranger."""
        kueri = select(_O.pegawai_id).where(self.mine(tables.obrolan), _O.kanal == kanal, _O.chat_id == chat_id)
        return self.conn.execute(kueri).scalar_one_or_none()

    def chats_of(self, pegawai_id: int) -> tuple[int, ...]:
        """The person's chats that can be written to; empty where nobody joined or all blocked the bot."""
        kueri = (
            select(_O.chat_id)
            .where(self.mine(tables.obrolan), _O.pegawai_id == pegawai_id, _O.diblokir_pada.is_(None))
            .order_by(_O.id)
        )
        return tuple(self.conn.execute(kueri).scalars())

    def bind(self, kanal: str, chat_id: int, pegawai_id: int, now: datetime) -> None:
        """Bind a chat to a person: a stranger's, or one whose former person has left the office."""
        dialek = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        milik = {"pegawai_id": pegawai_id, "terhubung_pada": now, "diblokir_pada": None}
        self.conn.execute(
            dialek.insert(tables.obrolan)
            .values(instansi_id=self.instansi_id, kanal=kanal, chat_id=chat_id, **milik)
            .on_conflict_do_update(index_elements=["instansi_id", "kanal", "chat_id"], set_=milik)
        )

    def mark_blocked(self, chat_id: int, now: datetime) -> int | None:
        """Note that the bot can't write there any more; the person, or None where that was known."""
        return self.conn.execute(
            update(tables.obrolan)
            .where(self.mine(tables.obrolan), _O.chat_id == chat_id, _O.diblokir_pada.is_(None))
            .values(diblokir_pada=now)
            .returning(_O.pegawai_id)
        ).scalar_one_or_none()

    def mark_reachable(self, chat_id: int) -> None:
        """Note that the bot may write there again."""
        self.conn.execute(
            update(tables.obrolan)
            .where(self.mine(tables.obrolan), _O.chat_id == chat_id, _O.diblokir_pada.is_not(None))
            .values(diblokir_pada=None)
        )


class UndanganRepo(Repo):
    """One-time codes; only their SHA-256 is kept."""

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
        """Use a code up; the person it was for, or None where it is unknown, used or expired."""
        return self.conn.execute(
            update(tables.undangan)
            .where(
                self.mine(tables.undangan),
                _U.kode_sha256 == _digest(kode),
                _U.dipakai_pada.is_(None),
                _U.berlaku_sampai > now,
            )
            .values(dipakai_pada=now)
            .returning(_U.pegawai_id)
        ).scalar_one_or_none()


def _orang(daftar: Sequence[Any]) -> Orang:
    """A person out of a row per role."""
    baris = daftar[0]
    return Orang(
        id=baris.id,
        nama=baris.nama,
        nip=baris.nip,
        jabatan=baris.jabatan,
        pangkat=baris.pangkat,
        daftar_peran=tuple(Jabatan(peran=Peran(satu.peran), unit=satu.unit) for satu in daftar if satu.peran),
    )


def _digest(kode: str) -> str:
    return hashlib.sha256(kode.encode()).hexdigest()
