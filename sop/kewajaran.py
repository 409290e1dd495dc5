"""Questions worth asking about a figure (kewajaran): named rules, each a switch of the office's; none forbids anything.

A figure that one of them finds odd is asked about: it is corrected, or stands with its reason, which the rekap shows.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sop.anggaran import Anggaran
from sop.capaian import SERATUS, Capaian, capaian_tepat, round_capaian
from sop.indikator import Akumulasi, Arah, Indikator, Jenis, Nilai

DITIMPA = "ditimpa"  # no rule that can be switched off: the figure replaced another person's
_SELISIH_BESAR = Decimal("0.5")
_PALING_TINGGI, _PALING_RENDAH = Decimal(150), Decimal(50)


class Aturan(StrEnum):
    """The rules, in the order in which they are asked."""

    TANPA_BAGIAN = "tanpa_bagian"
    PEMBILANG = "pembilang"
    TANPA_TARGET = "tanpa_target"
    DI_ATAS = "di_atas"
    DI_BAWAH = "di_bawah"
    SAMA = "sama"
    BERUBAH = "berubah"
    TURUN = "turun"
    AKUMULASI = "akumulasi"
    PAGU = "pagu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lalu:
    """An earlier figure of the same indicator: when that was, and whether in the same year."""

    sebutan: str
    nilai: Nilai
    setahun: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Realisasi:
    """A figure as it is looked at: `lalu` is the newest earlier one, None where there is none to compare it with.

    `akumulasi` is what the triwulan of a year came to, only where the figure is that year's.
    """

    indikator: Indikator
    nilai: Nilai
    capaian: Capaian
    ada_target: bool
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    lalu: Lalu | None = None
    akumulasi: Nilai | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Belanja:
    """What a programme spent in rupiah up to the period's end; `lalu` is the same of the period before in that year."""

    anggaran: Anggaran
    nilai: Decimal
    lalu: Lalu | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Temuan:
    """What a rule found, in the words that were shown to the person."""

    aturan: str
    kalimat: str


def find_oddities(satu: Realisasi, mati: Collection[str] = ()) -> tuple[Aturan, ...]:
    """The rules that find the figure odd; those in `mati` are switched off."""
    return tuple(aturan for aturan in Aturan if aturan.value not in mati and _PERIKSA[aturan](satu))


def find_budget_oddities(satu: Belanja, mati: Collection[str] = ()) -> tuple[Aturan, ...]:
    """The rules that find a spending odd: it passed the pagu, or it shrank although it is counted up."""
    lalu = satu.lalu.nilai if satu.lalu else None
    aneh = {
        Aturan.TURUN: isinstance(lalu, Decimal) and satu.nilai < lalu,
        Aturan.PAGU: satu.nilai > satu.anggaran.pagu,
    }
    return tuple(aturan for aturan, benar in aneh.items() if benar and aturan.value not in mati)


def _lacks_parts(satu: Realisasi) -> bool:
    """A ratio can be followed to its source by its two counts alone."""
    return satu.indikator.jenis is Jenis.RASIO and satu.penyebut is None


def _is_part_larger(satu: Realisasi) -> bool:
    return satu.pembilang is not None and satu.penyebut is not None and satu.pembilang > satu.penyebut


def _is_far_above(satu: Realisasi) -> bool:
    ukuran = _measure(satu)
    return ukuran is not None and ukuran > _PALING_TINGGI


def _is_far_below(satu: Realisasi) -> bool:
    ukuran = _measure(satu)
    return ukuran is not None and ukuran < _PALING_RENDAH


def _measure(satu: Realisasi) -> Decimal | None:
    """The capaian in percent; rumus C gives 0 for a target just met, so it is moved to where A gives 100."""
    if satu.capaian.mentah is None:
        return None
    return satu.capaian.mentah + SERATUS - capaian_tepat(satu.indikator)


def _is_same(satu: Realisasi) -> bool:
    """The same again, to the last digit: copied, or true. A predikat and a full mark stay for years."""
    return satu.lalu is not None and isinstance(satu.nilai, Decimal) and satu.nilai == satu.lalu.nilai != 0


def _is_far_off(satu: Realisasi) -> bool:
    if satu.lalu is None or not isinstance(satu.nilai, Decimal) or not isinstance(satu.lalu.nilai, Decimal):
        return False
    return abs(satu.nilai - satu.lalu.nilai) > abs(satu.lalu.nilai) * _SELISIH_BESAR and satu.lalu.nilai != 0


def _is_falling(satu: Realisasi) -> bool:
    """What is counted up through the year (its last value is the year's) does not fall by itself."""
    lalu = satu.lalu
    if lalu is None or not lalu.setahun or satu.indikator.arah is not Arah.TINGGI:
        return False
    if satu.indikator.akumulasi is not Akumulasi.TERAKHIR or satu.indikator.jenis not in (Jenis.ANGKA, Jenis.RUPIAH):
        return False
    return isinstance(satu.nilai, Decimal) and isinstance(lalu.nilai, Decimal) and satu.nilai < lalu.nilai


def _is_off_sum(satu: Realisasi) -> bool:
    """To two places, as people read and copy it."""
    if isinstance(satu.nilai, Decimal) and isinstance(satu.akumulasi, Decimal):
        return round_capaian(satu.nilai) != round_capaian(satu.akumulasi)
    return satu.akumulasi is not None and satu.nilai != satu.akumulasi


def _is_over_budget(satu: Realisasi) -> bool:
    pagu = satu.indikator.pagu
    if satu.indikator.jenis is not Jenis.RUPIAH or pagu is None or not isinstance(satu.nilai, Decimal):
        return False
    return satu.nilai > pagu


_PERIKSA: Mapping[Aturan, Callable[[Realisasi], bool]] = {
    Aturan.TANPA_BAGIAN: _lacks_parts,
    Aturan.PEMBILANG: _is_part_larger,
    Aturan.TANPA_TARGET: lambda satu: not satu.ada_target,
    Aturan.DI_ATAS: _is_far_above,
    Aturan.DI_BAWAH: _is_far_below,
    Aturan.SAMA: _is_same,
    Aturan.BERUBAH: _is_far_off,
    Aturan.TURUN: _is_falling,
    Aturan.AKUMULASI: _is_off_sum,
    Aturan.PAGU: _is_over_budget,
}
