"""Reads dates and times from cells, whether Excel keeps them as such or a person wrote them as words."""

import re
from datetime import date, time

from dokumen.lembar import Sel
from dokumen.tabel import SelTidakTerbaca, plain

NAMA_BULAN = (
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
_BULAN = {nama.casefold(): nomor for nomor, nama in enumerate(NAMA_BULAN, start=1)}
_HARI_DAHULU = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[A-Za-z]+)[-/. ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_JAM = re.compile(r"(\d{1,2})[.:](\d{2})(?:[.:]00)?")


def parse_tanggal(sel: Sel) -> date:
    """A date cell, 19-01-2026, 19/01/2026, 19 Januari 2026 or 2026-01-19; the day always comes first."""
    return sel.nilai if isinstance(sel.nilai, date) else parse_tanggal_teks(plain(sel))


def parse_tanggal_teks(teks: str) -> date:
    """Raises SelTidakTerbaca for what is no date, such as 31-02-2026."""
    try:
        if ditemukan := _ISO.fullmatch(teks):
            return date(*map(int, ditemukan.groups()))
        if ditemukan := _HARI_DAHULU.fullmatch(teks):
            hari, bulan, tahun = ditemukan.groups()
            return date(int(tahun), _month(bulan), int(hari))
    except ValueError:
        pass  # a day that the calendar does not have is told like every other text
    raise SelTidakTerbaca(f"Tanggal “{teks}” belum dapat dibaca. Contoh penulisan: 19-01-2026.")


def parse_jam(sel: Sel) -> time:
    """A time cell, 07.30 or 07:30."""
    if isinstance(sel.nilai, time):
        return sel.nilai
    return parse_jam_teks(plain(sel) if isinstance(sel.nilai, str) else sel.teks)


def parse_jam_teks(teks: str) -> time:
    """Raises SelTidakTerbaca for what is no time of day, such as 24.00."""
    ditemukan = _JAM.fullmatch(teks)
    if ditemukan is None or int(ditemukan[1]) > 23 or int(ditemukan[2]) > 59:
        raise SelTidakTerbaca(f"Jam “{teks}” belum dapat dibaca. Contoh penulisan: 07.30.")
    return time(int(ditemukan[1]), int(ditemukan[2]))


def show_tanggal(tanggal: date) -> str:
    """19-01-2026, as the workbooks write it."""
    return f"{tanggal:%d-%m-%Y}"


def show_jam(jam: time) -> str:
    """07.30, as the workbooks write it."""
    return f"{jam:%H.%M}"


def _month(teks: str) -> int:
    return int(teks) if teks.isdecimal() else _BULAN.get(teks.casefold(), 0)
