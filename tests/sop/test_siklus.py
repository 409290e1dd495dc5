"""The state machine: each row of its table, every pair that is no row, and the orders people may press in."""

from itertools import product

import pytest

from sop.langkah import Cara, Naskah
from sop.naskah import load_naskah, pengumpulan_data_kinerja
from sop.peran import Peran
from sop.siklus import (
    TABEL,
    ArahanBelumAda,
    DokumenBelumAda,
    Keadaan,
    Perintah,
    PerintahTidakBerlaku,
    Putusan,
    SudahTidakDapatDitarik,
    Syarat,
    Tugas,
    TugasBaru,
    TugasSudahSelesai,
    cara_of,
    decide,
    reopen,
    start,
)
from tests.sop.jalan import Jalan
from tests.sop.naskah_lain import DISPOSISI, TELAAH

NASKAH = pengumpulan_data_kinerja()
TANPA_ANGKA = load_naskah(TELAAH)
UNITS = ("SEK", "B1")
TASKS = {
    Cara.DOKUMEN: Tugas(langkah=4),
    Cara.FORMAT: Tugas(langkah=5),
    Cara.DISTRIBUSI: Tugas(langkah=6),
    Cara.PENERIMAAN: Tugas(langkah=6, unit="B1"),
    Cara.ISIAN: Tugas(langkah=7, unit="B1"),
    Cara.REKAP: Tugas(langkah=8),
    Cara.PENYAMPAIAN: Tugas(langkah=9),
    Cara.KEPUTUSAN: Tugas(langkah=10),
    Cara.LAPORAN: Tugas(langkah=11),
    Cara.PENGESAHAN: Tugas(langkah=5),
    Cara.PERSETUJUAN: Tugas(langkah=4),
    Cara.ARSIP: Tugas(langkah=12),
}
SOP_OF = {cara: TANPA_ANGKA if cara in (Cara.PENGESAHAN, Cara.PERSETUJUAN) else NASKAH for cara in Cara}


def _to(langkah: int, peran: Peran, unit: str | None = None) -> TugasBaru:
    return TugasBaru(langkah=langkah, peran=peran, unit=unit)


# What each permitted press opens where no other task is open; every other press on an open task is refused.
PERMITTED = {
    (Cara.DOKUMEN, Perintah.SELESAI): Putusan(buka=(_to(5, Peran.TIM),)),
    (Cara.FORMAT, Perintah.SELESAI): Putusan(
        buka=(_to(6, Peran.STAF), _to(6, Peran.BIDANG, "SEK"), _to(6, Peran.BIDANG, "B1"))
    ),
    (Cara.DISTRIBUSI, Perintah.SELESAI): Putusan(buka=(_to(8, Peran.TIM),)),
    (Cara.PENERIMAAN, Perintah.TERIMA): Putusan(buka=(_to(7, Peran.BIDANG, "B1"),)),
    (Cara.ISIAN, Perintah.KIRIM): Putusan(buka=(_to(8, Peran.TIM),)),
    (Cara.REKAP, Perintah.KUNCI): Putusan(buka=(_to(9, Peran.TIM),)),
    (Cara.PENYAMPAIAN, Perintah.SAMPAIKAN): Putusan(buka=(_to(10, Peran.SEKRETARIS),)),
    (Cara.KEPUTUSAN, Perintah.SETUJU): Putusan(buka=(_to(11, Peran.KEPALA_DINAS),)),
    (Cara.KEPUTUSAN, Perintah.KEMBALIKAN_TIM): Putusan(buka=(_to(8, Peran.TIM),)),
    (Cara.KEPUTUSAN, Perintah.KEMBALIKAN_UNIT): Putusan(buka=(_to(7, Peran.BIDANG, "SEK"), _to(7, Peran.BIDANG, "B1"))),
    (Cara.LAPORAN, Perintah.TERIMA_LAPORAN): Putusan(buka=(_to(12, Peran.STAF),)),
    (Cara.LAPORAN, Perintah.TARIK): Putusan(buka=(_to(10, Peran.SEKRETARIS),)),
    (Cara.PENGESAHAN, Perintah.SELESAI): Putusan(buka=(_to(6, Peran.STAF),)),
    (Cara.PERSETUJUAN, Perintah.SETUJU): Putusan(buka=(_to(5, Peran.KEPALA_DINAS),)),
    (Cara.PERSETUJUAN, Perintah.KEMBALIKAN_LANGKAH): Putusan(buka=(_to(3, Peran.TIM),)),
    (Cara.ARSIP, Perintah.ARSIPKAN): Putusan(tamat=True),
}
TRIPLES = list(product(Cara, Keadaan, Perintah))


def _decide(
    tugas: Tugas,
    perintah: Perintah,
    *,
    naskah: Naskah = NASKAH,
    lain: tuple[Tugas, ...] = (),
    units: tuple[str, ...] = UNITS,
    terpenuhi: frozenset[Syarat] = frozenset(Syarat),
) -> Putusan:
    return decide(naskah, tugas, perintah, lain=lain, daftar_unit=units, terpenuhi=terpenuhi, ke=3)


def test_every_way_a_step_is_done_is_walked_here() -> None:
    assert {cara: cara_of(SOP_OF[cara], tugas) for cara, tugas in TASKS.items()} == {cara: cara for cara in Cara}


def test_the_table_has_no_row_but_the_permitted_presses_on_open_tasks() -> None:
    assert set(TABEL) == {(cara, Keadaan.TERBUKA, perintah) for cara, perintah in PERMITTED}


@pytest.mark.parametrize(("cara", "keadaan", "perintah"), TRIPLES, ids=[" ".join(triple) for triple in TRIPLES])
def test_a_press_does_what_its_row_says_and_without_a_row_nothing(
    cara: Cara, keadaan: Keadaan, perintah: Perintah
) -> None:
    tugas = Tugas(langkah=TASKS[cara].langkah, unit=TASKS[cara].unit, keadaan=keadaan)
    if keadaan is Keadaan.SELESAI:
        with pytest.raises(TugasSudahSelesai):
            _decide(tugas, perintah, naskah=SOP_OF[cara])
    elif (cara, perintah) in PERMITTED:
        assert _decide(tugas, perintah, naskah=SOP_OF[cara]) == PERMITTED[cara, perintah]
    else:
        with pytest.raises(PerintahTidakBerlaku):
            _decide(tugas, perintah, naskah=SOP_OF[cara])


@pytest.mark.parametrize("cara", [Cara.DOKUMEN, Cara.FORMAT])
@pytest.mark.parametrize("terpenuhi", [frozenset(), frozenset({Syarat.ARAHAN})])
def test_a_step_that_yields_a_paper_is_not_signed_off_without_it(cara: Cara, terpenuhi: frozenset[Syarat]) -> None:
    with pytest.raises(DokumenBelumAda):
        _decide(TASKS[cara], Perintah.SELESAI, terpenuhi=terpenuhi)
    assert _decide(TASKS[cara], Perintah.SELESAI, terpenuhi=frozenset({Syarat.DOKUMEN})).buka


@pytest.mark.parametrize("terpenuhi", [frozenset(), frozenset({Syarat.DOKUMEN})])
def test_papers_are_not_sent_back_without_an_arahan(terpenuhi: frozenset[Syarat]) -> None:
    with pytest.raises(ArahanBelumAda):
        _decide(TASKS[Cara.PERSETUJUAN], Perintah.KEMBALIKAN_LANGKAH, naskah=TANPA_ANGKA, terpenuhi=terpenuhi)


@pytest.mark.parametrize("ke", [None, 1, 4, 5, 99])
def test_papers_go_back_to_no_step_but_those_the_sop_names(ke: int | None) -> None:
    with pytest.raises(ArahanBelumAda):
        decide(
            TANPA_ANGKA,
            TASKS[Cara.PERSETUJUAN],
            Perintah.KEMBALIKAN_LANGKAH,
            lain=(),
            daftar_unit=UNITS,
            terpenuhi=frozenset(Syarat),
            ke=ke,
        )


@pytest.mark.parametrize("perintah", [Perintah.KEMBALIKAN_TIM, Perintah.KEMBALIKAN_UNIT])
@pytest.mark.parametrize("terpenuhi", [frozenset(), frozenset({Syarat.DOKUMEN})])
def test_a_return_needs_an_arahan(perintah: Perintah, terpenuhi: frozenset[Syarat]) -> None:
    with pytest.raises(ArahanBelumAda):
        _decide(TASKS[Cara.KEPUTUSAN], perintah, terpenuhi=terpenuhi)
    assert _decide(TASKS[Cara.KEPUTUSAN], perintah, terpenuhi=frozenset({Syarat.ARAHAN})).buka


@pytest.mark.parametrize("terpenuhi", [frozenset(), frozenset({Syarat.DOKUMEN, Syarat.ARAHAN})])
def test_an_approval_is_taken_back_at_once_or_not_at_all(terpenuhi: frozenset[Syarat]) -> None:
    with pytest.raises(SudahTidakDapatDitarik):
        _decide(TASKS[Cara.LAPORAN], Perintah.TARIK, terpenuhi=terpenuhi)
    assert _decide(TASKS[Cara.LAPORAN], Perintah.TARIK, terpenuhi=frozenset({Syarat.SEGERA})).buka


def test_a_return_to_units_needs_a_unit() -> None:
    with pytest.raises(ArahanBelumAda):
        _decide(TASKS[Cara.KEPUTUSAN], Perintah.KEMBALIKAN_UNIT, units=())


def test_a_press_that_needs_nothing_needs_nothing() -> None:
    for (cara, perintah), putusan in PERMITTED.items():
        if not TABEL[cara, Keadaan.TERBUKA, perintah][1]:
            assert _decide(TASKS[cara], perintah, naskah=SOP_OF[cara], terpenuhi=frozenset()) == putusan


@pytest.mark.parametrize(
    ("refusal", "pesan"),
    [
        (TugasSudahSelesai, "Tugas ini sudah selesai. Tidak ada yang berubah."),
        (PerintahTidakBerlaku, "Tombol ini tidak berlaku untuk langkah tersebut. Tidak ada yang berubah."),
        (
            DokumenBelumAda,
            "Dokumen belum ada. Silakan kirim berkasnya, atau tekan Isi sekarang untuk membuatnya di sini.",
        ),
        (ArahanBelumAda, "Pengembalian memerlukan tujuan dan arahan."),
    ],
)
def test_a_refusal_carries_its_sentence(refusal: type[Exception], pesan: str) -> None:
    assert str(refusal()) == pesan


def test_a_cycle_begins_with_the_first_step_alone() -> None:
    assert start(NASKAH) == Putusan(buka=(_to(1, Peran.KEPALA_DINAS),))


# -- the parallel steps, and what comes back


def _distributed(*units: str) -> Jalan:
    """A cycle whose format has just been sent to the units."""
    jalan = Jalan(NASKAH, units)
    for name in ("1", "2", "3", "4", "5"):
        jalan.press(name, Perintah.SELESAI)
    return jalan


def _at_decision(*units: str) -> Jalan:
    """A cycle that waits for the decision."""
    jalan = _distributed(*units)
    jalan.press("6", Perintah.SELESAI)
    for unit in units:
        jalan.press(f"6/{unit}", Perintah.TERIMA)
        jalan.press(f"7/{unit}", Perintah.KIRIM)
    _rekap_again(jalan)
    return jalan


def _rekap_again(jalan: Jalan) -> None:
    assert jalan.terbuka == ["8"]
    jalan.press("8", Perintah.KUNCI)
    jalan.press("9", Perintah.SAMPAIKAN)
    assert jalan.terbuka == ["10"]


def test_the_format_goes_to_every_unit_and_to_the_staf_who_attests_it() -> None:
    assert _distributed("SEK", "B1", "B2").terbuka == ["6", "6/SEK", "6/B1", "6/B2"]


def test_a_unit_that_took_its_format_fills_it_in_whatever_the_others_do() -> None:
    jalan = _distributed("SEK", "B1")
    assert jalan.press("6/B1", Perintah.TERIMA) == ["7/B1"]
    assert jalan.press("7/B1", Perintah.KIRIM) == []
    assert jalan.terbuka == ["6", "6/SEK"]


STAF = ("6", Perintah.SELESAI)
SEK = (("6/SEK", Perintah.TERIMA), ("7/SEK", Perintah.KIRIM))
B1 = (("6/B1", Perintah.TERIMA), ("7/B1", Perintah.KIRIM))


@pytest.mark.parametrize(
    "order",
    [
        (STAF, *SEK, *B1),
        (*SEK, STAF, *B1),
        (SEK[0], STAF, SEK[1], *B1),
        (SEK[0], B1[0], STAF, B1[1], SEK[1]),
        (*SEK, B1[0], STAF, B1[1]),
        (*B1, *SEK, STAF),
    ],
    ids=["first", "between units", "within a unit", "between steps", "before the last", "last"],
)
def test_the_rekap_opens_once_with_the_last_press_wherever_the_staf_signs(
    order: tuple[tuple[str, Perintah], ...],
) -> None:
    jalan = _distributed("SEK", "B1")
    opened = [jalan.press(*press) for press in order]
    assert opened[-1] == ["8"]
    assert [names for names in opened if "8" in names] == [["8"]]
    assert jalan.terbuka == ["8"]


def test_an_approved_rekap_is_reported_archived_and_the_end() -> None:
    jalan = _at_decision("SEK", "B1")
    assert jalan.press("10", Perintah.SETUJU) == ["11"]
    assert jalan.press("11", Perintah.TERIMA_LAPORAN) == ["12"]
    assert jalan.press("12", Perintah.ARSIPKAN) == []
    assert (jalan.terbuka, jalan.tamat) == ([], 1)


def test_a_return_to_the_tim_opens_the_rekap_and_no_filling_in() -> None:
    jalan = _at_decision("SEK", "B1")
    assert jalan.press("10", Perintah.KEMBALIKAN_TIM) == ["8"]
    _rekap_again(jalan)


def test_a_return_to_one_unit_leaves_the_others_figures_alone() -> None:
    jalan = _at_decision("SEK", "B1", "B2")
    assert jalan.press("10", Perintah.KEMBALIKAN_UNIT, ["B1"]) == ["7/B1"]
    assert jalan.press("7/B1", Perintah.KIRIM) == ["8"]
    _rekap_again(jalan)


def test_a_return_to_all_units_waits_for_the_last_of_them() -> None:
    jalan = _at_decision("SEK", "B1", "B2")
    assert jalan.press("10", Perintah.KEMBALIKAN_UNIT) == ["7/SEK", "7/B1", "7/B2"]
    assert jalan.press("7/B2", Perintah.KIRIM) == []
    assert jalan.press("7/SEK", Perintah.KIRIM) == []
    assert jalan.press("7/B1", Perintah.KIRIM) == ["8"]
    _rekap_again(jalan)


def test_a_rekap_may_come_back_again_and_again_and_still_be_approved() -> None:
    jalan = _at_decision("SEK", "B1")
    for _ in range(3):
        jalan.press("10", Perintah.KEMBALIKAN_UNIT, ["SEK"])
        jalan.press("7/SEK", Perintah.KIRIM)
        _rekap_again(jalan)
        jalan.press("10", Perintah.KEMBALIKAN_TIM)
        _rekap_again(jalan)
    assert jalan.press("10", Perintah.SETUJU) == ["11"]


def test_an_office_without_units_goes_on_when_the_staf_signs() -> None:
    jalan = _distributed()
    assert jalan.press("6", Perintah.SELESAI) == ["8"]


def test_a_second_sop_is_walked_to_its_end_by_the_same_table() -> None:
    jalan = Jalan(load_naskah(DISPOSISI), ("SEK", "B1"))
    assert jalan.press("1", Perintah.SELESAI) == ["2", "2/SEK", "2/B1"]
    assert jalan.press("2/B1", Perintah.TERIMA) == ["3/B1"]
    assert jalan.press("3/B1", Perintah.KIRIM) == []
    assert jalan.press("2", Perintah.SELESAI) == []
    assert jalan.press("2/SEK", Perintah.TERIMA) == ["3/SEK"]
    assert jalan.press("3/SEK", Perintah.KIRIM) == ["4"]
    assert jalan.press("4", Perintah.KUNCI) == ["5"]
    assert jalan.press("5", Perintah.ARSIPKAN) == []
    assert (jalan.terbuka, jalan.tamat) == ([], 1)


def test_a_sop_without_figures_is_walked_to_its_end_by_the_same_table() -> None:
    jalan = Jalan(TANPA_ANGKA, ("SEK", "B1"))
    assert jalan.press("1", Perintah.SELESAI) == ["2/SEK", "2/B1"]
    assert jalan.press("2/B1", Perintah.SELESAI) == []
    assert jalan.press("2/SEK", Perintah.SELESAI) == ["3"]
    assert jalan.press("3", Perintah.SELESAI) == ["4"]
    assert jalan.press("4", Perintah.KEMBALIKAN_LANGKAH, ke=2) == ["2/SEK", "2/B1"]
    assert jalan.press("2/SEK", Perintah.SELESAI) == []
    assert jalan.press("2/B1", Perintah.SELESAI) == ["3"]
    assert jalan.press("3", Perintah.SELESAI) == ["4"]
    assert jalan.press("4", Perintah.SETUJU) == ["5"]
    assert jalan.press("5", Perintah.SELESAI) == ["6"]
    assert jalan.press("6", Perintah.ARSIPKAN) == []
    assert (jalan.terbuka, jalan.tamat) == ([], 1)


def test_a_closed_cycle_is_opened_again_with_the_rekap() -> None:
    assert reopen(NASKAH, UNITS) == Putusan(buka=(TugasBaru(langkah=8, peran=Peran.TIM),))


def test_one_without_a_decision_is_opened_again_with_its_rekap_too() -> None:
    assert [baru.langkah for baru in reopen(load_naskah(DISPOSISI), UNITS).buka] == [4]


def test_one_that_decides_on_papers_is_opened_again_where_that_sends_back_to_first() -> None:
    assert reopen(TANPA_ANGKA, UNITS).buka == (_to(2, Peran.BIDANG, "SEK"), _to(2, Peran.BIDANG, "B1"))
