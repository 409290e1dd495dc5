"""A fake Bot API, as fast as Python goes: in a process of its own, with the people in it, so nothing else measures."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable
from functools import cache
from itertools import count, islice
from multiprocessing.connection import Connection
from time import monotonic

from benchmarks.people import People
from benchmarks.plan import FIRST_CHAT, Plan

_LIMIT = 100
_SETTLE_SECONDS = 0.2
_LOOK_SECONDS = 0.02
_WARM_UP_SECONDS = 30.0
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_BOT = b'{"ok":true,"result":{"id":123456,"is_bot":true,"first_name":"Bot","username":"contoh_bot"}}'
_TRUE = b'{"ok":true,"result":true}'
_MESSAGES = ("sendmessage", "senddocument", "sendphoto", "editmessagetext", "editmessagereplymarkup")


class BotApi:
    """Hands updates out by long polling and takes messages in."""

    def __init__(self, plan: Plan) -> None:
        self.people = People(plan, self._write)
        self.polled = asyncio.Event()
        self._plan = plan
        self._updates: deque[tuple[int, bytes]] = deque()
        self._update_ids = count(1)
        self._message_ids = count(1)
        self._poll: tuple[Wire, asyncio.TimerHandle] | None = None
        self._released = False
        self._flooded_until: dict[int, float] = {}

    def call(self, wire: "Wire", method: str, fields: bytes) -> None:
        """Answer one call of a bot."""
        if method == "getupdates":
            self._get_updates(wire, fields)
        elif method in _MESSAGES:
            self._message(wire, method, fields)
        else:
            wire.answer(_BOT if method == "getme" else _TRUE)

    def lost(self, wire: "Wire") -> None:
        """A connection is gone, perhaps with the poll that waited on it."""
        if self._poll and self._poll[0] is wire:
            self._poll[1].cancel()
            self._poll = None

    def _get_updates(self, wire: "Wire", fields: bytes) -> None:
        self.polled.set()
        offset = _number(fields, "offset") or 0
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()
        if self._poll:
            former, timer = self._poll
            timer.cancel()
            former.answer(b'{"ok":false,"error_code":409,"description":"Conflict"}', b"409 Conflict")
            self._poll = None
        if self._updates:
            self._hand_out(wire)
            return
        timer = asyncio.get_running_loop().call_later(_number(fields, "timeout") or 0, self._release)
        self._poll = wire, timer

    def _hand_out(self, wire: "Wire") -> None:
        some = b",".join(update for _, update in islice(self._updates, _LIMIT))
        wire.answer(b'{"ok":true,"result":[%b]}' % some)

    def _release(self) -> None:
        self._released = False
        if self._poll:
            wire, timer = self._poll
            timer.cancel()
            self._poll = None
            self._hand_out(wire)

    def _write(self, chat_id: int, text: str) -> None:
        """A person writes; whoever polls gets all that is written in this pass of the loop."""
        number = next(self._update_ids)
        self._updates.append((number, _update(number, chat_id, text)))
        if self._poll and not self._released:
            self._released = True
            asyncio.get_running_loop().call_soon(self._release)

    def _message(self, wire: "Wire", method: str, fields: bytes) -> None:
        chat_id = _number(fields, "chat_id") or 0
        if self._is_flooded(chat_id):
            wire.answer(
                b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after %d",'
                b'"parameters":{"retry_after":%d}}' % (self._plan.retry_after, self._plan.retry_after),
                b"429 Too Many Requests",
            )
            return
        wire.answer(
            b'{"ok":true,"result":{"message_id":%d,"date":1768784400,"text":"-",'
            b'"chat":{"id":%d,"type":"private","first_name":"Orang"}}}' % (next(self._message_ids), chat_id)
        )
        if not method.startswith("edit"):
            self.people.reply(chat_id)

    def _is_flooded(self, chat_id: int) -> bool:
        last = FIRST_CHAT + self._plan.people
        if not last - self._plan.flooded <= chat_id < last:
            return False
        return monotonic() < self._flooded_until.setdefault(chat_id, monotonic() + self._plan.retry_after)


class Wire(asyncio.Protocol):
    """One connection of a bot: HTTP/1.1 as the known clients speak it, one request after the other."""

    def __init__(self, api: BotApi, delay: float) -> None:
        self._api = api
        self._delay = delay
        self._taken = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def connection_lost(self, _exc: Exception | None) -> None:
        """End."""
        self._transport = None
        self._api.lost(self)

    def data_received(self, data: bytes) -> None:
        """Take what came; a whole request is answered."""
        self._taken += data
        while (end := self._taken.find(b"\r\n\r\n")) >= 0:
            head = self._taken[:end]
            length = _LENGTH.search(head)
            if length is None and head.startswith(b"POST") and b"chunked" in head.lower():
                raise NotImplementedError("a request in chunks: the fake Bot API reads whole bodies alone")
            total = end + 4 + (int(length[1]) if length else 0)
            if len(self._taken) < total:
                return
            request, self._taken = self._taken[:total], self._taken[total:]
            target = head.split(b" ", 2)[1]
            method = target.partition(b"?")[0].rpartition(b"/")[2].decode().lower()
            self._api.call(self, method, request[end + 4 :] or target)

    def answer(self, body: bytes, status: bytes = b"200 OK") -> None:
        """Send an answer, after the delay ordered."""
        data = b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (
            status,
            len(body),
            body,
        )
        if self._delay:
            asyncio.get_running_loop().call_later(self._delay, self._send, data)
        else:
            self._send(data)

    def _send(self, data: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)


def serve(plan: Plan, pipe: Connection) -> None:
    """The process: reports its port, when it begins to count, and what was seen."""
    asyncio.run(_serve(plan, pipe.send))


async def _serve(plan: Plan, report: Callable[[object], None]) -> None:
    api = BotApi(plan)
    server = await asyncio.get_running_loop().create_server(lambda: Wire(api, plan.delay), "127.0.0.1", 0)
    report(server.sockets[0].getsockname()[1])
    await api.polled.wait()
    people = api.people
    people.warm_up()
    await _until(lambda: people.is_warm, _WARM_UP_SECONDS)
    if not plan.silent:
        await asyncio.sleep(_SETTLE_SECONDS)
    report("begun")
    people.begin()
    if plan.rate:
        await _open_loop(people, plan)
    else:
        await _until(lambda: people.is_done, plan.seconds)
    people.stop()
    answered, ended = people.answered, people.ended if plan.silent or people.is_done else monotonic()
    report("ended")
    await _until(lambda: people.is_done, plan.drain)
    report(people.seen(answered=answered, ended=ended))


async def _open_loop(people: People, plan: Plan) -> None:
    for turn in range(int(plan.rate * plan.seconds)):
        due = people.began + turn / plan.rate
        await asyncio.sleep(max(0.0, due - monotonic()))
        people.speak_in_turn(turn, due)
    await _until(lambda: people.count_unanswered() == 0, 1.0)


async def _until(is_so: Callable[[], bool], seconds: float) -> None:
    last = monotonic() + seconds
    while not is_so() and monotonic() < last:  # noqa: ASYNC110 - an event for each would slow the calls down
        await asyncio.sleep(_LOOK_SECONDS)


@cache
def _pattern(name: str) -> re.Pattern[bytes]:
    """A number in a form body, in JSON, or in a part of a multipart body."""
    return re.compile(rb'\b%b"?(?:=|\s*:\s*"?|\r\n(?:[^\r\n]+\r\n)*\r\n)(-?\d+)' % name.encode())


def _number(fields: bytes, name: str) -> int | None:
    found = _pattern(name).search(fields)
    return int(found[1]) if found else None


def _update(number: int, chat_id: int, text: str) -> bytes:
    message: dict[str, object] = {
        "message_id": number,
        "date": 1768784400,
        "chat": {"id": chat_id, "type": "private", "first_name": "Orang"},
        "from": {"id": chat_id, "is_bot": False, "first_name": "Orang"},
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return json.dumps({"update_id": number, "message": message}).encode()
