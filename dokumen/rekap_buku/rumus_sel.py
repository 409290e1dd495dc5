"""The formulas of the rekap's table: a reader can follow from target and realisasi to capaian, and try other figures.

They hold cell addresses and our own numbers alone, never a word that somebody typed. Their cached values are what the
rekap says; a spreadsheet comes to the same ones.
"""

from dataclasses import dataclass
from decimal import Decimal

from sop.indikator import Arah, Indikator, Jenis, Rentang, Rumus, Target
from sop.rekap import Isian


@dataclass(frozen=True, slots=True)
class Alamat:
    """The two cells a capaian is computed from, such as F6 and G6."""

    target: str
    realisasi: str


def formula_realisasi(isian: Isian, jenis: Jenis) -> str | None:
    """The quotient of the two counts it was given as, None where it was given as one figure."""
    if not (isian.pembilang and isian.penyebut) or not isinstance(isian.nilai, Decimal):
        return None
    hasil = f"{_number(Decimal(isian.pembilang))}/{_number(Decimal(isian.penyebut))}"
    return f"{hasil}*100" if jenis is Jenis.PERSEN else hasil


def formula_capaian(indikator: Indikator, target: Target, alamat: Alamat, batas: Decimal | None) -> str | None:
    """In percent, capped at `batas`, two places half-up; None where no formula says it (predikat)."""
    mentah = _raw(indikator, target, alamat)
    if mentah is None:
        return None
    return f"ROUND({mentah if batas is None else f'MIN({mentah},{_number(batas)})'},2)"


def formula_perubahan(alamat: Alamat) -> str:
    """How far the realisasi moved from the earlier one (in the place of the target), in percent of that."""
    lalu, kini = alamat.target, alamat.realisasi
    return f"ROUND(({kini}-{lalu})/ABS({lalu})*100,2)"


def formula_penyerapan(alamat: Alamat) -> str:
    """How much of a pagu (in the place of the target) was spent, in percent."""
    return f"ROUND({alamat.realisasi}/{alamat.target}*100,2)"


def formula_sisa(alamat: Alamat) -> str:
    """What is left of a pagu."""
    return f"{alamat.target}-{alamat.realisasi}"


def formula_selisih(capaian: str, penyerapan: str) -> str:
    """How much more was reached than was spent, in percentage points."""
    return f"ROUND({capaian}-{penyerapan},2)"


def formula_sum(awal: str, akhir: str) -> str:
    """The sum of a column's cells; those with words in them count for nothing."""
    return f"SUM({awal}:{akhir})"


def _raw(indikator: Indikator, target: Target, alamat: Alamat) -> str | None:
    t, r = alamat.target, alamat.realisasi
    match indikator.arah, target:
        case Arah.RENTANG, Rentang(bawah=bawah, atas=atas):
            return f"IF({r}>{_number(atas)},{r}/{_number(atas)},IF({r}<{_number(bawah)},{r}/{_number(bawah)},1))*100"
        case Arah.TINGGI, Decimal():
            return f"{r}/{t}*100"
        case Arah.RENDAH, Decimal():
            return {
                Rumus.A: f"(2*{t}-{r})/{t}*100",
                Rumus.B: f"{t}/{r}*100",
                Rumus.C: f"({t}-{r})/{t}*100",
            }[indikator.rumus or Rumus.A]
        case _:
            return None


def _number(angka: Decimal) -> str:
    """Every digit, without a power of ten."""
    return f"{angka:f}" if angka >= 0 else f"({angka:f})"
