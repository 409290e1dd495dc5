"""The four loops in one process, started and stopped together."""

import asyncio
from collections.abc import Awaitable, Callable, Collection

import structlog

from bot.deliver import Deliverer
from bot.engine import Engine
from bot.fetch import Fetcher
from bot.loops import Loop
from bot.receive import Receiver
from bot.remind import Reminder
from bot.updates import RawUpdates
from bot.work import Worker

log = structlog.get_logger()
_SHORTEST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0


class App:
    """One office's bot, running."""

    def __init__(self, engine: Engine, polling: RawUpdates, loops: Collection[Loop] = frozenset(Loop)) -> None:
        self.engine = engine
        self.reminder = Reminder(engine)
        self._loops = loops
        self._receiver = Receiver(engine, polling)
        self._polling = polling
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Begin all loops; returns at once."""
        if self.engine.database.is_sqlite:  # one process: what a former one was sending when it died is free again
            await self.engine.transact(lambda store: store.outbox.release())
        await self.engine.bot.request.initialize()
        await self._polling.initialize()
        runs = {
            Loop.RECEIVE: [self._receiver.run, Fetcher(self.engine).run],
            Loop.WORK: [Worker(self.engine).run],
            Loop.DELIVER: [Deliverer(self.engine).run],
            Loop.REMIND: [],
        }
        for loop in self._loops:
            self._tasks += [asyncio.create_task(_keep_running(run), name=loop.value) for run in runs[loop]]
        if Loop.REMIND in self._loops:
            self.reminder.start()

    async def wait(self) -> None:
        """Until a loop fails; a loop never ends by itself."""
        await asyncio.gather(*self._tasks)

    async def stop(self) -> None:
        """End all loops: what is being worked off or sent is finished, the rest waits for the next start."""
        if Loop.REMIND in self._loops:
            self.reminder.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._polling.shutdown()
        await self.engine.bot.request.shutdown()
        self.engine.close()


async def _keep_running(run: Callable[[], Awaitable[None]]) -> None:
    """A loop that fails (the database is away, the disk is full) begins again, with growing pauses."""
    pause = _SHORTEST_PAUSE
    while True:
        begun = asyncio.get_running_loop().time()
        try:
            await run()
        except Exception:
            log.exception("a loop failed and begins again", seconds=pause)
        if asyncio.get_running_loop().time() - begun > _LONGEST_PAUSE:
            pause = _SHORTEST_PAUSE
        await asyncio.sleep(pause)
        pause = min(_LONGEST_PAUSE, pause * 2)
