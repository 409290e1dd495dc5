"""Serves one web app in the bot's own event loop."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import uvicorn
from starlette.types import ASGIApp

from bot.refusal import BadSettings

_GRACE_SECONDS = 5
_BACKLOG = 1024


class Serving:
    """An app at an address HOST:PORT, from `start` to `stop`; it serves once."""

    def __init__(self, app: ASGIApp, listen: str, setting: str) -> None:
        """`setting` is the name of the setting that `listen` comes from, for the operator."""
        self._listen = listen
        self._setting = setting
        self._server = _Server(_configure(app))
        self._task: asyncio.Task[None] | None = None
        self.port = 0

    async def start(self) -> None:
        """Listen; from the return on requests are taken. Raises BadSettings where the address can't be had."""
        listener = await asyncio.to_thread(self._bind)
        self.port = listener.getsockname()[1]
        self._task = asyncio.create_task(self._server.serve(sockets=[listener]), name=self._setting)

    async def stop(self) -> None:
        """Take no more requests, answer those that are there, and end."""
        if self._task is not None:
            self._server.ending.set()
            await self._task
            self._task = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    def _bind(self) -> socket.socket:
        host, _, port = self._listen.rpartition(":")
        try:
            return _open(host.strip("[]"), int(port))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise BadSettings(f"{self._setting}: nothing can listen on {self._listen} ({reason})") from error


class _Server(uvicorn.Server):
    """Serves until told to end, without a tick, and leaves the signals to whoever runs the loop."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ending = asyncio.Event()

    async def main_loop(self) -> None:
        await self.ending.wait()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _configure(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=60,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


def _open(host: str, port: int) -> socket.socket:
    """A listening socket that names its protocol: only then asyncio sends small answers at once, not after 40 ms."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener
