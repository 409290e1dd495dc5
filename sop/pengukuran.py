"""The SOP measured by itself: how long its tasks took in working time, and what standard times that would propose.

A task waits from its opening to the first act on it that is kept, and is worked on from then to its end. Where no act
before the last one is kept, the two can't be told apart, and neither is claimed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from statistics import median

from sop.jam_kerja import HariKerja, JamKerja, minute_counter
from sop.langkah import Langkah, Naskah
from sop.peran import Peran
from sop.periode import Periode
from sop.waktu_baku import Satuan, WaktuBaku

SIKLUS_MINIMAL = 3
_MENIT_USULAN = (10, 30, 60, 120, 180, 240)  # as offices write them; longer ones are days
_TETAP_BAGIAN = 10  # a change of less than a tenth, or of less than
_TETAP_MENIT = 10  # these minutes, is none


class Tren(StrEnum):
    """How the newest cycle went beside the ones before it."""

    LEBIH_CEPAT = "lebih cepat"
    LEBIH_LAMA = "lebih lama"
    TETAP = "tetap"
    TANPA_PEMBANDING = "belum ada pembanding"


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasDiukur:
    """What is kept of one task; `mulai` is the first act kept before its end, `oleh` who ended it or is to.

    `dikembalikan`: it was opened by a return.
    """

    langkah: int
    peran: Peran
    unit_nama: str
    putaran: int
    dibuka: datetime
    mulai: datetime | None
    selesai: datetime | None
    tenggat: datetime | None
    oleh: str
    dikembalikan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SiklusDiukur:
    """What is kept of one cycle; `tamat` None while it runs."""

    periode: Periode
    dimulai: datetime
    tamat: datetime | None
    daftar_tugas: tuple[TugasDiukur, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaktuTugas:
    """One task in working minutes, an open one so far; `terlambat` is 0 where it is in time or has no due time."""

    tugas: TugasDiukur
    nyata: int
    menunggu: int | None
    terlambat: int

    @property
    def mengerjakan(self) -> int | None:
        """What is left after the waiting; None where the two can't be told apart."""
        return None if self.menunggu is None else self.nyata - self.menunggu

    @property
    def selesai(self) -> bool:
        """Whether it is done."""
        return self.tugas.selesai is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaktuLangkah:
    """One step in one cycle: its standard time, None without one, and its tasks."""

    nomor: int
    nama: str
    baku: WaktuBaku | None
    daftar: tuple[WaktuTugas, ...]

    @property
    def nyata(self) -> int | None:
        """The median of its tasks that are done."""
        return middle(satu.nyata for satu in self.daftar if satu.selesai)

    @property
    def menunggu(self) -> int | None:
        """The median of the waiting that is known."""
        return middle(satu.menunggu for satu in self.daftar if satu.selesai and satu.menunggu is not None)

    @property
    def mengerjakan(self) -> int | None:
        """The median of the work that is known."""
        return middle(satu.mengerjakan for satu in self.daftar if satu.selesai and satu.mengerjakan is not None)

    @property
    def terlama(self) -> int | None:
        """The longest of its tasks that are done."""
        return max((satu.nyata for satu in self.daftar if satu.selesai), default=None)

    @property
    def terlambat(self) -> tuple[WaktuTugas, ...]:
        """Its tasks that passed their due time, done or not."""
        return tuple(satu for satu in self.daftar if satu.terlambat)

    @property
    def dikembalikan(self) -> int:
        """How many of its tasks came from a return."""
        return sum(satu.tugas.dikembalikan for satu in self.daftar)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaktuSiklus:
    """One cycle, from its beginning to its end or so far: `lama` in working minutes, and every step."""

    periode: Periode
    dimulai: datetime
    tamat: datetime | None
    lama: int
    daftar: tuple[WaktuLangkah, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsulanWaktu:
    """A standard time proposed for a step the SOP gives none; `usulan` None before enough cycles were measured.

    `tengah` is the median over the cycles, `ditetapkan` what the office has set itself.
    """

    nomor: int
    nama: str
    jumlah_siklus: int
    tercepat: int | None
    tengah: int | None
    terlama: int | None
    usulan: WaktuBaku | None
    ditetapkan: WaktuBaku | None


def measure_tugas(count: Callable[[datetime, datetime], int], tugas: TugasDiukur, sampai: datetime) -> WaktuTugas:
    """One task in working minutes, which `count` counts; an open one up to `sampai`.

    Late is what passed its due time by a minute or more.
    """
    akhir = tugas.selesai or sampai
    mulai = None if tugas.mulai is None else min(tugas.mulai, akhir)
    return WaktuTugas(
        tugas=tugas,
        nyata=count(tugas.dibuka, akhir),
        menunggu=None if mulai is None else count(tugas.dibuka, mulai),
        terlambat=count(tugas.tenggat, akhir) if tugas.tenggat else 0,
    )


def measure_siklus(
    naskah: Naskah, jam: JamKerja, baku: Mapping[int, WaktuBaku], siklus: SiklusDiukur, sampai: datetime
) -> WaktuSiklus:
    """One cycle with every step of the SOP; `baku` are the standard times by step, the SOP's and the office's own."""
    akhir = max((satu.selesai or sampai for satu in siklus.daftar_tugas), default=siklus.dimulai)
    count = minute_counter(jam, siklus.dimulai, max(akhir, siklus.tamat or sampai))
    diukur = [measure_tugas(count, satu, sampai) for satu in siklus.daftar_tugas]
    return WaktuSiklus(
        periode=siklus.periode,
        dimulai=siklus.dimulai,
        tamat=siklus.tamat,
        lama=count(siklus.dimulai, siklus.tamat or sampai),
        daftar=tuple(
            WaktuLangkah(
                nomor=langkah.nomor,
                nama=langkah.nama,
                baku=baku.get(langkah.nomor),
                daftar=tuple(satu for satu in diukur if satu.tugas.langkah == langkah.nomor),
            )
            for langkah in naskah.daftar_langkah.values()
        ),
    )


def propose_times(
    naskah: Naskah, jam: JamKerja, baku: Mapping[int, WaktuBaku], daftar: Sequence[WaktuSiklus]
) -> tuple[UsulanWaktu, ...]:
    """A proposal for every step without a time in the SOP; it binds nobody until the office sets it."""
    sehari = usual_day(jam)
    return tuple(
        _propose(langkah, sehari, baku.get(langkah.nomor), _of_langkah(daftar, langkah.nomor))
        for langkah in naskah.daftar_langkah.values()
        if langkah.waktu is None
    )


def round_to_baku(menit: int, sehari: int) -> WaktuBaku:
    """The next standard time an office would write that is not shorter: 10 to 240 menit, then working days."""
    for satu in _MENIT_USULAN:
        if menit <= satu:
            return WaktuBaku(satu, Satuan.MENIT)
    return WaktuBaku(-(-menit // sehari), Satuan.HARI)


def read_tren(daftar: Sequence[int | None]) -> Tren:
    """The newest of these minutes, oldest first, beside the median of those before it."""
    terbaru = daftar[-1] if daftar else None
    sebelum = middle(satu for satu in daftar[:-1] if satu is not None)
    if terbaru is None or sebelum is None:
        return Tren.TANPA_PEMBANDING
    beda = terbaru - sebelum
    if abs(beda) < _TETAP_MENIT or abs(beda) * _TETAP_BAGIAN < sebelum:
        return Tren.TETAP
    return Tren.LEBIH_LAMA if beda > 0 else Tren.LEBIH_CEPAT


def middle(menit: Iterable[int]) -> int | None:
    """The median in whole minutes, half up; None of nothing."""
    daftar = list(menit)
    return int(median(daftar) + 0.5) if daftar else None


def usual_day(jam: JamKerja) -> int:
    """The working minutes of an ordinary day of the office."""
    return middle(_minutes(hari) for hari in jam.pekan.values()) or 1


def _propose(langkah: Langkah, sehari: int, ditetapkan: WaktuBaku | None, nyata: Sequence[int]) -> UsulanWaktu:
    tengah = middle(nyata)
    cukup = tengah is not None and len(nyata) >= SIKLUS_MINIMAL
    return UsulanWaktu(
        nomor=langkah.nomor,
        nama=langkah.nama,
        jumlah_siklus=len(nyata),
        tercepat=min(nyata, default=None),
        tengah=tengah,
        terlama=max(nyata, default=None),
        usulan=round_to_baku(tengah, sehari) if cukup and tengah is not None else None,
        ditetapkan=ditetapkan,
    )


def _of_langkah(daftar: Sequence[WaktuSiklus], nomor: int) -> list[int]:
    """What that step took in each cycle in which it was done."""
    semua = (langkah.nyata for siklus in daftar for langkah in siklus.daftar if langkah.nomor == nomor)
    return [satu for satu in semua if satu is not None]


def _minutes(hari: HariKerja) -> int:
    tepi = [satu.hour * 60 + satu.minute for satu in hari.edges()]
    return sum(selesai - mulai for mulai, selesai in zip(tepi[::2], tepi[1::2], strict=True))
