"""What the stand-in remembers, each in the JSON that Telegram makes of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from simulator.html_entities import Entity

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a phone; `role` is shown on the page alone."""

    id: int
    name: str
    role: str = ""
    language_code: str = "id"

    @property
    def json(self) -> Json:
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.name,
            "language_code": self.language_code,
        }

    @property
    def chat_json(self) -> Json:
        return {"id": self.id, "first_name": self.name, "type": "private"}


@dataclass(frozen=True, slots=True)
class Button:
    """A key under a message: it calls back with `data`, or opens `url`."""

    label: str
    data: str | None = None
    url: str | None = None

    @property
    def json(self) -> Json:
        rest = {"callback_data": self.data} if self.data is not None else {"url": self.url}
        return {"text": self.label, **rest}


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file either side has sent; a photo has a size in pixels."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes
    width: int = 0
    height: int = 0

    @property
    def json(self) -> Json:
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }

    @property
    def document_json(self) -> Json:
        return {"file_name": self.name, "mime_type": self.mime, **self.json}

    @property
    def voice_json(self) -> Json:
        """A voice message has no name; how long it lasts is not looked for in it."""
        return {"duration": 1, "mime_type": self.mime, **self.json}

    @property
    def photo_json(self) -> list[Json]:
        """The same picture as a thumbnail (320 pixels) and in full, the largest last."""
        scale = min(1.0, 320 / max(self.width, self.height, 1))
        small = {"width": round(self.width * scale) or 1, "height": round(self.height * scale) or 1}
        return [self.json | small, self.json | {"width": self.width, "height": self.height}]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of a chat as it stands now; `text` is the caption where there is a file."""

    id: int
    sender: Json
    chat: Json
    sender_chat: Json | None = None
    date: datetime
    text: str = ""
    entities: tuple[Entity, ...] = ()
    html: str = ""
    keyboard: Keyboard = ()
    file: StoredFile | None = None
    is_photo: bool = False
    is_voice: bool = False
    edited: datetime | None = None
    silent: bool = False
    reply_to: int | None = None
    revision: int = 0

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def sender_name(self) -> str:
        return str(self.sender["first_name"])

    @property
    def buttons(self) -> tuple[str, ...]:
        """The labels under the message, row after row."""
        return tuple(button.label for row in self.keyboard for button in row)

    @property
    def json(self) -> Json:
        body: Json = {
            "message_id": self.id,
            "from": self.sender,
            "chat": self.chat,
            "date": int(self.date.timestamp()),
        }
        if self.sender_chat:
            body["sender_chat"] = self.sender_chat
        if self.edited:
            body["edit_date"] = int(self.edited.timestamp())
        body |= self._content_json()
        if self.keyboard:
            rows = [[button.json for button in row] for row in self.keyboard]
            body["reply_markup"] = {"inline_keyboard": rows}
        return body

    def _content_json(self) -> Json:
        if self.file is None:
            body: Json = {"text": self.text}
            return body | ({"entities": list(self.entities)} if self.entities else {})
        if self.is_voice:
            body = {"voice": self.file.voice_json}
        else:
            body = {"photo": self.file.photo_json} if self.is_photo else {"document": self.file.document_json}
        if self.text:
            body["caption"] = self.text
        if self.entities:
            body["caption_entities"] = list(self.entities)
        return body


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button that was pressed and waits for its one answer; `at` is in seconds that no clock moves."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    at: float


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a press: a line that fades, or a box to be closed; often empty."""

    text: str
    alert: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request to the Bot API as it arrived."""

    method: str
    params: Json
    at: datetime
    bot_id: int
