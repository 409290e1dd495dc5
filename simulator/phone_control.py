"""The control API of the phones: what a person does on the page, or a test bench in another process."""

from datetime import tzinfo

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.dunia import Simulator
from simulator.http_body import read_body, read_json
from simulator.phone import Phone
from simulator.records import Message
from simulator.snapshot import describe_message, describe_phone
from simulator.voice import make_silence


class PhoneControl:
    """The routes under /sim/phones; `?bot=ID` picks the chat where a person talks to several bots."""

    def __init__(self, sim: Simulator, zone: tzinfo) -> None:
        self._sim = sim
        self._zone = zone

    @property
    def routes(self) -> list[Route]:
        phone = "/sim/phones/{id:int}"
        return [
            Route("/sim/phones", self.phones),
            Route("/sim/phones", self.add_phone, methods=["POST"]),
            Route(phone, self.phone),
            Route(f"{phone}/send", self.send, methods=["POST"]),
            Route(f"{phone}/press", self.press, methods=["POST"]),
            Route(f"{phone}/document", self.document, methods=["POST"]),
            Route(f"{phone}/photo", self.photo, methods=["POST"]),
            Route(f"{phone}/voice", self.voice, methods=["POST"]),
            Route(f"{phone}/block", self.block, methods=["POST"]),
            Route(f"{phone}/unblock", self.unblock, methods=["POST"]),
        ]

    async def phones(self, _request: Request) -> Response:
        return JSONResponse(
            [
                {"id": phone.id, "name": phone.name, "role": phone.chat.person.role, "bot": phone.bot.id}
                for phone in self._sim.phones
            ]
        )

    async def add_phone(self, request: Request) -> Response:
        wanted = await read_json(request)
        try:
            phone = self._sim.phone(
                str(wanted["name"]),
                wanted.get("user_id"),
                role=str(wanted.get("role", "")),
                token=wanted.get("token"),
            )
        except KeyError as error:
            raise HTTPException(400, f"missing or unknown: {error}") from error
        return JSONResponse(describe_phone(phone, self._zone))

    async def phone(self, request: Request) -> Response:
        return JSONResponse(describe_phone(self._find(request), self._zone))

    async def send(self, request: Request) -> Response:
        text = str((await read_json(request)).get("text", ""))
        if not text.strip():
            raise HTTPException(400, "text is empty")
        return self._show(self._find(request).send(text))

    async def press(self, request: Request) -> Response:
        """By `label` (newest message, or `message_id`), or by `data` with `message_id`."""
        wanted = await read_json(request)
        phone = self._find(request)
        message = phone.chat.messages.get(int(wanted.get("message_id") or 0))
        if "data" in wanted:
            press = phone.press_data(str(wanted["data"]), message)
        else:
            press = phone.press(str(wanted.get("label", "")), message)
        return JSONResponse({"callback_query_id": press})

    async def document(self, request: Request) -> Response:
        """The body is the file; `name` and `caption` are in the query, the type is its header."""
        content = await read_body(request)
        query = request.query_params
        mime = request.headers.get("content-type", "application/octet-stream")
        name, caption = query.get("name", "berkas"), query.get("caption", "")
        return self._show(self._find(request).send_document(name, content, mime, caption))

    async def photo(self, request: Request) -> Response:
        """The body is the picture; `caption` is in the query."""
        content = await read_body(request)
        caption = request.query_params.get("caption", "")
        return self._show(self._find(request).send_photo(content, caption))

    async def voice(self, request: Request) -> Response:
        """The body is the recording, `caption` is in the query; without a body a second of silence is sent."""
        content = await read_body(request) or make_silence()
        kind = request.headers.get("content-type", "")
        mime = kind if kind.startswith("audio/") else "audio/ogg"
        caption = request.query_params.get("caption", "")
        return self._show(self._find(request).send_voice(content, mime, caption))

    async def block(self, request: Request) -> Response:
        self._find(request).block()
        return JSONResponse({"blocked": True})

    async def unblock(self, request: Request) -> Response:
        self._find(request).unblock()
        return JSONResponse({"blocked": False})

    def _find(self, request: Request) -> Phone:
        number, bot = request.path_params["id"], request.query_params.get("bot")
        for phone in self._sim.phones:
            if phone.id == number and bot in (None, str(phone.bot.id)):
                return phone
        raise HTTPException(404, "no such phone")

    def _show(self, message: Message) -> Response:
        return JSONResponse(describe_message(message, self._zone, set()))
