"""The national calendar, and the due days that follow from it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.kalender import knows_year, libur_nasional
from sop.instansi import HariLibur, JenisLibur
from sop.jam_kerja import JamKerja, add_working_days, build_jam_kerja, compute_due
from sop.waktu_baku import Satuan, WaktuBaku

WITA = ZoneInfo("Asia/Makassar")


def office(*days: HariLibur) -> JamKerja:
    return build_jam_kerja(WITA, (), libur_nasional((2026, 2027)), days)


def one_day_after(begun: date, jam: JamKerja) -> date:
    at = datetime(begun.year, begun.month, begun.day, 9, tzinfo=WITA)
    return add_working_days(jam, at, 1).astimezone(WITA).date()


@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        (date(2026, 3, 17), date(2026, 3, 25)),
        (date(2026, 12, 23), date(2026, 12, 28)),
        (date(2027, 2, 4), date(2027, 2, 8)),
        (date(2027, 3, 5), date(2027, 3, 16)),
        (date(2027, 3, 24), date(2027, 3, 29)),
    ],
)
def test_one_working_day_later_passes_over_holidays_and_cuti_bersama(begun: date, expected: date) -> None:
    assert one_day_after(begun, office()) == expected


@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        (datetime(2026, 1, 23, 16, 25, tzinfo=WITA), datetime(2026, 1, 26, 7, 35, tzinfo=WITA)),
        (datetime(2026, 2, 13, 16, 25, tzinfo=WITA), datetime(2026, 2, 18, 7, 35, tzinfo=WITA)),
    ],
)
def test_ten_minutes_from_late_on_friday_end_on_the_next_working_day(begun: datetime, expected: datetime) -> None:
    assert compute_due(office(), begun, WaktuBaku(10, Satuan.MENIT)) == expected


def test_the_office_s_own_days_come_before_the_national_calendar() -> None:
    jam = office(
        HariLibur(tanggal=date(2026, 3, 18), keterangan="Piket", jenis=JenisLibur.MASUK),
        HariLibur(tanggal=date(2026, 12, 28), keterangan="Hari jadi", jenis=JenisLibur.LIBUR),
    )
    assert one_day_after(date(2026, 3, 17), jam) == date(2026, 3, 18)
    assert one_day_after(date(2026, 12, 23), jam) == date(2026, 12, 29)


def test_both_public_holidays_and_cuti_bersama_are_in_the_calendar() -> None:
    assert {date(2026, 3, 19), date(2026, 3, 18)} <= libur_nasional([2026])
    assert date(2026, 3, 17) not in libur_nasional([2026])
    assert libur_nasional([]) == frozenset()


def test_the_calendar_of_several_years_is_that_of_each() -> None:
    assert libur_nasional(range(2026, 2028)) == libur_nasional([2026]) | libur_nasional([2027])


@pytest.mark.parametrize(("tahun", "known"), [(2025, True), (2026, True), (2027, True), (2090, False)])
def test_a_year_without_cuti_bersama_is_not_known_yet(tahun: int, known: bool) -> None:
    assert knows_year(tahun) is known
    assert date(tahun, 1, 1) in libur_nasional([tahun])
