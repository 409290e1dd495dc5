"""Questions worth asking about a figure: each rule at its bounds, and what it has nothing to say of."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop.capaian import AturanCapaian, compute_capaian
from sop.indikator import Akumulasi, Arah, Indikator, Jenis, Nilai, Predikat, Rumus, Target
from sop.kewajaran import Aturan, Lalu, Realisasi, find_oddities
from tests.kantor import build_indikator

ORANG = build_indikator("B1-1", "B1", Decimal(100), satuan="orang")


def look(
    nilai: Nilai,
    *,
    indikator: Indikator = ORANG,
    target: Target | None = Decimal(100),
    lalu: Nilai | None = None,
    setahun: bool = True,
    pecahan: tuple[int, int] | None = None,
) -> Realisasi:
    pembilang, penyebut = map(Decimal, pecahan) if pecahan else (None, None)
    return Realisasi(
        indikator=indikator,
        nilai=nilai,
        capaian=compute_capaian(
            arah=indikator.arah, rumus=indikator.rumus, target=target, realisasi=nilai, aturan=AturanCapaian()
        ),
        ada_target=target is not None,
        pembilang=pembilang,
        penyebut=penyebut,
        lalu=None if lalu is None else Lalu(sebutan="Triwulan II 2026", nilai=lalu, setahun=setahun),
    )


@pytest.mark.parametrize(("angka", "odd"), [("150", []), ("150.01", ["di_atas"]), ("50", []), ("49.99", ["di_bawah"])])
def test_a_capaian_above_150_or_below_50_percent_is_odd(angka: str, odd: list[str]) -> None:
    assert list(find_oddities(look(Decimal(angka)))) == odd


@pytest.mark.parametrize(
    ("rumus", "angka", "odd"),
    [
        (Rumus.A, "10", []),
        (Rumus.A, "16", ["di_bawah"]),
        (Rumus.B, "5", ["di_atas"]),
        (Rumus.C, "10", []),
        (Rumus.C, "16", ["di_bawah"]),
        (Rumus.C, "4", ["di_atas"]),
    ],
)
def test_where_lower_is_better_each_formula_is_measured_from_a_target_just_met(
    rumus: Rumus, angka: str, odd: list[str]
) -> None:
    indikator = replace(ORANG, arah=Arah.RENDAH, rumus=rumus)
    assert list(find_oddities(look(Decimal(angka), indikator=indikator, target=Decimal(10)))) == odd


@pytest.mark.parametrize(
    ("lalu", "angka", "odd"),
    [
        ("80", "80", ["sama"]),
        ("80", "80.00", ["sama"]),
        ("80", "120", []),
        ("80", "121", ["berubah"]),
        ("200", "100", ["turun"]),
        ("200", "99", ["berubah", "turun"]),
        ("0", "100", []),
        ("0", "0", ["di_bawah"]),
        ("-10", "100", ["berubah"]),
    ],
)
def test_a_figure_is_compared_with_the_newest_earlier_one(lalu: str, angka: str, odd: list[str]) -> None:
    assert list(find_oddities(look(Decimal(angka), lalu=Decimal(lalu)))) == odd


def test_only_what_is_counted_up_through_the_year_is_not_to_fall() -> None:
    falling = look(Decimal(90), lalu=Decimal(100))
    assert list(find_oddities(falling)) == ["turun"]
    for other in (
        look(Decimal(90), lalu=Decimal(100), setahun=False),
        look(Decimal(90), lalu=Decimal(100), indikator=replace(ORANG, akumulasi=Akumulasi.JUMLAH)),
        look(Decimal(90), lalu=Decimal(100), indikator=replace(ORANG, jenis=Jenis.PERSEN)),
        look(Decimal(90), lalu=Decimal(100), indikator=replace(ORANG, arah=Arah.RENDAH, rumus=Rumus.A)),
        look(Decimal(110), lalu=Decimal(100)),
    ):
        assert list(find_oddities(other)) == []


def test_a_part_larger_than_its_whole_is_odd() -> None:
    assert list(find_oddities(look(Decimal(100), pecahan=(15, 15)))) == []
    assert list(find_oddities(look(Decimal(100), pecahan=(16, 15)))) == ["pembilang"]


def test_a_ratio_is_to_be_given_with_its_two_counts() -> None:
    rasio = replace(ORANG, jenis=Jenis.RASIO)
    assert list(find_oddities(look(Decimal(100), indikator=rasio))) == ["tanpa_bagian"]
    assert list(find_oddities(look(Decimal(100), indikator=rasio, pecahan=(100, 100)))) == []


def test_a_figure_without_a_target_is_odd_and_is_all_that_is_asked() -> None:
    assert list(find_oddities(look(Decimal(5), target=None))) == ["tanpa_target"]


@pytest.mark.parametrize(
    ("jenis", "pagu", "odd"),
    [
        (Jenis.RUPIAH, Decimal(99), ["pagu"]),
        (Jenis.RUPIAH, Decimal(100), []),
        (Jenis.RUPIAH, None, []),
        (Jenis.ANGKA, Decimal(99), []),
    ],
)
def test_more_money_spent_than_there_is_is_odd(jenis: Jenis, pagu: Decimal | None, odd: list[str]) -> None:
    assert list(find_oddities(look(Decimal(100), indikator=replace(ORANG, jenis=jenis, pagu=pagu)))) == odd


def test_a_predikat_may_stay_for_years() -> None:
    indikator = replace(ORANG, jenis=Jenis.ORDINAL)
    assert list(find_oddities(look(Predikat.BB, indikator=indikator, target=Predikat.BB, lalu=Predikat.BB))) == []


@given(
    st.decimals(min_value=-1000, max_value=1000, places=2),
    st.none() | st.decimals(min_value=-1000, max_value=1000, places=2),
    st.sets(st.sampled_from(Aturan)),
)
def test_what_is_switched_off_is_not_asked_and_the_rest_as_before(
    angka: Decimal, lalu: Decimal | None, mati: set[Aturan]
) -> None:
    satu = look(angka, lalu=lalu)
    assert set(find_oddities(satu, mati)) == set(find_oddities(satu)) - mati
