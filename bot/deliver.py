"""Deliver: send the outbox in order within a chat, within the platform's limits; mark each message when it is sent."""

import asyncio
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import structlog
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bahasa.kalimat import umum as kalimat
from bot.engine import Engine
from bot.groups import close_group, move_chat
from bot.send import Sender
from bot.telegram import KANAL
from bot.tell import tell_admins, tell_of_set_aside, words
from dokumen.surat.daftar_surat import BY_JENIS
from storage.antrean import AT_ONCE, BEFORE_ALL_CHATS, follow_clock
from storage.database import is_database_trouble
from storage.outbox import PesanTersimpan, Terkirim
from storage.store import Store

log = structlog.get_logger()
_UNDER_WAY = 128
_BEGUN_AT_ONCE = 32  # to begin more would hold the event loop up
_LEASE = timedelta(minutes=2)
_TRIES = 12
_TRIES_AFTER_BUG = 3
_LONGEST_PAUSE = 60.0
_STOP_SECONDS = 10
_CHATS_OF_A_FLOOD = 3
_CLOSED = ("chat not found", "not enough rights to send", "have no rights to send", "chat_write_forbidden")
_PAPERS = ("dokumen", "foto")
_NEW_MESSAGES = ("pesan", *_PAPERS)
_PINS = ("sematkan", "lepas_sematan")
_TRIES_TO_PIN = 2
_NOTHING_LEFT_TO_DO = (
    "message is not modified",
    "query is too old",
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
)

Outcome = Terkirim | Callable[[Store], None]
Outcomes = dict[int, Outcome]  # by the id of the message in the outbox


class Deliverer:
    """Sends; a chat that must wait holds up no other one.

    Each round is one transaction: it keeps what became of the messages that were under way, and takes the next ones.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sender = Sender(engine)
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._outcomes: Outcomes = {}
        self._held: set[int] = set()
        self._after = BEFORE_ALL_CHATS
        self._paused_until: datetime | None = None
        self._flooded: set[int] = set()

    async def run(self) -> None:
        """Deliver until cancelled, as the only one who does; what is under way is finished first, and kept as sent."""
        await self._engine.transact(self._take_over)
        try:
            while True:
                if not await self._round():
                    await self._engine.deliver.wait(self._engine.rate.wait(_monotonic()))
        finally:
            if self._under_way:
                await asyncio.wait(list(self._under_way.values()), timeout=_STOP_SECONDS)
            await self._keep(self._take_outcomes())

    def _take_over(self, store: Store) -> None:
        """What another had under way when it died is free again; whether that was sent, nobody knows."""
        if mengulang := store.outbox.release(kecuali=self._held):
            self._engine.metrics.repeated.inc(mengulang)
            log.warning("messages that may have been sent are sent again", count=mengulang)

    def shift_waits(self, lama: timedelta, now: datetime) -> None:
        """The clock was set: a pause lasts as long as it would have."""
        if self._paused_until is not None:
            self._paused_until = follow_clock(self._paused_until, lama, now)

    async def _round(self) -> bool:
        """Keep what is done and begin what may go now; True where as many went as might, so that more may wait."""
        outcomes, free = self._take_outcomes(), self._free()
        if not outcomes and not free:
            return False
        taking = asyncio.create_task(self._keep(outcomes, free))
        try:
            await asyncio.shield(taking)
        except asyncio.CancelledError:  # what was taken when the stop came is sent too, or it would wait for its lease
            self._begin(await taking)
            raise
        self._begin(taking.result())
        return 0 < free == len(taking.result())

    def _free(self) -> int:
        """How many messages may be begun now."""
        if self._paused_until is not None and self._engine.now() < self._paused_until:
            return 0
        self._paused_until = None
        return min(_BEGUN_AT_ONCE, _UNDER_WAY - len(self._under_way), self._engine.rate.free(_monotonic()))

    def _take_outcomes(self) -> Outcomes:
        outcomes, self._outcomes = self._outcomes, {}
        return outcomes

    async def _keep(self, outcomes: Outcomes, free: int = 0) -> tuple[PesanTersimpan, ...]:
        """Keep what became of messages, and lease `free` more; what could not be kept is tried again."""
        resting = {*self._under_way, *self._engine.rate.resting(_monotonic())}
        now = self._engine.now()

        def keep(store: Store) -> tuple[PesanTersimpan, ...]:
            store.outbox.mark_all_sent([satu for satu in outcomes.values() if isinstance(satu, Terkirim)])
            for satu in outcomes.values():
                if not isinstance(satu, Terkirim):
                    _keep_one(store, satu)
            if not free:
                return ()
            return store.outbox.claim(now, batas=free, sewa=_LEASE, kecuali=resting, sesudah=self._after)

        try:
            daftar = await self._engine.transact(keep)
        except BaseException:
            self._outcomes = {**outcomes, **self._outcomes}  # to send anything of it again would repeat it
            raise
        self._held.difference_update(outcomes)
        if free:
            self._after = max(pesan.chat_id for pesan in daftar) if len(daftar) == free else BEFORE_ALL_CHATS
        return daftar

    def _begin(self, daftar: tuple[PesanTersimpan, ...]) -> None:
        now = _monotonic()
        for pesan in daftar:
            if pesan.jenis in _NEW_MESSAGES or pesan.isi.get("kartu"):
                self._engine.rate.take_for(pesan.chat_id, now)
            else:
                self._engine.rate.take(now)
            self._held.add(pesan.id)
            self._under_way[pesan.chat_id] = asyncio.create_task(self._deliver(pesan))

    async def _deliver(self, pesan: PesanTersimpan) -> None:
        try:
            outcome = await self._send(pesan)
        except Exception as galat:
            log.exception("a message could not be made or sent", outbox_id=pesan.id, kind=pesan.jenis)
            outcome = self._failed(pesan, galat)
        self._outcomes[pesan.id] = outcome
        self._under_way.pop(pesan.chat_id, None)
        self._engine.deliver.wake()

    async def _send(self, pesan: PesanTersimpan) -> Outcome:
        try:
            message_id = await self._sender.send(pesan)
        except RetryAfter as galat:
            return self._flood(pesan, galat)
        except ChatMigrated as galat:
            return _move_chat(pesan, galat.new_chat_id, self._engine.now())
        except TelegramError as galat:
            return self._not_sent(pesan, galat)
        self._flooded.clear()
        now = self._engine.now()
        self._engine.metrics.sent.labels(pesan.jenis).inc()
        if pesan.menjawab_pada is not None:
            self._engine.metrics.note_reply(pesan.menjawab_pada, now)
        terkirim = Terkirim(id=pesan.id, message_id=message_id, pada=now)
        return partial(_sent_letter, pesan, terkirim) if self._may_have_pdf(pesan) else terkirim

    def _may_have_pdf(self, pesan: PesanTersimpan) -> bool:
        """Whether it is a file that has no PDF yet for all we know; one with buttons is only looked at."""
        isi = pesan.isi
        return (
            self._engine.libreoffice is not None
            and pesan.jenis == "dokumen"
            and not isi.get("pdf")
            and not isi.get("papan")
        )

    def _not_sent(self, pesan: PesanTersimpan, galat: TelegramError) -> Outcome:
        match galat:
            case _ if pesan.jenis in _PINS and _no_way_to_pin(pesan, galat):
                log.info("a message could not be pinned", outbox_id=pesan.id, reason=galat.message)
                return self._nothing_to_do(pesan, galat)
            case BadRequest() | Forbidden():
                return self._refused(pesan, galat)
            case InvalidToken():
                return self._put_off(pesan, timedelta(minutes=1), galat, percobaan=pesan.percobaan)
            case _:
                return self._retry(pesan, galat)

    def _nothing_to_do(self, pesan: PesanTersimpan, galat: TelegramError) -> Terkirim:
        return Terkirim(id=pesan.id, message_id=None, pada=self._engine.now(), catatan=galat.message)

    def _flood(self, pesan: PesanTersimpan, galat: RetryAfter) -> Outcome:
        """Too many requests: the chat waits; and the whole bot, once several chats in a row were refused so."""
        wait = galat.retry_after
        lama = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
        self._flooded.add(pesan.chat_id)
        if len(self._flooded) >= _CHATS_OF_A_FLOOD:
            until = self._engine.now() + lama
            if self._paused_until is None:
                log.warning("the platform asks the whole bot to wait", seconds=lama.total_seconds())
            self._paused_until = max(until, self._paused_until or until)
        return self._put_off(pesan, lama, galat, percobaan=pesan.percobaan)

    def _refused(self, pesan: PesanTersimpan, galat: TelegramError) -> Outcome:
        self._engine.metrics.refused.inc()
        kata = galat.message.lower()
        if any(alasan in kata for alasan in _NOTHING_LEFT_TO_DO):
            selesai = self._nothing_to_do(pesan, galat)
            return _forget_card(selesai, pesan) if _is_gone(pesan, kata) else selesai
        tertutup = isinstance(galat, Forbidden) or any(alasan in kata for alasan in _CLOSED)
        if tertutup and pesan.chat_id < 0:
            return _leave_group(self._nothing_to_do(pesan, galat), pesan.chat_id)
        return self._set_aside(pesan, galat.message, tertutup=tertutup)

    def _retry(self, pesan: PesanTersimpan, galat: TelegramError) -> Outcome:
        """What may pass later, with growing pauses; after trouble in the network it may have arrived all the same."""
        percobaan = pesan.percobaan + 1
        if percobaan >= _TRIES:
            return self._set_aside(pesan, f"{type(galat).__name__}, {percobaan} tries")
        if isinstance(galat, NetworkError):
            self._engine.metrics.repeated.inc()
        return self._put_off(pesan, _pause(percobaan), galat, percobaan=percobaan)

    def _failed(self, pesan: PesanTersimpan, galat: Exception) -> Outcome:
        """A bug of ours, such as a paper that can't be drawn: given up after some tries, and the chat goes on."""
        percobaan = pesan.percobaan + 1
        if percobaan >= _TRIES_AFTER_BUG:
            return self._set_aside(pesan, f"{type(galat).__name__}: {galat}")
        return self._put_off(pesan, _pause(percobaan), galat, percobaan=percobaan)

    def _set_aside(self, pesan: PesanTersimpan, alasan: str, *, tertutup: bool = False) -> Outcome:
        """Give a message up: of a lost paper the person is told, of all that is given up the admin."""
        self._engine.metrics.set_aside.inc()
        log.error("a message was set aside", outbox_id=pesan.id, kind=pesan.jenis, reason=alasan)
        now = self._engine.now()

        def set_aside(store: Store) -> None:
            store.outbox.set_aside(pesan.id, alasan)
            if tertutup:
                if (pegawai_id := store.obrolan.mark_blocked(KANAL, pesan.chat_id, now)) is not None:
                    tell_admins(store, kalimat.tak_terjangkau(store.orang.name_of(pegawai_id)), now)
                return
            if pesan.jenis in _PAPERS:
                store.outbox.add([words(pesan.chat_id, kalimat.BERKAS_GAGAL)], now)
            tell_of_set_aside(store, now)

        return set_aside

    def _put_off(self, pesan: PesanTersimpan, lama: timedelta, galat: Exception, *, percobaan: int) -> Outcome:
        self._engine.metrics.retried.inc()
        nanti, alasan = self._engine.now() + lama, f"{type(galat).__name__}: {galat}"
        return lambda store: store.outbox.retry(pesan.id, percobaan, nanti, alasan)


def _keep_one(store: Store, outcome: Callable[[Store], None]) -> None:
    """Keep what became of one message; one that can't be kept (a bug) holds up no other."""
    try:
        with store.savepoint():
            outcome(store)
    except Exception as galat:
        if is_database_trouble(galat):
            raise
        log.exception("what became of a message could not be kept")


def _sent_letter(pesan: PesanTersimpan, terkirim: Terkirim, store: Store) -> None:
    """A file was sent: where it is a letter, and the office wants it so, its PDF follows."""
    store.outbox.mark_all_sent([terkirim])
    if store.instansi.wants_pdf():
        store.cetakan.want(pesan.isi["dokumen_id"], pesan.chat_id, BY_JENIS, terkirim.pada)


def _no_way_to_pin(pesan: PesanTersimpan, galat: TelegramError) -> bool:
    """Whether a card stays without a pin: it is there all the same, so nobody is bothered.

    The platform refuses it for good, or a server of the Bot API does not know the method: its 404 is a wrong token to
    the library.
    """
    match galat:
        case NetworkError() if not isinstance(galat, BadRequest):
            return pesan.percobaan + 1 >= _TRIES_TO_PIN
        case InvalidToken():
            return "unauthorized" not in galat.message.lower()
        case _:
            return True


def _is_gone(pesan: PesanTersimpan, kata: str) -> bool:
    """Whether a living card is no longer in its chat."""
    return bool(pesan.isi.get("kartu")) and "not modified" not in kata


def _forget_card(selesai: Terkirim, pesan: PesanTersimpan) -> Outcome:
    """The person took the card away: the next one is sent anew."""

    def forget(store: Store) -> None:
        store.outbox.mark_all_sent([selesai])
        store.kartu.forget(pesan.isi["sasaran"])

    return forget


def _leave_group(selesai: Terkirim, chat_id: int) -> Outcome:
    """The bot can't write in that group: there is nothing left to do about it."""

    def leave(store: Store) -> None:
        store.outbox.mark_all_sent([selesai])
        close_group(store, chat_id, selesai.pada)

    return leave


def _move_chat(pesan: PesanTersimpan, ke: int, now: datetime) -> Outcome:
    """All that waits for the chat, this message first, goes to its new number."""

    def move(store: Store) -> None:
        store.outbox.retry(pesan.id, pesan.percobaan, AT_ONCE, "ChatMigrated")
        move_chat(store, pesan.chat_id, ke, now)

    return move


def _pause(percobaan: int) -> timedelta:
    seconds = min(_LONGEST_PAUSE, 2.0**percobaan)
    return timedelta(seconds=seconds * random.uniform(0.5, 1.0))  # noqa: S311 - jitter, no secret


def _monotonic() -> float:
    return asyncio.get_running_loop().time()
