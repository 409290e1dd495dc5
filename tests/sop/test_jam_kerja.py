"""Working time in the office's own week, day by day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from sop.jam_kerja import (
    JAM_PERPRES,
    JAM_RAMADAN,
    HariKerja,
    JamKerja,
    JamKerjaTidakSah,
    MasaKhusus,
    Pekan,
    TidakAdaHariKerja,
    add_working_days,
    add_working_minutes,
    compute_due,
    hours_on,
    is_working_moment,
    next_working_moment,
    next_working_morning,
    working_minutes_between,
)
from sop.waktu_baku import parse_waktu_baku

MAKASSAR = ZoneInfo("Asia/Makassar")
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 1, 19)
FRIDAY = date(2026, 1, 23)
SATURDAY = date(2026, 1, 24)
SUNDAY = date(2026, 1, 25)

OFFICE = JamKerja(zona=MAKASSAR, pekan=JAM_PERPRES)


def local(text: str, zona: ZoneInfo = MAKASSAR) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zona)


def due(begun: str, waktu: str, jam: JamKerja = OFFICE) -> str:
    at = compute_due(jam, local(begun), parse_waktu_baku(waktu))
    assert at.tzinfo is UTC
    return f"{at.astimezone(MAKASSAR):%Y-%m-%d %H:%M:%S}".removesuffix(":00")


@pytest.mark.parametrize(("pekan", "hours"), [(JAM_PERPRES, 37.5), (JAM_RAMADAN, 32.5)])
def test_a_week_has_the_hours_of_the_perpres_the_same_every_day(pekan: Pekan, hours: float) -> None:
    jam = JamKerja(zona=MAKASSAR, pekan=pekan)
    midnights = [local("2026-01-19T00:00") + timedelta(days=n) for n in range(8)]
    daily = [working_minutes_between(jam, a, b) for a, b in pairwise(midnights)]
    assert daily == [hours * 60 / 5] * 5 + [0, 0]


@pytest.mark.parametrize(
    ("at", "working"),
    [
        ("2026-01-19T07:29:59.999999", False),
        ("2026-01-19T07:30", True),
        ("2026-01-19T11:59:59.999999", True),
        ("2026-01-19T12:00", False),
        ("2026-01-19T13:00", True),
        ("2026-01-19T16:00", False),
        ("2026-01-23T16:29", True),
        ("2026-01-23T16:30", False),
        ("2026-01-24T10:00", False),
    ],
)
def test_the_office_works_from_the_start_of_a_stretch_until_just_before_its_end(at: str, working: bool) -> None:
    assert is_working_moment(OFFICE, local(at)) is working


def test_the_same_moment_named_in_another_zone_is_the_same_working_moment() -> None:
    assert is_working_moment(OFFICE, datetime(2026, 1, 18, 23, 30, tzinfo=UTC))
    assert not is_working_moment(OFFICE, datetime(2026, 1, 19, 8, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-01-19T10:00:30", "2026-01-19T10:00:30"),
        ("2026-01-19T03:00", "2026-01-19T07:30"),
        ("2026-01-19T12:15", "2026-01-19T13:00"),
        ("2026-01-19T16:00", "2026-01-20T07:30"),
        ("2026-01-23T16:30", "2026-01-26T07:30"),
    ],
)
def test_the_next_working_moment_is_now_or_when_the_office_begins_again(at: str, expected: str) -> None:
    assert next_working_moment(OFFICE, local(at)) == local(expected)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-01-19T03:00", "2026-01-20T07:30"),
        ("2026-01-19T23:59", "2026-01-20T07:30"),
        ("2026-01-23T07:30", "2026-01-26T07:30"),
    ],
)
def test_the_next_working_morning_is_never_today(at: str, expected: str) -> None:
    assert next_working_morning(OFFICE, local(at)) == local(expected)


def test_today_is_the_day_of_the_office_not_of_greenwich() -> None:
    assert next_working_morning(OFFICE, datetime(2026, 1, 18, 23, 0, tzinfo=UTC)) == local("2026-01-20T07:30")


def test_a_break_at_the_very_start_makes_a_later_morning() -> None:
    late = HariKerja(mulai=time(8), selesai=time(16), istirahat=(time(8), time(9)))
    jam = JamKerja(zona=MAKASSAR, pekan={0: late})
    assert next_working_morning(jam, local("2026-01-18T12:00")) == local("2026-01-19T09:00")


@pytest.mark.parametrize(
    ("begun", "waktu", "expected"),
    [
        ("2026-01-23T16:25", "10 menit", "2026-01-26 07:35"),
        ("2026-01-23T16:20", "10 menit", "2026-01-23 16:30"),
        ("2026-01-23T16:20:59", "10 menit", "2026-01-23 16:30"),
        ("2026-01-23T16:30", "10 menit", "2026-01-26 07:40"),
        ("2026-01-19T11:55", "10 menit", "2026-01-19 13:05"),
        ("2026-01-19T11:50", "10 menit", "2026-01-19 12:00"),
        ("2026-01-24T09:00", "60 menit", "2026-01-26 08:30"),
        ("2026-01-19T07:30", "450 menit", "2026-01-19 16:00"),
        ("2026-01-19T07:30", "451 menit", "2026-01-20 07:31"),
        ("2026-01-19T09:10", "1 Hari", "2026-01-20 09:10"),
        ("2026-01-19T13:00", "1 Hari", "2026-01-20 13:00"),
        ("2026-01-23T09:10", "1 Hari", "2026-01-26 09:10"),
        ("2026-01-19T09:10", "5 hari", "2026-01-26 09:10"),
        ("2026-01-19T20:00", "1 Hari", "2026-01-21 07:30"),
    ],
)
def test_a_step_is_due_after_its_standard_time(begun: str, waktu: str, expected: str) -> None:
    assert due(begun, waktu) == expected


RAMADAN = JamKerja(
    zona=MAKASSAR,
    pekan=JAM_PERPRES,
    masa_khusus=(MasaKhusus(dari=date(2026, 2, 18), sampai=date(2026, 3, 19), pekan=JAM_RAMADAN),),
)


@pytest.mark.parametrize(
    ("begun", "waktu", "expected"),
    [
        ("2026-01-22T11:45", "1 Hari", "2026-01-23 11:30"),
        ("2026-01-23T16:10", "1 Hari", "2026-01-26 16:00"),
        ("2026-02-17T07:40", "1 Hari", "2026-02-18 08:00"),
        ("2026-02-17T15:20", "1 Hari", "2026-02-18 15:00"),
        ("2026-02-17T15:50", "20 menit", "2026-02-18 08:10"),
        ("2026-03-19T12:40", "1 Hari", "2026-03-20 11:30"),
    ],
)
def test_a_time_that_the_later_day_does_not_work_gives_way_to_the_end_of_the_stretch_before_it(
    begun: str, waktu: str, expected: str
) -> None:
    assert due(begun, waktu, RAMADAN) == expected


def test_a_weekday_left_out_of_other_hours_keeps_its_own_and_the_later_of_two_exceptions_holds() -> None:
    short = HariKerja(mulai=time(9), selesai=time(10))
    shorter = HariKerja(mulai=time(9), selesai=time(9, 30))
    jam = JamKerja(
        zona=MAKASSAR,
        pekan=JAM_PERPRES,
        masa_khusus=(
            MasaKhusus(dari=MONDAY, sampai=SUNDAY, pekan={0: short, 1: short}),
            MasaKhusus(dari=MONDAY, sampai=MONDAY, pekan={0: shorter}),
        ),
    )
    days = [hours_on(jam, MONDAY + timedelta(days=n)) for n in (0, 1, 2, 7)]
    assert days == [shorter, short, JAM_PERPRES[2], JAM_PERPRES[0]]


def test_a_holiday_is_passed_over() -> None:
    jam = JamKerja(zona=MAKASSAR, pekan=JAM_PERPRES, libur=frozenset({date(2026, 1, 20)}))
    assert due("2026-01-19T15:55", "10 menit", jam) == "2026-01-21 07:35"
    assert due("2026-01-19T15:55", "1 Hari", jam) == "2026-01-21 15:55"


def test_a_day_the_office_works_all_the_same_wins_over_the_holiday_and_over_the_weekend() -> None:
    worked = frozenset({MONDAY, SATURDAY, SUNDAY})
    jam = JamKerja(zona=MAKASSAR, pekan=JAM_PERPRES, libur=frozenset({MONDAY}), masuk=worked)
    assert hours_on(jam, MONDAY) == JAM_PERPRES[0]
    assert hours_on(jam, SATURDAY) == JAM_PERPRES[4]
    assert hours_on(jam, SUNDAY) == JAM_PERPRES[0]
    assert due("2026-01-23T16:25", "10 menit", jam) == "2026-01-24 07:35"


@pytest.mark.parametrize(("worked", "like"), [((4, 6), 4), ((3, 0), 3), ((2, 1), 2), ((6, 3), 6), ((1,), 1)])
def test_a_saturday_worked_all_the_same_has_the_hours_of_the_nearest_day_the_earlier_of_two(
    worked: tuple[int, ...], like: int
) -> None:
    pekan = {hari: HariKerja(mulai=time(7, hari), selesai=time(12)) for hari in worked}
    jam = JamKerja(zona=MAKASSAR, pekan=pekan, masuk=frozenset({SATURDAY}))
    assert hours_on(jam, SATURDAY) == pekan[like]


EMPTY = JamKerja(zona=MAKASSAR, pekan={}, masuk=frozenset({MONDAY}))


@pytest.mark.parametrize("look", [next_working_moment, next_working_morning])
def test_an_office_without_a_working_day_is_refused_not_searched_for_ever(look: object) -> None:
    assert callable(look)
    with pytest.raises(TidakAdaHariKerja):
        look(EMPTY, local("2026-01-19T09:00"))


def test_days_and_minutes_of_an_office_without_a_working_day_are_refused_too() -> None:
    at = local("2026-01-19T09:00")
    with pytest.raises(TidakAdaHariKerja):
        add_working_minutes(EMPTY, at, 10)
    with pytest.raises(TidakAdaHariKerja):
        add_working_days(EMPTY, at, 1)
    with pytest.raises(TidakAdaHariKerja):
        working_minutes_between(EMPTY, at, at + timedelta(days=1))
    assert not is_working_moment(EMPTY, at)


def test_one_working_day_in_a_year_is_found() -> None:
    jam = JamKerja(zona=MAKASSAR, pekan={0: JAM_PERPRES[0]}, libur=frozenset(_mondays(date(2026, 1, 19), 52)))
    assert next_working_moment(jam, local("2026-01-19T09:00")) == local("2027-01-18T07:30")


def _mondays(first: date, count: int) -> list[date]:
    return [first + timedelta(weeks=n) for n in range(count)]


@pytest.mark.parametrize(
    ("a", "b", "menit"),
    [
        ("2026-01-19T07:30", "2026-01-19T16:00", 450),
        ("2026-01-19T11:30", "2026-01-19T13:30", 60),
        ("2026-01-23T16:25", "2026-01-26T07:35", 10),
        ("2026-01-19T08:00:30", "2026-01-19T08:02", 1),
        ("2026-01-24T08:00", "2026-01-25T08:00", 0),
        ("2026-01-20T08:00", "2026-01-19T08:00", 0),
    ],
)
def test_only_worked_minutes_count_as_late(a: str, b: str, menit: int) -> None:
    assert working_minutes_between(OFFICE, local(a), local(b)) == menit


def test_a_naive_time_is_a_mistake_of_ours() -> None:
    naive = local("2026-01-19T09:00").replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"):
        next_working_moment(OFFICE, naive)
    with pytest.raises(ValueError, match="negative"):
        add_working_minutes(OFFICE, local("2026-01-19T09:00"), -1)
    with pytest.raises(ValueError, match="islice"):
        add_working_days(OFFICE, local("2026-01-19T09:00"), -1)


@pytest.mark.parametrize(
    ("mulai", "selesai", "istirahat"),
    [
        (time(16), time(7, 30), None),
        (time(8), time(8), None),
        (time(8), time(16), (time(13), time(12))),
        (time(8), time(16), (time(7), time(9))),
        (time(8), time(16), (time(15), time(17))),
    ],
)
def test_hours_that_cannot_be_are_refused(mulai: time, selesai: time, istirahat: tuple[time, time] | None) -> None:
    with pytest.raises(JamKerjaTidakSah):
        HariKerja(mulai=mulai, selesai=selesai, istirahat=istirahat)


NIGHT = HariKerja(mulai=time(1), selesai=time(5), istirahat=(time(2, 30), time(3, 15)))
BERLIN_NIGHTS = JamKerja(zona=BERLIN, pekan=dict.fromkeys(range(7), NIGHT))
BERLIN_DAYS = JamKerja(zona=BERLIN, pekan=JAM_PERPRES)


def test_case_34_office_hours_stay_on_the_wall_clock_when_summer_time_comes_and_goes() -> None:
    spring = add_working_days(BERLIN_DAYS, local("2026-03-27T09:00", BERLIN), 1)
    autumn = add_working_minutes(BERLIN_DAYS, local("2026-10-23T16:25", BERLIN), 10)
    assert spring == datetime(2026, 3, 30, 7, 0, tzinfo=UTC)
    assert autumn == datetime(2026, 10, 26, 6, 35, tzinfo=UTC)


@pytest.mark.parametrize(
    ("night", "with_break", "through"),
    [("2026-03-28", 195, 240), ("2026-03-29", 180, 180), ("2026-10-25", 195, 300)],
)
def test_case_34_a_night_of_changing_clocks_counts_each_minute_that_was_lived_once(
    night: str, with_break: int, through: int
) -> None:
    begin, end = local(f"{night}T00:00", BERLIN), local(f"{night}T12:00", BERLIN)
    unbroken = replace(BERLIN_NIGHTS, pekan=dict.fromkeys(range(7), replace(NIGHT, istirahat=None)))
    assert working_minutes_between(BERLIN_NIGHTS, begin, end) == with_break
    assert working_minutes_between(unbroken, begin, end) == through


def test_case_34_a_due_time_that_the_clocks_leap_over_comes_as_much_later() -> None:
    begun = local("2026-03-28T02:05", BERLIN)
    assert add_working_days(BERLIN_NIGHTS, begun, 1) == local("2026-03-29T03:05", BERLIN)
