"""Wakes coroutines when the world has changed, whichever thread changed it."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Closing(Exception):
    """The server is going down, so nobody waits any longer."""


class Pulse:
    """Belongs to one event loop; `beat` may be called from any thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._next = asyncio.Event()
        self._coming = False
        self._closing = False

    def beat(self) -> None:
        if not self._coming and not self._loop.is_closed():
            self._coming = True
            self._loop.call_soon_threadsafe(self._beat)

    def close(self) -> None:
        """Make every wait, now and later, raise Closing."""
        self._closing = True
        self.beat()

    async def until(self, probe: Callable[[], T | None], seconds: float) -> T | None:
        """What the probe gives once that is true; None after so many seconds."""
        end = self._loop.time() + seconds
        while True:
            event = self._next
            if self._closing:
                raise Closing
            left = end - self._loop.time()
            if (found := probe()) or left <= 0:
                return found or None
            await self._wait(event, left)

    async def sleep(self, seconds: float) -> None:
        await self.until(lambda: None, seconds)

    def _beat(self) -> None:
        self._coming = False
        event, self._next = self._next, asyncio.Event()
        event.set()

    async def _wait(self, event: asyncio.Event, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await event.wait()
        except TimeoutError:
            return
