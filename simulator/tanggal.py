"""Dates on the page, as Bahasa Indonesia writes them."""

from datetime import datetime, timedelta

_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}


def format_jam(at: datetime) -> str:
    return f"{at:%H.%M}"


def format_tanggal(at: datetime) -> str:
    """Such as `Senin, 19 Januari 2026`."""
    return f"{_HARI[at.weekday()]}, {at.day} {_BULAN[at.month - 1]} {at.year}"


def format_zona(at: datetime) -> str:
    """WIB, WITA or WIT; elsewhere the offset from UTC."""
    offset = at.utcoffset() or timedelta()
    return _ZONA.get(round(offset / timedelta(hours=1)), f"{at:UTC%z}")
