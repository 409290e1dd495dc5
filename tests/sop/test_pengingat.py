"""Reminders come in working hours, one each working morning, and climb after the second."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sop.jam_kerja import JAM_PERPRES, JamKerja
from sop.pengingat import escalate_to, first_reminder, is_due, next_reminder
from sop.peran import Peran

WITA = ZoneInfo("Asia/Makassar")
OFFICE = JamKerja(zona=WITA, pekan=JAM_PERPRES, libur=frozenset({date(2026, 1, 27)}))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WITA)


def play(tenggat: str, up: list[tuple[str, str]]) -> list[str]:
    """Tick every half hour while the bot is up, and list when it reminds."""
    remind_at = first_reminder(OFFICE, local(tenggat))
    sent: list[str] = []
    for begin, end in up:
        now = local(begin)
        while now < local(end):
            if remind_at is not None and is_due(OFFICE, remind_at, now):
                sent.append(f"{now:%a %d %H.%M}")
                remind_at = next_reminder(OFFICE, now)
            now += timedelta(minutes=30)
    return sent


@pytest.mark.parametrize(
    ("tenggat", "expected"),
    [
        ("2026-01-19T09:00", "2026-01-19T09:00"),
        ("2026-01-19T12:00", "2026-01-19T13:00"),
        ("2026-01-19T16:00", "2026-01-20T07:30"),
        ("2026-01-23T16:30", "2026-01-26T07:30"),
    ],
)
def test_the_first_reminder_comes_when_the_due_time_passes_at_work(tenggat: str, expected: str) -> None:
    assert first_reminder(OFFICE, local(tenggat)) == local(expected)


def test_a_step_without_a_standard_time_is_never_called_to_mind() -> None:
    assert first_reminder(OFFICE, None) is None


def test_a_late_task_is_called_to_mind_once_and_then_every_working_morning() -> None:
    assert play("2026-01-22T15:00", [("2026-01-22T07:00", "2026-01-29T00:00")]) == [
        "Thu 22 15.00",
        "Fri 23 07.30",
        "Mon 26 07.30",
        "Wed 28 07.30",
    ]


def test_case_30_after_a_month_of_silence_one_late_reminder_goes_out_and_the_mornings_go_on() -> None:
    assert play("2026-01-22T15:00", [("2026-02-25T10:00", "2026-02-27T00:00")]) == [
        "Wed 25 10.00",
        "Thu 26 07.30",
    ]


def test_a_bot_that_comes_back_at_night_waits_for_the_morning() -> None:
    assert play("2026-01-22T15:00", [("2026-01-23T20:00", "2026-01-26T23:00")]) == ["Mon 26 07.30"]


def test_a_reminder_waits_when_its_day_has_become_a_holiday_since() -> None:
    remind_at = local("2026-01-27T07:30")
    assert not is_due(OFFICE, remind_at, remind_at)
    assert is_due(OFFICE, remind_at, local("2026-01-28T07:30"))


def test_a_reminder_before_its_time_is_not_due() -> None:
    assert not is_due(OFFICE, local("2026-01-19T09:00"), local("2026-01-19T08:59"))


@pytest.mark.parametrize(
    ("peran", "above"),
    [
        (Peran.STAF, Peran.TIM),
        (Peran.TIM, Peran.SEKRETARIS),
        (Peran.BIDANG, Peran.SEKRETARIS),
        (Peran.SEKRETARIS, Peran.KEPALA_DINAS),
        (Peran.KEPALA_DINAS, None),
        (Peran.ADMIN, None),
    ],
)
def test_the_next_in_line_hears_of_it_from_the_third_reminder_on(peran: Peran, above: Peran | None) -> None:
    assert [escalate_to(peran, ke) for ke in (1, 2, 3, 4)] == [None, None, above, above]
