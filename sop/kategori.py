"""The categories of a capaian: tables, and the sentence about them that is printed below the rekap."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from sop.instansi import AturanKategori

# Wide enough for any quotient of two figures that storage holds.
LUAS = Context(prec=100, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Jenjang:
    """One category: from `batas` percent on, or above it where `di_atas`; None reaches down without end."""

    nama: str
    syarat: str
    batas: Decimal | None = None
    di_atas: bool = False

    def includes(self, capaian: Decimal) -> bool:
        """Whether the capaian reaches this category; the table is walked from the best."""
        if self.batas is None:
            return True
        return capaian > self.batas if self.di_atas else capaian >= self.batas


@dataclass(frozen=True, slots=True)
class TabelKategori:
    """The categories, best first; `bulat` rounds half-up to a whole number before they are looked up."""

    daftar_jenjang: tuple[Jenjang, ...]
    bulat: bool = False


def _build_bersambung(*nama: str) -> TabelKategori:
    syarat = ("> 90", "> 75 s.d. 90", "> 65 s.d. 75", "> 50 s.d. 65", "≤ 50")
    batas = (Decimal(90), Decimal(75), Decimal(65), Decimal(50), None)
    return TabelKategori(tuple(Jenjang(*baris, di_atas=True) for baris in zip(nama, syarat, batas, strict=True)))


TABEL = {
    AturanKategori.BERSAMBUNG: _build_bersambung("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah"),
    AturanKategori.BAIK: _build_bersambung("Sangat Baik", "Baik", "Cukup", "Kurang", "Sangat Kurang"),
    AturanKategori.BULAT: TabelKategori(
        (
            Jenjang("Sangat Tinggi", "≥ 91", Decimal(91)),
            Jenjang("Tinggi", "76–90", Decimal(76)),
            Jenjang("Sedang", "66–75", Decimal(66)),
            Jenjang("Rendah", "51–65", Decimal(51)),
            Jenjang("Sangat Rendah", "≤ 50"),
        ),
        bulat=True,
    ),
    AturanKategori.TERCAPAI: TabelKategori(
        (
            Jenjang("Terlampaui", "> 100", Decimal(100), di_atas=True),
            Jenjang("Tercapai", "100", Decimal(100)),
            Jenjang("Tidak Tercapai", "< 100"),
        )
    ),
}


def categorize(mentah: Decimal, aturan: AturanKategori) -> str:
    """The category of a capaian in percent, which comes unrounded and uncapped."""
    tabel = TABEL[aturan]
    capaian = mentah.quantize(Decimal(1), context=LUAS) if tabel.bulat else mentah
    return next(jenjang.nama for jenjang in tabel.daftar_jenjang if jenjang.includes(capaian))


def describe_kategori(aturan: AturanKategori) -> str:
    """The rule as the office reads it below its table."""
    tabel = TABEL[aturan]
    jenjang = ", ".join(f"{satu.nama} ({satu.syarat})" for satu in tabel.daftar_jenjang)
    dasar = "capaian yang dibulatkan ke bilangan bulat" if tabel.bulat else "capaian sebelum dibulatkan"
    return f"Kategori capaian (%): {jenjang}; ditetapkan dari {dasar}."


def find_kategori(aturan: str) -> AturanKategori | None:
    """Which rule a printed text begins with; None where it is none of ours, as in a rekap of another time."""
    return next((satu for satu in AturanKategori if aturan.startswith(describe_kategori(satu))), None)
