"""People of the office, the roles they hold, and their chats."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sop.instansi import Jabatan
from sop.peran import Peran
from storage import tables
from storage.antrean import padded
from storage.base import Repo, of_office
from storage.columns import Utc

Pemangku = tuple[Peran, str | None]  # a role, and in which unit; None for whoever holds it anywhere
_P = tables.pegawai.c
_J = tables.pemegang_peran.c
_O = tables.obrolan.c
_PADA = bindparam("pada", type_=Utc)


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
        return self.position(peran, unit) is not None

    def position(self, peran: Peran, unit: str | None = None) -> Jabatan | None:
        """As what this person holds the role: in their own right before standing in; None where not at all."""
        milik = [jab for jab in self.daftar_peran if jab.peran is peran and (unit is None or jab.unit == unit)]
        return min(milik, key=lambda jab: bool(jab.sebutan), default=None)


def held(pada: ColumnElement[datetime]) -> ColumnElement[bool]:
    """The clause of the roles that are held at a moment; at none (NULL) those held in one's own right alone."""
    berlaku: ColumnElement[bool] = _J.aktif & (
        _J.mulai_pada.is_(None) | ((_J.mulai_pada <= pada) & (_J.sampai_pada > pada))
    )
    return berlaku


def _people(*syarat: ColumnElement[bool]) -> Select[Any]:
    """Active people with a row for each role they hold, in the order of set-up."""
    memegang = (_J.instansi_id == _P.instansi_id) & (_J.pegawai_id == _P.id) & held(_PADA)
    return (
        select(tables.pegawai, _J.peran, _J.unit, _J.sebutan, _J.sebagai)
        .outerjoin_from(tables.pegawai, tables.pemegang_peran, memegang)
        .where(of_office(tables.pegawai), _P.aktif, *syarat)
        .order_by(_P.id, _J.id)
    )


def _holding(*syarat: ColumnElement[bool]) -> ColumnElement[bool]:
    dicari = _J.peran == bindparam("dicari")
    return _P.id.in_(select(_J.pegawai_id).where(of_office(tables.pemegang_peran), held(_PADA), dicari, *syarat))


_OF_CHAT = (
    of_office(tables.obrolan),
    _O.kanal == bindparam("saluran"),
    _O.chat_id == bindparam("chat"),
    _O.dilepas_pada.is_(None),
)
_ALL = _people()
_GET = _people(_P.id == bindparam("orang"))
_AT = _people(_P.id == select(_O.pegawai_id).where(*_OF_CHAT).scalar_subquery()).add_columns(
    select(_O.diblokir_pada).where(*_OF_CHAT).scalar_subquery().label("diblokir_pada")
)
_OF_IDS = _people(_P.id.in_(bindparam("daftar_id", expanding=True)))
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
        _O.dilepas_pada.is_(None),
    )
    .order_by(_O.id)
)
_BLOCKED = select(_O.chat_id).where(
    of_office(tables.obrolan),
    _O.kanal == bindparam("saluran"),
    _O.chat_id.in_(bindparam("daftar_chat", expanding=True)),
    _O.diblokir_pada.is_not(None),
)
_CLOSED = (
    select(_O.chat_id)
    .join_from(tables.obrolan, tables.pegawai, (_P.instansi_id == _O.instansi_id) & (_P.id == _O.pegawai_id))
    .where(
        of_office(tables.obrolan),
        _O.kanal == bindparam("saluran"),
        _O.chat_id.in_(bindparam("daftar_chat", expanding=True)),
        _O.dilepas_pada.is_not(None) | ~_P.aktif,
    )
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
    """Active people of one office; `pada` is the moment at which standing in counts, None for never."""

    def get(self, pegawai_id: int, pada: datetime | None = None) -> Orang | None:
        """A person by id, None where unknown or no longer active."""
        return next(iter(self._people(_GET, pada, orang=pegawai_id)), None)

    def at(self, kanal: str, chat_id: int, pada: datetime | None = None) -> tuple[Orang | None, bool]:
        """The person a chat is bound to, and whether the bot could not write there any more.

        No person for a stranger, and for who is no longer active.
        """
        baris = self.run(_AT, saluran=kanal, chat=chat_id, pada=pada).all()
        return (_orang(baris), baris[0].diblokir_pada is not None) if baris else (None, False)

    def all(self, pada: datetime | None = None) -> tuple[Orang, ...]:
        """Everyone active, in the order they were set up."""
        return self._people(_ALL, pada)

    def of_ids(self, daftar_id: Collection[int], pada: datetime | None = None) -> tuple[Orang, ...]:
        """Those of these people who are active, in the order they were set up."""
        return self._people(_OF_IDS, pada, daftar_id=padded(daftar_id)) if daftar_id else ()

    def holders(self, peran: Peran, unit: str | None = None, pada: datetime | None = None) -> tuple[Orang, ...]:
        """Who holds a role (for a unit: in that unit), in the order of set-up; those who stand in come last."""
        return self.holders_of([(peran, unit)], pada)[peran, unit]

    def holders_of(
        self, daftar: Collection[Pemangku], pada: datetime | None = None
    ) -> Mapping[Pemangku, tuple[Orang, ...]]:
        """Who holds each of these roles, asked for role by role."""
        hasil: dict[Pemangku, tuple[Orang, ...]] = {}
        for peran in dict.fromkeys(peran for peran, _ in daftar):
            dicari: dict[str | None, dict[int, Orang]] = {unit: {} for satu, unit in daftar if satu is peran}
            for orang in self._holders(peran, dicari, pada):
                for unit in (None, *(jab.unit for jab in orang.daftar_peran if jab.peran is peran)):
                    if unit in dicari:
                        dicari[unit][orang.id] = orang
            hasil |= {(peran, unit): _own_first(peran, unit, semua.values()) for unit, semua in dicari.items()}
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

    def _holders(self, peran: Peran, daftar_unit: Collection[str | None], pada: datetime | None) -> tuple[Orang, ...]:
        kode = [unit for unit in daftar_unit if unit is not None]
        if len(kode) < len(daftar_unit):
            return self._people(_HOLDERS, pada, dicari=peran.value)
        return self._people(_HOLDERS_IN, pada, dicari=peran.value, di_unit=padded(kode))

    def _people(self, kueri: Select[Any], pada: datetime | None, **nilai: Any) -> tuple[Orang, ...]:
        satu_satu = groupby(self.run(kueri, pada=pada, **nilai), key=lambda baris: baris.id)
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

    def blocked(self, kanal: str, daftar_chat: Collection[int]) -> frozenset[int]:
        """Those of these chats that the bot can't write to any more."""
        if not daftar_chat:
            return frozenset()
        return frozenset(self.run(_BLOCKED, saluran=kanal, daftar_chat=padded(daftar_chat)).scalars())

    def closed(self, kanal: str, daftar_chat: Collection[int]) -> frozenset[int]:
        """Those of these chats that were let go of, or whose person has left."""
        if not daftar_chat:
            return frozenset()
        return frozenset(self.run(_CLOSED, saluran=kanal, daftar_chat=padded(daftar_chat)).scalars())

    def bind(self, kanal: str, chat_id: int, pegawai_id: int, now: datetime) -> None:
        """Bind a chat to a person: a stranger's, or one whose former person has left the office."""
        dialek = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        milik = {"pegawai_id": pegawai_id, "terhubung_pada": now, "diblokir_pada": None, "dilepas_pada": None}
        self.conn.execute(
            dialek.insert(tables.obrolan)
            .values(instansi_id=self.instansi_id, kanal=kanal, chat_id=chat_id, **milik)
            .on_conflict_do_update(index_elements=["instansi_id", "kanal", "chat_id"], set_=milik)
        )

    def release(self, pegawai_id: int, now: datetime) -> int:
        """Unbind every chat of a person: each is a stranger's from now on. How many there were."""
        milik = self.mine(tables.obrolan) & (_O.pegawai_id == pegawai_id) & _O.dilepas_pada.is_(None)
        return self.conn.execute(update(tables.obrolan).where(milik).values(dilepas_pada=now)).rowcount

    def mark_blocked(self, kanal: str, chat_id: int, now: datetime) -> int | None:
        """Note that the bot can't write there any more; the person, or None where that was known."""
        return self.conn.execute(
            update(tables.obrolan)
            .where(
                self.mine(tables.obrolan),
                _O.kanal == kanal,
                _O.chat_id == chat_id,
                _O.diblokir_pada.is_(None),
                _O.dilepas_pada.is_(None),
            )
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


def _orang(daftar: Sequence[Any]) -> Orang:
    """A person out of a row per role."""
    baris = daftar[0]
    return Orang(
        id=baris.id,
        nama=baris.nama,
        nip=baris.nip,
        jabatan=baris.jabatan,
        pangkat=baris.pangkat,
        daftar_peran=tuple(
            Jabatan(peran=Peran(satu.peran), unit=satu.unit, sebutan=satu.sebutan, sebagai=satu.sebagai)
            for satu in daftar
            if satu.peran
        ),
    )


def _own_first(peran: Peran, unit: str | None, daftar: Iterable[Orang]) -> tuple[Orang, ...]:
    def stands_in(orang: Orang) -> bool:
        jabatan = orang.position(peran, unit)
        return jabatan is not None and bool(jabatan.sebutan)

    return tuple(sorted(daftar, key=stands_in))
