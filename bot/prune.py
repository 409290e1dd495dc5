"""Prune: what was worked off or sent long ago leaves the queues, a few rows at a time, while people chat."""

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.engine import Engine
from bot.metrics import Box
from storage.store import Store

log = structlog.get_logger()
_BATCH = 500
_PAUSE_SECONDS = 0.2
_EVERY_SECONDS = 6 * 60 * 60.0


class Pruner:
    """Goes through the queues every few hours, from where it was; rows that stay are passed once."""

    def __init__(self, engine: Engine, keep: timedelta) -> None:
        self._engine = engine
        self._keep = keep
        self._after = dict.fromkeys(Box, 0)

    async def run(self) -> None:
        """Prune until cancelled."""
        while True:
            await self.prune()
            await asyncio.sleep(_EVERY_SECONDS)

    async def prune(self) -> int:
        """Go through both queues once; how many rows went."""
        before = self._engine.now() - self._keep
        gone = 0
        for box in Box:
            while (some := await self._prune_some(box, before)) is not None:
                gone += some
                await asyncio.sleep(_PAUSE_SECONDS)
        await self._engine.transact(lambda store: store.prune.strangers(before))
        if gone:
            log.info("long done rows were removed", count=gone)
        return gone

    async def _prune_some(self, box: Box, before: datetime) -> int | None:
        """One short transaction; None where what follows is newer."""
        after = self._after[box]

        def prune(store: Store) -> tuple[int, int | None]:
            queue = store.prune.inbox if box is Box.INBOX else store.prune.outbox
            return queue(before, sesudah=after, batas=_BATCH)

        gone, looked_at = await self._engine.transact(prune)
        if looked_at is None:
            return None
        self._after[box] = looked_at
        self._engine.metrics.pruned.labels(box).inc(gone)
        return gone
