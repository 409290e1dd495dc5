"""The refusal of a SOP file; read by an operator, so in English."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Kesalahan:
    """One fault: the line from 1, and the reason."""

    baris: int
    alasan: str


class NaskahSalah(ValueError):
    """A SOP file that would not run: `nama` of the file, `semua` that is wrong with it, and the first of that."""

    def __init__(self, nama: str, semua: Sequence[Kesalahan]) -> None:
        self.nama = nama
        self.semua = tuple(semua)
        self.baris, self.alasan = semua[0].baris, semua[0].alasan
        super().__init__(f"{nama}, line {self.baris}: {self.alasan}")
