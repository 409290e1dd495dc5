"""The part of Telegram's updates that is read here; fields it adds and kinds we don't know pass by.

python-telegram-bot's own Update builds every object of an update, which takes ten times as long, twice an update.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_Number = Annotated[int, Field(ge=-(2**63), lt=2**63)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Chat(_Part):
    """Where something was said: `private`, or a `group` or `supergroup`, which has a title."""

    id: _Number
    type: str
    title: str = ""

    @property
    def is_group(self) -> bool:
        """Whether several people are in it."""
        return self.type in ("group", "supergroup")


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


class Entity(_Part):
    """What a stretch of a text is, counted in UTF-16 units."""

    type: str
    offset: int
    length: int


class Message(_Part):
    """A message; one that is too old to be read has nothing but its place."""

    message_id: _Number
    date: int
    chat: Chat
    sender: Sender | None = Field(default=None, alias="from")
    sender_chat: Chat | None = None
    text: str | None = None
    entities: tuple[Entity, ...] = ()
    document: Document | None = None
    photo: tuple[PhotoSize, ...] = ()
    voice: Document | None = None
    audio: Document | None = None
    caption: str | None = None
    pinned_message: Pinned | None = None
    migrate_to_chat_id: _Number | None = None
    migrate_from_chat_id: _Number | None = None


class CallbackQuery(_Part):
    """A press on a button."""

    id: str
    data: str | None = None
    message: Message | None = None
    sender: Sender | None = Field(default=None, alias="from")


class Member(_Part):
    """What somebody is in a chat; who `left` or was `kicked` is not in it."""

    status: str


class Membership(_Part):
    """What the bot is in a chat has changed, by somebody's hand."""

    chat: Chat
    date: int = 0
    sender: Sender | None = Field(default=None, alias="from")
    new_chat_member: Member = Member(status="")


class Update(_Part):
    """One update."""

    update_id: _Number
    message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: Membership | None = None

    @property
    def chat(self) -> Chat | None:
        """Where it happened."""
        if self.my_chat_member is not None:
            return self.my_chat_member.chat
        pesan = self.message or (self.callback_query.message if self.callback_query else None)
        return pesan.chat if pesan else None

    @property
    def sender(self) -> Sender | None:
        """Who did it."""
        siapa = self.message or self.callback_query or self.my_chat_member
        return siapa.sender if siapa else None
