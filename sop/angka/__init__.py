"""Reading figures as people type them: the door to the files that each know one part of it."""

from sop.angka.bacaan import AngkaTidakTerbaca, Ragu, Terbaca, TidakAda
from sop.angka.realisasi import parse_realisasi
from sop.angka.target import TargetTidakTerbaca, parse_target

__all__ = [
    "AngkaTidakTerbaca",
    "Ragu",
    "TargetTidakTerbaca",
    "Terbaca",
    "TidakAda",
    "parse_realisasi",
    "parse_target",
]
