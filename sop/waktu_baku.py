"""The standard time of a step, as the SOP writes it: working minutes, or working days."""

import re
from dataclasses import dataclass
from enum import StrEnum

from sop.galat import SopError


class WaktuTidakTerbaca(SopError):
    """A standard time that is neither minutes, hours nor working days."""

    def __init__(self, teks: str) -> None:
        super().__init__(
            f"Waktu baku “{teks}” belum dapat dibaca. Mohon tulis seperti “60 menit”, “8 jam” atau “1 Hari”."
        )


class Satuan(StrEnum):
    """What a standard time is counted in, as the SOP writes it: working minutes, or working days."""

    MENIT = "menit"
    HARI = "Hari"


@dataclass(frozen=True, slots=True)
class WaktuBaku:
    """A standard time of the SOP, such as 60 menit or 1 Hari."""

    jumlah: int
    satuan: Satuan

    def __str__(self) -> str:
        return f"{self.jumlah} {self.satuan}"


def parse_waktu_baku(teks: str) -> WaktuBaku:
    """Read "60 menit", "8 jam" (kept as 480 menit) or "1 Hari", four digits at most.

    Raises WaktuTidakTerbaca for anything else, zero included.
    """
    found = re.fullmatch(r"([0-9]{1,4})\s*(menit|jam|hari)(\s+kerja)?", teks.strip(), re.IGNORECASE)
    if found is None or int(found[1]) == 0:
        raise WaktuTidakTerbaca(teks)
    jumlah = int(found[1])
    match found[2].lower():
        case "menit":
            return WaktuBaku(jumlah, Satuan.MENIT)
        case "jam":
            return WaktuBaku(jumlah * 60, Satuan.MENIT)
        case _:
            return WaktuBaku(jumlah, Satuan.HARI)
