"""Standing in for a role, joining and leaving: what is held when, and by whom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sop.instansi import Jabatan
from sop.peran import Peran
from storage.penyiapan import read_penyiapan, write_penyiapan
from storage.store import Store
from storage.undangan import OrangLuar
from tests.kantor import NOW, build_penyiapan, find_orang

LATER = NOW + timedelta(days=3)
MOMENT = timedelta(microseconds=1)
PLH = Jabatan(peran=Peran.SEKRETARIS, sebutan="Plh.", sebagai="Jabatan Sekretaris Contoh")


def stand_in(store: Store, jabatan: Jabatan = PLH) -> tuple[int, int]:
    """The Tim stands in for the Sekretaris from now for three days; who, and the row's id."""
    tim = find_orang(store, Peran.TIM).id
    return tim, store.pegawai.stand_in(tim, jabatan, nomor="800/1/2026", mulai=NOW, sampai=LATER)


def test_who_stands_in_acts_beside_the_holder_for_as_long_as_it_lasts(store: Store) -> None:
    tim, _ = stand_in(store)
    for pada, nama in (
        (NOW - MOMENT, ["Sekretaris Contoh"]),
        (NOW, ["Sekretaris Contoh", "Tim Contoh"]),
        (LATER - MOMENT, ["Sekretaris Contoh", "Tim Contoh"]),
        (LATER, ["Sekretaris Contoh"]),
        (None, ["Sekretaris Contoh"]),
    ):
        assert [orang.nama for orang in store.orang.holders(Peran.SEKRETARIS, None, pada)] == nama
    orang = store.orang.get(tim, NOW)
    assert orang is not None
    assert orang.position(Peran.SEKRETARIS) == PLH
    assert [satu.pegawai_id for satu in store.pegawai.standing_in(NOW)] == [tim]
    assert store.pegawai.standing_in(LATER) == ()


def test_who_stands_in_comes_after_the_holder_however_early_set_up(store: Store) -> None:
    kepala = find_orang(store, Peran.KEPALA_DINAS).id
    store.pegawai.stand_in(kepala, PLH, nomor="1", mulai=NOW, sampai=LATER)
    nama = [orang.nama for orang in store.orang.holders(Peran.SEKRETARIS, None, NOW)]
    assert nama == ["Sekretaris Contoh", "Kepala Contoh"]


def test_standing_in_is_ended_once(store: Store) -> None:
    tim, kunci = stand_in(store)
    assert store.pegawai.end_standing_in(kunci, NOW + MOMENT)
    assert not store.pegawai.end_standing_in(kunci, NOW + MOMENT)
    orang = store.orang.get(tim, NOW + MOMENT)
    assert orang is not None
    assert not orang.holds(Peran.SEKRETARIS)


def test_the_set_up_neither_shows_who_stands_in_nor_ends_it(store: Store) -> None:
    tim, _ = stand_in(store)
    assert read_penyiapan(store.conn, store.instansi_id) == build_penyiapan()
    write_penyiapan(store.conn, build_penyiapan(), store.instansi_id)
    orang = store.orang.get(tim, NOW)
    assert orang is not None
    assert orang.holds(Peran.SEKRETARIS)


def test_a_role_is_given_and_taken_once(store: Store) -> None:
    staf = find_orang(store, Peran.STAF).id
    assert [store.pegawai.give(staf, Peran.BIDANG, "B1") for _ in range(2)] == [True, False]
    assert [store.pegawai.take(staf, Peran.BIDANG, "B1") for _ in range(2)] == [True, False]
    assert store.pegawai.give(staf, Peran.BIDANG, "B1")


def test_who_left_holds_nothing_and_comes_back_as_the_same_person(store: Store) -> None:
    tim, _ = stand_in(store)
    store.pegawai.deactivate(tim)
    assert store.orang.get(tim) is None
    assert store.orang.holders(Peran.TIM) == ()
    assert store.pegawai.add(nama="Tim Contoh") == tim
    orang = store.orang.get(tim, NOW)
    assert orang is not None
    assert orang.daftar_peran == ()


def test_nobody_is_written_down_twice(store: Store) -> None:
    assert store.pegawai.add(nama="Staf Contoh") is None
    baru = store.pegawai.add(nama="Staf Baru")
    assert baru is not None
    assert not store.pegawai.change(baru, nama="Staf Contoh", nip="", jabatan="", pangkat="")
    assert store.pegawai.change(baru, nama="Staf Contoh", nip="1" * 18, jabatan="Pelaksana", pangkat="")


def test_a_chat_that_was_released_is_a_strangers_until_it_is_bound_anew(store: Store) -> None:
    staf, tim = find_orang(store, Peran.STAF).id, find_orang(store, Peran.TIM).id
    for chat_id in (100, 200):
        store.obrolan.bind("telegram", chat_id, staf, NOW)
    assert [store.obrolan.release(staf, NOW) for _ in range(2)] == [2, 0]
    assert store.obrolan.chats_of([staf])[staf] == ()
    assert store.orang.at("telegram", 100, NOW) == (None, False)
    assert store.obrolan.mark_blocked("telegram", 100, NOW) is None
    store.obrolan.bind("telegram", 100, tim, NOW)
    assert store.obrolan.person_of("telegram", 100) == tim


def test_an_invitation_that_was_taken_back_opens_nothing(store: Store) -> None:
    staf = find_orang(store, Peran.STAF).id
    store.undangan.add("KODE-1", staf, NOW, LATER)
    (satu,) = store.undangan.open(NOW)
    assert [store.undangan.revoke([satu.id], NOW) for _ in range(2)] == [1, 0]
    assert store.undangan.use("KODE-1", NOW) is None
    assert store.undangan.open(NOW) == ()


@pytest.mark.parametrize("dipakai", [True, False])
def test_only_what_can_still_be_used_is_open(store: Store, dipakai: bool) -> None:
    staf = find_orang(store, Peran.STAF).id
    store.undangan.add("KODE-1", staf, NOW, LATER)
    if dipakai:
        store.undangan.use("KODE-1", NOW)
    assert store.undangan.open(NOW if dipakai else LATER) == ()


def test_wrong_codes_are_counted_by_the_hour(store: Store) -> None:
    for jam in (0, 0, 1, 5):
        store.orang_luar.count_wrong(NOW + timedelta(hours=jam))
    assert [store.orang_luar.wrong_since(NOW + timedelta(hours=jam)) for jam in (0, 1, 6)] == [4, 2, 0]
    store.orang_luar.put("telegram", 9, OrangLuar(percobaan=2, coba_lagi_pada=LATER))
    store.orang_luar.put("telegram", 9, OrangLuar(percobaan=3, dijawab_pada=NOW))
    assert store.orang_luar.get("telegram", 9) == OrangLuar(percobaan=3, dijawab_pada=NOW)


def test_who_gets_a_nip_by_the_workbook_stays_the_same_person(store: Store) -> None:
    staf = find_orang(store, Peran.STAF).id
    baru = build_penyiapan()
    daftar = tuple(replace(satu, nip="1" * 18) if satu.nama == "Staf Contoh" else satu for satu in baru.daftar_pegawai)
    write_penyiapan(store.conn, replace(baru, daftar_pegawai=daftar), store.instansi_id)
    assert find_orang(store, Peran.STAF).id == staf
