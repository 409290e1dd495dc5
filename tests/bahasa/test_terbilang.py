"""Figures in words, held against a reader of number words that knows nothing of the writer."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahasa.bentuk import terbilang
from sop.indikator import Jenis

ANGKA, PERSEN, RASIO, RUPIAH, ORDINAL = Jenis

DIGIT = {kata: nilai for nilai, kata in enumerate(
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
)}  # fmt: skip
SKALA = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
SATU_BERIMBUHAN = {"sepuluh": "satu puluh", "sebelas": "satu belas", "seratus": "satu ratus", "seribu": "satu ribu"}


def read_bulat(teks: str) -> int:
    jumlah = ratusan = satuan = 0
    for kata in " ".join(SATU_BERIMBUHAN.get(kata, kata) for kata in teks.split()).split():
        match kata:
            case "puluh":
                ratusan, satuan = ratusan + satuan * 10, 0
            case "belas":
                ratusan, satuan = ratusan + satuan + 10, 0
            case "ratus":
                ratusan, satuan = ratusan + satuan * 100, 0
            case _ if kata in SKALA:
                jumlah, ratusan, satuan = jumlah + (ratusan + satuan) * SKALA[kata], 0, 0
            case _:
                satuan = DIGIT[kata]
    return jumlah + ratusan + satuan


def read_kata(teks: str) -> Decimal:
    bulat, _, desimal = teks.removeprefix("minus ").partition(" koma ")
    digit = "".join(str(DIGIT[kata]) for kata in desimal.split())
    nilai = Decimal(f"{read_bulat(bulat)}.{digit or 0}")
    return -nilai if teks.startswith("minus ") else nilai


@pytest.mark.parametrize(
    ("nilai", "jenis", "kata"),
    [
        ("87.5", PERSEN, "delapan puluh tujuh koma lima persen"),
        ("100.00", PERSEN, "seratus persen"),
        ("1200000", RUPIAH, "satu juta dua ratus ribu rupiah"),
        ("1250000.50", RUPIAH, "satu juta dua ratus lima puluh ribu koma lima rupiah"),
        ("12.25", ANGKA, "dua belas koma dua lima"),
        ("0.05", RASIO, "nol koma nol lima"),
        ("1.10", ANGKA, "satu koma satu"),
        ("0", ANGKA, "nol"),
        ("-0", ANGKA, "nol"),
        ("1E+3", ANGKA, "seribu"),
        ("10", ANGKA, "sepuluh"),
        ("11", ANGKA, "sebelas"),
        ("19", ANGKA, "sembilan belas"),
        ("101", ANGKA, "seratus satu"),
        ("1100", ANGKA, "seribu seratus"),
        ("11000", ANGKA, "sebelas ribu"),
        ("21000", ANGKA, "dua puluh satu ribu"),
        ("101000", ANGKA, "seratus satu ribu"),
        ("1000001", ANGKA, "satu juta satu"),
        ("1001000", ANGKA, "satu juta seribu"),
        ("1101000", ANGKA, "satu juta seratus satu ribu"),
        ("1001001001001", ANGKA, "satu triliun satu miliar satu juta seribu satu"),
        ("-5.5", PERSEN, "minus lima koma lima persen"),
        ("-0.004", RUPIAH, "nol rupiah"),
    ],
)
def test_a_figure_is_said_as_one_says_it(nilai: str, jenis: Jenis, kata: str) -> None:
    assert terbilang(Decimal(nilai), jenis) == kata


def test_a_quotient_is_said_as_it_is_shown() -> None:
    assert terbilang(Decimal(100) / 3, PERSEN) == "tiga puluh tiga koma tiga tiga persen"


def test_every_whole_number_to_ten_thousand_is_said_and_heard_alike() -> None:
    assert [read_kata(terbilang(Decimal(bulat), ANGKA)) for bulat in range(10_001)] == list(range(10_001))


@given(st.integers(0, 13).flatmap(
    lambda desimal: st.integers(-(10**15) + 1, 10**15 - 1).map(lambda bulat: Decimal(bulat).scaleb(-desimal))
))  # fmt: skip
def test_every_figure_is_said_and_heard_alike(nilai: Decimal) -> None:
    assert read_kata(terbilang(nilai, ANGKA)) == nilai


# Figures made of zeros and ones, where Indonesian contracts "satu".
@given(st.from_regex(r"[01]{1,15}", fullmatch=True))
def test_one_is_contracted_wherever_it_is_and_nowhere_else(biner: str) -> None:
    kata = terbilang(Decimal(biner), ANGKA)
    assert not re.search(r"satu (puluh|belas|ratus)", kata)
    assert not re.search(r"(?<!seratus )(?<!puluh )satu ribu", kata)
    assert not re.search(r"(seratus|puluh) seribu", kata)
    assert read_kata(kata) == int(biner)
