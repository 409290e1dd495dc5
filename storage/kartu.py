"""The living cards of cycles: when they are to be drawn, and what each chat's card says by now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.base import Repo, of_office
from storage.columns import Nomor, Utc
from storage.locks import Locks

_S = tables.siklus.c
_K = tables.kartu_siklus.c
_LONGEST_PAUSE = timedelta(minutes=1)
_NOW = bindparam("pada", type_=Utc)
_DUE = select(_S.id).where(of_office(tables.siklus), _S.kartu_pada <= _NOW).order_by(_S.kartu_pada, _S.id).limit(1)
_HOLD = (
    select(_S.id)
    .where(of_office(tables.siklus), _S.id == bindparam("kunci"), _S.kartu_pada <= _NOW)
    .with_for_update(key_share=True, skip_locked=True)
)
_IN_PAUSE = (_S.kartu_jeda > _NOW) & (_S.kartu_jeda <= bindparam("terlama"))
_MARK = (
    update(tables.siklus)
    .where(of_office(tables.siklus), _S.id == bindparam("kunci"))
    .values(kartu_pada=case((_IN_PAUSE, _S.kartu_jeda), else_=_NOW))
)
_MARK_RUNNING = (
    update(tables.siklus)
    .where(of_office(tables.siklus), _S.keadaan == "berjalan")
    .values(kartu_pada=case((_IN_PAUSE, _S.kartu_jeda), else_=_NOW))
)
_DRAWN = (
    update(tables.siklus)
    .where(of_office(tables.siklus), _S.id == bindparam("kunci"))
    .values(kartu_pada=bindparam("lagi"), kartu_jeda=bindparam("sampai"))
)
_MESSAGE = tables.outbox.alias("pesan")
_LINE = tables.outbox.alias("baris")
_ALL = (
    select(
        tables.kartu_siklus,
        _MESSAGE.c.keadaan.label("keadaan_pesan"),
        _LINE.c.isi.label("isi_baris"),
        ((_LINE.c.keadaan == "antre") & _LINE.c.dipegang_sampai.is_(None)).label("menunggu"),
    )
    .outerjoin_from(
        tables.kartu_siklus, _MESSAGE, (_MESSAGE.c.instansi_id == _K.instansi_id) & (_MESSAGE.c.id == _K.pesan_id)
    )
    .outerjoin(_LINE, (_LINE.c.instansi_id == _K.instansi_id) & (_LINE.c.id == _K.baris_id))
    .where(of_office(tables.kartu_siklus), _K.siklus_id == bindparam("kunci"))
)
_OF_CHAT = select(_K.pesan_id).where(of_office(tables.kartu_siklus), _K.chat_id == bindparam("obrolan", type_=Nomor))
_FORGET_CHAT = delete(tables.kartu_siklus).where(
    of_office(tables.kartu_siklus), _K.chat_id == bindparam("obrolan", type_=Nomor)
)
_FORGET = delete(tables.kartu_siklus).where(of_office(tables.kartu_siklus), _K.pesan_id == bindparam("pesan"))
_PUT = {
    nama: kueri.on_conflict_do_update(
        index_elements=["instansi_id", "siklus_id", "chat_id"],
        set_={kolom: kueri.excluded[kolom] for kolom in ("pesan_id", "baris_id", "sidik", "tersemat")},
    )
    for nama, kueri in (
        ("postgresql", postgresql.insert(tables.kartu_siklus)),
        ("sqlite", sqlite.insert(tables.kartu_siklus)),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KartuSiklus:
    """One chat's card: its message and the newest line about it in the outbox, what it says, whether it is pinned."""

    chat_id: int
    pesan_id: int
    baris_id: int
    sidik: str
    tersemat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KartuTersimpan:
    """A card with how its messages fare: `menunggu` is what its newest line says, None where that is under way."""

    kartu: KartuSiklus
    menunggu: Mapping[str, Any] | None


class KartuRepo(Repo):
    """The living cards of one office."""

    def __init__(self, conn: Connection, instansi_id: int, locks: Locks | None = None) -> None:
        super().__init__(conn, instansi_id)
        self._locks = locks or Locks(conn, instansi_id)

    def mark(self, siklus_id: int, now: datetime) -> None:
        """The cycle has moved on: its cards are to be drawn, though not before their pause is over.

        Whoever moves a cycle holds it already.
        """
        self.run(_MARK, kunci=siklus_id, pada=now, terlama=now + _LONGEST_PAUSE)

    def mark_running(self, now: datetime) -> None:
        """Somebody came or went: the cards of every cycle under way are to be drawn. Cycles are locked first of all."""
        self._locks.before_any()
        self.run(_MARK_RUNNING, pada=now, terlama=now + _LONGEST_PAUSE)

    def due(self, now: datetime) -> int | None:
        """The cycle whose cards have waited longest to be drawn, None where none do."""
        return self.run(_DUE, pada=now).scalar_one_or_none()

    def hold(self, siklus_id: int, now: datetime) -> bool:
        """Hold a cycle whose cards are to be drawn; False where somebody else has it, or drew them."""
        return self.run(_HOLD, kunci=siklus_id, pada=now).first() is not None

    def drawn(self, siklus_id: int, *, lagi: datetime | None, jeda: datetime | None = None) -> None:
        """The cards say how things are; they are looked at again at `lagi`, and not drawn before `jeda`."""
        self.run(_DRAWN, kunci=siklus_id, lagi=lagi, sampai=jeda)

    def of_siklus(self, siklus_id: int) -> Mapping[int, KartuTersimpan]:
        """The cards of a cycle by chat; one whose message was given up is none."""
        return {
            baris.chat_id: _tersimpan(baris)
            for baris in self.run(_ALL, kunci=siklus_id)
            if baris.keadaan_pesan not in (None, "disisihkan")
        }

    def put(self, siklus_id: int, daftar: Sequence[KartuSiklus]) -> None:
        """Keep what these cards say by now."""
        if daftar:
            self.conn.execute(
                _PUT[self.conn.dialect.name],
                [
                    {
                        "instansi_id": self.instansi_id,
                        "siklus_id": siklus_id,
                        "chat_id": satu.chat_id,
                        "pesan_id": satu.pesan_id,
                        "baris_id": satu.baris_id,
                        "sidik": satu.sidik,
                        "tersemat": satu.tersemat,
                    }
                    for satu in daftar
                ],
            )

    def forget(self, pesan_id: int) -> None:
        """The card of that message is gone from its chat: the next one is a new message."""
        self.run(_FORGET, pesan=pesan_id)

    def of_chat(self, chat_id: int) -> tuple[int, ...]:
        """The messages that are the cards of one chat."""
        return tuple(self.run(_OF_CHAT, obrolan=chat_id).scalars())

    def forget_chat(self, chat_id: int) -> None:
        """The chat has no cards any more."""
        self.run(_FORGET_CHAT, obrolan=chat_id)


def _tersimpan(baris: Any) -> KartuTersimpan:
    return KartuTersimpan(
        kartu=KartuSiklus(
            chat_id=baris.chat_id,
            pesan_id=baris.pesan_id,
            baris_id=baris.baris_id,
            sidik=baris.sidik,
            tersemat=baris.tersemat,
        ),
        menunggu=baris.isi_baris if baris.menunggu else None,
    )
