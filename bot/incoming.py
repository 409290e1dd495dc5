"""The part of Telegram's updates that is read here; fields it adds and kinds we don't know pass by.

python-telegram-bot's own Update builds every object of an update, which takes ten times as long, twice an update.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_Number = Annotated[int, Field(ge=-(2**63), lt=2**63)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Chat(_Part):
    """Where something was said; `type` is `private` in the chats we answer."""

    id: _Number
    type: str


class Sender(_Part):
    """Who said it."""

    id: _Number


class Document(_Part):
    """A file or a sound; Telegram leaves out what the sender's program did not say."""

    file_id: str
    file_name: str | None = None
    mime_type: str | None = None
    file_size: int | None = None


class PhotoSize(_Part):
    """One size of a photo."""

    file_id: str
    file_size: int | None = None


class Pinned(_Part):
    """The message that was pinned; that it was is news to nobody here."""


class Message(_Part):
    """A message; one that is too old to be read has nothing but its place."""

    message_id: _Number
    date: int
    chat: Chat
    sender: Sender | None = Field(default=None, alias="from")
    text: str | None = None
    document: Document | None = None
    photo: tuple[PhotoSize, ...] = ()
    voice: Document | None = None
    audio: Document | None = None
    caption: str | None = None
    pinned_message: Pinned | None = None


class CallbackQuery(_Part):
    """A press on a button."""

    id: str
    data: str | None = None
    message: Message | None = None


class Update(_Part):
    """One update."""

    update_id: _Number
    message: Message | None = None
    callback_query: CallbackQuery | None = None
