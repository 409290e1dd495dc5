"""What the people at the fake Bot API do in one measurement, and what they saw."""

from dataclasses import dataclass

FIRST_CHAT = 1_000_000
WARM_UP = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """People write `texts` in turn for `seconds`: each when the reply came, or all together `rate` times a second.

    `once`: each goes through the texts a single time. `delay` (seconds) holds back every answer of the platform.
    The last `flooded` people's chats answer 429. `drain`: so many seconds more for replies still awaited.
    `silent`: nobody writes, everyone gets one message by itself.
    """

    people: int
    texts: tuple[str, ...]
    seconds: float
    rate: float = 0.0
    once: bool = False
    delay: float = 0.0
    flooded: int = 0
    retry_after: int = 30
    drain: float = 0.0
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the people saw; times in seconds, `began` and `ended` on the machine's monotonic clock.

    A reply that had not come at the end counts with what it was waited for. `repeated`: more replies than updates.
    """

    began: float
    ended: float
    answered: int
    p50: float
    p99: float
    longest: float
    unanswered: int
    repeated: int

    @property
    def seconds(self) -> float:
        """How long it went on."""
        return self.ended - self.began


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much time a run may take."""

    seconds: float
    rounds: int
    people: tuple[int, ...]
    tasks: tuple[int, ...]
    rows: tuple[int, ...]


QUICK = Effort(seconds=4, rounds=1, people=(1, 100, 1_000), tasks=(10_000, 100_000), rows=(100, 1_000))
USUAL = Effort(seconds=6, rounds=3, people=(1, 100, 1_000, 10_000), tasks=(10_000, 100_000), rows=(100, 1_000, 10_000))
FULL = Effort(
    seconds=20,
    rounds=5,
    people=(1, 100, 1_000, 10_000),
    tasks=(10_000, 100_000, 2_000_000),
    rows=(100, 1_000, 10_000),
)
