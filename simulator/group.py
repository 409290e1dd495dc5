"""A group in people's hands: what they say in it, and what they do with the bot there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.group_chat import SUPERGROUPS, GroupChat, Membership
from simulator.html_entities import find_commands, find_mentions
from simulator.phone import PhoneError
from simulator.records import Json, Message

if TYPE_CHECKING:
    from collections.abc import Collection

    from simulator.bots import Bot
    from simulator.dunia import Simulator
    from simulator.phone import Phone

_ANONYMOUS: Json = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


class Group:
    """One group with one bot; what reaches the bot follows Telegram's privacy mode, unless the bot reads all."""

    def __init__(self, sim: Simulator, bot: Bot, chat: GroupChat) -> None:
        self.sim = sim
        self.bot = bot
        self.chat = chat
        self.key = chat.id  # stays what it was at first

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def title(self) -> str:
        return self.chat.title

    @property
    def messages(self) -> tuple[Message, ...]:
        """What stands in the group, from everybody, newest last."""
        with self.sim.reading():
            return tuple(self.chat.messages.values())

    @property
    def received(self) -> tuple[Message, ...]:
        """What stands in the group from the bot, newest last."""
        return tuple(message for message in self.messages if message.from_bot and message.sender["id"] == self.bot.id)

    @property
    def pinned(self) -> tuple[Message, ...]:
        """The messages kept above the group, the one that is shown last."""
        with self.sim.reading():
            return tuple(self.chat.messages[number] for number in self.chat.pinned if number in self.chat.messages)

    def join(self, phones: Collection[Phone]) -> None:
        """People come in; the bot is told."""
        with self.sim.changing():
            people = [phone.chat.person for phone in phones]
            self.chat.members |= {person.id: person for person in people}
            self._notice(people[0].json, new_chat_members=[person.json for person in people])

    def leave(self, phone: Phone) -> None:
        """Somebody goes; the bot is told."""
        with self.sim.changing():
            self._check_member(phone)
            del self.chat.members[phone.id]
            self._notice(phone.chat.person.json, left_chat_member=phone.chat.person.json)

    def send(self, phone: Phone, text: str, *, reply_to: Message | None = None) -> Message:
        """A member says something."""
        self._check_member(phone)
        return self._write(phone.chat.person.json, text, reply_to=reply_to.id if reply_to else None)

    def send_document(self, phone: Phone, name: str, content: bytes, mime: str, caption: str = "") -> Message:
        """A member shows a file."""
        self._check_member(phone)
        return self._write(phone.chat.person.json, caption, file=self.sim.files.add(name, content, mime))

    def send_anonymously(self, text: str) -> Message:
        """An administrator who stays anonymous says something in the name of the group."""
        return self._write(_ANONYMOUS, text, in_the_name_of=self.chat.json)

    def press_data(self, phone: Phone, data: str, message: Message) -> str:
        """A member presses on a message with any callback data; the id of the press."""
        with self.sim.changing():
            self._check_member(phone)
            press = self.bot.add_press(self.chat, phone.id, message.id, data, self.sim.monotonic())
            origin = {"id": press.id, "from": phone.chat.person.json, "message": message.json}
            self.bot.updates.put("callback_query", {**origin, "chat_instance": str(self.id), "data": data})
            return press.id

    def add_bot(self, by: Phone, payload: str | None = None) -> None:
        """A member lets the bot in; by a link with a payload, which the member's program then says for them."""
        with self.sim.changing():
            self._check_member(by)
            self._change_bot(by, Membership.MEMBER)
            self._notice(by.chat.person.json, new_chat_members=[self.bot.json])
            if payload is not None:
                self._write(by.chat.person.json, f"/start@{self.bot.username} {payload}".rstrip())

    def remove_bot(self, by: Phone) -> None:
        """A member puts the bot out."""
        with self.sim.changing():
            self._check_member(by)
            self._change_bot(by, Membership.KICKED)

    def upgrade(self, by: Phone) -> None:
        """The group becomes a supergroup: another number, and its messages are counted anew."""
        with self.sim.changing():
            self._check_member(by)
            old, who = self.chat, by.chat.person.json
            new = GroupChat(SUPERGROUPS + old.id, old.title, self.bot.limits.messages_per_chat)
            new.members, new.may_pin, new.may_write = dict(old.members), old.may_pin, old.may_write
            self.bot.chats[new.id] = new
            old.upgraded_to = new.id
            self.chat = new
            self._change_bot(by, Membership.MEMBER)
            for chat, mark in ((old, {"migrate_to_chat_id": new.id}), (new, {"migrate_from_chat_id": old.id})):
                self._notice(who, chat, **mark)

    def transcript(self) -> str:
        """The group as plain text, one paragraph a message."""
        return "\n".join(f"{message.sender_name}: {message.text}" for message in self.messages)

    def _write(self, sender: Json, text: str, *, in_the_name_of: Json | None = None, **rest: Any) -> Message:
        with self.sim.changing():
            message = Message(
                id=self.chat.next_message_id(self.bot),
                sender=sender,
                sender_chat=in_the_name_of,
                chat=self.chat.json,
                date=self.sim.now(),
                text=text,
                entities=(*find_commands(text), *find_mentions(text)),
                **rest,
            )
            if self._reaches(message):
                self.bot.updates.put("message", self._json(message))
            return self.chat.put(message)

    def _json(self, message: Message) -> Json:
        """With what it answers, as the bot is told."""
        answered = self.chat.messages.get(message.reply_to or 0)
        return message.json | ({"reply_to_message": answered.json} if answered else {})

    def _reaches(self, message: Message) -> bool:
        """Commands but those to other bots, what names the bot, and answers to what it said."""
        if self.chat.bot_status is not Membership.MEMBER:
            return False
        answered = self.chat.messages.get(message.reply_to or 0)
        to_bot = answered is not None and answered.sender["id"] == self.bot.id
        return self.bot.reads_all or to_bot or self._is_command(message.text) or f"@{self.bot.username}" in message.text

    def _is_command(self, text: str) -> bool:
        named = text.split(maxsplit=1)[0].partition("@")[2] if text.startswith("/") else None
        return named is not None and named in ("", self.bot.username)

    def _notice(self, sender: Json, chat: GroupChat | None = None, **what: Any) -> None:
        """A message of the service's own."""
        where = chat or self.chat
        message = {"message_id": where.next_message_id(self.bot), "from": sender, "chat": where.json}
        self.bot.updates.put_notice({**message, "date": int(self.sim.now().timestamp()), **what})
        where.next_version()

    def _change_bot(self, by: Phone, status: Membership) -> None:
        old, self.chat.bot_status = self.chat.bot_status, status
        content = {
            "chat": self.chat.json,
            "from": by.chat.person.json,
            "date": int(self.sim.now().timestamp()),
            "old_chat_member": self._as_member(old),
            "new_chat_member": self._as_member(status),
        }
        self.bot.updates.put("my_chat_member", content)
        self.chat.next_version()

    def _as_member(self, status: Membership) -> Json:
        until = {"until_date": 0} if status is Membership.KICKED else {}
        return {"user": self.bot.json, "status": status.value, **until}

    def _check_member(self, phone: Phone) -> None:
        if phone.id not in self.chat.members:
            raise PhoneError(f"{phone.name} is not in the group {self.title}")
