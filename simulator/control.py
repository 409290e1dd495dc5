"""The control API under /sim: what the page uses, and what a test bench in another process may use."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import tzinfo
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from simulator.dunia import Simulator
from simulator.faults import Fault, RateLimits
from simulator.group import Group
from simulator.http_body import read_json
from simulator.phone import Phone
from simulator.pulse import Closing, Pulse
from simulator.records import Json
from simulator.snapshot import describe_clock, describe_group, describe_phone
from simulator.story import Story

Advance = Callable[[str], None]
UpNext = Callable[[], Collection[str]]
Place = Phone | Group

STEPS = ("10m", "1h", "pagi")
_INLINE = frozenset({"image/png", "image/jpeg", "audio/ogg"})
_REFRESH_SECONDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What the page shows around the phones, and can do: without a story, say, it shows no button for one.

    `up_next` gives the names of those who are waited for; with `open_to_all` the page can add phones.
    """

    title: str
    zone: tzinfo
    advance: Advance | None = None
    story: Story | None = None
    up_next: UpNext | None = None
    open_to_all: bool = False


class Control:
    """The routes under /sim, but for those of the phones."""

    def __init__(self, sim: Simulator, office: Office, pulse: Callable[[], Pulse]) -> None:
        self._sim = sim
        self._office = office
        self._pulse = pulse

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/sim/state", self.state),
            Route("/sim/events", self.events),
            Route("/sim/clock", self.clock),
            Route("/sim/clock", self.move_clock, methods=["POST"]),
            Route("/sim/story/{act}", self.move_story, methods=["POST"]),
            Route("/sim/calls", self.calls),
            Route("/sim/faults", self.faults),
            Route("/sim/faults", self.add_fault, methods=["POST"]),
            Route("/sim/faults", self.clear_faults, methods=["DELETE"]),
            Route("/sim/limits", self.set_limits, methods=["POST"]),
            Route("/sim/limits", self.lift_limits, methods=["DELETE"]),
            Route("/sim/updates", self.put_update, methods=["POST"]),
            Route("/sim/bots", self.add_bot, methods=["POST"]),
            Route("/sim/files/{id}", self.file),
        ]

    async def state(self, _request: Request) -> Response:
        return JSONResponse(await self._describe(self._sim.phones, self._sim.groups))

    async def events(self, _request: Request) -> Response:
        """Server-sent events: first everything, then each phone and group that has changed, and the clock."""
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=headers)

    async def clock(self, _request: Request) -> Response:
        return JSONResponse(self._describe_clock())

    async def move_clock(self, request: Request) -> Response:
        step = (await read_json(request)).get("step")
        if self._office.advance is None or step not in STEPS:
            raise HTTPException(400, f"step must be one of {', '.join(STEPS)}")
        await asyncio.to_thread(self._office.advance, step)
        self._pulse().beat()
        return JSONResponse(self._describe_clock())

    async def move_story(self, request: Request) -> Response:
        """`play`, `pause` or `anew`; answers with where the story stands then."""
        story = self._office.story
        acts = {"play": story.play, "pause": story.pause, "anew": story.begin_anew} if story else {}
        act = acts.get(request.path_params["act"])
        if story is None or act is None:
            raise HTTPException(404, "there is no such act, or no story")
        await asyncio.to_thread(act)
        self._pulse().beat()
        return JSONResponse(story.state.json)

    async def calls(self, request: Request) -> Response:
        """The log of Bot API calls, of one method or of all, newest last."""
        method = request.query_params.get("method", "").lower()
        calls = [call for call in self._sim.calls if not method or call.method.lower() == method]
        return JSONResponse(
            [
                {"method": call.method, "params": call.params, "at": call.at.isoformat(), "bot": call.bot_id}
                for call in calls
            ]
        )

    async def faults(self, _request: Request) -> Response:
        return JSONResponse([fault.json for fault in self._sim.faults])

    async def add_fault(self, request: Request) -> Response:
        try:
            fault = Fault(**await read_json(request))
        except (TypeError, ValueError) as error:
            raise HTTPException(400, str(error)) from error
        with self._sim.changing():
            self._sim.faults.add(fault)
        return JSONResponse(fault.json)

    async def clear_faults(self, _request: Request) -> Response:
        with self._sim.changing():
            self._sim.faults.clear()
        return JSONResponse([])

    async def set_limits(self, request: Request) -> Response:
        """Telegram's limits on sending, or others: `per_bot`, `per_chat`, `burst`."""
        wanted = await read_json(request)
        try:
            self._sim.rate_limits = RateLimits(
                per_bot=float(wanted.get("per_bot", 30)),
                per_chat=float(wanted.get("per_chat", 1)),
                burst=float(wanted.get("burst", 5)),
            )
        except (TypeError, ValueError) as error:
            raise HTTPException(400, str(error)) from error
        return JSONResponse(wanted)

    async def lift_limits(self, _request: Request) -> Response:
        self._sim.rate_limits = None
        return JSONResponse({})

    async def put_update(self, request: Request) -> Response:
        self._sim.put_update(await read_json(request), request.query_params.get("token"))
        return JSONResponse({"pending": self._sim.pending(request.query_params.get("token"))})

    async def add_bot(self, request: Request) -> Response:
        wanted = await read_json(request)
        try:
            bot = self._sim.add_bot(str(wanted["token"]), str(wanted["username"]), str(wanted.get("name", "")))
        except (KeyError, ValueError) as error:
            raise HTTPException(400, str(error)) from error
        return JSONResponse(bot.json)

    async def file(self, request: Request) -> Response:
        file = self._sim.files.find(request.path_params["id"])
        if file is None:
            raise HTTPException(404)
        if file.mime in _INLINE:
            return Response(file.content, media_type=file.mime)
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"}
        return Response(file.content, media_type="application/octet-stream", headers=headers)

    async def _stream(self) -> AsyncIterator[str]:
        seen: dict[Place, tuple[int, int]] = {}

        def changed() -> list[Place]:
            places: tuple[Place, ...] = (*self._sim.phones, *self._sim.groups)
            return [place for place in places if seen.get(place) != _edition(place)]

        fresh: list[Place] | None = changed()
        try:
            while True:
                seen |= {place: _edition(place) for place in fresh or ()}
                phones = [place for place in fresh or () if isinstance(place, Phone)]
                groups = [place for place in fresh or () if isinstance(place, Group)]
                yield f"data: {json.dumps(await self._describe(phones, groups))}\n\n"
                fresh = await self._pulse().until(changed, _REFRESH_SECONDS)
        except Closing:
            return

    async def _describe(self, phones: Iterable[Phone], groups: Iterable[Group]) -> Json:
        up_next = await asyncio.to_thread(self._office.up_next) if self._office.up_next else ()
        return {
            "title": self._office.title,
            "world": self._sim.world,
            "clock": self._describe_clock(),
            "story": self._office.story.state.json if self._office.story else None,
            "up_next": sorted(up_next),
            "open_to_all": self._office.open_to_all,
            "phones": [describe_phone(phone, self._office.zone) for phone in phones],
            "groups": [describe_group(group, self._office.zone) for group in groups],
        }

    def _describe_clock(self) -> Json:
        now = self._sim.now().astimezone(self._office.zone)
        return describe_clock(now) | {"movable": self._office.advance is not None}


def _edition(place: Place) -> tuple[int, int]:
    """What is another one after every change; a group that became a supergroup is another chat."""
    return place.chat.id, place.chat.version
