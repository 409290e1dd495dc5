"""Clocks for the day's work, for rehearsals and for tests."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Clock, MovableClock, ShiftedClock, StandingClock, SystemClock, parse_clock_start

WITA = ZoneInfo("Asia/Makassar")
NINE = datetime(2026, 1, 19, 9, tzinfo=WITA)
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


def test_the_system_clock_tells_utc_and_never_runs_backward() -> None:
    clock: Clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() <= clock.monotonic()


def test_a_standing_clock_stands_still() -> None:
    clock: Clock = StandingClock(NINE)
    assert [clock.now(), clock.now()] == [NINE, NINE]
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() == clock.monotonic() == 0


def test_a_shifted_clock_runs_on_with_the_real_one() -> None:
    real = StandingClock(datetime(2030, 5, 5, tzinfo=UTC))
    real.advance(HOUR)
    clock = ShiftedClock(NINE, real)
    assert clock.now() == NINE
    real.advance(SECOND)
    assert clock.now() == NINE + SECOND
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() == 1


def test_a_shifted_clock_does_not_follow_when_the_real_one_is_set() -> None:
    real = StandingClock(NINE)
    clock = ShiftedClock(NINE, real)
    real.jump_to(NINE - HOUR)
    assert clock.now() == NINE


def test_a_shifted_clock_runs_with_the_machine_unless_told_otherwise() -> None:
    clock = ShiftedClock(NINE)
    assert NINE <= clock.now() <= clock.now() < NINE + HOUR


@pytest.fixture(params=["standing", "shifted"])
def movable(request: pytest.FixtureRequest) -> MovableClock:
    """A clock that was begun a second before nine and has come to nine."""
    standing = StandingClock(NINE - SECOND)
    shifted = ShiftedClock(NINE - SECOND, standing)
    standing.advance(SECOND)
    return standing if request.param == "standing" else shifted


def test_advancing_a_clock_lets_time_pass(movable: MovableClock) -> None:
    before = movable.monotonic()
    movable.advance(HOUR)
    movable.advance(HOUR)
    assert movable.now() == NINE + 2 * HOUR
    assert movable.monotonic() == before + 7200


@pytest.mark.parametrize("by", [HOUR, -HOUR])
def test_setting_a_clock_moves_its_hands_and_no_time_passes(movable: MovableClock, by: timedelta) -> None:
    before = movable.monotonic()
    movable.jump_to(NINE + by)
    assert movable.now() == NINE + by
    assert movable.monotonic() == before
    movable.advance(SECOND)
    assert movable.now() == NINE + by + SECOND


def test_time_does_not_pass_backward(movable: MovableClock) -> None:
    with pytest.raises(ValueError, match="jump_to sets a clock back"):
        movable.advance(-SECOND)


def test_a_clock_without_a_zone_is_refused(movable: MovableClock) -> None:
    with pytest.raises(ValueError, match="aware"):
        movable.jump_to(NINE.replace(tzinfo=None))


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-19T09:00",
        " 2026-01-19 09:00:00 ",
        "2026-01-19T01:00Z",
        "2026-01-19T08:00+07:00",
    ],
)
def test_a_clock_start_without_an_offset_is_taken_in_the_zone(text: str) -> None:
    start = parse_clock_start(text, WITA)
    assert start == NINE
    assert start.tzinfo is UTC


@pytest.mark.parametrize("text", ["", "tomorrow", "19-01-2026 09:00", "2026-02-30T09:00", "0001-01-01T00:00", "a\nb"])
def test_a_clock_start_that_is_no_time_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(ValueError, match="CLOCK_START") as refusal:
        parse_clock_start(text, WITA)
    assert str(refusal.value) == f"CLOCK_START is no ISO time: {text!r}; write it like 2026-01-19T07:30"
