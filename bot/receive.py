"""Receive: every update is in the inbox before the platform hears that we have it."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from operator import itemgetter
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.engine import Engine
from bot.telegram import read_update
from bot.updates import RawUpdates
from storage.database import is_database_trouble
from storage.inbox import UpdateMasuk

log = structlog.get_logger()
_POLL_SECONDS = 25
_LONGEST_PAUSE = 30.0
_LONG_SILENCE = timedelta(days=5)


class Receiver:
    """Long polling: fetch, keep, and only then ask for what comes after. A webhook's updates are kept the same way."""

    def __init__(self, engine: Engine, polling: RawUpdates) -> None:
        self._engine = engine
        self._polling = polling
        self._offset: int | None = None
        self._last_at = engine.now()
        self._pause = 0.0
        self.trouble = ""

    async def run(self) -> None:
        """Receive until cancelled; trouble with the platform is waited out with growing pauses.

        Each run begins with what the platform has not heard to be kept, for another process may have led meanwhile.
        """
        self._offset = None
        while True:
            try:
                await self.receive_once(_POLL_SECONDS)
                self._pause, self.trouble = 0.0, ""
            except RetryAfter as galat:
                await asyncio.sleep(_seconds(galat.retry_after))
            except TelegramError as galat:
                await self._wait_out(galat)

    async def receive_once(self, seconds: int) -> int:
        """One round: keep what came, and say so by the next offset; returns how many updates came."""
        mentah = await self._polling.fetch(self._engine.bot, offset=self._offset, seconds=seconds)
        mentah.sort(key=itemgetter("update_id"))
        if not mentah:
            self._forget_offset()
            return 0
        await self.keep(mentah)
        self._offset = mentah[-1]["update_id"] + 1
        self._last_at = self._engine.now()
        return len(mentah)

    async def keep(self, daftar_mentah: Sequence[dict[str, Any]]) -> None:
        """Keep raw updates by one commit; raises where the database is in trouble, then none of them is kept."""
        daftar = [masuk for satu in daftar_mentah if (masuk := _read(satu)) is not None]
        await self._add(daftar)
        self._engine.work.set()
        if any(masuk.berkas for masuk in daftar):
            self._engine.fetch.set()

    async def _add(self, daftar: Sequence[UpdateMasuk]) -> None:
        """One that the database can't hold is passed over, and holds up no other one."""
        now = self._engine.now()
        try:
            baru = await self._engine.transact(lambda store: store.inbox.add(daftar, now))
        except Exception as galat:
            if is_database_trouble(galat):
                raise
            if len(daftar) == 1:
                log.exception("an update can't be kept and is passed over", update_id=daftar[0].update_id)
                return
            for satu in daftar:
                await self._add([satu])
        else:
            self._engine.metrics.received.inc(baru)

    def _forget_offset(self) -> None:
        """After a long silence Telegram may number anew, lower; an old offset would then throw updates away."""
        if self._engine.now() - self._last_at > _LONG_SILENCE:
            self._offset = None

    async def _wait_out(self, galat: TelegramError) -> None:
        self._pause = min(_LONGEST_PAUSE, max(1.0, self._pause * 2))
        self.trouble = f"{type(galat).__name__} {_hint(galat)}".strip()
        log.warning("receiving is interrupted", reason=type(galat).__name__, seconds=self._pause, hint=_hint(galat))
        await asyncio.sleep(self._pause)


def _read(mentah: dict[str, Any]) -> UpdateMasuk | None:
    try:
        return read_update(mentah)
    except (AttributeError, KeyError, TypeError, ValueError):
        log.exception("an update could not be read and is passed over", update_id=mentah.get("update_id"))
        return None


def _hint(galat: TelegramError) -> str:
    match galat:
        case Conflict():
            return "another process polls with this token, or a webhook is set"
        case InvalidToken():
            return "the token is refused"
        case _:
            return ""


def _seconds(pause: float | timedelta) -> float:
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
