"""Whatever the order people press in, a cycle is never stuck, never doubles the rekap, and ends exactly once."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop.langkah import Cara, Naskah
from sop.naskah import load_naskah, pengumpulan_data_kinerja
from sop.siklus import Keadaan, Perintah, cara_of
from tests.sop.jalan import Jalan, name_of
from tests.sop.naskah_lain import DISPOSISI, TELAAH

SIDE_BY_SIDE = {Cara.DISTRIBUSI, Cara.PENERIMAAN, Cara.ISIAN}
RETURNS = (Perintah.KEMBALIKAN_TIM, Perintah.KEMBALIKAN_UNIT, Perintah.KEMBALIKAN_LANGKAH)
UNITS = ("SEK", "B1", "B2", "B3", "B4", "B5")
NASKAH = [pengumpulan_data_kinerja(), load_naskah(DISPOSISI), load_naskah(TELAAH)]


@pytest.mark.parametrize("naskah", NASKAH, ids=lambda naskah: naskah.nama)
@given(data=st.data())
def test_a_cycle_pressed_in_any_order_comes_to_its_one_end(naskah: Naskah, data: st.DataObject) -> None:
    jalan = Jalan(naskah, UNITS[: data.draw(st.integers(1, 6), label="units")])
    returns_left = data.draw(st.integers(0, 4), label="returns")
    sent: Counter[str] = Counter(jalan.daftar_unit)
    while not jalan.tamat:
        name, perintah = data.draw(st.sampled_from(_moves(jalan, returns_left)), label="press")
        tujuan = _tujuan(jalan, data) if perintah is Perintah.KEMBALIKAN_UNIT else None
        ke = _ke(jalan, name, data) if perintah is Perintah.KEMBALIKAN_LANGKAH else None
        opened = jalan.press(name, perintah, tujuan, ke=ke)
        returns_left -= perintah in RETURNS
        sent.update(tujuan or ())
        _check_open_tasks(jalan, opened)
    assert (jalan.terbuka, jalan.tamat) == ([], 1)
    assert {tugas.langkah for tugas in jalan.semua} == set(naskah.daftar_langkah)
    if naskah.first_of(Cara.ISIAN):
        assert _times(jalan, Cara.PENERIMAAN) == Counter(jalan.daftar_unit)
        assert _times(jalan, Cara.ISIAN) == sent


def _moves(jalan: Jalan, returns_left: int) -> list[tuple[str, Perintah]]:
    moves = [move for move in jalan.moves() if returns_left or move[1] not in RETURNS]
    assert moves, f"stuck with {jalan.terbuka}"
    return moves


def _tujuan(jalan: Jalan, data: st.DataObject) -> list[str]:
    return data.draw(st.lists(st.sampled_from(jalan.daftar_unit), min_size=1, unique=True), label="tujuan")


def _ke(jalan: Jalan, name: str, data: st.DataObject) -> int:
    return data.draw(st.sampled_from(jalan.naskah.langkah(int(name)).kembali), label="ke")


def _check_open_tasks(jalan: Jalan, opened: list[str]) -> None:
    terbuka = [tugas for tugas in jalan.semua if tugas.keadaan is Keadaan.TERBUKA]
    assert terbuka or jalan.tamat, "no task is open and the cycle has not ended"
    assert len({name_of(tugas) for tugas in terbuka}) == len(terbuka), "a task is open twice"
    alone = [tugas for tugas in terbuka if tugas.unit is None and cara_of(jalan.naskah, tugas) not in SIDE_BY_SIDE]
    assert not alone or terbuka == alone[:1], "a step of one task is open beside another"
    assert not (jalan.tamat and opened), "something is opened after the end"


def _times(jalan: Jalan, cara: Cara) -> Counter[str | None]:
    return Counter(tugas.unit for tugas in jalan.semua if cara_of(jalan.naskah, tugas) is cara)
