"""The Bot API over HTTP: tokens, ordered trouble, long polling, and files to fetch."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.bot_api import Poll, call
from simulator.bots import Bot
from simulator.dunia import Simulator
from simulator.faults import Fault
from simulator.http_body import read_params
from simulator.params import Params
from simulator.pulse import Closing, Pulse
from simulator.records import Call, Json
from simulator.refusals import Reason, Refusal

Cut = Callable[[Request], Awaitable[None]]

_TOKEN = re.compile(r"\d+:[\w-]+")
_CLOSED = Refusal(502, "Bad Gateway")


class BotServer:
    """Answers `/bot{token}/METHOD` and `/file/bot{token}/PATH`; `cut` ends a connection without an answer."""

    def __init__(self, sim: Simulator, pulse: Callable[[], Pulse], cut: Cut) -> None:
        self._sim = sim
        self._pulse = pulse
        self._cut = cut

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/bot{token}/{method}", self.answer, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.file, methods=["GET"]),
        ]

    async def answer(self, request: Request) -> Response:
        try:
            return JSONResponse(await self._handle(request))
        except Refusal as refusal:
            return _refuse(refusal)
        except Closing:
            return _refuse(_CLOSED)
        except _CutOff:
            await self._cut(request)
            return Response(status_code=502)

    async def file(self, request: Request) -> Response:
        try:
            self._find_bot(request)
        except Refusal as refusal:
            return _refuse(refusal)
        file = self._sim.files.at_path(request.path_params["path"])
        if file is None:
            return _refuse(Refusal.of(Reason.NOT_FOUND))
        return Response(file.content, media_type="application/octet-stream")

    async def _handle(self, request: Request) -> Json:
        bot = self._find_bot(request)
        method = request.path_params["method"]
        params = await read_params(request)
        fault = self._record(bot, method, params)
        if fault and fault.kind == "error":
            raise fault.refusal
        if fault and fault.kind == "drop":
            raise _CutOff
        if fault and fault.kind == "delay":
            await self._pulse().sleep(fault.seconds)
        answer = await self._do(bot, method, params)
        if fault and fault.kind == "lose":
            raise _CutOff
        return _misled(answer, fault)

    def _find_bot(self, request: Request) -> Bot:
        token = request.path_params["token"]
        if not _TOKEN.fullmatch(token):
            raise Refusal.of(Reason.NOT_FOUND)
        try:
            return self._sim.bot(token)
        except KeyError:
            raise Refusal.of(Reason.UNAUTHORIZED) from None

    def _record(self, bot: Bot, method: str, params: Params) -> Fault | None:
        """Log the call and take the trouble that was ordered for it."""
        with self._sim.changing():
            self._sim.record(Call(method=method, params=params.shown(), at=self._sim.now(), bot_id=bot.id))
            return self._sim.faults.take(method, params.chat_id())

    async def _do(self, bot: Bot, method: str, params: Params) -> Json:
        if method.lower() != "getupdates":
            return call(self._sim, bot, method, params)
        poll = Poll(self._sim, bot, params)
        updates = await self._pulse().until(poll.take, poll.timeout)
        return {"ok": True, "result": updates or []}


class _CutOff(Exception):
    """The connection ends here, without an answer."""


def _misled(answer: Json, fault: Fault | None) -> Json:
    """An answer to getUpdates with its updates three times, or newest first, where that was ordered."""
    if fault and fault.kind == "repeat":
        return answer | {"result": answer["result"] * 3}
    if fault and fault.kind == "reverse":
        return answer | {"result": answer["result"][::-1]}
    return answer


def _refuse(refusal: Refusal) -> JSONResponse:
    body: dict[str, Any] = refusal.body
    return JSONResponse(body, status_code=refusal.code)
