"""Health and metrics for the operator; every answer comes within seconds, whatever hangs."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Protocol

import structlog
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.metrics import Metrics
from storage.database import is_database_trouble

log = structlog.get_logger()
_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Part:
    """How one thing the bot stands on is; `text` is one line for the operator."""

    ok: bool
    text: str = ""


Check = Callable[[], Awaitable[Part]]


class Health(Protocol):
    """What the running bot tells of itself."""

    def loops(self) -> Mapping[str, bool]:
        """Every loop that should run here, and whether it does."""

    def checks(self) -> Mapping[str, Check]:
        """What the bot needs to be of use, by name; a check that raises or hangs counts as failed."""

    async def measure(self) -> None:
        """Bring the backlog's gauges up to date."""


class HealthPages:
    """An app with /healthz, /readyz and /metrics."""

    def __init__(self, health: Health, metrics: Metrics, seconds: float = _SECONDS) -> None:
        self._health = health
        self._metrics = metrics
        self._seconds = seconds
        self._running: dict[str, asyncio.Task[Part]] = {}
        self.app = Starlette(
            routes=[
                Route("/healthz", self._healthz),
                Route("/readyz", self._readyz),
                Route("/metrics", self._expose),
            ]
        )

    async def _healthz(self, _request: Request) -> Response:
        loops = dict(self._health.loops())
        ok = all(loops.values())
        return JSONResponse({"ok": ok, "loops": loops}, status_code=200 if ok else 503)

    async def _readyz(self, _request: Request) -> Response:
        checks = self._health.checks()
        found = await asyncio.gather(*(self._ask(name, check) for name, check in checks.items()))
        ok = all(part.ok for part in found)
        parts = {name: asdict(part) for name, part in zip(checks, found, strict=True)}
        return JSONResponse({"ok": ok, "parts": parts}, status_code=200 if ok else 503)

    async def _expose(self, _request: Request) -> Response:
        if not (await self._ask("/metrics", self._measure)).ok:
            self._metrics.forget_backlog()
        return Response(self._metrics.expose(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _measure(self) -> Part:
        await self._health.measure()
        return Part(ok=True)

    async def _ask(self, name: str, check: Check) -> Part:
        """Ask once at a time: while an answer is awaited, whoever asks too awaits the same one."""
        running = self._running.get(name)
        if running is None or running.done():
            running = self._running[name] = asyncio.create_task(_answer(name, check))
        done, _ = await asyncio.wait({running}, timeout=self._seconds)
        return running.result() if done else Part(ok=False, text=f"no answer within {self._seconds:g} s")


async def _answer(name: str, check: Check) -> Part:
    """What a check says; of an error only its name is shown, since its words may hold an address."""
    try:
        return await check()
    except Exception as error:
        reason = type(error).__name__
        log.warning("a health check failed", check=name, reason=reason, exc_info=None if _is_trouble(error) else error)
        return Part(ok=False, text=reason)


def _is_trouble(error: Exception) -> bool:
    """Whether something we need is away, so that where it was missed tells nobody anything."""
    return isinstance(error, OSError) or is_database_trouble(error)
