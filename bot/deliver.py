"""Deliver: send the outbox in order within a chat, within the platform's limits; mark each message when it is sent."""

import asyncio
import random
from datetime import datetime, timedelta

import structlog
from markupsafe import Markup
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bahasa.kalimat import umum as kalimat
from bot.engine import Engine
from bot.send import Sender
from sop.peran import Peran
from storage.outbox import PesanKeluar, PesanTersimpan
from storage.store import Store

log = structlog.get_logger()
_AT_ONCE = 32
_LEASE = timedelta(minutes=2)
_TRIES = 12
_TRIES_AFTER_BUG = 3
_SHORTEST_PAUSE = 0.2
_LONGEST_PAUSE = 60.0
_PAPERS = ("dokumen", "foto")
_NOTHING_LEFT_TO_DO = (
    "message is not modified",
    "query is too old",
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
)


class Deliverer:
    """Sends; a chat that must wait holds up no other one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sender = Sender(engine)
        self._under_way: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Deliver until cancelled; what is under way is finished first."""
        try:
            while True:
                if not await self._start_some():
                    await self._engine.deliver.wait()
        finally:
            if self._under_way:
                await asyncio.wait(list(self._under_way.values()), timeout=10)

    async def _start_some(self) -> int:
        bebas = _AT_ONCE - len(self._under_way)
        if bebas <= 0:
            return 0
        now, sibuk = self._engine.now(), list(self._under_way)
        memegang = asyncio.create_task(
            self._engine.transact(lambda store: store.outbox.claim(now, batas=bebas, sewa=_LEASE, kecuali=sibuk))
        )
        try:
            await asyncio.shield(memegang)
        finally:  # what was claimed when the stop came is sent too, or it would wait for its lease to end
            for pesan in await memegang:
                self._under_way[pesan.chat_id] = asyncio.create_task(self._deliver(pesan))
        return len(memegang.result())

    async def _deliver(self, pesan: PesanTersimpan) -> None:
        try:
            await self._send(pesan)
        except Exception as galat:
            log.exception("a message could not be made or sent", outbox_id=pesan.id, kind=pesan.jenis)
            await self._failed(pesan, galat)
        finally:
            self._under_way.pop(pesan.chat_id, None)
            self._engine.deliver.set()

    async def _send(self, pesan: PesanTersimpan) -> None:
        try:
            message_id = await self._sender.send(pesan)
        except RetryAfter as galat:
            tunggu = galat.retry_after
            lama = tunggu if isinstance(tunggu, timedelta) else timedelta(seconds=tunggu)
            await self._put_off(pesan, lama, "RetryAfter", percobaan=pesan.percobaan)
        except (BadRequest, Forbidden) as galat:
            await self._refused(pesan, galat)
        except InvalidToken as galat:
            await self._put_off(pesan, timedelta(minutes=1), type(galat).__name__, percobaan=pesan.percobaan)
        except TelegramError as galat:
            await self._retry(pesan, galat)
        else:
            await self._mark_sent(pesan, message_id)

    async def _mark_sent(self, pesan: PesanTersimpan, message_id: int | None, catatan: str | None = None) -> None:
        """Mark what is sent until that is kept: to try the sending again would repeat it."""
        pause = _SHORTEST_PAUSE
        while True:
            try:
                await self._engine.transact(
                    lambda store: store.outbox.mark_sent(pesan.id, message_id, self._engine.now(), catatan)
                )
            except Exception:
                log.exception("a message is sent but could not be marked yet", outbox_id=pesan.id)
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)
            else:
                return

    async def _refused(self, pesan: PesanTersimpan, galat: TelegramError) -> None:
        kata = galat.message.lower()
        if any(alasan in kata for alasan in _NOTHING_LEFT_TO_DO):
            await self._mark_sent(pesan, None, galat.message)
            return
        tertutup = isinstance(galat, Forbidden) or "chat not found" in kata
        await self._set_aside(pesan, galat.message, tertutup=tertutup)

    async def _retry(self, pesan: PesanTersimpan, galat: TelegramError) -> None:
        """What the network or the platform may let pass later, with growing pauses."""
        percobaan = pesan.percobaan + 1
        if percobaan >= _TRIES:
            await self._set_aside(pesan, f"{type(galat).__name__}, {percobaan} tries")
            return
        await self._put_off(pesan, _pause(percobaan), type(galat).__name__, percobaan=percobaan)

    async def _failed(self, pesan: PesanTersimpan, galat: Exception) -> None:
        """A bug of ours, such as a paper that can't be drawn: given up after some tries, and the chat goes on."""
        percobaan = pesan.percobaan + 1
        if percobaan >= _TRIES_AFTER_BUG:
            await self._set_aside(pesan, f"{type(galat).__name__}: {galat}")
            return
        await self._put_off(pesan, _pause(percobaan), type(galat).__name__, percobaan=percobaan)

    async def _set_aside(self, pesan: PesanTersimpan, alasan: str, *, tertutup: bool = False) -> None:
        """Give a message up: of a lost paper the person is told, of a closed chat (`tertutup`) the admin."""
        log.error("a message was set aside", outbox_id=pesan.id, kind=pesan.jenis, reason=alasan)
        now = self._engine.now()

        def set_aside(store: Store) -> None:
            store.outbox.set_aside(pesan.id, alasan)
            if tertutup:
                if (pegawai_id := store.obrolan.mark_blocked(pesan.chat_id, now)) is not None:
                    _tell_admin(store, pegawai_id, now)
            elif pesan.jenis in _PAPERS:
                store.outbox.add([_words(pesan.chat_id, kalimat.BERKAS_GAGAL)], now)

        await self._engine.transact(set_aside)

    async def _put_off(self, pesan: PesanTersimpan, lama: timedelta, alasan: str, *, percobaan: int) -> None:
        nanti = self._engine.now() + lama
        await self._engine.transact(lambda store: store.outbox.retry(pesan.id, percobaan, nanti, alasan))


def _pause(percobaan: int) -> timedelta:
    seconds = min(_LONGEST_PAUSE, 2.0**percobaan)
    return timedelta(seconds=seconds * random.uniform(0.5, 1.0))  # noqa: S311 - jitter, no secret


def _tell_admin(store: Store, pegawai_id: int, now: datetime) -> None:
    teks = kalimat.tak_terjangkau(store.orang.name_of(pegawai_id))
    for admin in store.orang.holders(Peran.ADMIN):
        store.outbox.add([_words(chat_id, teks) for chat_id in store.obrolan.chats_of(admin.id)], now)


def _words(chat_id: int, teks: Markup) -> PesanKeluar:
    return PesanKeluar(chat_id=chat_id, jenis="pesan", isi={"teks": str(teks)})
