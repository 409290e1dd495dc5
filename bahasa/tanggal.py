"""How dates, times and durations are written: Senin, 19 Januari 2026 pukul 14.05 WITA; 2 jam 10 menit."""

from datetime import date, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bahasa.angka import LOKAL

_ZONA_INDONESIA = ("WIB", "WITA", "WIT")
_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def format_tanggal(tanggal: date) -> str:
    """19 Januari 2026."""
    return str(format_date(tanggal, "d MMMM y", locale=LOKAL))


@lru_cache(maxsize=512)
def format_hari_tanggal(tanggal: date) -> str:
    """Senin, 19 Januari 2026."""
    return str(format_date(tanggal, "EEEE, d MMMM y", locale=LOKAL))


def format_waktu(saat: datetime, zona: tzinfo | str) -> str:
    """Senin, 19 Januari 2026 pukul 14.05 WITA; `saat` is aware, a naive one is a ValueError."""
    setempat = _to_zona(saat, zona)
    return f"{format_hari_tanggal(setempat.date())} pukul {_format_jam(setempat)}"


def format_saat(saat: datetime, zona: tzinfo | str) -> str:
    """19 Januari 2026 pukul 14.05 WITA, for tables; `saat` is aware, a naive one is a ValueError."""
    setempat = _to_zona(saat, zona)
    return f"{format_tanggal(setempat.date())} pukul {_format_jam(setempat)}"


def format_jam(saat: datetime, zona: tzinfo | str) -> str:
    """14.05 WITA; `saat` is aware, a naive one is a ValueError."""
    return _format_jam(_to_zona(saat, zona))


def format_durasi(menit: int) -> str:
    """2 jam 10 menit; never days, as a working day is no 24 hours."""
    if menit < 0:
        raise ValueError(f"a duration is not negative: {menit} minutes")
    jam, sisa = divmod(menit, 60)
    bagian = [f"{jam} jam"] * bool(jam) + [f"{sisa} menit"] * bool(sisa or not jam)
    return " ".join(bagian)


def bulan_romawi(bulan: int) -> str:
    """The month as letter numbers write it: 10 is X."""
    if not 1 <= bulan <= 12:
        raise ValueError(f"no month: {bulan}")
    return _ROMAWI[bulan - 1]


def _to_zona(saat: datetime, zona: tzinfo | str) -> datetime:
    if saat.tzinfo is None:
        raise ValueError(f"a time without zone: {saat}")
    return saat.astimezone(ZoneInfo(zona) if isinstance(zona, str) else zona)


def _format_jam(setempat: datetime) -> str:
    return f"{setempat.hour:02}.{setempat.minute:02} {_name_zona(setempat)}"


def _name_zona(setempat: datetime) -> str:
    if (nama := setempat.tzname()) in _ZONA_INDONESIA:
        return nama
    selisih = f"{setempat:%z}"
    return f"UTC{selisih[:3]}.{selisih[3:5]}"
