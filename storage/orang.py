"""People of the office, the roles they hold, their chats, and their invitations."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sop.instansi import Jabatan
from sop.peran import Peran
from storage import tables
from storage.antrean import padded
from storage.base import Repo, of_office

Pemangku = tuple[Peran, str | None]  # a role, and in which unit; None for whoever holds it anywhere
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


def _people(*syarat: ColumnElement[bool]) -> Select[Any]:
    """Active people with a row for each role they hold, in the order of set-up."""
    memegang = (_J.instansi_id == _P.instansi_id) & (_J.pegawai_id == _P.id) & _J.aktif
    return (
        select(tables.pegawai, _J.peran, _J.unit)
        .outerjoin_from(tables.pegawai, tables.pemegang_peran, memegang)
        .where(of_office(tables.pegawai), _P.aktif, *syarat)
        .order_by(_P.id, _J.id)
    )


def _holding(*syarat: ColumnElement[bool]) -> ColumnElement[bool]:
    dicari = _J.peran == bindparam("dicari")
    return _P.id.in_(select(_J.pegawai_id).where(of_office(tables.pemegang_peran), _J.aktif, dicari, *syarat))


_OF_CHAT = (of_office(tables.obrolan), _O.kanal == bindparam("saluran"), _O.chat_id == bindparam("chat"))
_ALL = _people()
_GET = _people(_P.id == bindparam("orang"))
_AT = _people(_P.id == select(_O.pegawai_id).where(*_OF_CHAT).scalar_subquery()).add_columns(
    select(_O.diblokir_pada).where(*_OF_CHAT).scalar_subquery().label("diblokir_pada")
)
_NAMES = select(_P.id, _P.nama).where(of_office(tables.pegawai), _P.id.in_(bindparam("daftar_id", expanding=True)))
_HOLDERS = _people(_holding())
_HOLDERS_IN = _people(_holding(_J.unit.in_(bindparam("di_unit", expanding=True))))
_PERSON_OF = select(_O.pegawai_id).where(*_OF_CHAT)
_CHATS_OF = (
    select(_O.pegawai_id, _O.chat_id)
    .where(
        of_office(tables.obrolan),
        _O.pegawai_id.in_(bindparam("daftar_id", expanding=True)),
        _O.diblokir_pada.is_(None),
    )
    .order_by(_O.id)
)
_REACHABLE = (
    update(tables.obrolan)
    .where(
        of_office(tables.obrolan),
        _O.kanal == bindparam("kanal_obrolan"),
        _O.chat_id == bindparam("chat"),
        _O.diblokir_pada.is_not(None),
    )
    .values(diblokir_pada=None)
)


class OrangRepo(Repo):
    """Active people of one office."""

    def get(self, pegawai_id: int) -> Orang | None:
        """A person by id, None where unknown or no longer active."""
        return next(iter(self._people(_GET, orang=pegawai_id)), None)

    def at(self, kanal: str, chat_id: int) -> tuple[Orang | None, bool]:
        """The person a chat is bound to, and whether the bot could not write there any more.

        No person for a stranger, and for who is no longer active.
        """
        baris = self.run(_AT, saluran=kanal, chat=chat_id).all()
        return (_orang(baris), baris[0].diblokir_pada is not None) if baris else (None, False)

    def all(self) -> tuple[Orang, ...]:
        """Everyone active, in the order they were set up."""
        return self._people(_ALL)

    def holders(self, peran: Peran, unit: str | None = None) -> tuple[Orang, ...]:
        """Who holds a role now (for a unit: in that unit), in the order of set-up."""
        return self.holders_of([(peran, unit)])[peran, unit]

    def holders_of(self, daftar: Collection[Pemangku]) -> Mapping[Pemangku, tuple[Orang, ...]]:
        """Who holds each of these roles now, asked for role by role."""
        hasil: dict[Pemangku, tuple[Orang, ...]] = {}
        for peran in dict.fromkeys(peran for peran, _ in daftar):
            dicari: dict[str | None, dict[int, Orang]] = {unit: {} for satu, unit in daftar if satu is peran}
            for orang in self._holders(peran, dicari):
                for unit in (None, *(jab.unit for jab in orang.daftar_peran if jab.peran is peran)):
                    if unit in dicari:
                        dicari[unit][orang.id] = orang
            hasil |= {(peran, unit): tuple(semua.values()) for unit, semua in dicari.items()}
        return hasil

    def name_of(self, pegawai_id: int | None) -> str:
        """The name of a person, active or not; empty for None."""
        if pegawai_id is None:
            return ""
        kueri = select(_P.nama).where(self.mine(tables.pegawai), _P.id == pegawai_id)
        return str(self.conn.execute(kueri).scalar_one())

    def names_of(self, daftar_id: Collection[int]) -> dict[int, str]:
        """The names of people, active or not."""
        return {baris.id: baris.nama for baris in self.run(_NAMES, daftar_id=list(daftar_id))} if daftar_id else {}

    def _holders(self, peran: Peran, daftar_unit: Collection[str | None]) -> tuple[Orang, ...]:
        kode = [unit for unit in daftar_unit if unit is not None]
        if len(kode) < len(daftar_unit):
            return self._people(_HOLDERS, dicari=peran.value)
        return self._people(_HOLDERS_IN, dicari=peran.value, di_unit=padded(kode))

    def _people(self, kueri: Select[Any], **nilai: Any) -> tuple[Orang, ...]:
        satu_satu = groupby(self.run(kueri, **nilai), key=lambda baris: baris.id)
        return tuple(_orang(list(baris)) for _, baris in satu_satu)


class ObrolanRepo(Repo):
    """Which chat belongs to whom."""

    def person_of(self, kanal: str, chat_id: int) -> int | None:
        """The person bound to a chat, None for a stranger."""
        return self.run(_PERSON_OF, saluran=kanal, chat=chat_id).scalar_one_or_none()

    def chats_of(self, daftar_id: Collection[int]) -> Mapping[int, tuple[int, ...]]:
        """Each person's chats that can be written to; empty where nobody joined or all blocked the bot."""
        hasil: dict[int, tuple[int, ...]] = dict.fromkeys(daftar_id, ())
        if hasil:
            for baris in self.run(_CHATS_OF, daftar_id=padded(hasil)):
                hasil[baris.pegawai_id] += (baris.chat_id,)
        return hasil

    def bind(self, kanal: str, chat_id: int, pegawai_id: int, now: datetime) -> None:
        """Bind a chat to a person: a stranger's, or one whose former person has left the office."""
        dialek = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        milik = {"pegawai_id": pegawai_id, "terhubung_pada": now, "diblokir_pada": None}
        self.conn.execute(
            dialek.insert(tables.obrolan)
            .values(instansi_id=self.instansi_id, kanal=kanal, chat_id=chat_id, **milik)
            .on_conflict_do_update(index_elements=["instansi_id", "kanal", "chat_id"], set_=milik)
        )

    def mark_blocked(self, kanal: str, chat_id: int, now: datetime) -> int | None:
        """Note that the bot can't write there any more; the person, or None where that was known."""
        return self.conn.execute(
            update(tables.obrolan)
            .where(self.mine(tables.obrolan), _O.kanal == kanal, _O.chat_id == chat_id, _O.diblokir_pada.is_(None))
            .values(diblokir_pada=now)
            .returning(_O.pegawai_id)
        ).scalar_one_or_none()

    def mark_reachable(self, kanal: str, chat_id: int) -> None:
        """Note that the bot may write there again."""
        self.run(_REACHABLE, kanal_obrolan=kanal, chat=chat_id)

    def move(self, kanal: str, dari: int, ke: int) -> None:
        """A chat has a new number: a group that became a supergroup."""
        milik = self.mine(tables.obrolan) & (_O.kanal == kanal) & (_O.chat_id == dari)
        self.conn.execute(update(tables.obrolan).where(milik).values(chat_id=ke))


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
