"""How the running bot is: which loops run, and what it stands on."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache

from bot.engine import Engine
from bot.metrics import Box
from bot.web.health import Check, Part
from storage.revisions import current_revision, head_revision
from storage.store import Store

_OLDEST = timedelta(minutes=5)


class AppHealth:
    """What `/healthz`, `/readyz` and `/metrics` ask; the database is asked beside the loops' own threads."""

    def __init__(self, engine: Engine, running: Mapping[str, bool], trouble: Callable[[], str]) -> None:
        """`running` tells of each loop whether it runs, `trouble` in a few words what keeps updates from coming."""
        self._engine = engine
        self._running = running
        self._trouble = trouble

    def loops(self) -> Mapping[str, bool]:
        """Every loop that should run here, and whether it does."""
        return self._running

    def checks(self) -> Mapping[str, Check]:
        """What the bot needs to be of use."""
        return {
            "database": self._database,
            "schema": self._schema,
            "backlog": self._backlog,
            "platform": self._platform,
        }

    async def measure(self) -> None:
        """Bring the backlog's gauges up to date."""
        for box, (rows, age) in (await asyncio.to_thread(self._backlogs)).items():
            self._engine.metrics.note_backlog(box, rows, age.total_seconds())

    async def _database(self) -> Part:
        await asyncio.to_thread(self._engine.database.ping)
        return Part(ok=True)

    async def _schema(self) -> Part:
        ada = await asyncio.to_thread(current_revision, self._engine.database)
        return Part(ada == _head(), ada or "empty")

    async def _backlog(self) -> Part:
        age = max(age for _, age in (await asyncio.to_thread(self._backlogs)).values())
        return Part(age < _OLDEST, f"the oldest waits for {age.total_seconds():.0f} s")

    async def _platform(self) -> Part:
        trouble = self._trouble()
        return Part(not trouble, trouble)

    def _backlogs(self) -> dict[Box, tuple[int, timedelta]]:
        now = self._engine.now()
        with self._engine.database.reading() as conn:
            store = Store(conn, self._engine.instansi_id)
            found = {Box.INBOX: store.inbox.backlog(), Box.OUTBOX: store.outbox.backlog()}
        return {box: (rows, _age(oldest, now)) for box, (rows, oldest) in found.items()}


def _age(oldest: datetime | None, now: datetime) -> timedelta:
    return max(timedelta(), now - oldest) if oldest else timedelta()


@cache
def _head() -> str:
    return head_revision()
