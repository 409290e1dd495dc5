"""How figures are written: 1.250.000,5; 87,5%; Rp1.250.000; a capaian, or what stands in its place."""

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from sop.angka.desimal import DIGIT_DESIMAL, DIGIT_SEN
from sop.capaian import Capaian, round_capaian
from sop.indikator import Jenis, Nilai, Predikat, Rentang, Target

LOKAL = "id_ID"
TIDAK_ADA = "–"

# Wide enough for the quotient of any two figures.
_LUAS = Context(prec=100, rounding=ROUND_HALF_UP)
# Python groups by a comma; babel takes many times as long over the same, and a test holds both to the same words.
_TANDA_INDONESIA = str.maketrans(",.", ".,")
_DESIMAL_PERSEN = 2
_DESIMAL_LAIN = 4


def format_angka(nilai: Decimal, *, desimal: int | None = None) -> str:
    """Every digit but trailing zeros, or exactly `desimal` places half-up."""
    if desimal is not None:
        return f"{round_angka(nilai, desimal):,f}".translate(_TANDA_INDONESIA)
    tertulis = f"{_LUAS.add(nilai, 0):,f}"
    if "." in tertulis:
        tertulis = tertulis.rstrip("0").rstrip(".")
    return tertulis.translate(_TANDA_INDONESIA)


def format_persen(persen: Decimal) -> str:
    """Two places at most: 97,22%, 87,5%, 100%."""
    return f"{format_angka(round_angka(persen, _DESIMAL_PERSEN))}%"


def format_nilai(nilai: Nilai | None, jenis: Jenis, satuan: str = "") -> str:
    """A measured value with its unit; `satuan` counts for angka and rasio, the others have their own."""
    if nilai is None:
        return TIDAK_ADA
    if isinstance(nilai, Predikat):
        return nilai.value
    return _add_satuan(_format_bilangan(nilai, jenis), jenis, satuan)


def format_target(target: Target | None, jenis: Jenis, satuan: str = "") -> str:
    """A target as its value is written; a range as 80–90%."""
    if not isinstance(target, Rentang):
        return format_nilai(target, jenis, satuan)
    sampai = "–" if target.bawah >= 0 else " s.d. "
    bawah, atas = (_format_bilangan(batas, jenis) for batas in (target.bawah, target.atas))
    return _add_satuan(f"{bawah}{sampai}{atas}", jenis, satuan)


def format_capaian(capaian: Capaian) -> str:
    """The percentage, with the raw figure beside a capped one; or the status that stands in its place."""
    if capaian.nilai is None or capaian.mentah is None:
        return capaian.status.value
    tertulis = format_persen(capaian.nilai)
    if round_capaian(capaian.mentah) == capaian.nilai:
        return tertulis
    return f"{tertulis} (sebelum dibatasi {format_persen(capaian.mentah)})"


def shorten_angka(nilai: Decimal, jenis: Jenis) -> Decimal:
    """A figure as typed, money to the sen; what has more places than can be typed came from a division.

    That is rounded, but never to less than two digits: 1 of 30.000 is 0,0033%, not 0%.
    """
    if jenis is Jenis.RUPIAH:
        return round_angka(nilai, DIGIT_SEN)
    tempat = -int(nilai.as_tuple().exponent)
    if tempat <= DIGIT_DESIMAL or nilai == round_angka(nilai, DIGIT_DESIMAL):
        return nilai
    desimal = _DESIMAL_PERSEN if jenis is Jenis.PERSEN else _DESIMAL_LAIN
    return round_angka(nilai, max(desimal, 1 - nilai.adjusted()))


def round_angka(nilai: Decimal, desimal: int) -> Decimal:
    """Half-up, however large the figure; never a negative zero."""
    return _LUAS.add(nilai.quantize(_unit(desimal), context=_LUAS), 0)


@cache
def _unit(desimal: int) -> Decimal:
    """One in the last of so many places."""
    return Decimal(1).scaleb(-desimal)


def _format_bilangan(nilai: Decimal, jenis: Jenis) -> str:
    nilai = shorten_angka(nilai, jenis)
    if jenis is not Jenis.RUPIAH:
        return format_angka(nilai)
    bersen = nilai != nilai.to_integral_value()
    rupiah = format_angka(abs(nilai), desimal=DIGIT_SEN if bersen else 0)
    return f"{'-' if nilai < 0 else ''}Rp{rupiah}"


def _add_satuan(tertulis: str, jenis: Jenis, satuan: str) -> str:
    if jenis is Jenis.PERSEN:
        return f"{tertulis}%"
    if jenis is Jenis.RUPIAH or not satuan:
        return tertulis
    return f"{tertulis}%" if satuan == "%" else f"{tertulis} {satuan}"
