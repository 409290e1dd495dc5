"""More time for a task that is late or nearly so: until when it may be asked for, and whom to ask."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sop.galat import SopError
from sop.jam_kerja import JamKerja, add_working_minutes, hours_on, next_working_moment, next_working_morning

SATU_JAM = 60
PAGI = 120  # working minutes: "besok pagi" is that long after work begins
HARI_TERLAMA = 366


class PutusanWaktu(StrEnum):
    """What became of a request; it lapses (gugur) when the task is done, or its time passed, before it was decided."""

    DIBERI = "diberi"
    DITOLAK = "ditolak"
    GUGUR = "gugur"


class WaktuTidakLebih(SopError):
    """A time that is no later than what the task has."""

    pesan = "Waktu yang diminta harus sesudah batas yang sekarang dan sesudah saat ini. Mohon pilih waktu lain."


class BukanHariKerja(SopError):
    """A day on which nobody works, or a time outside its hours."""

    pesan = "Pada waktu itu kantor tidak bekerja. Mohon pilih hari dan jam kerja."


class WaktuTerlaluJauh(SopError):
    """A day more than a year ahead."""

    pesan = "Tanggal itu lebih dari satu tahun lagi. Mohon periksa tahunnya."


def in_an_hour(jam: JamKerja, tenggat: datetime, now: datetime) -> datetime:
    """Return a working hour from now, or from the due time where that lies ahead."""
    return next_working_moment(jam, add_working_minutes(jam, _whole(max(tenggat, now)), SATU_JAM))


def tomorrow_morning(jam: JamKerja, tenggat: datetime, now: datetime) -> datetime:
    """Return the morning of the working day after today, or after the due time where that lies ahead."""
    return add_working_minutes(jam, next_working_morning(jam, max(tenggat, now)), PAGI)


def at_date(jam: JamKerja, tenggat: datetime, now: datetime, tanggal: date, pukul: time | None) -> datetime:
    """Return that time of that day, without one the end of its work; a `SopError` says why it can't be."""
    if tanggal - now.astimezone(jam.zona).date() > timedelta(days=HARI_TERLAMA):
        raise WaktuTerlaluJauh
    hari = hours_on(jam, tanggal)
    if hari is None or not hari.mulai <= (pukul or hari.selesai) <= hari.selesai:
        raise BukanHariKerja
    hasil = datetime.combine(tanggal, pukul or hari.selesai, jam.zona)
    if hasil <= max(tenggat, now):
        raise WaktuTidakLebih
    return hasil


def _whole(at: datetime) -> datetime:
    """The minute it is in, as the office reads the clock."""
    return at.replace(second=0, microsecond=0)
