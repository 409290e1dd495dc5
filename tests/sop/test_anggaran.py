"""Budgets: one line a programme of a unit, however many indicators name it."""

from decimal import Decimal

from sop.anggaran import Anggaran, compute_efisiensi, compute_penyerapan, list_anggaran
from sop.indikator import Arah, Indikator, Jenis


def _indikator(kode: str, *, unit: str = "SOS", program: str = "", pagu: int | None = None) -> Indikator:
    return Indikator(
        kode=kode,
        sasaran="Contoh",
        nama=f"Indikator {kode}",
        satuan="orang",
        unit=unit,
        jenis=Jenis.ANGKA,
        arah=Arah.TINGGI,
        program=program,
        pagu=None if pagu is None else Decimal(pagu),
    )


def test_indicators_that_name_the_same_programme_share_its_budget() -> None:
    daftar = (_indikator("A", program="Rehabilitasi", pagu=90), _indikator("B", program=" rehabilitasi ", pagu=90))
    assert list_anggaran(daftar) == (
        Anggaran(kode="A", unit="SOS", program="Rehabilitasi", pagu=Decimal(90), daftar_kode=("A", "B")),
    )


def test_another_unit_or_another_pagu_is_a_line_of_its_own() -> None:
    daftar = (
        _indikator("A", program="Rehabilitasi", pagu=90),
        _indikator("B", program="Rehabilitasi", pagu=80),
        _indikator("C", unit="LIN", program="Rehabilitasi", pagu=90),
    )
    assert [satu.daftar_kode for satu in list_anggaran(daftar)] == [("A",), ("B",), ("C",)]


def test_a_pagu_without_a_programme_stands_for_its_indicator() -> None:
    daftar = (_indikator("A", pagu=5), _indikator("B", pagu=5), _indikator("C"))
    assert [(satu.kode, satu.program) for satu in list_anggaran(daftar)] == [("A", "Indikator A"), ("B", "Indikator B")]


def test_spending_is_measured_against_the_pagu() -> None:
    assert compute_penyerapan(Decimal(200), Decimal(150)) == 75
    assert compute_penyerapan(Decimal(200), Decimal(0)) == 0
    assert compute_penyerapan(Decimal(200), None) is None
    assert compute_penyerapan(Decimal(0), Decimal(10)) is None


def test_efficiency_is_what_was_reached_less_what_was_spent() -> None:
    assert compute_efisiensi(Decimal(110), Decimal("87.5")) == Decimal("22.5")
    assert compute_efisiensi(None, Decimal(90)) is None
    assert compute_efisiensi(Decimal(110), None) is None


def test_a_pagu_written_once_beside_a_programme_is_that_of_all_its_rows() -> None:
    daftar = (
        _indikator("A", program="Rehabilitasi"),
        _indikator("B", program="Rehabilitasi", pagu=90),
        _indikator("C", unit="LIN", program="Rehabilitasi"),
    )
    (satu,) = list_anggaran(daftar)
    assert (satu.kode, satu.pagu, satu.daftar_kode) == ("A", Decimal(90), ("A", "B"))


def test_a_row_without_a_pagu_belongs_to_none_where_the_programme_has_two() -> None:
    daftar = tuple(_indikator(kode, program="Rehabilitasi", pagu=pagu) for kode, pagu in (("A", 90), ("B", 80)))
    semua = list_anggaran((*daftar, _indikator("C", program="Rehabilitasi")))
    assert [satu.daftar_kode for satu in semua] == [("A",), ("B",)]
