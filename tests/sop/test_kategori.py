"""The category tables, at their edges and between the whole numbers they were written for."""

from decimal import Decimal

import pytest

from sop.instansi import AturanKategori
from sop.kategori import categorize, describe_kategori

BERSAMBUNG, BULAT, BAIK, TERCAPAI = AturanKategori


@pytest.mark.parametrize(
    ("aturan", "mentah", "kategori"),
    [
        (BERSAMBUNG, "137.92", "Sangat Tinggi"),
        (BERSAMBUNG, "90.0000000001", "Sangat Tinggi"),
        (BERSAMBUNG, "90", "Tinggi"),
        (BERSAMBUNG, "75.01", "Tinggi"),
        (BERSAMBUNG, "75", "Sedang"),
        (BERSAMBUNG, "65.5", "Sedang"),
        (BERSAMBUNG, "65", "Rendah"),
        (BERSAMBUNG, "50.5", "Rendah"),
        (BERSAMBUNG, "50", "Sangat Rendah"),
        (BERSAMBUNG, "-50", "Sangat Rendah"),
        (BULAT, "90.5", "Sangat Tinggi"),
        (BULAT, "90.4999", "Tinggi"),
        (BULAT, "75.5", "Tinggi"),
        (BULAT, "75.49", "Sedang"),
        (BULAT, "65.5", "Sedang"),
        (BULAT, "65.49", "Rendah"),
        (BULAT, "50.5", "Rendah"),
        (BULAT, "50.49", "Sangat Rendah"),
        (BULAT, "999999999999999000000000000000.5", "Sangat Tinggi"),
        (BAIK, "90.5", "Sangat Baik"),
        (BAIK, "90", "Baik"),
        (BAIK, "75", "Cukup"),
        (BAIK, "65", "Kurang"),
        (BAIK, "50", "Sangat Kurang"),
        (TERCAPAI, "100.004", "Terlampaui"),
        (TERCAPAI, "100", "Tercapai"),
        (TERCAPAI, "99.999", "Tidak Tercapai"),
    ],
)
def test_every_percentage_falls_into_one_category(aturan: AturanKategori, mentah: str, kategori: str) -> None:
    assert categorize(Decimal(mentah), aturan) == kategori


@pytest.mark.parametrize(
    ("aturan", "kalimat"),
    [
        (
            BULAT,
            "Kategori capaian (%): Sangat Tinggi (≥ 91), Tinggi (76–90), Sedang (66–75), Rendah (51–65), "
            "Sangat Rendah (≤ 50); ditetapkan dari capaian yang dibulatkan ke bilangan bulat.",
        ),
        (
            BAIK,
            "Kategori capaian (%): Sangat Baik (> 90), Baik (> 75 s.d. 90), Cukup (> 65 s.d. 75), "
            "Kurang (> 50 s.d. 65), Sangat Kurang (≤ 50); ditetapkan dari capaian sebelum dibulatkan.",
        ),
    ],
)
def test_the_rule_is_said_in_one_sentence(aturan: AturanKategori, kalimat: str) -> None:
    assert describe_kategori(aturan) == kalimat
