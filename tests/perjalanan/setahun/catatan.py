"""The facts of the year as the story makes them: tasks, due times, who holds what, whose phone it is; no program."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from tests.perjalanan.setahun.kalender import MENIT, WITA, Kalender

KEPALA, SEKRETARIS, TIM = "Kepala Dinas", "Sekretaris", "Tim Penyusun LAKIP"
STAF, BIDANG = "Staf", "Bidang"
SEHARI = -1

# The SOP's sheet, as it stands on paper: who signs a step off, and in how many minutes.
PETUGAS = {1: KEPALA, 2: SEKRETARIS, 3: TIM, 4: TIM, 5: TIM, 6: STAF, 7: BIDANG, 8: TIM, 9: TIM}
PETUGAS |= {10: SEKRETARIS, 11: KEPALA, 12: STAF}
WAKTU = {1: 10, 2: 60, 3: 120, 4: SEHARI, 5: 120, 6: 10, 7: SEHARI}
NAMA = {
    1: "Perintah pengumpulan data kinerja",
    2: "Rapat pengarahan tim",
    3: "Rencana pengumpulan data",
    4: "Pengumpulan dokumen",
    5: "Penyiapan format",
    6: "Distribusi format",
    7: "Pengisian format",
    8: "Rekapitulasi",
    10: "Analisis dan keputusan",
}


@dataclass(frozen=True, slots=True)
class Kunci:
    """Which task of the year: its period, its step, its unit ("" where it has none), its round."""

    periode: str
    langkah: int
    unit: str
    putaran: int


@dataclass(frozen=True, slots=True)
class Batas:
    """A due time, from when it ran, and at which part of it the office wanted to be told."""

    sejak: datetime
    habis: datetime
    persen: int


@dataclass(slots=True, kw_only=True)
class Tugas:
    """A task as the story opened it; without `batas` nobody is ever reminded of it."""

    kunci: Kunci
    peran: str
    dibuka: datetime
    batas: list[Batas]
    selesai: datetime | None = None
    dialihkan: list[tuple[datetime, str]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Masa:
    """Somebody holds a role (in a unit), or stands in for it (`sebutan`), or a phone is somebody's, for a while."""

    nama: str
    peran: str = ""
    unit: str = ""
    sebutan: str = ""
    chat: int = 0
    dari: datetime
    sampai: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether it is so when a minute begins: what is changed within it counts from the next one."""
        return self.dari < at and (self.sampai is None or at <= self.sampai)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekan:
    """Somebody pressed Ingatkan: then, on these tasks."""

    pada: datetime
    oleh: str
    daftar: tuple[Kunci, ...]


class Buku:
    """All of it."""

    def __init__(self) -> None:
        self.kalender = Kalender()
        self.waktu = dict(WAKTU)
        self.persen = 75
        self.setelah = [(datetime.min.replace(tzinfo=WITA), 2)]
        self.unit: dict[str, str] = {}
        self.nama_lama: list[tuple[datetime, str, str]] = []
        self.tugas: dict[Kunci, Tugas] = {}
        self.jabatan: list[Masa] = []
        self.ponsel: list[Masa] = []
        self.mati: list[Masa] = []
        self.tekan: list[Tekan] = []

    def open(self, periode: str, langkah: int, at: datetime, unit: str = "") -> None:
        """A step's task opens: its due time is reckoned from the whole minute."""
        putaran = 1 + sum((k.periode, k.langkah, k.unit) == (periode, langkah, unit) for k in self.tugas)
        kunci = Kunci(periode, langkah, unit, putaran)
        waktu = self.waktu.get(langkah)
        batas = [] if waktu is None else [Batas(at, self.due(at, waktu), self.persen)]
        peran = BIDANG if unit else PETUGAS[langkah]
        self.tugas[kunci] = Tugas(kunci=kunci, peran=peran, dibuka=at, batas=batas)

    def close(self, periode: str, langkah: int, at: datetime, unit: str = "") -> None:
        """The one open task of that step (and unit) is signed off."""
        self.find(periode, langkah, unit).selesai = at

    def close_all(self, periode: str, at: datetime) -> None:
        """Whatever is open of a period needs nobody any more."""
        for tugas in list(self.open_of(periode)):
            tugas.selesai = at

    def find(self, periode: str, langkah: int, unit: str = "") -> Tugas:
        """The one open task of that step (and unit)."""
        (satu,) = [
            tugas
            for kunci, tugas in self.tugas.items()
            if (kunci.periode, kunci.langkah, kunci.unit) == (periode, langkah, unit) and tugas.selesai is None
        ]
        return satu

    def open_of(self, periode: str) -> Iterator[Tugas]:
        """The open tasks of a period."""
        return (tugas for kunci, tugas in self.tugas.items() if kunci.periode == periode and tugas.selesai is None)

    def due(self, at: datetime, waktu: int) -> datetime:
        """Minute after minute of work; a day is the same time of the next day that is worked."""
        menit = self.kalender.minutes(at, at)
        mulai = next(menit)
        if waktu != SEHARI:
            terakhir = mulai
            for _ in range(waktu - 1):
                terakhir = next(menit)
            return terakhir + MENIT
        besok = next(satu for satu in menit if satu.date() > mulai.date())
        habis = datetime.combine(besok.date(), mulai.timetz())
        jam = self.kalender.stretches(besok.date(), at)
        sampai = [min(habis, selesai) for awal, selesai in jam if awal <= habis]
        return max(sampai) if sampai else besok

    def holders(self, peran: str, unit: str, at: datetime) -> list[str]:
        """Who holds a role then, whoever stands in too."""
        return [satu.nama for satu in self.jabatan if (satu.peran, satu.unit) == (peran, unit) and satu.holds(at)]

    def responsible(self, tugas: Tugas, at: datetime) -> list[str]:
        """Whom a task waits for then."""
        dialihkan = [nama for sejak, nama in tugas.dialihkan if sejak < at]
        return dialihkan[-1:] or self.holders(tugas.peran, tugas.kunci.unit, at)

    def chats(self, nama: str, at: datetime) -> list[int]:
        """The phones of a person then."""
        return [satu.chat for satu in self.ponsel if satu.nama == nama and satu.holds(at)]

    def unit_name(self, unit: str, at: datetime) -> str:
        """What a unit was called then; empty where there is none."""
        lama = [nama for sampai, kode, nama in self.nama_lama if kode == unit and at <= sampai]
        return lama[0] if lama else self.unit.get(unit, "")

    def every(self, at: datetime) -> int:
        """After how many reminders the next in line hears, by the office's rule at that moment."""
        return [jumlah for sejak, jumlah in self.setelah if sejak < at][-1]

    def is_up(self, at: datetime) -> bool:
        """Whether the bot runs in that minute."""
        return not any(satu.dari <= at and (satu.sampai is None or at < satu.sampai) for satu in self.mati)
