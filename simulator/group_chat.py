"""A group as Telegram keeps it: its members, whether the bot is one of them, and what it turned into."""

from enum import StrEnum

from simulator.bots import Bot, Chat
from simulator.records import Json, Person
from simulator.refusals import Reason, Refusal

SUPERGROUPS = -1_000_000_000_000
"""The numbers of supergroups lie below."""


class Membership(StrEnum):
    """What the bot is in a group."""

    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"


class GroupChat(Chat):
    """What has been said in a group; a supergroup numbers its messages from 1 on."""

    def __init__(self, number: int, title: str, limit: int) -> None:
        super().__init__(limit)
        self.title = title
        self.members: dict[int, Person] = {}
        self.bot_status = Membership.LEFT
        self.may_pin = True
        self.may_write = True
        self.upgraded_to: int | None = None
        self._number = number
        self._last_message_id = 0

    @property
    def id(self) -> int:
        return self._number

    @property
    def kind(self) -> str:
        return "supergroup" if self._number < SUPERGROUPS else "group"

    @property
    def json(self) -> Json:
        return {"id": self._number, "title": self.title, "type": self.kind}

    def refusal(self) -> Refusal | None:
        if self.upgraded_to is not None:
            return Refusal.of(Reason.UPGRADED, migrate_to_chat_id=self.upgraded_to)
        if self.bot_status is Membership.KICKED:
            return Refusal.of(Reason.KICKED, self.kind)
        if self.bot_status is Membership.LEFT:
            return Refusal.of(Reason.NOT_MEMBER, self.kind)
        return None if self.may_write else Refusal.of(Reason.SILENCED)

    def pin_refusal(self) -> Refusal | None:
        return None if self.may_pin else Refusal.of(Reason.PIN_RIGHTS)

    def next_message_id(self, bot: Bot) -> int:
        if self.kind == "group":
            return super().next_message_id(bot)
        self._last_message_id += 1
        return self._last_message_id

    def next_version(self) -> None:
        """Something about the group changed that is no message."""
        self.version += 1
