"""The clock: the only place that reads the time."""

import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Tells the time: `now` in aware UTC, `monotonic` in seconds that only ever grow."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


class MovableClock(Clock, Protocol):
    """A clock for rehearsals: `advance` lets time pass, `jump_to` sets the hands and no time passes."""

    def advance(self, by: timedelta) -> None: ...

    def jump_to(self, at: datetime) -> None: ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - this is the one place that reads the clock

    def monotonic(self) -> float:
        return time.monotonic()


class StandingClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        self._passed = timedelta()
        self._start = _utc(start)

    def now(self) -> datetime:
        return self._start + self._passed

    def monotonic(self) -> float:
        return self._passed.total_seconds()

    def advance(self, by: timedelta) -> None:
        if by < timedelta():
            raise ValueError("time passes forward; jump_to sets a clock back")
        self._passed += by

    def jump_to(self, at: datetime) -> None:
        self._start = _utc(at) - self._passed


class ShiftedClock:
    """A clock that starts at a given time and runs on with `real`, the machine's unless told otherwise."""

    def __init__(self, start: datetime, real: Clock | None = None) -> None:
        self._hands = StandingClock(start)
        self._real = SystemClock() if real is None else real
        self._begun = self._real.monotonic()

    def now(self) -> datetime:
        return self._hands.now() + self._elapsed()

    def monotonic(self) -> float:
        return self._hands.monotonic() + self._elapsed().total_seconds()

    def advance(self, by: timedelta) -> None:
        self._hands.advance(by)

    def jump_to(self, at: datetime) -> None:
        self._hands.jump_to(_utc(at) - self._elapsed())

    def _elapsed(self) -> timedelta:
        return timedelta(seconds=self._real.monotonic() - self._begun)


def parse_clock_start(text: str, zona: tzinfo) -> datetime:
    """Read the setting CLOCK_START, an ISO time taken in `zona` where it names no offset, as UTC.

    Raises ValueError with one line that says what to write instead.
    """
    try:
        start = datetime.fromisoformat(text.strip())
        return (start if start.tzinfo else start.replace(tzinfo=zona)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"CLOCK_START is no ISO time: {text!r}; write it like 2026-01-19T07:30") from None


def _utc(at: datetime) -> datetime:
    if at.utcoffset() is None:
        raise ValueError("a clock needs an aware datetime")
    return at.astimezone(UTC)
