"""The world of the stand-in: bots, people, phones and files behind one lock, with a bell for every change."""

import random
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from simulator.bots import Bot, Limits
from simulator.faults import Faults, RateLimits
from simulator.files import FileStore
from simulator.group import Group
from simulator.group_chat import GroupChat
from simulator.phone import Phone
from simulator.records import Call, Json, Person
from simulator.updates import UpdateQueue

T = TypeVar("T")

_TOKEN = re.compile(r"\d+:[\w-]+")
_FIRST_PERSON = 700_000_001
_FIRST_GROUP = -4_100_000_001


class Simulator:
    """Telegram in one process; safe to use from any thread, and every date in it comes from `now`.

    Whether a press is still answered in time is measured with `monotonic`, so that moving the office's
    clock spoils nothing that is under way.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        limits: Limits | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.now = now
        self.monotonic = monotonic
        self.limits = limits or Limits()
        self.faults = Faults()
        self.rate_limits: RateLimits | None = None
        self.files = FileStore(self.limits.file_bytes)
        self._calls: deque[Call] = deque(maxlen=self.limits.calls)
        self._bots: dict[str, Bot] = {}
        self._phones: dict[tuple[int, int], Phone] = {}
        self._groups: list[Group] = []
        self._bell = threading.Condition()
        self._watchers: list[Callable[[], None]] = []
        self.world = 1

    def add_bot(self, token: str, username: str, name: str = "") -> Bot:
        """Register a bot; its update ids begin somewhere, as Telegram's do."""
        if not _TOKEN.fullmatch(token):
            raise ValueError("a token looks like 123456:ABC-def")
        first = random.randint(100_000_000, 900_000_000)  # noqa: S311 (where ids begin is no secret)
        with self.changing():
            self._bots[token] = Bot(
                token=token,
                username=username,
                name=name or username,
                limits=self.limits,
                updates=UpdateQueue(first, self.limits.updates),
            )
        return self._bots[token]

    def bot(self, token: str | None = None) -> Bot:
        """The bot with this token, or the first one; KeyError where there is none."""
        return self._bots[token if token is not None else next(iter(self._bots), "")]

    @property
    def bots(self) -> tuple[Bot, ...]:
        return tuple(self._bots.values())

    def phone(self, name: str, user_id: int | None = None, *, role: str = "", token: str | None = None) -> Phone:
        """The phone of a person, new or known by `user_id`, open at the bot's chat."""
        with self.changing():
            bot = self.bot(token)
            number = user_id or self._next_person_id()
            key = (bot.id, number)
            if key not in self._phones:
                self._phones[key] = Phone(self, bot, bot.join(Person(id=number, name=name, role=role)))
            return self._phones[key]

    @property
    def phones(self) -> tuple[Phone, ...]:
        with self._bell:
            return tuple(self._phones.values())

    def group(self, title: str, phones: Collection[Phone], token: str | None = None) -> Group:
        """A new group of these people; the bot is not in it yet."""
        with self.changing():
            bot = self.bot(token)
            chat = GroupChat(_FIRST_GROUP - len(self._groups), title, self.limits.messages_per_chat)
            bot.chats[chat.id] = chat
            group = Group(self, bot, chat)
            chat.members = {phone.id: phone.chat.person for phone in phones}
            self._groups.append(group)
            return group

    @property
    def groups(self) -> tuple[Group, ...]:
        with self._bell:
            return tuple(self._groups)

    def empty(self) -> None:
        """Forget phones, groups and all that was said; the bots stay. The world is another one, by its number."""
        with self.changing():
            self._phones.clear()
            self._groups.clear()
            for bot in self._bots.values():
                bot.empty()
            self.world += 1

    def pending(self, token: str | None = None) -> int:
        """How many updates the bot has not confirmed yet."""
        with self._bell:
            return len(self.bot(token).updates)

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every request to the Bot API, newest last."""
        with self._bell:
            return tuple(self._calls)

    def record(self, call: Call) -> None:
        with self.changing():
            self._calls.append(call)

    def put_update(self, update: Json, token: str | None = None) -> None:
        """Queue any update as it is, such as one of an unknown kind or one that came before."""
        with self.changing():
            self.bot(token).updates.put_raw(update)

    def wait_for(self, predicate: Callable[[], T | None], timeout: float = 5.0) -> T:
        """Wait until the predicate is true, asking after every change; TimeoutError after `timeout` s."""
        with self._bell:
            found = self._bell.wait_for(predicate, timeout)
        if not found:
            raise TimeoutError(f"nothing of the kind happened within {timeout} s")
        return found

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the lock, and ring the bell at the end."""
        with self._bell:
            try:
                yield
            finally:
                self._bell.notify_all()
                for watcher in tuple(self._watchers):
                    watcher()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold the lock alone."""
        with self._bell:
            yield

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call the watcher, under the lock, after every change; the result ends that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def _next_person_id(self) -> int:
        return max((number for _, number in self._phones), default=_FIRST_PERSON - 1) + 1
