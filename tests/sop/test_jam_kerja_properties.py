"""What holds for the working time of any office, in any zone, at any moment."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from sop.jam_kerja import (
    HariKerja,
    JamKerja,
    MasaKhusus,
    add_working_days,
    add_working_minutes,
    is_working_moment,
    minute_counter,
    next_working_moment,
    next_working_morning,
    working_minutes_between,
)

INSTANT = timedelta(microseconds=1)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)

zones = st.sampled_from(["Asia/Makassar", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]).map(ZoneInfo)
minutes_of_day = st.integers(0, 24 * 60 - 1)
days = st.dates(FIRST, LAST)
# Some days of the year, most of them where one of the zones changes its clocks.
eves = st.sampled_from([date(2026, *eve) for eve in [(1, 1), (3, 7), (3, 28), (4, 4), (10, 3), (10, 24), (10, 31)]])
moments = st.builds(
    lambda eve, later: datetime.combine(eve, time(), UTC) + later,
    eves,
    st.timedeltas(timedelta(), timedelta(days=3)),
)


@st.composite
def hours(draw: st.DrawFn) -> HariKerja:
    edges = [time(m // 60, m % 60) for m in sorted(draw(st.sets(minutes_of_day, min_size=4, max_size=4)))]
    istirahat = draw(st.sampled_from([None, (edges[1], edges[2])]))
    return HariKerja(mulai=edges[0], selesai=edges[3], istirahat=istirahat)


weeks = st.dictionaries(st.integers(0, 6), hours(), min_size=1)


@st.composite
def exceptions(draw: st.DrawFn) -> MasaKhusus:
    dari, sampai = sorted([draw(days), draw(days)])
    return MasaKhusus(dari=dari, sampai=sampai, pekan=draw(weeks))


offices = st.builds(
    JamKerja,
    zona=zones,
    pekan=weeks,
    libur=st.frozensets(days, max_size=20),
    masuk=st.frozensets(days, max_size=5),
    masa_khusus=st.lists(exceptions(), max_size=2).map(tuple),
)
menit = st.integers(0, 3000)
positive = st.integers(1, 3000)
hari = st.integers(0, 10)


def is_or_ends_work(jam: JamKerja, at: datetime) -> bool:
    return is_working_moment(jam, at) or is_working_moment(jam, at - INSTANT)


def wall(jam: JamKerja, at: datetime) -> datetime:
    return at.astimezone(jam.zona).replace(tzinfo=None)


@given(offices, moments, menit)
def test_minutes_end_at_work_or_where_work_ends(jam: JamKerja, at: datetime, n: int) -> None:
    assert is_or_ends_work(jam, add_working_minutes(jam, at, n))


@given(offices, moments, hari)
def test_days_end_at_work_or_where_work_ends(jam: JamKerja, at: datetime, n: int) -> None:
    assert is_or_ends_work(jam, add_working_days(jam, at, n))


@given(offices, moments, menit)
def test_as_many_minutes_lie_between_as_were_added(jam: JamKerja, at: datetime, n: int) -> None:
    assert working_minutes_between(jam, at, add_working_minutes(jam, at, n)) == n


@given(offices, moments, moments, menit)
def test_who_begins_later_is_not_due_earlier_by_minutes(jam: JamKerja, a: datetime, b: datetime, n: int) -> None:
    first, second = sorted([a, b])
    assert add_working_minutes(jam, first, n) <= add_working_minutes(jam, second, n)


@given(offices, moments, moments, hari)
def test_who_begins_later_on_the_wall_clock_is_not_due_earlier_by_days(
    jam: JamKerja, a: datetime, b: datetime, n: int
) -> None:
    first, second = sorted([a, b])
    assume(wall(jam, next_working_moment(jam, first)) <= wall(jam, next_working_moment(jam, second)))
    assert add_working_days(jam, first, n) <= add_working_days(jam, second, n)


@given(offices, moments, menit, positive)
def test_minutes_added_in_two_goes_are_the_minutes_added_at_once(jam: JamKerja, at: datetime, a: int, b: int) -> None:
    assert add_working_minutes(jam, add_working_minutes(jam, at, a), b) == add_working_minutes(jam, at, a + b)


@given(offices, moments, moments, moments)
def test_worked_time_adds_up_but_for_the_halves_of_a_cut_minute(
    jam: JamKerja, a: datetime, b: datetime, c: datetime
) -> None:
    first, second, third = sorted([a, b, c])
    parts = working_minutes_between(jam, first, second) + working_minutes_between(jam, second, third)
    assert working_minutes_between(jam, first, third) - parts in (0, 1)


@given(offices, moments, moments, moments, moments)
def test_counting_many_at_once_counts_each_alike(
    jam: JamKerja, a: datetime, b: datetime, c: datetime, d: datetime
) -> None:
    dari, satu, dua, sampai = sorted([a, b, c, d])
    count = minute_counter(jam, dari, sampai)
    for mulai, selesai in [(dari, sampai), (satu, dua), (dari, satu), (dua, sampai), (dua, satu), (satu, satu)]:
        assert count(mulai, selesai) == working_minutes_between(jam, mulai, selesai)


@given(offices, moments)
def test_the_next_working_moment_is_the_first_there_is(jam: JamKerja, at: datetime) -> None:
    found = next_working_moment(jam, at)
    assert found >= at
    assert found.tzinfo is UTC
    assert is_working_moment(jam, found)
    assert is_working_moment(jam, at) is (found == at)
    assert working_minutes_between(jam, at, found) == 0


@given(offices, moments)
def test_a_working_morning_begins_a_later_local_day(jam: JamKerja, at: datetime) -> None:
    morning = next_working_morning(jam, at)
    assert morning.astimezone(jam.zona).date() > at.astimezone(jam.zona).date()
    assert is_working_moment(jam, morning)
    assert not is_working_moment(jam, morning - INSTANT)


@given(offices, moments)
def test_a_day_later_is_a_later_day(jam: JamKerja, at: datetime) -> None:
    begun = next_working_moment(jam, at).astimezone(jam.zona)
    assert add_working_days(jam, at, 1).astimezone(jam.zona).date() > begun.date()
