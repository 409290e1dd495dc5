"""Targets of the set-up workbook: nobody is there to ask, so doubt is refused with both spellings."""

from decimal import Decimal

import pytest

from sop.angka import TargetTidakTerbaca, parse_target
from sop.indikator import Arah, Jenis, Predikat, Rentang, Target

ANGKA, PERSEN, RASIO, RUPIAH, ORDINAL = Jenis
TINGGI, RENDAH, RENTANG = Arah


def rentang(bawah: str, atas: str) -> Rentang:
    return Rentang(Decimal(bawah), Decimal(atas))


@pytest.mark.parametrize(
    ("teks", "jenis", "arah", "target"),
    [
        ("87,5%", PERSEN, TINGGI, Decimal("87.5")),
        ("100 persen", PERSEN, TINGGI, Decimal(100)),
        ("12/15", PERSEN, TINGGI, Decimal(80)),
        ("0", ANGKA, RENDAH, Decimal(0)),
        ("1.250.000", ANGKA, TINGGI, Decimal(1250000)),
        ("1.250", RUPIAH, TINGGI, Decimal(1250)),
        ("1,2550", ANGKA, TINGGI, Decimal("1.255")),
        ("bb", ORDINAL, TINGGI, Predikat.BB),
        ("80-90", PERSEN, RENTANG, rentang("80", "90")),
        ("80 – 90", PERSEN, RENTANG, rentang("80", "90")),
        ("80% - 90%", PERSEN, RENTANG, rentang("80", "90")),
        ("80–90%", PERSEN, RENTANG, rentang("80", "90")),
        ("80 s.d. 90", ANGKA, RENTANG, rentang("80", "90")),
        ("80 s/d 90", ANGKA, RENTANG, rentang("80", "90")),
        ("80 sampai dengan 90 orang", ANGKA, RENTANG, rentang("80", "90")),
        ("80-80", ANGKA, RENTANG, rentang("80", "80")),
        ("-5 - -2", ANGKA, RENTANG, rentang("-5", "-2")),
        ("-5-5", ANGKA, RENTANG, rentang("-5", "5")),
        ("Rp1.000,- s.d. Rp2.000,-", RUPIAH, RENTANG, rentang("1000", "2000")),
    ],
)
def test_a_certain_target_is_read(teks: str, jenis: Jenis, arah: Arah, target: Target) -> None:
    assert parse_target(teks, jenis, arah) == target


UMUM = "Target belum dapat dibaca dengan pasti."
DUA_CARA = "Target dapat dibaca dengan dua cara; tulis"


@pytest.mark.parametrize(
    ("teks", "jenis", "arah", "pesan"),
    [
        ("1.250", ANGKA, TINGGI, f"{DUA_CARA} 1250 atau 1,25. Contoh yang dapat dibaca: 110."),
        ("1.255", PERSEN, TINGGI, f"{DUA_CARA} 1,2550 atau 1255. Contoh yang dapat dibaca: 87,5%."),
        ("80-1.250", ANGKA, RENTANG, f"{DUA_CARA} 1250 atau 1,25. Contoh yang dapat dibaca: 80-90."),
        ("banyak", RASIO, TINGGI, f"{UMUM} Contoh yang dapat dibaca: 0,85."),
        ("80-90", PERSEN, TINGGI, f"{UMUM} Contoh yang dapat dibaca: 87,5%."),
        ("n/a", RUPIAH, TINGGI, f"{UMUM} Contoh yang dapat dibaca: Rp1.250.000."),
        ("65,20", ORDINAL, TINGGI, f"{UMUM} Contoh yang dapat dibaca: BB."),
        ("B-A", ORDINAL, RENTANG, f"{UMUM} Contoh yang dapat dibaca: 80-90."),
        ("85", PERSEN, RENTANG, f"{UMUM} Contoh yang dapat dibaca: 80-90."),
        ("80-", PERSEN, RENTANG, f"{UMUM} Contoh yang dapat dibaca: 80-90."),
        ("80-n/a", PERSEN, RENTANG, f"{UMUM} Contoh yang dapat dibaca: 80-90."),
        ("8-" * 2_500, PERSEN, RENTANG, f"{UMUM} Contoh yang dapat dibaca: 80-90."),
        (
            "90-80",
            PERSEN,
            RENTANG,
            "Batas bawah target lebih besar daripada batas atasnya. Contoh yang dapat dibaca: 80-90.",
        ),
    ],
)
def test_an_uncertain_target_is_refused_with_an_example(teks: str, jenis: Jenis, arah: Arah, pesan: str) -> None:
    with pytest.raises(TargetTidakTerbaca) as galat:
        parse_target(teks, jenis, arah)
    assert galat.value.pesan == f"{pesan} Kosongkan bila target belum ditetapkan."


@pytest.mark.parametrize("teks", ["1.255", "999.001", "1.250", "12.300"])
def test_both_spellings_that_a_refusal_names_can_be_read(teks: str) -> None:
    with pytest.raises(TargetTidakTerbaca) as galat:
        parse_target(teks, ANGKA, TINGGI)
    daftar_ejaan = galat.value.pesan.split("tulis ")[1].split(". ")[0].split(" atau ")
    assert [parse_target(ejaan, ANGKA, TINGGI) for ejaan in daftar_ejaan] == [
        Decimal(teks.replace(".", "")),
        Decimal(teks),
    ]
