"""The people: they write, wait for the reply, and take the time."""

from collections import deque
from collections.abc import Callable
from time import monotonic

from benchmarks.plan import FIRST_CHAT, WARM_UP, Plan, Seen

_WARM_UP_TURNS = 2


class People:
    """Everybody who writes to the bot; those after the first `plan.people` only warm it up."""

    def __init__(self, plan: Plan, write: Callable[[int, str], None]) -> None:
        self._plan = plan
        self._write = write
        self._waiting: dict[int, deque[float]] = {}
        self._turns: dict[int, int] = {}
        self._warm_up_left = 0
        self._latencies: list[float] = []
        self._answered = 0
        self._unasked = 0
        self._reached: set[int] = set()
        self._writing = False
        self.began = 0.0
        self.ended = 0.0

    def warm_up(self) -> None:
        """A few people go through everything before it counts."""
        self._warm_up_left = 0 if self._plan.silent or self._plan.once else WARM_UP
        for chat_id in range(self._last_chat, self._last_chat + self._warm_up_left):
            self._speak(chat_id, monotonic())

    @property
    def is_warm(self) -> bool:
        """Whether those who warm the bot up are done."""
        return self._warm_up_left == 0

    def begin(self) -> None:
        """From now on it counts."""
        self.began = monotonic()
        self._writing = not self._plan.silent
        if self._writing and not self._plan.rate:
            for chat_id in range(FIRST_CHAT, self._last_chat):
                self._speak(chat_id, self.began)

    def speak_in_turn(self, turn: int, due: float) -> None:
        """The open loop: the next person writes, `due` whether or not the last reply came."""
        self._speak(FIRST_CHAT + turn % self._plan.people, due)

    def reply(self, chat_id: int) -> None:
        """A message reached this chat."""
        now = monotonic()
        awaited = self._waiting.get(chat_id)
        if chat_id >= self._last_chat:
            self._reply_in_warm_up(chat_id, now)
        elif self._plan.silent:
            self._unasked += chat_id in self._reached
            self._reached.add(chat_id)
            self._answered += 1
            self.began = self.began if self._answered > 1 else now
            self.ended = now
        elif not awaited:
            self._unasked += 1
        else:
            since = awaited.popleft()
            if chat_id < self._first_flooded:
                self._latencies.append(now - since)
            self._answered += 1
            self.ended = now
            if self._writing and not self._plan.rate and self._goes_on(chat_id):
                self._speak(chat_id, now)

    @property
    def is_done(self) -> bool:
        """Whether everybody got what they wait for and nobody will write again."""
        if self._plan.silent:
            return len(self._reached) == self._plan.people
        return self.count_unanswered() == 0 and (not self._writing or self._plan.once)

    def stop(self) -> None:
        """Nobody writes any more."""
        self._writing = False

    def count_unanswered(self) -> int:
        """How many replies are still awaited."""
        if self._plan.silent:
            return self._plan.people - len(self._reached)
        return sum(len(awaited) for chat_id, awaited in self._waiting.items() if chat_id < self._last_chat)

    def seen(self, *, answered: int, ended: float) -> Seen:
        """What was seen; `answered` of the replies came by `ended`, when the writing stopped."""
        now = monotonic()
        still = [
            now - since
            for chat_id, awaited in self._waiting.items()
            for since in awaited
            if chat_id < self._first_flooded
        ]
        latencies = sorted(self._latencies + still) or [0.0]
        return Seen(
            began=self.began,
            ended=ended,
            answered=answered,
            p50=latencies[len(latencies) // 2],
            p99=latencies[min(len(latencies) - 1, len(latencies) * 99 // 100)],
            longest=latencies[-1],
            unanswered=self.count_unanswered(),
            repeated=self._unasked,
        )

    @property
    def answered(self) -> int:
        """How many replies came."""
        return self._answered

    @property
    def _last_chat(self) -> int:
        return FIRST_CHAT + self._plan.people

    @property
    def _first_flooded(self) -> int:
        return self._last_chat - self._plan.flooded

    def _goes_on(self, chat_id: int) -> bool:
        return not self._plan.once or self._turns[chat_id] < len(self._plan.texts)

    def _reply_in_warm_up(self, chat_id: int, now: float) -> None:
        if self._turns.get(chat_id, 0) < _WARM_UP_TURNS * len(self._plan.texts):
            self._speak(chat_id, now)
        else:
            self._warm_up_left -= 1

    def _speak(self, chat_id: int, at: float) -> None:
        turn = self._turns.get(chat_id, 0)
        self._turns[chat_id] = turn + 1
        self._waiting.setdefault(chat_id, deque()).append(at)
        self._write(chat_id, self._plan.texts[turn % len(self._plan.texts)])
