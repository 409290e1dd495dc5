"""Receive: every update is in the inbox before the platform hears that we have it."""

import asyncio
from datetime import timedelta
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.engine import Engine
from bot.telegram import read_update
from bot.updates import RawUpdates
from storage.inbox import UpdateMasuk

log = structlog.get_logger()
_POLL_SECONDS = 25
_LONGEST_PAUSE = 30.0
_LONG_SILENCE = timedelta(days=5)


class Receiver:
    """Long polling: fetch, keep, and only then ask for what comes after."""

    def __init__(self, engine: Engine, polling: RawUpdates) -> None:
        self._engine = engine
        self._polling = polling
        self._offset: int | None = None
        self._last_at = engine.now()
        self._pause = 0.0

    async def run(self) -> None:
        """Receive until cancelled; trouble with the platform is waited out with growing pauses."""
        while True:
            try:
                await self.receive_once(_POLL_SECONDS)
                self._pause = 0.0
            except RetryAfter as galat:
                await asyncio.sleep(_seconds(galat.retry_after))
            except TelegramError as galat:
                await self._wait_out(galat)

    async def receive_once(self, seconds: int) -> int:
        """One round: keep what came, and say so by the next offset; returns how many updates came."""
        mentah = await self._polling.fetch(self._engine.bot, offset=self._offset, seconds=seconds)
        if not mentah:
            self._forget_offset()
            return 0
        daftar = [masuk for satu in mentah if (masuk := _read(satu)) is not None]
        now = self._engine.now()
        await self._engine.transact(lambda store: store.inbox.add(daftar, now))
        self._offset = mentah[-1]["update_id"] + 1
        self._last_at = now
        self._engine.work.set()
        self._engine.fetch.set()
        return len(mentah)

    def _forget_offset(self) -> None:
        """After a long silence Telegram may number anew, lower; an old offset would then throw updates away."""
        if self._engine.now() - self._last_at > _LONG_SILENCE:
            self._offset = None

    async def _wait_out(self, galat: TelegramError) -> None:
        self._pause = min(_LONGEST_PAUSE, max(1.0, self._pause * 2))
        log.warning("receiving is interrupted", reason=type(galat).__name__, seconds=self._pause, hint=_hint(galat))
        await asyncio.sleep(self._pause)


def _read(mentah: dict[str, Any]) -> UpdateMasuk | None:
    try:
        return read_update(mentah)
    except (AttributeError, KeyError, TypeError, ValueError):
        log.exception("an update could not be read and is passed over", update=mentah)
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
