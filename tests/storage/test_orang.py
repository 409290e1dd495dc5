"""People, their chats and their one-time codes."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from sop.instansi import Jabatan
from sop.peran import Peran
from storage import tables
from storage.database import Database
from storage.store import Store
from storage.undangan import UndanganRepo
from tests.databases import only_postgresql
from tests.kantor import NOW, build_penyiapan, find_orang
from tests.storage.at_once import run_at_once

LIMIT = NOW + timedelta(hours=72)
MOMENT = timedelta(microseconds=1)


def test_everyone_is_there_in_the_order_of_set_up(store: Store) -> None:
    assert [orang.nama for orang in store.orang.all()] == [satu.nama for satu in build_penyiapan().daftar_pegawai]


def test_a_person_is_found_by_id_with_the_roles_held(store: Store) -> None:
    orang = find_orang(store, Peran.BIDANG, "B1")
    assert store.orang.get(orang.id) == orang
    assert (orang.nama, orang.daftar_peran) == ("Pengisi Satu", (Jabatan(peran=Peran.BIDANG, unit="B1"),))


def test_a_role_is_held_in_its_unit_alone(store: Store) -> None:
    assert [orang.nama for orang in store.orang.holders(Peran.BIDANG, "B2")] == ["Pengisi Dua"]
    assert len(store.orang.holders(Peran.BIDANG)) == 3
    assert store.orang.holders(Peran.STAF, "B2") == ()
    assert store.orang.holders(Peran.BIDANG, "B9") == ()


def test_who_holds_many_roles_is_found_under_each_that_was_asked_for(store: Store) -> None:
    satu = find_orang(store, Peran.BIDANG, "B1")
    milik = {"instansi_id": store.instansi_id, "pegawai_id": satu.id, "aktif": True}
    for peran, unit in ((Peran.BIDANG, "B2"), (Peran.TIM, None)):
        store.conn.execute(insert(tables.pemegang_peran).values(**milik, peran=peran.value, unit=unit))
    diminta = [(Peran.BIDANG, "B2"), (Peran.TIM, None), (Peran.BIDANG, "B1"), (Peran.STAF, "B1"), (Peran.BIDANG, "B2")]
    pemegang = store.orang.holders_of(diminta)
    assert {kunci: [orang.nama for orang in semua] for kunci, semua in pemegang.items()} == {
        (Peran.BIDANG, "B2"): ["Pengisi Satu", "Pengisi Dua"],
        (Peran.TIM, None): ["Tim Contoh", "Pengisi Satu"],
        (Peran.BIDANG, "B1"): ["Pengisi Satu"],
        (Peran.STAF, "B1"): [],
    }
    assert store.orang.holders_of([(Peran.BIDANG, "B2"), (Peran.BIDANG, None)])[Peran.BIDANG, None] == (
        find_orang(store, Peran.BIDANG, "SEK"),
        *pemegang[Peran.BIDANG, "B2"],
    )


def test_who_is_no_longer_active_is_gone_but_for_the_name(store: Store) -> None:
    staf = find_orang(store, Peran.STAF)
    store.conn.execute(update(tables.pegawai).where(tables.pegawai.c.id == staf.id).values(aktif=False))
    assert store.orang.get(staf.id) is None
    assert store.orang.holders(Peran.STAF) == ()
    assert store.orang.name_of(staf.id) == "Staf Contoh"
    assert store.orang.name_of(None) == ""


def test_a_role_that_was_taken_away_is_held_no_longer(store: Store) -> None:
    store.conn.execute(update(tables.pemegang_peran).values(aktif=False))
    assert {orang.daftar_peran for orang in store.orang.all()} == {()}


def test_a_code_is_used_once(store: Store) -> None:
    staf = find_orang(store, Peran.STAF)
    store.undangan.add("KODE-1", staf.id, NOW, LIMIT)
    assert store.undangan.use("KODE-1", NOW) == staf.id
    assert store.undangan.use("KODE-1", NOW) is None


def test_the_code_itself_is_kept_nowhere(store: Store) -> None:
    store.undangan.add("KODE-RAHASIA", find_orang(store, Peran.STAF).id, NOW, LIMIT)
    (row,) = store.conn.execute(select(tables.undangan)).all()
    assert "RAHASIA" not in str(row)


@pytest.mark.parametrize("kode", ["", "KODE-2", "kode-1", "KODE-1 ", "KODE-1\0"])
def test_an_unknown_code_opens_nothing(store: Store, kode: str) -> None:
    store.undangan.add("KODE-1", find_orang(store, Peran.STAF).id, NOW, LIMIT)
    assert store.undangan.use(kode, NOW) is None


def test_a_code_ends_at_its_time(store: Store) -> None:
    staf = find_orang(store, Peran.STAF)
    for kode in ("KODE-1", "KODE-2"):
        store.undangan.add(kode, staf.id, NOW, LIMIT)
    assert store.undangan.use("KODE-1", LIMIT) is None
    assert store.undangan.use("KODE-1", LIMIT + MOMENT) is None
    assert store.undangan.use("KODE-2", LIMIT - MOMENT) == staf.id


@only_postgresql
def test_of_two_who_use_one_code_at_once_exactly_one_gets_in(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        staf = find_orang(store, Peran.STAF).id
        store.undangan.add("KODE-1", staf, NOW, LIMIT)
    assert run_at_once(
        database,
        lambda conn: UndanganRepo(conn, instansi_id).use("KODE-1", NOW),
        lambda conn: UndanganRepo(conn, instansi_id).use("KODE-1", NOW),
    ) == (staf, None)


def test_a_chat_belongs_to_the_person_it_was_bound_to_on_that_channel(store: Store) -> None:
    staf = find_orang(store, Peran.STAF).id
    store.obrolan.bind("telegram", 100, staf, NOW)
    assert store.obrolan.person_of("telegram", 100) == staf
    assert store.obrolan.person_of("whatsapp", 100) is None
    assert store.obrolan.person_of("telegram", 101) is None


def test_a_person_is_written_to_in_every_chat_that_did_not_block_the_bot(store: Store) -> None:
    staf = find_orang(store, Peran.STAF).id
    for chat_id in (300, 100, 200):
        store.obrolan.bind("telegram", chat_id, staf, NOW)
    store.obrolan.mark_blocked("telegram", 100, NOW)
    assert store.obrolan.chats_of([staf])[staf] == (300, 200)
    store.obrolan.mark_reachable("telegram", 100)
    assert store.obrolan.chats_of([staf])[staf] == (300, 100, 200)
    tim = find_orang(store, Peran.TIM).id
    assert store.obrolan.chats_of([tim, staf]) == {tim: (), staf: (300, 100, 200)}


def test_a_chat_number_longer_than_32_bits_is_kept(store: Store) -> None:
    staf = find_orang(store, Peran.STAF).id
    store.obrolan.bind("telegram", -1_002_147_483_648, staf, NOW)
    assert store.obrolan.chats_of([staf])[staf] == (-1_002_147_483_648,)
