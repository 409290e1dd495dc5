"""The control API of the groups: what their members do on the page, or a test bench in another process."""

from datetime import tzinfo

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.dunia import Simulator
from simulator.group import Group
from simulator.http_body import read_body, read_json
from simulator.phone import Phone
from simulator.records import Json, Message
from simulator.snapshot import describe_group, describe_message


class GroupControl:
    """The routes under /sim/groups; whoever acts is named by `as`, the number of a phone."""

    def __init__(self, sim: Simulator, zone: tzinfo) -> None:
        self._sim = sim
        self._zone = zone

    @property
    def routes(self) -> list[Route]:
        group = "/sim/groups/{id}"
        return [
            Route("/sim/groups", self.groups),
            Route("/sim/groups", self.add_group, methods=["POST"]),
            Route(group, self.group),
            Route(f"{group}/send", self.send, methods=["POST"]),
            Route(f"{group}/document", self.document, methods=["POST"]),
            Route(f"{group}/press", self.press, methods=["POST"]),
            Route(f"{group}/bot", self.add_bot, methods=["POST"]),
            Route(f"{group}/bot", self.remove_bot, methods=["DELETE"]),
            Route(f"{group}/upgrade", self.upgrade, methods=["POST"]),
        ]

    async def groups(self, _request: Request) -> Response:
        return JSONResponse([{"id": group.id, "title": group.title} for group in self._sim.groups])

    async def add_group(self, request: Request) -> Response:
        """A `title`, and the numbers of the `members`' phones."""
        wanted = await read_json(request)
        members = [self._phone(number) for number in wanted.get("members", [])]
        group = self._sim.group(str(wanted.get("title", "")), members, wanted.get("token"))
        return JSONResponse(describe_group(group, self._zone))

    async def group(self, request: Request) -> Response:
        return JSONResponse(describe_group(self._find(request), self._zone))

    async def send(self, request: Request) -> Response:
        """A `text`, maybe as an answer (`reply_to`); without `as`, an anonymous administrator says it."""
        wanted, group = await read_json(request), self._find(request)
        text = str(wanted.get("text", ""))
        if not text.strip():
            raise HTTPException(400, "text is empty")
        if "as" not in wanted:
            return self._show(group.send_anonymously(text))
        reply_to = group.chat.messages.get(int(wanted.get("reply_to") or 0))
        return self._show(group.send(self._actor(wanted), text, reply_to=reply_to))

    async def document(self, request: Request) -> Response:
        """The body is the file; `as`, `name` and `caption` are in the query, the type is its header."""
        content, query = await read_body(request), request.query_params
        mime = request.headers.get("content-type", "application/octet-stream")
        name, caption = query.get("name", "berkas"), query.get("caption", "")
        sender = self._phone(query.get("as"))
        return self._show(self._find(request).send_document(sender, name, content, mime, caption))

    async def press(self, request: Request) -> Response:
        """Any `data`, on the message `message_id`."""
        wanted, group = await read_json(request), self._find(request)
        message = group.chat.messages.get(int(wanted.get("message_id") or 0))
        if message is None:
            raise HTTPException(404, "no such message")
        press = group.press_data(self._actor(wanted), str(wanted.get("data", "")), message)
        return JSONResponse({"callback_query_id": press})

    async def add_bot(self, request: Request) -> Response:
        """With a `payload` as by a startgroup link."""
        wanted, group = await read_json(request), self._find(request)
        group.add_bot(self._actor(wanted), wanted.get("payload"))
        return JSONResponse(describe_group(group, self._zone))

    async def remove_bot(self, request: Request) -> Response:
        wanted, group = await read_json(request), self._find(request)
        group.remove_bot(self._actor(wanted))
        return JSONResponse(describe_group(group, self._zone))

    async def upgrade(self, request: Request) -> Response:
        """The answer has the new number."""
        wanted, group = await read_json(request), self._find(request)
        group.upgrade(self._actor(wanted))
        return JSONResponse(describe_group(group, self._zone))

    def _find(self, request: Request) -> Group:
        for group in self._sim.groups:
            if str(group.id) == request.path_params["id"]:
                return group
        raise HTTPException(404, "no such group")

    def _actor(self, wanted: Json) -> Phone:
        return self._phone(wanted.get("as"))

    def _phone(self, number: object) -> Phone:
        for phone in self._sim.phones:
            if str(phone.id) == str(number):
                return phone
        raise HTTPException(404, f"no phone {number}")

    def _show(self, message: Message) -> Response:
        return JSONResponse(describe_message(message, self._zone, set()))
