"""A bot and its chats, as Telegram keeps them."""

import secrets
from abc import ABC, abstractmethod
from collections import OrderedDict, deque
from dataclasses import dataclass, field, replace
from datetime import datetime

from simulator.records import Json, Message, Person, Press, Toast
from simulator.refusals import Reason, Refusal
from simulator.updates import UpdateQueue


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is remembered before the oldest is forgotten, and for how long a press can be answered."""

    messages_per_chat: int = 1_000
    updates: int = 200_000
    calls: int = 50_000
    presses: int = 10_000
    file_bytes: int = 512 * 1024 * 1024
    answer_seconds: float = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where a bot wants its updates delivered, and how the last delivery went."""

    url: str
    secret: str = ""
    max_connections: int = 40
    error: str = ""
    error_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What the bot shows it is doing; `number` grows, so that the same action twice is two."""

    name: str
    number: int


class Chat(ABC):
    """What has been said in one place where a bot is, or was."""

    def __init__(self, limit: int) -> None:
        self.action: Action | None = None
        self.version = 0
        self.messages: OrderedDict[int, Message] = OrderedDict()
        self.pinned: list[int] = []
        self.toasts: deque[Toast] = deque(maxlen=limit)
        self.toast_count = 0
        self._actions = 0
        self._limit = limit

    @property
    @abstractmethod
    def id(self) -> int:
        """The number that requests name it by."""

    @property
    @abstractmethod
    def json(self) -> Json:
        """The chat as every message in it bears it."""

    @abstractmethod
    def refusal(self) -> Refusal | None:
        """Why the bot may not write here now."""

    def pin_refusal(self) -> Refusal | None:
        """Why the bot may pin nothing here."""
        return None

    def next_message_id(self, bot: "Bot") -> int:
        """The number of the next message; private chats and plain groups share the account's count."""
        return bot.next_message_id()

    def put(self, message: Message) -> Message:
        """Add a message, or put it in the place of the one with its id."""
        self.messages[message.id] = message
        if len(self.messages) > self._limit:
            self.messages.popitem(last=False)
        self.version += 1
        return message

    def remove(self, message_id: int) -> None:
        del self.messages[message_id]
        self.version += 1
        if message_id in self.pinned:
            self.pinned.remove(message_id)

    def pin(self, message_id: int) -> None:
        """Keep a message above the chat, in front of the ones pinned before."""
        self.unpin(message_id)
        self.pinned.append(message_id)

    def unpin(self, message_id: int) -> None:
        self.pinned = [number for number in self.pinned if number != message_id]
        self.version += 1

    def toast(self, toast: Toast) -> None:
        self.toasts.append(toast)
        self.toast_count += 1
        self.version += 1

    def act(self, name: str | None) -> None:
        """Show that the bot is typing, or (None) that it has stopped."""
        self._actions += name is not None
        self.action = Action(name, self._actions) if name else None
        self.version += 1


class PrivateChat(Chat):
    """What one person and one bot have said to each other."""

    def __init__(self, person: Person, limit: int) -> None:
        super().__init__(limit)
        self.person = person
        self.started = False
        self.blocked = False

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def json(self) -> Json:
        return self.person.chat_json

    def refusal(self) -> Refusal | None:
        if self.blocked:
            return Refusal.of(Reason.BLOCKED)
        return None if self.started else Refusal.of(Reason.NEVER_STARTED)


@dataclass(slots=True, kw_only=True)
class Bot:
    """One bot: who it is, whom it talks to, and what waits for it; in groups it reads all only where that was set."""

    token: str
    username: str
    name: str
    limits: Limits
    updates: UpdateQueue
    chats: dict[int, Chat] = field(default_factory=dict)
    presses: OrderedDict[str, Press] = field(default_factory=OrderedDict)
    commands: dict[tuple[str, int, str], list[Json]] = field(default_factory=dict)
    webhook: Webhook | None = None
    last_message_id: int = 0
    reads_all: bool = False

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    @property
    def json(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}

    def next_message_id(self) -> int:
        self.last_message_id += 1
        return self.last_message_id

    def join(self, person: Person) -> PrivateChat:
        chat = PrivateChat(person, self.limits.messages_per_chat)
        self.chats[person.id] = chat
        return chat

    def empty(self) -> None:
        """Forget the chats and what waits."""
        self.chats.clear()
        self.presses.clear()
        self.commands.clear()
        self.updates.clear()

    def add_press(self, chat: Chat, user_id: int, message_id: int, data: str, at: float) -> Press:
        press = Press(
            id=str(secrets.randbits(62)),
            user_id=user_id,
            chat_id=chat.id,
            message_id=message_id,
            data=data,
            at=at,
        )
        self.presses[press.id] = press
        if len(self.presses) > self.limits.presses:
            self.presses.popitem(last=False)
        chat.version += 1
        return press

    def open_presses(self, chat_id: int) -> list[Press]:
        return [press for press in self.presses.values() if press.chat_id == chat_id]

    def commands_for(self, person: Person) -> list[Json]:
        """The narrowest list there is: for the chat, for private chats, for all; its language before none."""
        scopes = (("chat", person.id), ("all_private_chats", 0), ("default", 0))
        for scope, chat_id in scopes:
            for language in (person.language_code, ""):
                found = self.commands.get((scope, chat_id, language))
                if found:
                    return found
        return []

    def note_webhook_error(self, error: str, at: datetime) -> None:
        if self.webhook:
            self.webhook = replace(self.webhook, error=error, error_at=at)
