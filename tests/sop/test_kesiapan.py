"""What a cycle would lack: each gap by itself, and what stops a cycle before what is only to be known."""

import pytest

from sop.kesiapan import Celah, JenisCelah, Pemegang, find_celah
from sop.peran import Peran, own_role
from tests.kantor import BIDANG_SATU

PERAN = (Peran.SEKRETARIS, Peran.TIM, Peran.BIDANG)
ADA = {
    (Peran.SEKRETARIS, None): [Pemegang(nama="S", terhubung=True)],
    (Peran.TIM, None): [Pemegang(nama="T", terhubung=True)],
    (Peran.BIDANG, "B1"): [Pemegang(nama="P", terhubung=True)],
}


def celah(
    pemegang: dict[tuple[Peran, str | None], list[Pemegang]] | None = None, *, nama: str = "Dinas", jumlah: int = 1
) -> tuple[Celah, ...]:
    return find_celah(
        nama=nama,
        daftar_unit=[BIDANG_SATU],
        jumlah_indikator=jumlah,
        daftar_peran=PERAN,
        pemegang=ADA | (pemegang or {}),
    )


def test_an_office_that_has_everything_lacks_nothing() -> None:
    assert celah() == ()


def test_a_bare_office_lacks_name_units_and_indicators() -> None:
    pemegang = {kunci: semua for kunci, semua in ADA.items() if kunci[1] is None}
    semua = find_celah(nama="", daftar_unit=(), jumlah_indikator=0, daftar_peran=PERAN, pemegang=pemegang)
    assert [satu.jenis for satu in semua] == [
        JenisCelah.TANPA_NAMA,
        JenisCelah.TANPA_UNIT,
        JenisCelah.TANPA_INDIKATOR,
    ]
    assert all(satu.menghalangi for satu in semua)


@pytest.mark.parametrize(
    ("kunci", "pemegang", "harapan"),
    [
        ((Peran.TIM, None), [], Celah(jenis=JenisCelah.PERAN_KOSONG, peran=Peran.TIM)),
        ((Peran.BIDANG, "B1"), [], Celah(jenis=JenisCelah.UNIT_KOSONG, unit=BIDANG_SATU.nama)),
        (
            (Peran.SEKRETARIS, None),
            [Pemegang(nama="S", terhubung=False)],
            Celah(jenis=JenisCelah.BELUM_TERHUBUNG, peran=Peran.SEKRETARIS, nama="S"),
        ),
        (
            (Peran.SEKRETARIS, None),
            [Pemegang(nama="T", terhubung=True)],
            Celah(jenis=JenisCelah.MERANGKAP, nama="T"),
        ),
    ],
)
def test_each_gap_is_named(kunci: tuple[Peran, str | None], pemegang: list[Pemegang], harapan: Celah) -> None:
    assert celah({kunci: pemegang}) == (harapan,)


def test_one_of_two_who_has_joined_is_enough() -> None:
    berdua = [Pemegang(nama="S", terhubung=False), Pemegang(nama="R", terhubung=True)]
    assert celah({(Peran.SEKRETARIS, None): berdua}) == ()


def test_what_stops_a_cycle_comes_first() -> None:
    semua = celah({(Peran.SEKRETARIS, None): [Pemegang(nama="S", terhubung=False)]}, jumlah=0)
    assert [satu.menghalangi for satu in semua] == [True, False]


@pytest.mark.parametrize("teks", ["Sekretaris", "Plh. Sekretaris", "Plt. Sekretaris", "a.n. Sekretaris"])
def test_a_role_is_known_however_it_was_acted_in(teks: str) -> None:
    assert own_role(teks) == Peran.SEKRETARIS


def test_a_sop_in_which_nobody_fills_in_needs_no_units_and_no_indicators() -> None:
    pemegang = {kunci: semua for kunci, semua in ADA.items() if kunci[1] is None}
    peran = (Peran.SEKRETARIS, Peran.TIM)
    assert find_celah(nama="Dinas", daftar_unit=(), jumlah_indikator=None, daftar_peran=peran, pemegang=pemegang) == ()
