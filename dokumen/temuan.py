"""What is wrong in a workbook someone sent, each named by sheet and cell, all of it at once."""

from dataclasses import dataclass, field

from sop.galat import SopError


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend; `cell` is an address such as C7, or a heading's where a whole column is meant."""

    sheet: str
    cell: str
    pesan: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}: {self.pesan}"


class BukuBermasalah(SopError):
    """A workbook with faults; nothing of it was taken."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        baris = [f"Buku kerja belum dapat diterima. Mohon perbaiki {len(faults)} hal berikut:"]
        super().__init__("\n".join([*baris, *map(str, faults)]))


@dataclass(slots=True)
class Temuan:
    """Collects faults while a workbook is read to its end."""

    daftar: list[Fault] = field(default_factory=list)

    def note(self, sheet: str, cell: str, pesan: str) -> None:
        self.daftar.append(Fault(sheet, cell, pesan))

    def has(self, sheet: str) -> bool:
        return any(fault.sheet == sheet for fault in self.daftar)

    def raise_any(self) -> None:
        """Raise BukuBermasalah when anything was noted."""
        if self.daftar:
            raise BukuBermasalah(tuple(self.daftar))
