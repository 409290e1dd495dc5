"""Capaian: how far a realisasi reached its target, and its category (domain, section 2)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from sop.indikator import Akumulasi, Arah, Indikator, Nilai, Predikat, Rentang, Rumus, Target
from sop.instansi import AturanKategori
from sop.kategori import LUAS, categorize, describe_kategori

SERATUS = Decimal(100)
_DUA_DESIMAL = Decimal("0.01")


class Status(StrEnum):
    """Whether there is a percentage, and if not, what stands in its place."""

    DIHITUNG = "dihitung"
    TIDAK_DIHITUNG = "tidak dihitung"
    BELUM_TERCAPAI = "belum tercapai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capaian:
    """In percent: `mentah` unrounded and uncapped, `nilai` capped and rounded half-up to two places.

    Both are None unless `status` is DIHITUNG; `alasan` is the office's sentence for the other two, and for a figure
    without `kategori`, which stays out of averages as it is no share of the target.
    """

    status: Status
    mentah: Decimal | None = None
    nilai: Decimal | None = None
    kategori: str = ""
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class AturanCapaian:
    """The office's rule: its categories, and the cap in percent (`batas`), None for none."""

    kategori: AturanKategori = AturanKategori.BERSAMBUNG
    batas: int | None = None


class Alasan(StrEnum):
    """Why there is no percentage, as the office reads it."""

    TANPA_TARGET = "Target belum ditetapkan."
    TANPA_REALISASI = "Data realisasi belum ada."
    BEDA_JENIS = "Target dan realisasi tidak sejenis: yang satu predikat, yang lain angka."
    BUKAN_RENTANG = "Target indikator ini seharusnya rentang, misalnya 80-90."
    RENTANG = "Target berupa rentang, sedangkan arah indikator ini bukan rentang."
    TARGET_NOL = "Target nol tidak dapat menjadi pembagi."
    TARGET_NEGATIF = "Target di bawah nol tidak dapat menjadi pembagi."
    REALISASI_NOL = "Rumus B membagi dengan realisasi, sedangkan realisasi nol atau di bawah nol."
    DI_BAWAH_TARGET = "Predikat yang diraih di bawah target."
    RUMUS_C = "Menurut rumus C, 0% berarti target tepat tercapai; tanpa kategori dan di luar rata-rata."


def compute_capaian(
    *, arah: Arah, rumus: Rumus | None, target: Target | None, realisasi: Nilai | None, aturan: AturanCapaian
) -> Capaian:
    """The capaian of one indicator; `rumus` counts for lower-is-better alone, None there means A.

    The category is decided on the raw value, before the cap and before rounding: a cap of 100 hides no
    "Terlampaui", and 90,004 is above 90 though it is printed as 90,00. Predikat are compared by rank.
    """
    match target, realisasi:
        case None, _:
            return _tidak_dihitung(Alasan.TANPA_TARGET)
        case _, None:
            return _tidak_dihitung(Alasan.TANPA_REALISASI)
        case Predikat(), Predikat():
            return _compare_predikat(target, realisasi, aturan)
        case Decimal(), Decimal():
            hasil = _compute_angka(arah, rumus or Rumus.A, target, realisasi)
        case Rentang(), Decimal():
            hasil = _compute_rentang(arah, target, realisasi)
        case _:
            hasil = Alasan.BEDA_JENIS
    if isinstance(hasil, Alasan):
        return _tidak_dihitung(hasil)
    capaian = _dihitung(hasil, aturan)
    if _counts_from_zero(arah, rumus):
        return replace(capaian, kategori="", alasan=Alasan.RUMUS_C.value)
    return capaian


def capaian_tepat(indikator: Indikator) -> Decimal:
    """What the capaian is in percent where the target is just met: 100, but 0 by formula C."""
    return Decimal(0) if _counts_from_zero(indikator.arah, indikator.rumus) else SERATUS


def compute_tahun(daftar: Sequence[Nilai | None], akumulasi: Akumulasi) -> Nilai | None:
    """The year's value from its triwulan in order; pass those that are over, as None is unknown, not zero.

    A sum with an unknown part is unknown. The last value is the last known one; predikat have no sum.
    """
    diketahui = [nilai for nilai in daftar if nilai is not None]
    angka = [nilai for nilai in diketahui if isinstance(nilai, Decimal)]
    if not diketahui:
        return None
    if akumulasi is Akumulasi.TERAKHIR or len(angka) < len(diketahui):
        return diketahui[-1]
    return sum(angka, Decimal(0)) if len(angka) == len(daftar) else None


def describe_aturan(aturan: AturanCapaian) -> str:
    """The rule of categories and cap, as printed below the table."""
    if aturan.batas is None:
        batas = "Capaian tidak dibatasi."
    else:
        batas = f"Capaian dibatasi paling tinggi {aturan.batas}%; angka sebelum dibatasi ikut dicantumkan."
    return f"{describe_kategori(aturan.kategori)} {batas}"


def round_capaian(mentah: Decimal) -> Decimal:
    """Half-up to two places, however large the figure."""
    return mentah.quantize(_DUA_DESIMAL, context=LUAS)


def _counts_from_zero(arah: Arah, rumus: Rumus | None) -> bool:
    return arah is Arah.RENDAH and rumus is Rumus.C


def _compare_predikat(target: Predikat, realisasi: Predikat, aturan: AturanCapaian) -> Capaian:
    urutan = list(Predikat)
    if urutan.index(realisasi) > urutan.index(target):
        return Capaian(status=Status.BELUM_TERCAPAI, alasan=Alasan.DI_BAWAH_TARGET.value)
    return _dihitung(SERATUS, aturan)


def _compute_angka(arah: Arah, rumus: Rumus, target: Decimal, realisasi: Decimal) -> Decimal | Alasan:
    if arah is Arah.RENTANG:
        return Alasan.BUKAN_RENTANG
    if target <= 0:
        return Alasan.TARGET_NEGATIF if target else Alasan.TARGET_NOL
    if arah is Arah.TINGGI:
        return realisasi * SERATUS / target
    match rumus:
        case Rumus.A:
            return (2 * target - realisasi) * SERATUS / target
        case Rumus.B:
            return target * SERATUS / realisasi if realisasi > 0 else Alasan.REALISASI_NOL
        case Rumus.C:
            return (target - realisasi) * SERATUS / target


def _compute_rentang(arah: Arah, target: Rentang, realisasi: Decimal) -> Decimal | Alasan:
    """Above the range by its upper bound, below it by its lower, inside it 100."""
    if arah is not Arah.RENTANG:
        return Alasan.RENTANG
    if target.bawah == target.atas == 0:
        return Alasan.TARGET_NOL
    if target.bawah <= realisasi <= target.atas:
        return SERATUS
    return _compute_angka(Arah.TINGGI, Rumus.A, target.atas if realisasi > target.atas else target.bawah, realisasi)


def _tidak_dihitung(alasan: Alasan) -> Capaian:
    return Capaian(status=Status.TIDAK_DIHITUNG, alasan=alasan.value)


def _dihitung(mentah: Decimal, aturan: AturanCapaian) -> Capaian:
    dibatasi = mentah if aturan.batas is None else min(mentah, Decimal(aturan.batas))
    return Capaian(
        status=Status.DIHITUNG,
        mentah=mentah,
        nilai=round_capaian(dibatasi),
        kategori=categorize(mentah, aturan.kategori),
    )
