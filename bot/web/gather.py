"""Keeps updates that come at once by few commits: while one runs, the next ones gather."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog

from storage.database import is_database_trouble

log = structlog.get_logger()
Keep = Callable[[list[dict[str, Any]]], Awaitable[object]]
_AT_ONCE = 100
_SECONDS = 25.0
_NOT_KEPT = "updates could not be kept; they will be sent again"


class Keeper:
    """Hands updates on to `keep`, which commits them to the inbox before it returns."""

    def __init__(self, keep: Keep, seconds: float = _SECONDS) -> None:
        """Who has waited for `seconds` is told that the update is not kept, and so sends it again."""
        self._keep = keep
        self._seconds = seconds
        self._waiting: list[_Waiting] = []
        self._task: asyncio.Task[None] | None = None

    async def keep(self, update: dict[str, Any]) -> bool:
        """Whether the update, which has an `update_id`, is in the inbox now."""
        waiting = _Waiting(update)
        self._waiting.append(waiting)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        try:
            async with asyncio.timeout(self._seconds):
                return await waiting.kept
        except TimeoutError:
            return False

    async def finish(self) -> None:
        """Until no commit is under way, whether somebody still waits for it or not."""
        if self._task is not None:
            await asyncio.wait({self._task})

    async def _run(self) -> None:
        while self._waiting:
            together, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
            # Requests overtake each other; within one commit the platform's own order is put right again.
            await self._commit(sorted(together, key=_update_id))

    async def _commit(self, together: Sequence["_Waiting"]) -> None:
        together = [one for one in together if not one.kept.done()]  # who gave up waiting sends it again
        if not together:
            return
        try:
            await self._keep([one.update for one in together])
        except Exception as error:
            trouble = is_database_trouble(error)
            if len(together) > 1 and not trouble:  # one of them is at fault, not all
                for one in together:
                    await self._commit([one])
                return
            # The database may be away for long: then one line each time, and a trace for anything else.
            trace = None if trouble else error
            log.exception(_NOT_KEPT, updates=len(together), reason=type(error).__name__, exc_info=trace)
            _tell(together, kept=False)
        else:
            _tell(together, kept=True)


class _Waiting:
    """An update, and whoever waits to hear whether it is kept."""

    def __init__(self, update: dict[str, Any]) -> None:
        self.update = update
        self.kept: asyncio.Future[bool] = asyncio.get_running_loop().create_future()


def _update_id(waiting: _Waiting) -> int:
    return int(waiting.update["update_id"])


def _tell(together: Sequence[_Waiting], *, kept: bool) -> None:
    for one in together:
        if not one.kept.done():
            one.kept.set_result(kept)
