"""Notices that the machine's clock was set, and moves what waits for a time along with it.

A pause of 30 seconds stays one of 30 seconds when the clock is set back by an hour. What is due by the calendar - a
reminder, the end of an invitation - follows the clock as it now is.
"""

import asyncio
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.deliver import Deliverer
from bot.engine import Engine
from storage.store import Store

log = structlog.get_logger()
_LOOK_SECONDS = 1.0
_NO_JUMP = timedelta(seconds=2)


class ClockJump:
    """Compares the clock's two hands: the time of day, and the seconds that only ever grow."""

    def __init__(self, engine: Engine, deliverer: Deliverer) -> None:
        self._engine = engine
        self._deliverer = deliverer
        self._zero = self._zero_now()

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            await self.look()

    async def look(self) -> timedelta:
        """By how much the clock was set since the last look; zero where it was not."""
        zero = self._zero_now()
        lama = zero - self._zero
        if abs(lama) < _NO_JUMP:
            return timedelta()
        log.warning("the clock was set", by=str(lama))
        now = self._engine.now()
        await self._engine.transact(partial(_shift, lama, now))
        self._deliverer.shift_waits(lama, now)
        self._zero = zero
        return lama

    def _zero_now(self) -> datetime:
        """When the growing seconds began, by the time of day."""
        clock = self._engine.clock
        return clock.now() - timedelta(seconds=clock.monotonic())


def _shift(lama: timedelta, now: datetime, store: Store) -> None:
    store.inbox.shift_waits(lama, now)
    store.outbox.shift_waits(lama, now)
