"""Dates, times, durations and roman months as an Indonesian office writes them."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest

from bahasa.bentuk import (
    bulan_romawi,
    format_durasi,
    format_hari_tanggal,
    format_jam,
    format_tanggal,
    format_waktu,
)

SAAT = datetime(2026, 1, 19, 6, 5, tzinfo=UTC)

NAMA_BULAN = [
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
]
NAMA_HARI = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


@pytest.mark.parametrize(("bulan", "nama"), list(enumerate(NAMA_BULAN, start=1)))
def test_a_date_has_the_months_name(bulan: int, nama: str) -> None:
    assert format_tanggal(date(2026, bulan, 9)) == f"9 {nama} 2026"


@pytest.mark.parametrize(("hari", "nama"), list(enumerate(NAMA_HARI, start=19)))
def test_a_full_date_has_the_days_name(hari: int, nama: str) -> None:
    assert format_hari_tanggal(date(2026, 1, hari)) == f"{nama}, {hari} Januari 2026"


@pytest.mark.parametrize(
    ("zona", "jam"),
    [
        ("Asia/Jakarta", "13.05 WIB"),
        ("Asia/Pontianak", "13.05 WIB"),
        ("Asia/Makassar", "14.05 WITA"),
        ("Asia/Jayapura", "15.05 WIT"),
        ("Europe/Berlin", "07.05 UTC+01.00"),
        ("Asia/Kathmandu", "11.50 UTC+05.45"),
        (timezone(timedelta(hours=-3, minutes=-30)), "02.35 UTC-03.30"),
        (UTC, "06.05 UTC+00.00"),
    ],
)
def test_a_time_is_that_of_the_zone_and_names_it(zona: str | tzinfo, jam: str) -> None:
    assert format_jam(SAAT, zona) == jam
    assert format_waktu(SAAT, zona) == f"Senin, 19 Januari 2026 pukul {jam}"


def test_the_day_is_that_of_the_zone_too() -> None:
    larut = datetime(2026, 1, 18, 16, 30, tzinfo=UTC)
    assert format_waktu(larut, "Asia/Makassar") == "Senin, 19 Januari 2026 pukul 00.30 WITA"


def test_a_time_without_zone_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="a time without zone"):
        format_waktu(SAAT.replace(tzinfo=None), "Asia/Makassar")
    with pytest.raises(ValueError, match="a time without zone"):
        format_jam(SAAT.replace(tzinfo=None), "Asia/Makassar")


@pytest.mark.parametrize(
    ("menit", "tertulis"),
    [(0, "0 menit"), (10, "10 menit"), (60, "1 jam"), (130, "2 jam 10 menit"), (1500, "25 jam")],
)
def test_a_duration_is_in_hours_and_minutes(menit: int, tertulis: str) -> None:
    assert format_durasi(menit) == tertulis


def test_a_negative_duration_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="not negative"):
        format_durasi(-1)


def test_months_are_counted_in_roman() -> None:
    assert [bulan_romawi(bulan) for bulan in (1, 4, 9, 10, 12)] == ["I", "IV", "IX", "X", "XII"]


@pytest.mark.parametrize("bulan", [0, -1, 13])
def test_there_is_no_other_month(bulan: int) -> None:
    with pytest.raises(ValueError, match="no month"):
        bulan_romawi(bulan)
