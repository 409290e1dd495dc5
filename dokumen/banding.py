"""What a realisasi is beside last year's: a change in percent, or the sentence why there is none.

Last year's figure is that of the whole year. A triwulan of an indicator whose year is the sum of its triwulan is
therefore never set against it; one whose year is its last value is, as the odd-figure rules do (sop/kewajaran.py).
"""

from decimal import Decimal, localcontext
from enum import StrEnum

from sop.capaian import SERATUS
from sop.indikator import Akumulasi
from sop.kategori import LUAS
from sop.periode import Bagian, Periode
from sop.rekap import BarisRekap


class TanpaPerubahan(StrEnum):
    """Why there is no percentage, as the office reads it."""

    TANPA_LALU = "realisasi tahun lalu belum tercatat"
    TANPA_REALISASI = "data realisasi belum ada"
    PREDIKAT = "predikat dibandingkan sebagai kata, bukan angka"
    LALU_NOL = "realisasi tahun lalu nol tidak dapat menjadi pembagi"
    SETAHUN = "angka setahun tidak sebanding dengan angka satu triwulan"


def is_part_of_sum(baris: BarisRekap, periode: Periode) -> bool:
    """Whether the figure is one triwulan of a year that is their sum, and so no match for any figure of a year."""
    return baris.indikator.akumulasi is Akumulasi.JUMLAH and periode.bagian is not Bagian.TAHUN


def compute_perubahan(baris: BarisRekap, periode: Periode) -> Decimal | TanpaPerubahan:
    """In percent of last year's realisasi, unrounded."""
    indikator = baris.indikator
    lalu, kini = indikator.realisasi_n1, baris.isian.nilai if baris.isian else None
    if lalu is None:
        return TanpaPerubahan.TANPA_LALU
    if kini is None:
        return TanpaPerubahan.TANPA_REALISASI
    if not isinstance(lalu, Decimal) or not isinstance(kini, Decimal):
        return TanpaPerubahan.PREDIKAT
    if is_part_of_sum(baris, periode):
        return TanpaPerubahan.SETAHUN
    if not lalu:
        return TanpaPerubahan.LALU_NOL
    with localcontext(LUAS):
        return (kini - lalu) * SERATUS / abs(lalu)
