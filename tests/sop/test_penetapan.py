"""Targets by document: what changed, and which of them a cycle goes by."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sop.penetapan import Dasar, Penetapan, has_same_targets, in_force, list_penetapan
from sop.periode import Bagian
from tests.kantor import build_indikator

LAMA = replace(build_indikator("A", "B1", Decimal(80)), target_tahun=Decimal(80), target_tw_i=None)
BARU = replace(LAMA, target_tahun=Decimal(90), target_tw_i=Decimal(20))
MEI = Dasar(alasan="Perubahan anggaran", nomor="12/PK-P/2026", sejak=date(2026, 5, 1))
SEPTEMBER = Dasar(alasan="Arahan Bupati", nomor="30/PK-P/2026", sejak=date(2026, 9, 1))


def test_only_what_differs_is_a_change() -> None:
    satu, dua = list_penetapan(LAMA, BARU, MEI)
    assert (satu.bagian, satu.semula, satu.menjadi) == (Bagian.TW_I, None, Decimal(20))
    assert dua == Penetapan(
        kode="A",
        bagian=Bagian.TAHUN,
        semula=Decimal(80),
        menjadi=Decimal(90),
        alasan="Perubahan anggaran",
        nomor="12/PK-P/2026",
        sejak=date(2026, 5, 1),
    )
    assert not has_same_targets(LAMA, BARU)
    assert has_same_targets(BARU, replace(BARU, nama="Nama lain"))


def test_a_day_before_the_document_has_the_former_target() -> None:
    daftar = list_penetapan(LAMA, BARU, MEI)
    assert in_force(BARU, daftar, date(2026, 4, 30)) == LAMA
    assert in_force(BARU, daftar, date(2026, 5, 1)) == BARU


def test_changes_upon_changes_are_undone_from_the_last_one_back() -> None:
    nanti = replace(BARU, target_tahun=Decimal(100))
    daftar = (*list_penetapan(LAMA, BARU, MEI), *list_penetapan(BARU, nanti, SEPTEMBER))
    assert in_force(nanti, daftar, date(2026, 1, 1)) == LAMA
    assert in_force(nanti, daftar, date(2026, 6, 1)) == BARU
    assert in_force(nanti, daftar, date(2026, 10, 1)) == nanti


def test_another_indicators_change_leaves_this_one() -> None:
    lain = replace(BARU, kode="B")
    assert in_force(lain, list_penetapan(LAMA, BARU, MEI), date(2026, 1, 1)) is lain
