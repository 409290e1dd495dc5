"""What the loops share: the database of one office, its files, its bot, the clock, and who wakes whom."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from telegram import Bot

from bot.clock import Clock
from bot.draw import Drawer
from bot.kantor import KantorCache
from bot.libreoffice import LibreOffice
from bot.metrics import Metrics
from bot.rate import RateLimiter
from dokumen.penandatangan import TANPA, Penandatangan
from storage.berkas import Lemari
from storage.database import Database
from storage.store import Store

T = TypeVar("T")
_POSTGRES_THREADS = 6
_POLL_SECONDS = 0.5


class Signal:
    """Wakes one loop; whoever waits is woken at once, or looks again by itself after half a second."""

    def __init__(self, ring: Callable[[], None] = lambda: None) -> None:
        self._event = asyncio.Event()
        self._waiting = 0
        self.ring = ring

    def set(self) -> None:
        """There is something to do; other processes are told where nobody waits for it in this one."""
        self._event.set()
        if not self._waiting:
            self.ring()

    def wake(self) -> None:
        """There is something to do for this process."""
        self._event.set()

    async def wait(self, seconds: float = 0.0) -> None:
        """Until there may be something to do; for `seconds` at most, where that is less than the usual."""
        self._waiting += 1
        try:
            async with asyncio.timeout(min(_POLL_SECONDS, seconds or _POLL_SECONDS)):
                await self._event.wait()
        except TimeoutError:
            pass
        finally:
            self._waiting -= 1
        self._event.clear()


class Engine:
    """One office's bot at work. Transactions run whole in a worker thread, one at a time on SQLite."""

    def __init__(  # noqa: PLR0913 - the parts every loop needs, made and owned by whoever starts them
        self,
        *,
        database: Database,
        instansi_id: int,
        lemari: Lemari,
        clock: Clock,
        bot: Bot,
        drawer: Drawer,
        rate: RateLimiter,
        libreoffice: LibreOffice | None = None,
        signer: Penandatangan = TANPA,
    ) -> None:
        self.database = database
        self.instansi_id = instansi_id
        self.lemari = lemari
        self.clock = clock
        self.bot = bot
        self.drawer = drawer
        self.rate = rate
        self.libreoffice = libreoffice
        self.signer = signer
        self.kantor = KantorCache()
        self.metrics = Metrics()
        self.drawing: dict[int, asyncio.Task[bytes]] = {}
        self.ring: Callable[[str], None] = lambda _name: None
        self.work = Signal(lambda: self.ring("work"))
        self.fetch = Signal(lambda: self.ring("fetch"))
        self.deliver = Signal(lambda: self.ring("deliver"))
        self._threads = ThreadPoolExecutor(1 if database.is_sqlite else _POSTGRES_THREADS, "storage")

    def now(self) -> datetime:
        """The office's moment, in UTC."""
        return self.clock.now()

    async def hop(self, function: Callable[[], T]) -> T:
        """Run blocking work in the storage thread."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, function)

    async def transact(self, function: Callable[[Store], T]) -> T:
        """Run one whole transaction in the storage thread."""
        return await self.hop(lambda: self.transact_here(function))

    def transact_here(self, function: Callable[[Store], T]) -> T:
        """Run one whole transaction in this thread."""
        with self.database.transaction() as conn:
            return function(Store(conn, self.instansi_id))

    def close(self) -> None:
        """End the storage thread once its work is done."""
        self._threads.shutdown()
