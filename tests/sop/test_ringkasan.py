"""What a rekap comes to: counts, the average, and who is below the target."""

from dataclasses import replace
from decimal import Decimal

from sop.indikator import Arah, Rumus
from sop.ringkasan import group_by_unit, summarize_baris, summarize_rekap
from tests.dokumen.contoh_surat import DAFTAR_BARIS, dihitung, make_baris, make_rekap

K1, K2, K3, K4 = DAFTAR_BARIS


def test_the_average_is_of_the_figures_as_printed_and_leaves_out_what_was_not_computed() -> None:
    ringkasan = summarize_rekap(make_rekap())
    assert ringkasan.rerata == Decimal("94.68")
    assert (ringkasan.jumlah, ringkasan.dihitung, ringkasan.belum_tercapai) == (4, 2, 1)
    assert ringkasan.tidak_dihitung == (K4,)


def test_the_average_is_rounded_half_up_and_holds_large_figures() -> None:
    daftar = tuple(
        make_baris("K", dihitung(nilai, nilai, "Tinggi"), target=Decimal(1), nilai=Decimal(1))
        for nilai in ("100000000000000000000000000000.00", "0.01")
    )
    assert summarize_baris(daftar).rerata == Decimal("50000000000000000000000000000.01")


def test_nothing_computed_has_no_average() -> None:
    assert summarize_baris((K3, K4)).rerata is None
    assert summarize_baris(()).jumlah == 0


def test_categories_come_best_first() -> None:
    assert summarize_baris((K2, K1, K2)).per_kategori == (("Sangat Tinggi", 1), ("Sedang", 2))


def test_below_the_target_is_what_misses_it() -> None:
    assert summarize_rekap(make_rekap()).di_bawah_target == (K2, K3)


def test_a_target_met_by_formula_c_is_not_below_it() -> None:
    rumus_c = replace(K1.indikator, arah=Arah.RENDAH, rumus=Rumus.C)
    tepat = replace(K1, indikator=rumus_c, capaian=dihitung("0", "0.00", "Sangat Rendah"))
    lewat = replace(tepat, capaian=dihitung("-0.01", "-0.01", "Sangat Rendah"))
    assert summarize_baris((tepat, lewat)).di_bawah_target == (lewat,)


def test_a_figure_without_a_category_is_computed_and_in_no_average() -> None:
    tanpa = replace(K2, capaian=dihitung("5", "5.00", ""))
    ringkasan = summarize_baris((K1, tanpa))
    assert (ringkasan.rerata, ringkasan.dihitung, ringkasan.tanpa_kategori) == (Decimal("120.00"), 2, (tanpa,))
    assert ringkasan.per_kategori == (("Sangat Tinggi", 1),)
    assert summarize_baris((tanpa,)).rerata is None


def test_units_stand_in_the_order_of_the_rekap() -> None:
    daftar = group_by_unit(make_rekap((K3, K1, K4, K2)))
    assert daftar == {"Sekretariat": (K3, K4), "Bidang Contoh": (K1, K2)}
