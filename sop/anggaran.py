"""The budget (anggaran) behind the indicators: what a unit's programmes may spend, spent, and what came of it.

The set-up names a programme and its pagu beside an indicator; several indicators of a unit may name the same one. Its
spending is asked once, at the first of them, and never divided among indicators.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sop.capaian import SERATUS
from sop.indikator import Indikator


@dataclass(frozen=True, slots=True, kw_only=True)
class Anggaran:
    """One programme of one unit: `pagu` in rupiah; it is asked at the indicator `kode` and serves `daftar_kode`."""

    kode: str
    unit: str
    program: str
    pagu: Decimal
    daftar_kode: tuple[str, ...]


def list_anggaran(daftar: Iterable[Indikator]) -> tuple[Anggaran, ...]:
    """The programmes in the order in which indicators name them first.

    The same name with another pagu is a line of its own; an indicator with a pagu and no programme stands for itself.
    One that names a programme of its unit without a pagu belongs to it where the pagu is written once beside the name.
    """
    semua = [(_name(satu), satu) for satu in daftar]
    pagu: dict[tuple[str, str], set[Decimal]] = {}
    for nama, satu in semua:
        if satu.pagu is not None and satu.program:
            pagu.setdefault(nama, set()).add(satu.pagu)
    kelompok: dict[tuple[tuple[str, str], str, Decimal], list[Indikator]] = {}
    for nama, satu in semua:
        dikenal = pagu.get(nama, set()) if satu.program else set()
        nilai = next(iter(dikenal)) if satu.pagu is None and len(dikenal) == 1 else satu.pagu
        if nilai is not None:
            kelompok.setdefault((nama, "" if satu.program else satu.kode, nilai), []).append(satu)
    return tuple(_anggaran(kunci[-1], milik) for kunci, milik in kelompok.items())


def _name(satu: Indikator) -> tuple[str, str]:
    return satu.unit, " ".join(satu.program.split()).casefold()


def compute_penyerapan(pagu: Decimal, realisasi: Decimal | None) -> Decimal | None:
    """How much of the pagu was spent, in percent, unrounded; None where either is unknown or there was nothing."""
    return None if realisasi is None or pagu <= 0 else realisasi * SERATUS / pagu


def compute_efisiensi(capaian: Decimal | None, penyerapan: Decimal | None) -> Decimal | None:
    """Capaian less penyerapan, in percentage points: above zero, more was reached than was spent on it.

    The way of the offices' own reports (LKjIP practice); no rule prescribes a formula.
    """
    return None if capaian is None or penyerapan is None else capaian - penyerapan


def _anggaran(pagu: Decimal, daftar: Sequence[Indikator]) -> Anggaran:
    pertama = daftar[0]
    return Anggaran(
        kode=pertama.kode,
        unit=pertama.unit,
        program=pertama.program or pertama.nama,
        pagu=pagu,
        daftar_kode=tuple(satu.kode for satu in daftar),
    )
