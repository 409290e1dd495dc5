"""The period a cycle collects: a triwulan, or the whole year."""

from dataclasses import dataclass
from enum import StrEnum


class Bagian(StrEnum):
    """Which part of the year."""

    TW_I = "TW I"
    TW_II = "TW II"
    TW_III = "TW III"
    TW_IV = "TW IV"
    TAHUN = "Tahun"


NAMA_BAGIAN = {
    Bagian.TW_I: "Triwulan I",
    Bagian.TW_II: "Triwulan II",
    Bagian.TW_III: "Triwulan III",
    Bagian.TW_IV: "Triwulan IV",
    Bagian.TAHUN: "Tahun",
}


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """One period, such as Triwulan III 2026."""

    tahun: int
    bagian: Bagian

    def __str__(self) -> str:
        return f"{NAMA_BAGIAN[self.bagian]} {self.tahun}"
