"""Reading figures as people type them: the door to the files that each know one part of it."""

from sop.baca_realisasi import parse_realisasi
from sop.baca_target import TargetTidakTerbaca, parse_target
from sop.bacaan import AngkaTidakTerbaca, Ragu, Terbaca, TidakAda

__all__ = [
    "AngkaTidakTerbaca",
    "Ragu",
    "TargetTidakTerbaca",
    "Terbaca",
    "TidakAda",
    "parse_realisasi",
    "parse_target",
]
