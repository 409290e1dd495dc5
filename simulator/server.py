"""Runs the stand-in in a thread of its own on 127.0.0.1."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import timedelta, timezone, tzinfo
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from uvicorn.protocols.http.h11_impl import H11Protocol

from simulator.control import Advance, Office, UpNext
from simulator.dunia import Simulator
from simulator.pulse import Closing, Pulse
from simulator.story import Story
from simulator.web import build_app
from simulator.webhook import Courier

WITA = timezone(timedelta(hours=8))

_START_SECONDS = 10
_FOREVER = 1e9


class SimulatorServer:
    """Serves one Simulator; `with SimulatorServer(sim) as server: server.url`."""

    def __init__(
        self,
        sim: Simulator,
        *,
        port: int = 0,
        advance: Advance | None = None,
        up_next: UpNext | None = None,
        zone: tzinfo = WITA,
        title: str = "Dinas Sosial (contoh)",
    ) -> None:
        """`advance` moves the office's clock by "10m", "1h" or to the next working morning, "pagi".

        `up_next` names who is waited for.
        """
        self._sim = sim
        self._port = port
        self._wires: dict[tuple[str, int], asyncio.Transport] = {}
        self._office = Office(title=title, zone=zone, advance=advance, up_next=up_next)
        self._ready = threading.Event()
        self._pulse: Pulse | None = None
        self._server: _Uvicorn | None = None
        self._thread: threading.Thread | None = None
        self.url = ""

    def tell(self, story: Story) -> None:
        """Let the page play a story; before the start."""
        self._office = replace(self._office, story=story)

    def open_to_all(self) -> None:
        """Let the page add phones; before the start."""
        self._office = replace(self._office, open_to_all=True)

    def start(self) -> str:
        """Begin to listen and give the address, such as `http://127.0.0.1:43210`."""
        listener = _listen(self._port)
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        app = build_app(self._sim, self._office, self._get_pulse, self._cut, self._lifespan)
        self._server = _Uvicorn(self._configure(app), self._get_pulse)
        self._thread = threading.Thread(target=self._server.run, args=([listener],), name="simulator", daemon=True)
        self._thread.start()
        if not self._ready.wait(_START_SECONDS):
            raise RuntimeError("the simulator did not start")
        return self.url

    def stop(self) -> None:
        """End every wait and every connection, and the thread."""
        if self._server is None or self._thread is None:
            return
        self._get_pulse().close()
        self._thread.join()
        self._server = self._thread = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _configure(self, app: Starlette) -> uvicorn.Config:
        return uvicorn.Config(
            app,
            http=_recording(self._wires),
            loop="asyncio",
            ws="none",
            lifespan="on",
            log_config=None,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
            timeout_keep_alive=60,
            timeout_graceful_shutdown=1,
        )

    @asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        pulse = self._pulse = Pulse(asyncio.get_running_loop())
        end_watch = self._sim.watch(pulse.beat)
        courier = asyncio.create_task(Courier(self._sim, pulse).run())
        self._ready.set()
        try:
            yield
        finally:
            end_watch()
            pulse.close()
            await courier

    def _get_pulse(self) -> Pulse:
        if self._pulse is None:
            raise RuntimeError("the simulator is not running")
        return self._pulse

    async def _cut(self, request: Request) -> None:
        """Reset the connection this request came by."""
        client = request.client
        wire = self._wires.get((client.host, client.port)) if client else None
        if wire:
            wire.abort()
        await asyncio.sleep(0)


class _Uvicorn(uvicorn.Server):
    """Serves until the pulse is closed, and then ends at once instead of at the next tick."""

    def __init__(self, config: uvicorn.Config, pulse: Callable[[], Pulse]) -> None:
        super().__init__(config)
        self._get_pulse = pulse

    async def main_loop(self) -> None:
        await self.on_tick(0)
        with suppress(Closing):
            await self._get_pulse().until(lambda: None, _FOREVER)


def _listen(port: int) -> socket.socket:
    """A socket that names its protocol: only then asyncio sends small answers without waiting (40 ms each)."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError:
        listener.close()
        raise
    listener.listen(1024)
    return listener


def _recording(wires: dict[tuple[str, int], asyncio.Transport]) -> type[asyncio.Protocol]:
    """HTTP/1.1 as uvicorn speaks it, with a list of the open connections."""

    class Wire(H11Protocol):
        """One connection, on the list for as long as it lives."""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as there
            super().connection_made(transport)
            wires[transport.get_extra_info("peername")] = transport

        def connection_lost(self, exc: Exception | None) -> None:
            wires.pop(self.transport.get_extra_info("peername"), None)
            super().connection_lost(exc)

    return Wire
