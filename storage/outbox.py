"""The outbox: nothing is sent but from here, in order within a chat; each row is marked when it is sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, insert, literal, or_, select, update

from storage import tables
from storage.base import Repo

_O = tables.outbox.c


@dataclass(frozen=True, slots=True, kw_only=True)
class PesanKeluar:
    """A message to keep; `jenis` says what to do, `tentang` names the card (such as `tugas:12`)."""

    chat_id: int
    jenis: str
    isi: Mapping[str, Any]
    tentang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PesanTersimpan:
    """A message as kept; `message_id` is the platform's, once sent."""

    id: int
    chat_id: int
    jenis: str
    isi: Mapping[str, Any]
    tentang: str
    percobaan: int
    message_id: int | None
    dibuat_pada: datetime


class OutboxRepo(Repo):
    """The outbox of one office's bot."""

    def add(self, daftar: Sequence[PesanKeluar], now: datetime) -> None:
        """Keep messages in the order given."""
        for satu in daftar:
            self.conn.execute(
                insert(tables.outbox).values(
                    instansi_id=self.instansi_id,
                    chat_id=satu.chat_id,
                    jenis=satu.jenis,
                    isi=dict(satu.isi),
                    tentang=satu.tentang,
                    keadaan="antre",
                    coba_lagi_pada=now,
                    dibuat_pada=now,
                )
            )

    def claim(
        self, now: datetime, *, batas: int, sewa: timedelta, kecuali: Collection[int] = ()
    ) -> tuple[PesanTersimpan, ...]:
        """The first unsent message of each chat (but for `kecuali`), leased to the caller for `sewa`."""
        pilih = self._first_of_chat(now, kecuali).limit(batas).with_for_update(skip_locked=True, of=tables.outbox)
        kunci = list(self.conn.execute(pilih).scalars())
        if not kunci:
            return ()
        self.conn.execute(
            update(tables.outbox).where(self.mine(tables.outbox), _O.id.in_(kunci)).values(dipegang_sampai=now + sewa)
        )
        kueri = select(tables.outbox).where(self.mine(tables.outbox), _O.id.in_(kunci)).order_by(_O.id)
        return tuple(map(_pesan, self.conn.execute(kueri)))

    def has_work(self, now: datetime) -> bool:
        """Whether a message could be sent right now, or is under way."""
        antre = self._first_of_chat(now, (), held=True).limit(1)
        return self.conn.execute(antre).first() is not None

    def release(self) -> None:
        """Give every lease back: for a process that is alone and has just begun, so nobody is sending any more."""
        self.conn.execute(
            update(tables.outbox)
            .where(self.mine(tables.outbox), _O.keadaan == "antre", _O.dipegang_sampai.is_not(None))
            .values(dipegang_sampai=None)
        )

    def mark_sent(self, outbox_id: int, message_id: int | None, now: datetime, catatan: str | None = None) -> None:
        """Mark one message as sent; `catatan` says why where the platform had nothing to do."""
        self._set(
            outbox_id,
            keadaan="terkirim",
            message_id=message_id,
            dikirim_pada=now,
            dipegang_sampai=None,
            galat=catatan,
        )

    def retry(self, outbox_id: int, percobaan: int, coba_lagi_pada: datetime, galat: str) -> None:
        """Give the lease back: not before that time again."""
        self._set(outbox_id, percobaan=percobaan, coba_lagi_pada=coba_lagi_pada, dipegang_sampai=None, galat=galat)

    def set_aside(self, outbox_id: int, galat: str) -> None:
        """Give one message up with its error; the chat's later ones go on."""
        self._set(outbox_id, keadaan="disisihkan", dipegang_sampai=None, galat=galat)

    def get(self, outbox_id: int) -> PesanTersimpan | None:
        """One message by id."""
        kueri = select(tables.outbox).where(self.mine(tables.outbox), _O.id == outbox_id)
        baris = self.conn.execute(kueri).one_or_none()
        return _pesan(baris) if baris else None

    def cards(self, tentang: str) -> tuple[PesanTersimpan, ...]:
        """Every message with buttons about one thing that was not given up, oldest first."""
        kueri = (
            select(tables.outbox)
            .where(self.mine(tables.outbox), _O.tentang == tentang, _O.keadaan != "disisihkan")
            .order_by(_O.id)
        )
        return tuple(map(_pesan, self.conn.execute(kueri)))

    def count_waiting(self, now: datetime | None = None) -> int:
        """How many messages are not sent yet (with `now`: and could be sent by then)."""
        kueri = select(func.count()).where(self.mine(tables.outbox), _O.keadaan == "antre")
        if now is not None:
            kueri = kueri.where(_O.coba_lagi_pada <= now)
        return int(self.conn.execute(kueri).scalar_one())

    def count_set_aside(self) -> int:
        """How many messages were given up."""
        kueri = select(func.count()).where(self.mine(tables.outbox), _O.keadaan == "disisihkan")
        return int(self.conn.execute(kueri).scalar_one())

    def _first_of_chat(self, now: datetime, kecuali: Collection[int], *, held: bool = False) -> Any:
        lebih_dulu = tables.outbox.alias()
        ada = exists().where(
            lebih_dulu.c.instansi_id == self.instansi_id,
            lebih_dulu.c.chat_id == _O.chat_id,
            lebih_dulu.c.id < _O.id,
            lebih_dulu.c.keadaan == "antre",
        )
        return (
            select(_O.id)
            .where(
                self.mine(tables.outbox),
                _O.keadaan == "antre",
                _O.coba_lagi_pada <= now,
                or_(_O.dipegang_sampai.is_(None), _O.dipegang_sampai <= now, literal(held)),
                _O.chat_id.not_in(kecuali),
                ~ada,
            )
            .order_by(_O.id)
        )

    def _set(self, outbox_id: int, **nilai: Any) -> None:
        self.conn.execute(update(tables.outbox).where(self.mine(tables.outbox), _O.id == outbox_id).values(**nilai))


def _pesan(baris: Any) -> PesanTersimpan:
    return PesanTersimpan(
        id=baris.id,
        chat_id=baris.chat_id,
        jenis=baris.jenis,
        isi=baris.isi,
        tentang=baris.tentang,
        percobaan=baris.percobaan,
        message_id=baris.message_id,
        dibuat_pada=baris.dibuat_pada,
    )
