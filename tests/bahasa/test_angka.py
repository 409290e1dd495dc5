"""Figures, money, percentages, targets and capaian as an Indonesian office writes them."""

from decimal import Context, Decimal, localcontext

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from bahasa.angka import round_angka
from bahasa.bentuk import format_angka, format_capaian, format_nilai, format_persen, format_target
from sop.capaian import Capaian, Status
from sop.indikator import Jenis, Nilai, Predikat, Rentang, Target

ANGKA, PERSEN, RASIO, RUPIAH, ORDINAL = Jenis


@pytest.mark.parametrize(
    ("nilai", "desimal", "tertulis"),
    [
        ("1250000.5", None, "1.250.000,5"),
        ("1250000.50", None, "1.250.000,5"),
        ("0", None, "0"),
        ("-0", None, "0"),
        ("1E+3", None, "1.000"),
        ("-1234.5678", None, "-1.234,5678"),
        ("999999999999999.1234567890123", None, "999.999.999.999.999,1234567890123"),
        ("1250000.5", 2, "1.250.000,50"),
        ("0.125", 2, "0,13"),
        ("0.135", 2, "0,14"),
        ("-0.001", 2, "0,00"),
        ("2.5", 0, "3"),
        ("1234567890123456789012345678901.5", 2, "1.234.567.890.123.456.789.012.345.678.901,50"),
    ],
)
def test_thousands_have_a_dot_and_decimals_a_comma(nilai: str, desimal: int | None, tertulis: str) -> None:
    assert format_angka(Decimal(nilai), desimal=desimal) == tertulis


@pytest.mark.parametrize(
    ("persen", "tertulis"),
    [("97.2222", "97,22%"), ("87.5", "87,5%"), ("100.00", "100%"), ("0.005", "0,01%"), ("-50", "-50%")],
)
def test_a_percentage_has_two_places_at_most(persen: str, tertulis: str) -> None:
    assert format_persen(Decimal(persen)) == tertulis


@pytest.mark.parametrize(
    ("nilai", "jenis", "satuan", "tertulis"),
    [
        (None, ANGKA, "orang", "–"),
        (Predikat.BB, ORDINAL, "Nilai", "BB"),
        (Decimal("87.5"), PERSEN, "%", "87,5%"),
        (Decimal("12.34567"), PERSEN, "", "12,34567%"),
        (Decimal(100) / 3, PERSEN, "", "33,33%"),
        (Decimal(100) / 30_000, PERSEN, "", "0,0033%"),
        (Decimal(110), ANGKA, "orang", "110 orang"),
        (Decimal(0), ANGKA, "", "0"),
        (Decimal(95), ANGKA, "%", "95%"),
        (Decimal(5) / 6, RASIO, "", "0,8333"),
        (Decimal(1250000), RUPIAH, "Rp", "Rp1.250.000"),
        (Decimal("1250000.5"), RUPIAH, "", "Rp1.250.000,50"),
        (Decimal(-5000), RUPIAH, "", "-Rp5.000"),
        (Decimal("-0.004"), RUPIAH, "", "Rp0"),
    ],
)
def test_a_value_is_written_with_its_unit(nilai: Nilai | None, jenis: Jenis, satuan: str, tertulis: str) -> None:
    assert format_nilai(nilai, jenis, satuan) == tertulis


@pytest.mark.parametrize(
    ("target", "jenis", "satuan", "tertulis"),
    [
        (None, PERSEN, "%", "–"),
        (Predikat.A, ORDINAL, "", "A"),
        (Decimal(90), PERSEN, "%", "90%"),
        (Rentang(Decimal(80), Decimal("90.5")), PERSEN, "%", "80–90,5%"),
        (Rentang(Decimal(80), Decimal(1200)), ANGKA, "orang", "80–1.200 orang"),
        (Rentang(Decimal(1000), Decimal(2000)), RUPIAH, "", "Rp1.000–Rp2.000"),
        (Rentang(Decimal(-5), Decimal(-2)), PERSEN, "", "-5 s.d. -2%"),
    ],
)
def test_a_target_is_written_as_its_value_or_its_range(
    target: Target | None, jenis: Jenis, satuan: str, tertulis: str
) -> None:
    assert format_target(target, jenis, satuan) == tertulis


def dihitung(mentah: str, nilai: str) -> Capaian:
    return Capaian(status=Status.DIHITUNG, mentah=Decimal(mentah), nilai=Decimal(nilai), kategori="Tinggi")


@pytest.mark.parametrize(
    ("capaian", "tertulis"),
    [
        (dihitung("97.2222222222", "97.22"), "97,22%"),
        (dihitung("100", "100.00"), "100%"),
        (dihitung("-50", "-50.00"), "-50%"),
        (dihitung("137.92", "100.00"), "100% (sebelum dibatasi 137,92%)"),
        (Capaian(status=Status.TIDAK_DIHITUNG, alasan="Target belum ditetapkan."), "tidak dihitung"),
        (Capaian(status=Status.BELUM_TERCAPAI, alasan="Predikat yang diraih di bawah target."), "belum tercapai"),
    ],
)
def test_a_capaian_is_its_percentage_or_its_status(capaian: Capaian, tertulis: str) -> None:
    assert format_capaian(capaian) == tertulis


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=8),
    st.sampled_from((None, 0, 2, 4)),
)
def test_figures_are_written_as_babel_writes_them(nilai: Decimal, desimal: int | None) -> None:
    with localcontext(Context(prec=100)):
        pola = None if desimal is None else f"#,##0.{'0' * desimal}" if desimal else "#,##0"
        angka = nilai + 0 if desimal is None else round_angka(nilai, desimal)
        babel = format_decimal(angka, format=pola, locale="id_ID", decimal_quantization=pola is not None)
    assert format_angka(nilai, desimal=desimal) == babel
