"""The three books of an office: letters that go out, letters that come in, and what was handed over to whom."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Buku(StrEnum):
    """Buku Agenda surat keluar and surat masuk, and Buku Ekspedisi."""

    KELUAR = "keluar"
    MASUK = "masuk"
    EKSPEDISI = "ekspedisi"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisBuku:
    """One line; `urut` is its No in the book's year, 0 until it has one.

    `tanggal` is when the letter was sent, received or handed over (None: never), `pihak` to whom or from whom;
    `penerima` took it at `diterima_pada`, by the inbox message `pesan`.
    """

    urut: int = 0
    tanggal: date | None
    tanggal_surat: date | None = None
    nomor: str = ""
    pihak: str
    isi: str
    ket: str = ""
    penerima: str = ""
    diterima_pada: datetime | None = None
    pesan: int | None = None

    @property
    def nomor_agenda(self) -> str:
        """The number a letter that came in has in the office's agenda: its No with the year."""
        return f"{self.urut}/{self.tanggal.year}" if self.tanggal else str(self.urut)
