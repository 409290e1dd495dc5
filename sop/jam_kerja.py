"""Working time: when the office is at work, and when a step with a standard time is due (domain, section 4).

Every function takes aware datetimes of any zone and returns UTC. Office hours are wall time in the office's
zone; the minutes between them are real minutes, so a change of summer time inside them counts as it is lived.
Worked stretches are half-open: the last minute of a day belongs to it, its end is no working moment.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import accumulate, islice, takewhile
from types import MappingProxyType

from sop.galat import SopError
from sop.instansi import BarisJam, HariLibur, JenisLibur
from sop.waktu_baku import Satuan, WaktuBaku

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
SEARCH_DAYS = 366

Span = tuple[datetime, datetime]


class JamKerjaTidakSah(SopError):
    """Office hours that end before they begin, or a break outside them."""

    pesan = (
        "Jam kerja belum sah. Mohon isi jam selesai sesudah jam mulai,"
        " serta awal dan akhir istirahat berurutan di antaranya."
    )


class TidakAdaHariKerja(SopError):
    """No working day within a year: the week is empty, or every day is a holiday."""

    pesan = (
        "Tidak ada hari kerja dalam satu tahun ke depan."
        " Mohon periksa lembar Jam Kerja dan Libur pada buku kerja penyiapan."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HariKerja:
    """The hours of one working day in local time; `istirahat` is the beginning and the end of the break."""

    mulai: time
    selesai: time
    istirahat: tuple[time, time] | None = None

    def __post_init__(self) -> None:
        edges = self.edges()
        if self.mulai >= self.selesai or list(edges) != sorted(edges):
            raise JamKerjaTidakSah

    def edges(self) -> tuple[time, ...]:
        """Where work begins and stops, in turn: two times, or four around a break."""
        return (self.mulai, *(self.istirahat or ()), self.selesai)


# Hours by weekday, 0 is Monday; a weekday that is missing is no working day.
Pekan = Mapping[int, HariKerja]


@dataclass(frozen=True, slots=True, kw_only=True)
class MasaKhusus:
    """Other hours from `dari` to `sampai`, both included, such as those of Ramadan.

    A weekday that `pekan` leaves out keeps its ordinary hours.
    """

    dari: date
    sampai: date
    pekan: Pekan


@dataclass(frozen=True, slots=True, kw_only=True)
class JamKerja:
    """When an office works: its ordinary week, and the days on which it differs.

    A day in `masuk` is worked though it is a holiday or a weekend, and wins over `libur`. Where two
    `masa_khusus` overlap, the later in the tuple holds.
    """

    zona: tzinfo
    pekan: Pekan
    libur: frozenset[date] = frozenset()
    masuk: frozenset[date] = frozenset()
    masa_khusus: tuple[MasaKhusus, ...] = ()


# Perpres 21/2023: 37,5 hours a week without breaks; the times of the breaks are ours (domain, section 4).
JAM_PERPRES: Pekan = MappingProxyType(
    {
        **dict.fromkeys(range(4), HariKerja(mulai=time(7, 30), selesai=time(16), istirahat=(time(12), time(13)))),
        4: HariKerja(mulai=time(7, 30), selesai=time(16, 30), istirahat=(time(11, 30), time(13))),
    }
)

# The same Perpres in Ramadan: 32,5 hours. The dates of Ramadan are for the office to give.
JAM_RAMADAN: Pekan = MappingProxyType(
    {
        **dict.fromkeys(range(4), HariKerja(mulai=time(8), selesai=time(15), istirahat=(time(12), time(12, 30)))),
        4: HariKerja(mulai=time(8), selesai=time(15, 30), istirahat=(time(11, 30), time(12, 30))),
    }
)


def build_jam_kerja(
    zona: tzinfo,
    baris: Sequence[BarisJam],
    libur_nasional: frozenset[date],
    hari_libur: Sequence[HariLibur],
) -> JamKerja:
    """Make the office's working time from its set-up; without a week of its own it keeps that of the Perpres.

    Rows with the same dates make one MasaKhusus. Raises JamKerjaTidakSah for hours that cannot be.
    """
    masa: dict[tuple[date, date], dict[int, HariKerja]] = {}
    for b in baris:
        masa.setdefault((b.dari or date.min, b.sampai or date.max), {})[b.hari] = _day(b)
    pekan = masa.pop((date.min, date.max), None)
    office_days = {jenis: {h.tanggal for h in hari_libur if h.jenis is jenis} for jenis in JenisLibur}
    return JamKerja(
        zona=zona,
        pekan=pekan or JAM_PERPRES,
        libur=libur_nasional | office_days[JenisLibur.LIBUR],
        masuk=frozenset(office_days[JenisLibur.MASUK]),
        masa_khusus=tuple(MasaKhusus(dari=d, sampai=s, pekan=p) for (d, s), p in masa.items()),
    )


def hours_on(jam: JamKerja, tanggal: date) -> HariKerja | None:
    """Return the hours of that day, or None when the office is closed.

    A day of `masuk` whose weekday has no hours takes those of the nearest weekday that has, the earlier one
    of two: Saturday works like Friday, Sunday like Monday.
    """
    pekan = _week_on(jam, tanggal)
    hari = tanggal.weekday()
    if tanggal in jam.masuk:
        return next((pekan[h] for h in _by_nearness(hari) if h in pekan), None)
    return None if tanggal in jam.libur else pekan.get(hari)


def is_working_moment(jam: JamKerja, at: datetime) -> bool:
    """Tell whether the office is at work: not before its hours, in its break, or at the very end of them."""
    return any(mulai <= at < selesai for mulai, selesai in _spans_on(jam, _local(jam, at).date()))


def next_working_moment(jam: JamKerja, at: datetime) -> datetime:
    """Return `at` itself if the office is at work then, else when it begins again."""
    return next(_spans_from(jam, at))[0]


def next_working_morning(jam: JamKerja, at: datetime) -> datetime:
    """Return the start of the first working day after the local date of `at`."""
    tanggal = next(_working_days(jam, _local(jam, at).date() + DAY))
    return _spans_on(jam, tanggal)[0][0]


def add_working_minutes(jam: JamKerja, at: datetime, menit: int) -> datetime:
    """Count on from `at`, or from the next working moment; work that just fits into a stretch ends with it.

    So ten minutes from 16.20 are due at 16.30 of the same Friday, and no minutes are the next working moment.
    """
    if menit < 0:
        raise ValueError("menit must not be negative")
    left = menit * MINUTE
    for mulai, selesai in _spans_from(jam, at):
        if left <= selesai - mulai:
            return mulai + left
        left -= selesai - mulai
    raise AssertionError("worked stretches never run out")


def add_working_days(jam: JamKerja, at: datetime, hari: int) -> datetime:
    """Return the same local time `hari` working days later, counted from `at` or the next working moment.

    Where nobody works at that time of the later day - in its break, after its shorter hours - the due time is
    the end of the stretch worked before it; where the day begins later than that, it is the day's start.
    """
    begun = _local(jam, next_working_moment(jam, at))
    if hari == 0:
        return begun.astimezone(UTC)
    tanggal = next(islice(_working_days(jam, begun.date() + DAY), hari - 1, None))
    wished = _utc(jam, tanggal, begun.time())
    spans = _spans_on(jam, tanggal)
    return max((min(wished, selesai) for mulai, selesai in spans if mulai <= wished), default=spans[0][0])


def compute_due(jam: JamKerja, at: datetime, waktu: WaktuBaku) -> datetime:
    """Return when a step that begins at `at` is due.

    It counts from the whole minute, as the office reads the clock: ten minutes from 16.20.40 end at 16.30.
    """
    begun = at.replace(second=0, microsecond=0)
    match waktu.satuan:
        case Satuan.MENIT:
            return add_working_minutes(jam, begun, waktu.jumlah)
        case Satuan.HARI:
            return add_working_days(jam, begun, waktu.jumlah)


def working_minutes_between(jam: JamKerja, a: datetime, b: datetime) -> int:
    """Count the whole minutes worked from `a` to `b`; none when `b` is not after `a`."""
    worked = takewhile(lambda span: span[0] < b, _spans_from(jam, a))
    return sum((min(selesai, b) - mulai for mulai, selesai in worked), timedelta()) // MINUTE


def minute_counter(jam: JamKerja, dari: datetime, sampai: datetime) -> Callable[[datetime, datetime], int]:
    """`working_minutes_between` for moments from `dari` to `sampai`, whose days are looked up once for many counts."""
    spans = list(takewhile(lambda span: span[0] < sampai, _spans_from(jam, dari)))
    begins = [mulai for mulai, _ in spans]
    before = list(accumulate((selesai - mulai for mulai, selesai in spans), initial=timedelta()))

    def worked_until(at: datetime) -> timedelta:
        nomor = bisect_right(begins, at) - 1
        if nomor < 0:
            return timedelta()
        mulai, selesai = spans[nomor]
        return before[nomor] + min(at, selesai) - mulai

    def count(a: datetime, b: datetime) -> int:
        return max(worked_until(b) - worked_until(a), timedelta()) // MINUTE

    return count


def _day(baris: BarisJam) -> HariKerja:
    awal, akhir = baris.istirahat_mulai, baris.istirahat_selesai
    if (awal is None) != (akhir is None):
        raise JamKerjaTidakSah
    istirahat = None if awal is None or akhir is None else (awal, akhir)
    return HariKerja(mulai=baris.mulai, selesai=baris.selesai, istirahat=istirahat)


def _week_on(jam: JamKerja, tanggal: date) -> Pekan:
    pekan = dict(jam.pekan)
    for masa in jam.masa_khusus:
        if masa.dari <= tanggal <= masa.sampai:
            pekan |= masa.pekan
    return pekan


def _by_nearness(hari: int) -> Iterator[int]:
    return ((hari + step) % 7 for step in (0, -1, 1, -2, 2, -3, 3))


def _local(jam: JamKerja, at: datetime) -> datetime:
    if at.utcoffset() is None:
        raise ValueError("working time needs an aware datetime")
    return at.astimezone(jam.zona)


def _utc(jam: JamKerja, tanggal: date, jam_dinding: time) -> datetime:
    return datetime.combine(tanggal, jam_dinding, jam.zona).astimezone(UTC)


def _spans_on(jam: JamKerja, tanggal: date) -> list[Span]:
    """The worked stretches of that day in UTC, empty on a closed day.

    A wall time that a change of summer time leaves out is read with the offset before it (PEP 495), which may
    put it after a later one: `max` keeps the edges in order, and what is left without length falls away.
    """
    hours = hours_on(jam, tanggal)
    if hours is None:
        return []
    edges = list(accumulate((_utc(jam, tanggal, edge) for edge in hours.edges()), max))
    return [(mulai, selesai) for mulai, selesai in zip(edges[::2], edges[1::2], strict=True) if mulai < selesai]


def _working_days(jam: JamKerja, tanggal: date) -> Iterator[date]:
    """The working days from `tanggal` on, itself included; raises where none comes within SEARCH_DAYS."""
    while True:
        days = (tanggal + n * DAY for n in range(SEARCH_DAYS))
        found = next((day for day in days if _spans_on(jam, day)), None)
        if found is None:
            raise TidakAdaHariKerja
        yield found
        tanggal = found + DAY


def _spans_from(jam: JamKerja, at: datetime) -> Iterator[Span]:
    """The worked stretches that end after `at`, without end, the first cut to begin no earlier than `at`."""
    begin = _local(jam, at).astimezone(UTC)
    for tanggal in _working_days(jam, _local(jam, at).date()):
        for mulai, selesai in _spans_on(jam, tanggal):
            if selesai > begin:
                yield max(mulai, begin), selesai
