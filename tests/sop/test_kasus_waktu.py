"""Time as three zones and the calendar have it: the same hour on every wall, leap days, the ends of months."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bahasa.tanggal import format_waktu
from sop.jam_kerja import JAM_PERPRES, HariKerja, JamKerja, add_working_days, add_working_minutes
from sop.pengingat import AturanPengingat, first_reminder, next_reminder

BAWAAN = AturanPengingat()


@pytest.mark.parametrize(
    ("zona", "nama", "selisih"), [("Asia/Jakarta", "WIB", 7), ("Asia/Makassar", "WITA", 8), ("Asia/Jayapura", "WIT", 9)]
)
def test_case_34_a_step_is_due_at_the_same_hour_on_the_wall_of_every_zone(zona: str, nama: str, selisih: int) -> None:
    jam = JamKerja(zona=ZoneInfo(zona), pekan=JAM_PERPRES)
    tenggat = add_working_minutes(jam, datetime(2026, 10, 9, 16, 25, tzinfo=jam.zona), 10)
    assert tenggat == datetime(2026, 10, 12, 7, 35, tzinfo=UTC) - timedelta(hours=selisih)
    assert format_waktu(tenggat, zona) == f"Senin, 12 Oktober 2026 pukul 07.35 {nama}"
    assert first_reminder(jam, BAWAAN, tenggat, tenggat) == tenggat
    assert (
        format_waktu(next_reminder(jam, BAWAAN, tenggat, tenggat), zona)
        == f"Selasa, 13 Oktober 2026 pukul 07.30 {nama}"
    )


@pytest.mark.parametrize(
    ("mulai", "sehari_kemudian"),
    [
        ("2028-02-28T09:00", "2028-02-29T09:00"),
        ("2028-02-29T09:00", "2028-03-01T09:00"),
        ("2027-02-26T09:00", "2027-03-01T09:00"),
        ("2026-10-30T15:59", "2026-11-02T15:59"),
        ("2026-12-31T09:00", "2027-01-04T09:00"),
    ],
)
def test_case_34_a_working_day_later_over_leap_days_and_the_ends_of_months(mulai: str, sehari_kemudian: str) -> None:
    jam = JamKerja(zona=ZoneInfo("Asia/Makassar"), pekan=JAM_PERPRES, libur=frozenset({date(2027, 1, 1)}))
    tenggat = add_working_days(jam, datetime.fromisoformat(mulai).replace(tzinfo=jam.zona), 1)
    assert tenggat == datetime.fromisoformat(sehari_kemudian).replace(tzinfo=jam.zona)
    assert format_waktu(
        next_reminder(jam, BAWAAN, tenggat - timedelta(days=1), tenggat - timedelta(days=1)), jam.zona
    ).endswith("pukul 07.30 WITA")


def test_case_34_an_hour_that_comes_twice_is_reminded_of_once() -> None:
    """Half past two in the night in which Berlin sets its clocks back: the second one is no new morning."""
    malam = HariKerja(mulai=time(1), selesai=time(5))
    jam = JamKerja(zona=ZoneInfo("Europe/Berlin"), pekan=dict.fromkeys(range(7), malam))
    pertama = datetime(2026, 10, 25, 2, 30, tzinfo=jam.zona)
    kedua = pertama.replace(fold=1)
    assert kedua.astimezone(UTC) - pertama.astimezone(UTC) == timedelta(hours=1)
    berikut = next_reminder(jam, BAWAAN, pertama, pertama)
    assert berikut == datetime(2026, 10, 26, 1, 0, tzinfo=jam.zona)
    assert berikut > kedua
