"""A phone: what a person sees of the chat with the bot, and what a person can do there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from simulator.html_entities import find_commands
from simulator.records import Json, Message, Toast

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.bots import Bot, PrivateChat
    from simulator.dunia import Simulator
    from simulator.records import Button, StoredFile


T = TypeVar("T")


class PhoneError(Exception):
    """Something that cannot be done on this phone as it stands now."""


class Phone:
    """One person's chat with one bot."""

    def __init__(self, sim: Simulator, bot: Bot, chat: PrivateChat) -> None:
        self.sim = sim
        self.bot = bot
        self.chat = chat

    @property
    def id(self) -> int:
        return self.chat.person.id

    @property
    def name(self) -> str:
        return self.chat.person.name

    @property
    def messages(self) -> tuple[Message, ...]:
        """What stands in the chat, from both sides, newest last."""
        with self.sim.reading():
            return tuple(self.chat.messages.values())

    @property
    def received(self) -> tuple[Message, ...]:
        """What stands in the chat from the bot, newest last."""
        return tuple(message for message in self.messages if message.from_bot)

    @property
    def pinned(self) -> tuple[Message, ...]:
        """The messages kept above the chat, the one that is shown last."""
        with self.sim.reading():
            return tuple(self.chat.messages[number] for number in self.chat.pinned if number in self.chat.messages)

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """The answers to presses, newest last."""
        with self.sim.reading():
            return tuple(self.chat.toasts)

    @property
    def commands(self) -> tuple[Json, ...]:
        """The bot's menu as this person gets it: `command` and `description`."""
        with self.sim.reading():
            return tuple(self.bot.commands_for(self.chat.person))

    def files(self) -> tuple[StoredFile, ...]:
        """The files the bot has sent that still stand in the chat, newest last."""
        return tuple(message.file for message in self.received if message.file)

    def start(self, payload: str = "") -> Message:
        """Press Start, or follow a link with a payload."""
        return self.send(f"/start {payload}".rstrip())

    def send(self, text: str) -> Message:
        """Send one message of any length; a real phone would cut it at 4096 characters."""
        return self._write(text, "message", entities=find_commands(text))

    def send_document(
        self, name: str, content: bytes, mime: str = "application/octet-stream", caption: str = ""
    ) -> Message:
        file = self.sim.files.add(name, content, mime)
        return self._write(caption, "message", file=file)

    def send_photo(self, content: bytes, caption: str = "") -> Message:
        file = self.sim.files.add("foto.jpg", content, "image/jpeg", photo=True)
        return self._write(caption, "message", file=file, is_photo=True)

    def send_voice(self, content: bytes, mime: str = "audio/ogg", caption: str = "") -> Message:
        """Send a voice message."""
        file = self.sim.files.add("rekaman suara.ogg", content, mime)
        return self._write(caption, "message", file=file, is_voice=True)

    def edit_message(self, message: Message, text: str) -> Message:
        """Change an own message; the bot gets an `edited_message`."""
        with self.sim.changing():
            edited = replace(
                message,
                text=text,
                entities=find_commands(text),
                edited=self.sim.now(),
                revision=message.revision + 1,
            )
            self.bot.updates.put("edited_message", edited.json)
            return self.chat.put(edited)

    def press(self, label: str, message: Message | None = None) -> str:
        """Press the newest button with this label, an emoji before it or not; the id of the press."""
        with self.sim.reading():
            found, button = self._find_button(label, message)
            if button.data is None:
                raise PhoneError(f"the button {button.label!r} opens {button.url}")
            return self.press_data(button.data, found)

    def press_data(self, data: str, message: Message | None = None) -> str:
        """Send any callback data, forged or old, as if it came from a message (the bot's newest)."""
        with self.sim.changing():
            self._check_open()
            origin = message or next((own for own in reversed(self.received)), None)
            if origin is None:
                raise PhoneError("there is no message of the bot to press under")
            press = self.bot.add_press(self.chat, self.id, origin.id, data, self.sim.monotonic())
            content = {
                "id": press.id,
                "from": self.chat.person.json,
                "message": self._pressed_json(origin),
                "chat_instance": str(-(self.bot.id * 31 + self.id)),
                "data": data,
            }
            self.bot.updates.put("callback_query", content)
            return press.id

    def block(self) -> None:
        """Stop the bot: it cannot write here any more."""
        self._change_membership(blocked=True)

    def unblock(self) -> None:
        self._change_membership(blocked=False)

    def wait_for_text(self, part: str, timeout: float = 5.0) -> Message:
        """Wait until a message of the bot contains this text, and give the newest such one."""

        def newest() -> Message | None:
            return next((own for own in reversed(self.received) if part in own.text), None)

        return self._wait(newest, f"no message with {part!r}", timeout)

    def wait_for_button(self, label: str, timeout: float = 5.0) -> Message:
        """Wait until there is a button with this label, and give the newest message with it."""

        def newest() -> Message | None:
            return next((own for own in reversed(self.received) if _has_button(own, label)), None)

        return self._wait(newest, f"no button {label!r}", timeout)

    def wait_for_file(self, start: str, timeout: float = 5.0) -> StoredFile:
        """Wait until the bot has sent a file whose name begins so, and give the newest such one."""

        def newest() -> StoredFile | None:
            return next((file for file in reversed(self.files()) if file.name.startswith(start)), None)

        return self._wait(newest, f"no file {start!r}", timeout)

    def _wait(self, probe: Callable[[], T | None], complaint: str, timeout: float) -> T:
        try:
            return self.sim.wait_for(probe, timeout)
        except TimeoutError:
            raise TimeoutError(f"{complaint} on {self.name}'s phone; it shows:\n{self.transcript()}") from None

    def transcript(self) -> str:
        """The chat as plain text, one paragraph a message."""
        return "\n".join(_describe(message) for message in self.messages)

    def _write(self, text: str, kind: str, **rest: Any) -> Message:
        with self.sim.changing():
            self._check_open()
            self.chat.started = True
            message = Message(
                id=self.bot.next_message_id(),
                sender=self.chat.person.json,
                chat=self.chat.person.chat_json,
                date=self.sim.now(),
                text=text,
                **rest,
            )
            self.bot.updates.put(kind, message.json)
            return self.chat.put(message)

    def _check_open(self) -> None:
        if self.chat.blocked:
            raise PhoneError(f"{self.name} has blocked the bot")

    def _find_button(self, label: str, message: Message | None) -> tuple[Message, Button]:
        candidates = [self.chat.messages.get(message.id, message)] if message else self.received[::-1]
        for candidate in candidates:
            for button in _buttons(candidate):
                if _is_called(button.label, label):
                    return candidate, button
        there = [button.label for candidate in candidates for button in _buttons(candidate)]
        raise PhoneError(f"no button {label!r} on {self.name}'s phone; there are: {there or 'none'}")

    def _pressed_json(self, message: Message) -> Json:
        current = self.chat.messages.get(message.id)
        return current.json if current else {"chat": message.chat, "message_id": message.id, "date": 0}

    def _change_membership(self, *, blocked: bool) -> None:
        with self.sim.changing():
            if self.chat.blocked == blocked:
                return
            self.chat.blocked = blocked
            self.chat.version += 1
            states: list[Json] = [{"status": "kicked", "until_date": 0}, {"status": "member"}]
            old, new = states if not blocked else states[::-1]
            content = {
                "chat": self.chat.person.chat_json,
                "from": self.chat.person.json,
                "date": int(self.sim.now().timestamp()),
                "old_chat_member": {"user": self.bot.json, **old},
                "new_chat_member": {"user": self.bot.json, **new},
            }
            self.bot.updates.put("my_chat_member", content)


def _buttons(message: Message) -> list[Button]:
    return [button for row in message.keyboard for button in row]


def _has_button(message: Message, label: str) -> bool:
    return any(_is_called(button.label, label) for button in _buttons(message))


def _is_called(shown: str, label: str) -> bool:
    """Equal, or equal after an emoji and a space."""
    mark, _, rest = shown.partition(" ")
    return shown == label or (rest == label and not any(character.isalnum() for character in mark))


def _describe(message: Message) -> str:
    who = "bot" if message.from_bot else message.sender_name
    file = f" [{message.file.name}]" if message.file else ""
    buttons = "".join(f" ({label})" for label in message.buttons)
    return f"{who}:{file} {message.text}{buttons}"
