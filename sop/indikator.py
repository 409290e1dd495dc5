"""An indicator (indikator) of the performance agreement, with its targets, as the office set it up."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sop.periode import Bagian


class Jenis(StrEnum):
    """What kind of value is measured."""

    ANGKA = "angka"
    PERSEN = "persen"
    RASIO = "rasio"
    RUPIAH = "rupiah"
    ORDINAL = "ordinal"


class Arah(StrEnum):
    """Which way is better."""

    TINGGI = "tinggi"
    RENDAH = "rendah"
    RENTANG = "rentang"


class Rumus(StrEnum):
    """The formula for lower-is-better: A (2T-R)/T, B T/R, C (T-R)/T, each x 100 (domain, section 2)."""

    A = "A"
    B = "B"
    C = "C"


class Akumulasi(StrEnum):
    """How a year is made from its triwulan."""

    JUMLAH = "jumlah"
    TERAKHIR = "terakhir"


class Predikat(StrEnum):
    """An ordinal value of SAKIP, best first."""

    AA = "AA"
    A = "A"
    BB = "BB"
    B = "B"
    CC = "CC"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True)
class Rentang:
    """A target that is a range, both bounds inside it."""

    bawah: Decimal
    atas: Decimal


# Nilai is a measured value, Target what was promised; None beside them is unknown, which is not zero.
Nilai = Decimal | Predikat
Target = Decimal | Predikat | Rentang
# The realisasi of the year before, and of the one before that.
AngkaLalu = tuple[Nilai | None, Nilai | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator:
    """One row of the sheet Indikator; `unit` is the unit's kode, money is in rupiah, None is unknown."""

    kode: str
    sasaran: str
    nama: str
    satuan: str
    unit: str
    jenis: Jenis
    arah: Arah
    rumus: Rumus | None = None
    akumulasi: Akumulasi = Akumulasi.TERAKHIR
    target_tw_i: Target | None = None
    target_tw_ii: Target | None = None
    target_tw_iii: Target | None = None
    target_tw_iv: Target | None = None
    target_tahun: Target | None = None
    realisasi_n1: Nilai | None = None
    realisasi_n2: Nilai | None = None
    target_renstra: Target | None = None
    standar_nasional: Target | None = None
    program: str = ""
    pagu: Decimal | None = None
    definisi: str = ""
    sumber_data: str = ""

    @property
    def angka_lalu(self) -> AngkaLalu:
        """Its figures of earlier years."""
        return self.realisasi_n1, self.realisasi_n2

    def target(self, bagian: Bagian) -> Target | None:
        """The target of that part of the year, or None where the office set none."""
        match bagian:
            case Bagian.TW_I:
                return self.target_tw_i
            case Bagian.TW_II:
                return self.target_tw_ii
            case Bagian.TW_III:
                return self.target_tw_iii
            case Bagian.TW_IV:
                return self.target_tw_iv
            case Bagian.TAHUN:
                return self.target_tahun
