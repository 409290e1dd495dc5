"""The office's working minutes in 2026, written down from decrees and the admin's entries; nothing of the program."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo

WITA = ZoneInfo("Asia/Makassar")
MENIT = timedelta(minutes=1)
HARI = timedelta(days=1)

# The joint decree's holidays and joint leave of 2026 that fall on a weekday, and the first day of 2027.
LIBUR = frozenset(
    [
        *(date(2026, bulan, hari) for bulan, hari in ((1, 1), (1, 16), (2, 16), (2, 17), (3, 18), (3, 19), (3, 20))),
        *(date(2026, bulan, hari) for bulan, hari in ((3, 23), (3, 24), (4, 3), (5, 1), (5, 14), (5, 15), (5, 27))),
        *(date(2026, bulan, hari) for bulan, hari in ((5, 28), (6, 1), (6, 16), (8, 17), (8, 25), (12, 24), (12, 25))),
        date(2027, 1, 1),
    ]
)
BIASA = (("07:30", "12:00"), ("13:00", "16:00"))
JUMAT = (("07:30", "11:30"), ("13:00", "16:30"))
RAMADAN = (("08:00", "12:00"), ("12:30", "15:00"))
RAMADAN_JUMAT = (("08:00", "11:30"), ("12:30", "15:30"))

Jam = tuple[tuple[str, str], ...]
Jangka = tuple[datetime, datetime]


def wita(teks: str) -> datetime:
    """A local time of the office, such as 2026-03-09 08:10."""
    return datetime.fromisoformat(teks).replace(tzinfo=WITA)


def jam(at: datetime) -> str:
    """The local minute in words."""
    return f"{at.astimezone(WITA):%Y-%m-%d %H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catatan:
    """What the admin entered: from when it is known, for which days, and what holds on them."""

    sejak: datetime
    dari: date
    sampai: date
    isi: str


class Kalender:
    """Which minutes are worked, as far as the office knew by a moment."""

    def __init__(self) -> None:
        self._catatan: list[Catatan] = []
        self.stretches = lru_cache(maxsize=None)(self._stretches)
        self.lived = lru_cache(maxsize=None)(self._lived)

    def note(self, sejak: datetime, dari: str, sampai: str, isi: str) -> None:
        """The admin entered `libur`, `masuk` or `ramadan` for these days, of which the first may have begun."""
        satu = Catatan(sejak=sejak, dari=date.fromisoformat(dari), sampai=date.fromisoformat(sampai), isi=isi)
        self._catatan.append(satu)
        self.stretches.cache_clear()
        self.lived.cache_clear()

    def minutes(self, dari: datetime, tahu: datetime | None = None) -> Iterator[datetime]:
        """Every worked minute from that of `dari` on: by what was known at `tahu`, else as it was lived."""
        dari = dari.replace(second=0)
        hari = dari.astimezone(WITA).date()
        while True:
            for mulai, selesai in self.stretches(hari, tahu) if tahu else self.lived(hari):
                at = max(mulai, dari)
                while at < selesai:
                    yield at
                    at += MENIT
            hari += HARI

    def works(self, at: datetime) -> bool:
        """Whether somebody works in that minute."""
        return any(a <= at < b for a, b in self.lived(at.astimezone(WITA).date()))

    def count(self, dari: datetime, sampai: datetime, tahu: datetime) -> int:
        """The minutes worked between two moments, by what was known at `tahu`."""
        return sum(1 for _ in takewhile(lambda at: at < sampai, self.minutes(dari, tahu)))

    def _lived(self, hari: date) -> tuple[Jangka, ...]:
        """The stretches of a day on which an entry may have changed what was left of it."""
        awal = datetime.combine(hari, time(), WITA)
        saat = [awal, *sorted(satu.sejak for satu in self._catatan if awal < satu.sejak < awal + HARI), awal + HARI]
        return tuple(
            (max(mulai, dari), min(selesai, sampai))
            for dari, sampai in pairwise(saat)
            for mulai, selesai in self.stretches(hari, dari)
            if max(mulai, dari) < min(selesai, sampai)
        )

    def _stretches(self, hari: date, tahu: datetime) -> tuple[Jangka, ...]:
        return tuple(
            (datetime.combine(hari, time.fromisoformat(a), WITA), datetime.combine(hari, time.fromisoformat(b), WITA))
            for a, b in self._hours(hari, tahu)
        )

    def _hours(self, hari: date, tahu: datetime) -> Jam:
        isi = {satu.isi for satu in self._catatan if satu.sejak <= tahu and satu.dari <= hari <= satu.sampai}
        tutup = hari in LIBUR or hari.weekday() > 4 or "libur" in isi
        if tutup and "masuk" not in isi:
            return ()
        if "ramadan" in isi:
            return RAMADAN_JUMAT if hari.weekday() >= 4 else RAMADAN
        return JUMAT if hari.weekday() >= 4 else BIASA
