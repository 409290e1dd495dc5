"""The outbox: nothing is sent but from here, in order within a chat; each row is marked when it is sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, insert, literal_column, or_, select, update

from storage import tables
from storage.antrean import AT_ONCE, BEFORE_ALL_CHATS, by_ids, constant, find_first, first_ids, follow_clock, padded
from storage.base import Repo, of_office
from storage.inbox import Disisihkan

_O = tables.outbox.c
_CHATS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class PesanKeluar:
    """A message to keep; `jenis` says what to do, `tentang` names the card (such as `tugas:12`).

    One that is `mendesak` answers somebody who waits for it: it overtakes what goes to other chats unasked. The first
    answer to an update says when that was received (`menjawab_pada`).
    """

    chat_id: int
    jenis: str
    isi: Mapping[str, Any]
    tentang: str = ""
    mendesak: bool = False
    menjawab_pada: datetime | None = None


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
    menjawab_pada: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terkirim:
    """That a message was sent, and as what; `catatan` says why where the platform had nothing to do."""

    id: int
    message_id: int | None
    pada: datetime
    catatan: str | None = None


def _waiting(baris: Any) -> ColumnElement[bool]:
    antre: ColumnElement[bool] = baris.keadaan == constant("antre")
    return antre


def _free(baris: Any) -> ColumnElement[bool]:
    bebas: ColumnElement[bool] = or_(baris.dipegang_sampai.is_(None), baris.dipegang_sampai <= bindparam("pada"))
    return bebas


def _due(baris: Any) -> ColumnElement[bool]:
    tiba: ColumnElement[bool] = baris.coba_lagi_pada <= bindparam("pada")
    return tiba


def _urgent(baris: Any) -> ColumnElement[bool]:
    mendesak: ColumnElement[bool] = (baris.mendesak == literal_column("true")) & _due(baris)
    return mendesak


def _may_go(baris: Any) -> ColumnElement[bool]:
    boleh: ColumnElement[bool] = baris.chat_id.not_in(bindparam("kecuali", expanding=True))
    return boleh & _due(baris) & _free(baris)


_URGENT = first_ids(tables.outbox, terbuka=_waiting, punya=_urgent, boleh=_may_go)
_NEXT = first_ids(tables.outbox, terbuka=_waiting, punya=_due, boleh=_may_go)
_FIRST_DUE = first_ids(tables.outbox, terbuka=_waiting, punya=_due, boleh=_due)
_UNHELD = select(_O.id).where(by_ids(tables.outbox)).with_for_update(skip_locked=True).cte("bebas")
_LEASE = (
    update(tables.outbox)
    .where(_O.id.in_(select(_UNHELD.c.id)), _O.keadaan.not_in(("terkirim", "disisihkan")), _free(_O))
    .values(dipegang_sampai=bindparam("sampai"))
    .returning(*tables.outbox.c)
)
_ADD = insert(tables.outbox)
_ADD_WITH_IDS = _ADD.returning(_O.id, sort_by_parameter_order=True)
_REWRITE = (
    update(tables.outbox)
    .where(of_office(tables.outbox), _O.id == bindparam("kunci"), _waiting(_O), _O.dipegang_sampai.is_(None))
    .values(isi=bindparam("isi_baru", type_=_O.isi.type))
)
_SENT = (
    update(tables.outbox)
    .where(of_office(tables.outbox), _O.id == bindparam("kunci"))
    .values(
        keadaan="terkirim",
        message_id=bindparam("nomor_pesan"),
        dikirim_pada=bindparam("pada"),
        dipegang_sampai=None,
        galat=bindparam("catatan"),
    )
)
_CARDS = (
    select(tables.outbox)
    .where(of_office(tables.outbox), _O.tentang == bindparam("kartu"), _O.keadaan != "disisihkan")
    .order_by(_O.id)
)
_GET = select(tables.outbox).where(of_office(tables.outbox), _O.id == bindparam("kunci"))
_BACKLOG = select(func.count().label("jumlah"), func.min(_O.dibuat_pada).label("tertua")).where(
    of_office(tables.outbox), _waiting(_O)
)


class OutboxRepo(Repo):
    """The outbox of one office's bot."""

    def add(self, daftar: Sequence[PesanKeluar], now: datetime) -> None:
        """Keep messages in the order given."""
        if daftar:
            self.conn.execute(_ADD, [self._values(satu, now) for satu in daftar])

    def add_with_ids(self, daftar: Sequence[PesanKeluar], now: datetime) -> tuple[int, ...]:
        """Keep messages in the order given; their ids."""
        if not daftar:
            return ()
        return tuple(self.conn.execute(_ADD_WITH_IDS, [self._values(satu, now) for satu in daftar]).scalars())

    def rewrite(self, outbox_id: int, isi: Mapping[str, Any]) -> bool:
        """Let a message that nobody began to send say something else; False where it is too late for that."""
        return self.run(_REWRITE, kunci=outbox_id, isi_baru=dict(isi)).rowcount == 1

    def claim(
        self,
        now: datetime,
        *,
        batas: int,
        sewa: timedelta,
        kecuali: Collection[int] = (),
        sesudah: int = BEFORE_ALL_CHATS,
    ) -> tuple[PesanTersimpan, ...]:
        """The first unsent message of so many chats, leased to the caller for `sewa`, in the order they were kept.

        Chats with somebody who waits for an answer come first; of all, those after `sesudah`, then from the start on.
        Who takes as many as there may be goes on after the last of them, so that no chat waits for others for ever.
        """
        nilai: dict[str, Any] = {"pada": now, "kecuali": padded(kecuali), "banyak": batas + len(kecuali) + _CHATS}
        kunci: dict[int, None] = {}
        for kueri in (_URGENT, _NEXT):
            for mulai in dict.fromkeys((sesudah, BEFORE_ALL_CHATS)):
                if len(kunci) < batas:
                    kunci |= dict.fromkeys(sorted(find_first(self, kueri, sesudah=mulai, **nilai)))
        if not kunci:
            return ()
        hasil = self.run(_LEASE, kunci=padded(list(kunci)[:batas]), pada=now, sampai=now + sewa)
        return tuple(map(_pesan, sorted(hasil, key=lambda baris: baris.id)))

    def has_work(self, now: datetime) -> bool:
        """Whether a message could be sent right now, or is under way."""
        return bool(find_first(self, _FIRST_DUE, pada=now, sesudah=BEFORE_ALL_CHATS, banyak=_CHATS))

    def release(self, kecuali: Collection[int] = ()) -> int:
        """Give every lease back but those of messages `kecuali`, for one who alone sends; how many there were."""
        milik = self.mine(tables.outbox) & _waiting(_O) & _O.dipegang_sampai.is_not(None) & _O.id.not_in(kecuali)
        return self.conn.execute(update(tables.outbox).where(milik).values(dipegang_sampai=None)).rowcount

    def mark_sent(self, outbox_id: int, message_id: int | None, now: datetime, catatan: str | None = None) -> None:
        """Mark one message as sent; `catatan` says why where the platform had nothing to do."""
        self.mark_all_sent([Terkirim(id=outbox_id, message_id=message_id, pada=now, catatan=catatan)])

    def mark_all_sent(self, daftar: Sequence[Terkirim]) -> None:
        """Mark messages as sent."""
        self.run_each(
            _SENT,
            [
                {"kunci": satu.id, "nomor_pesan": satu.message_id, "pada": satu.pada, "catatan": satu.catatan}
                for satu in daftar
            ],
        )

    def retry(self, outbox_id: int, percobaan: int, coba_lagi_pada: datetime, galat: str) -> None:
        """Give the lease back: not before that time again."""
        self._set(outbox_id, percobaan=percobaan, coba_lagi_pada=coba_lagi_pada, dipegang_sampai=None, galat=galat)

    def set_aside(self, outbox_id: int, galat: str) -> None:
        """Give one message up with its error; the chat's later ones go on."""
        self._set(outbox_id, keadaan="disisihkan", dipegang_sampai=None, galat=galat)

    def send_again(self, outbox_id: int) -> bool:
        """Put a message that was given up into the queue again; False where it was not given up."""
        milik = self.mine(tables.outbox) & (_O.id == outbox_id) & (_O.keadaan == constant("disisihkan"))
        nilai = {"keadaan": "antre", "percobaan": 0, "coba_lagi_pada": AT_ONCE}
        return self.conn.execute(update(tables.outbox).where(milik).values(**nilai)).rowcount == 1

    def set_aside_rows(self, batas: int) -> tuple[Disisihkan, ...]:
        """What was given up, newest first."""
        milik = self.mine(tables.outbox) & (_O.keadaan == constant("disisihkan"))
        kueri = select(_O.id, _O.chat_id, _O.galat, _O.dibuat_pada).where(milik).order_by(_O.id.desc()).limit(batas)
        return tuple(
            Disisihkan(id=baris.id, chat_id=baris.chat_id, galat=baris.galat or "", pada=baris.dibuat_pada)
            for baris in self.conn.execute(kueri)
        )

    def move_chat(self, dari: int, ke: int) -> None:
        """What still waits for one chat goes to another: a group that became a supergroup has a new number."""
        milik = self.mine(tables.outbox) & (_O.chat_id == dari) & _waiting(_O)
        self.conn.execute(update(tables.outbox).where(milik).values(chat_id=ke))

    def drop(
        self, chat_id: int, now: datetime, catatan: str, *, jenis: Collection[str] = (), daftar_id: Collection[int] = ()
    ) -> int:
        """What waits for a chat is not sent any more, as there is nothing left to do; how many messages that were.

        With `jenis` or `daftar_id` only those of such a kind, or those messages.
        """
        milik = self.mine(tables.outbox) & (_O.chat_id == chat_id) & _waiting(_O)
        if jenis or daftar_id:
            milik &= _O.jenis.in_(list(jenis)) | _O.id.in_(list(daftar_id))
        nilai = {"keadaan": "terkirim", "dikirim_pada": now, "dipegang_sampai": None, "galat": catatan}
        return self.conn.execute(update(tables.outbox).where(milik).values(**nilai)).rowcount

    def shift_waits(self, lama: timedelta, now: datetime) -> None:
        """Move leases and the times of the next tries along with a clock that was set; see `follow_clock`."""
        kueri = select(_O.id, _O.coba_lagi_pada, _O.dipegang_sampai).where(
            self.mine(tables.outbox), _waiting(_O), (_O.coba_lagi_pada > AT_ONCE) | _O.dipegang_sampai.is_not(None)
        )
        for baris in self.conn.execute(kueri).all():
            self._set(
                baris.id,
                coba_lagi_pada=follow_clock(baris.coba_lagi_pada, lama, now),
                dipegang_sampai=baris.dipegang_sampai and follow_clock(baris.dipegang_sampai, lama, now),
            )

    def get(self, outbox_id: int) -> PesanTersimpan | None:
        """One message by id."""
        baris = self.run(_GET, kunci=outbox_id).one_or_none()
        return _pesan(baris) if baris else None

    def cards(self, tentang: str) -> tuple[PesanTersimpan, ...]:
        """Every message with buttons about one thing that was not given up, oldest first."""
        return tuple(map(_pesan, self.run(_CARDS, kartu=tentang)))

    def backlog(self) -> tuple[int, datetime | None]:
        """How many messages are not sent yet, and when the oldest of them was kept."""
        baris = self.run(_BACKLOG).one()
        return baris.jumlah, baris.tertua

    def count_waiting(self, now: datetime | None = None) -> int:
        """How many messages are not sent yet (with `now`: and could be sent by then)."""
        kueri = select(func.count()).where(self.mine(tables.outbox), _waiting(_O))
        if now is not None:
            kueri = kueri.where(_O.coba_lagi_pada <= now)
        return int(self.conn.execute(kueri).scalar_one())

    def count_set_aside(self) -> int:
        """How many messages were given up."""
        kueri = select(func.count()).where(self.mine(tables.outbox), _O.keadaan == constant("disisihkan"))
        return int(self.conn.execute(kueri).scalar_one())

    def _values(self, satu: PesanKeluar, now: datetime) -> dict[str, Any]:
        return {
            "instansi_id": self.instansi_id,
            "chat_id": satu.chat_id,
            "jenis": satu.jenis,
            "isi": dict(satu.isi),
            "tentang": satu.tentang,
            "mendesak": satu.mendesak,
            "menjawab_pada": satu.menjawab_pada,
            "keadaan": "antre",
            "coba_lagi_pada": AT_ONCE,
            "dibuat_pada": now,
        }

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
        menjawab_pada=baris.menjawab_pada,
    )
