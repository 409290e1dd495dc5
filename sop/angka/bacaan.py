"""What reading a typed figure can come to: one reading, several, none to be had, or a refusal."""

from dataclasses import dataclass
from decimal import Decimal

from sop.angka.desimal import DIGIT_BULAT, DIGIT_DESIMAL
from sop.galat import SopError
from sop.indikator import Jenis, Nilai


@dataclass(frozen=True, slots=True)
class Terbaca:
    """One certain reading; `pembilang` and `penyebut` as typed, `nilai` computed from them unrounded.

    A persen is in percent (87,5% is 87.5). `keterangan` holds the words that stood beside the figure.
    """

    nilai: Nilai
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class Ragu:
    """Two or more readings among which only the person can choose; the likelier one comes first."""

    pilihan: tuple[Terbaca, ...]


@dataclass(frozen=True, slots=True)
class TidakAda:
    """The person said that there is no figure; `keterangan` holds the words that said it."""

    keterangan: str


_DITERIMA = {
    Jenis.ANGKA: "Mohon tulis satu angka, misalnya 110 atau 1.250,5.",
    Jenis.PERSEN: "Mohon tulis persen, misalnya 87,5% atau 12/15.",
    Jenis.RASIO: "Mohon tulis rasio, misalnya 0,85 atau 12/15.",
    Jenis.RUPIAH: "Mohon tulis rupiah, misalnya Rp1.250.000 atau 1,2 juta.",
    Jenis.ORDINAL: "Mohon tulis salah satu predikat: AA, A, BB, B, CC, C, atau D.",
}


BELUM_PASTI = "Isian belum dapat dibaca dengan pasti."
TERLALU_PANJANG = "Isian terlalu panjang untuk dibaca sebagai angka."
LEBIH_DARI_SATU = "Isian memuat lebih dari satu angka."
KIRA_KIRA = "Isian memuat perkiraan, sedangkan yang dicatat adalah angka pasti."
RENTANG = "Isian berupa rentang, sedangkan yang dicatat adalah satu angka."
BEDA_DENGAN_HURUF = "Angka dan huruf di dalam kurung tidak sama."
BEDA_DENGAN_PECAHAN = "Persen dan kedua angkanya tidak cocok."
DAPAT_NOL = "Isian dapat berarti nol, dapat pula berarti belum ada data. Bila hasilnya nol, tulis 0."
PENYEBUT_NOL = "Penyebut nol tidak dapat dihitung."
TIDAK_MUAT = f"Angka paling banyak {DIGIT_BULAT} digit di depan koma dan {DIGIT_DESIMAL} digit di belakang koma."


class AngkaTidakTerbaca(SopError):
    """What was typed is no certain figure of this kind; `sebab` says why and opens `pesan`."""

    def __init__(self, jenis: Jenis, sebab: str = BELUM_PASTI) -> None:
        super().__init__(f"{sebab} {_DITERIMA[jenis]} Bila datanya belum ada, tulis: tidak ada data.")
