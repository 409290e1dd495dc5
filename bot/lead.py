"""What only one process may do at a time for one bot - ask for updates, send - and the bells between processes.

Telegram answers one long poll per bot, and limits what a bot sends: a second process that did the same would win
nothing. So one leads, and the others stand by to take over within seconds.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from functools import partial

import structlog

from bot.engine import Engine
from storage.peers import Peers

log = structlog.get_logger()
_BELL_SECONDS = 0.02
_LED_BY = {"deliver": "deliver", "fetch": "receive"}  # the work of each bell, and the role it belongs to


class Lead:
    """Which roles this process leads; on SQLite, which has no second process, all of them."""

    def __init__(self, engine: Engine, roles: Collection[str]) -> None:
        self._engine = engine
        self._gained = {role: asyncio.Event() for role in roles}
        self._lost = {role: asyncio.Event() for role in roles}
        self._ringing: set[str] = set()
        self._bell = asyncio.Event()
        self._ringer: asyncio.Task[None] | None = None
        self._peers: Peers | None = None

    def start(self) -> None:
        """Stand for the roles; from now on this process hears the others' bells, and they hear its own."""
        if self._engine.database.is_sqlite:
            for role in self._gained:
                self._gained[role].set()
            return
        loop = asyncio.get_running_loop()
        self._peers = Peers(
            self._engine.database.engine,
            self._engine.instansi_id,
            roles=self._gained,
            on_lead=partial(_tell, loop, self._change),
            on_bell=partial(_tell, loop, self._wake),
        )
        self._peers.start()
        self._engine.ring = self._ring
        self._ringer = asyncio.create_task(self._keep_ringing(self._peers), name="bells")

    async def stop(self) -> None:
        """Give up every role."""
        self._engine.ring = lambda _name: None
        if self._ringer is not None:
            self._ringer.cancel()
            await asyncio.gather(self._ringer, return_exceptions=True)
        if self._peers is not None:
            await asyncio.to_thread(self._peers.close)

    def leads(self, role: str) -> bool:
        """Whether this process leads it now."""
        return role in self._gained and self._gained[role].is_set()

    async def run(self, role: str, begin: Callable[[], Awaitable[None]]) -> None:
        """Do what only one may do for as long as this process leads, again and again."""
        while True:
            await self._gained[role].wait()
            running = asyncio.ensure_future(begin())
            lost = asyncio.create_task(self._lost[role].wait())
            try:
                await asyncio.wait({running, lost}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                lost.cancel()
                running.cancel()
                await asyncio.wait({running})
            if not running.cancelled() and (galat := running.exception()) is not None:
                raise galat

    def _change(self, role: str, leads: bool) -> None:
        log.info("leads" if leads else "stands by", role=role)
        to_set, to_clear = (self._gained, self._lost) if leads else (self._lost, self._gained)
        to_clear[role].clear()
        to_set[role].set()

    def _wake(self, name: str) -> None:
        signals = {"work": self._engine.work, "fetch": self._engine.fetch, "deliver": self._engine.deliver}
        if name in signals:
            signals[name].wake()

    def _ring(self, name: str) -> None:
        if not self.leads(_LED_BY.get(name, "")):  # else no other process does it
            self._ringing.add(name)
            self._bell.set()

    async def _keep_ringing(self, peers: Peers) -> None:
        """Ring for all that came up since the last bell at once; a bell a message would slow every commit."""
        while True:
            await self._bell.wait()
            self._bell.clear()
            names, self._ringing = self._ringing, set()
            await self._engine.hop(partial(peers.ring, names))
            await asyncio.sleep(_BELL_SECONDS)


def _tell(loop: asyncio.AbstractEventLoop, callback: Callable[..., None], *what: object) -> None:
    """Call back in the event loop, from another thread; a loop that has ended wants to know nothing."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(callback, *what)
