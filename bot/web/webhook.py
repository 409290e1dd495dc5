"""The webhook: only who knows the secret is heard, and nobody is told 200 before the update is kept."""

import asyncio
import hmac
import json
from typing import Any
from urllib.parse import unquote, urlsplit

import structlog
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import BadRequest

from bot.metrics import Answer, Metrics
from bot.refusal import BadSettings
from bot.updates import ALLOWED
from bot.web.gather import Keeper

log = structlog.get_logger()
BODY_BYTES = 1024 * 1024
_BODY_SECONDS = 10.0
_CONNECTIONS = 40
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
_HANG_UP = {"Connection": "close"}  # what is left of the body is nobody's business
_ANSWERS: dict[Answer, tuple[int, dict[str, str]]] = {
    Answer.KEPT: (200, {}),
    Answer.NO_UPDATE: (400, {}),
    Answer.WRONG_SECRET: (401, _HANG_UP),
    Answer.TOO_SLOW: (408, _HANG_UP),
    Answer.TOO_LARGE: (413, _HANG_UP),
    Answer.NOT_KEPT: (503, {"Retry-After": "5"}),  # without it Telegram's pauses double up to a minute and more
}


class NotTaken(ValueError):
    """A request that is answered without keeping anything; `answer` says why."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer)
        self.answer = answer


class Webhook:
    """An app that takes updates at the path of `url`; the platform repeats what is not answered with 200."""

    def __init__(
        self, url: str, secret: str, keeper: Keeper, metrics: Metrics, body_seconds: float = _BODY_SECONDS
    ) -> None:
        if not secret:
            raise BadSettings("WEBHOOK_SECRET is not set: without it anybody could send updates")
        self._secret = secret.encode()
        self._keeper = keeper
        self._metrics = metrics
        self._body_seconds = body_seconds
        self._has_warned = False
        self.app = Starlette(routes=[Route(path_of(url), self._receive, methods=["POST"])])
        self.app.router.redirect_slashes = False

    async def _receive(self, request: Request) -> Response:
        try:
            self._check_secret(request)
            update = parse_update(await self._read(request))
            answer = Answer.KEPT if await self._keeper.keep(update) else Answer.NOT_KEPT
        except NotTaken as error:
            answer = error.answer
        self._metrics.webhook.labels(answer).inc()
        code, headers = _ANSWERS[answer]
        return Response(status_code=code, headers=headers)

    def _check_secret(self, request: Request) -> None:
        shown = request.headers.get(_SECRET_HEADER, "")
        if hmac.compare_digest(shown.encode("latin-1"), self._secret):
            return
        if not self._has_warned:  # once: whoever tries again and again would fill the log, and is counted anyway
            self._has_warned = True
            log.warning("a webhook request without our secret", hint=f"a proxy must pass on {_SECRET_HEADER}")
        raise NotTaken(Answer.WRONG_SECRET)

    async def _read(self, request: Request) -> bytes:
        if int(request.headers.get("Content-Length", "0")) > BODY_BYTES:
            raise NotTaken(Answer.TOO_LARGE)
        body = bytearray()
        try:
            async with asyncio.timeout(self._body_seconds):
                async for chunk in request.stream():
                    body += chunk
                    if len(body) > BODY_BYTES:
                        raise NotTaken(Answer.TOO_LARGE)
        except (TimeoutError, ClientDisconnect):
            raise NotTaken(Answer.TOO_SLOW) from None
        return bytes(body)


def path_of(url: str) -> str:
    """The path at the end of a webhook's public address, as a request shows it."""
    return unquote(urlsplit(url).path) or "/"


def parse_update(body: bytes) -> dict[str, Any]:
    """The update in a request's body; raises NotTaken for what is none, and logs nothing of it."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        update = None
    if not isinstance(update, dict) or type(update.get("update_id")) is not int:
        log.warning("a webhook request that holds no update", bytes=len(body))
        raise NotTaken(Answer.NO_UPDATE)
    return update


async def set_webhook(bot: Bot, url: str, secret: str) -> None:
    """Have the platform send its updates to `url`; raises BadSettings for an address it refuses, else TelegramError."""
    try:
        await bot.set_webhook(url, max_connections=_CONNECTIONS, allowed_updates=ALLOWED, secret_token=secret)
    except BadRequest as error:
        raise BadSettings(f"WEBHOOK_URL: the platform refuses {url} ({error.message})") from error
