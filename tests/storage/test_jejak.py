"""The trail is a chain: whatever is changed, taken out or moved in it is found."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select, update

from sop.jejak import AWAL, compute_hash
from storage import tables
from storage.database import Database
from storage.jejak import JejakRepo
from storage.store import Store
from tests.databases import only_postgresql
from tests.kantor import NOW
from tests.storage.at_once import run_at_once

_J = tables.jejak.c


@pytest.fixture
def trail(store: Store) -> Store:
    """A trail of five rows about cycle 1."""
    for number in range(5):
        store.jejak.add(
            "selesai",
            now=NOW + timedelta(minutes=number, microseconds=1),
            pegawai_id=number + 1,
            peran="Staf",
            siklus_id=1,
            inbox_id=number + 10,
            langkah=number,
            tujuan=["B1", "SEK"],
            arahan="Mohon “lengkapi” \u0000",
        )
    return store


def test_an_untouched_trail_is_intact(trail: Store) -> None:
    assert trail.jejak.first_break() is None


def test_a_trail_that_was_never_begun_is_intact(store: Store) -> None:
    assert store.jejak.first_break() is None
    assert store.jejak.of_siklus(1) == ()


def test_a_cycle_s_rows_are_told_by_what_happened_by_portions_and_by_their_ends(trail: Store) -> None:
    trail.jejak.add("tamat", now=NOW, pegawai_id=None, siklus_id=1)
    trail.jejak.add("bergabung", now=NOW, pegawai_id=9)
    assert [row.urut for row in trail.jejak.events_of(1, ["tamat", "lain"])] == [6]
    potongan = [trail.jejak.portion(1, sesudah=sesudah, sampai=5, banyak=3) for sesudah in (0, 3, 5)]
    assert [[row.urut for row in daftar] for daftar in potongan] == [[1, 2, 3], [4, 5], []]
    assert trail.jejak.ends_of(1) == (1, 6, trail.jejak.of_siklus(1)[-1].hash)
    assert trail.jejak.people_of(1) == {1, 2, 3, 4, 5}


def test_each_row_carries_the_hash_of_the_one_before(trail: Store) -> None:
    rows = trail.jejak.of_siklus(1)
    assert [row.urut for row in rows] == [1, 2, 3, 4, 5]
    assert [row.hash_lalu for row in rows] == [AWAL, *(row.hash for row in rows[:-1])]
    assert [row.hash for row in rows] == [compute_hash(row) for row in rows]


def test_rows_added_together_are_chained_like_those_added_one_by_one(store: Store) -> None:
    langkah = [{"langkah": number} for number in range(3)]
    store.jejak.add("mulai", now=NOW, pegawai_id=None, siklus_id=1)
    store.jejak.add_each("pengingat", langkah, now=NOW, pegawai_id=None, siklus_id=1)
    store.jejak.add_each("pengingat", [], now=NOW, pegawai_id=None, siklus_id=1)
    store.jejak.add("selesai", now=NOW, pegawai_id=1, siklus_id=1)
    rows = store.jejak.of_siklus(1)
    assert [(row.urut, row.isi) for row in rows] == [(1, {}), *enumerate(langkah, start=2), (5, {})]
    assert store.jejak.first_break() is None


def test_rows_added_together_are_undone_together(store: Store) -> None:
    store.jejak.add("mulai", now=NOW, pegawai_id=None, siklus_id=1)
    with suppress(ZeroDivisionError), store.savepoint():
        store.jejak.add_each("pengingat", [{"ke": 1}, {"ke": 2}], now=NOW, pegawai_id=None, siklus_id=1)
        raise ZeroDivisionError
    store.jejak.add_each("pengingat", [{"ke": 3}, {"ke": 4}], now=NOW, pegawai_id=None, siklus_id=1)
    assert [(row.urut, row.isi) for row in store.jejak.of_siklus(1)] == [(1, {}), (2, {"ke": 3}), (3, {"ke": 4})]
    assert store.jejak.first_break() is None


def test_a_row_says_who_did_what_in_which_role_when_and_by_which_message(trail: Store) -> None:
    row = trail.jejak.of_siklus(1)[2]
    assert (row.pegawai_id, row.peran, row.peristiwa, row.siklus_id, row.inbox_id) == (3, "Staf", "selesai", 1, 12)
    assert row.pada == NOW + timedelta(minutes=2, microseconds=1)
    assert row.isi == {"langkah": 2, "tujuan": ["B1", "SEK"], "arahan": "Mohon “lengkapi” \u0000"}


def test_what_the_clock_did_has_no_person_and_may_have_no_cycle(store: Store) -> None:
    store.jejak.add("ingat", now=NOW, pegawai_id=None)
    store.jejak.add("undang", now=NOW, pegawai_id=None, siklus_id=2)
    assert [(row.pegawai_id, row.peran, row.isi) for row in store.jejak.of_siklus(2)] == [(None, "", {})]
    assert store.jejak.first_break() is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("pada", NOW),
        ("pegawai_id", 99),
        ("pegawai_id", None),
        ("peran", "Admin"),
        ("peristiwa", "setuju"),
        ("siklus_id", 2),
        ("isi", {"langkah": 99}),
        ("inbox_id", None),
        ("hash_lalu", AWAL),
        ("hash", AWAL),
        ("urut", 9),
    ],
)
def test_one_changed_value_breaks_the_chain_at_its_row(trail: Store, column: str, value: Any) -> None:
    trail.conn.execute(update(tables.jejak).where(_J.urut == 3).values({column: value}))
    assert trail.jejak.first_break() == 3


def test_a_changed_row_with_a_hash_made_to_fit_breaks_the_chain_at_the_next_one(trail: Store) -> None:
    trail.conn.execute(update(tables.jejak).where(_J.urut == 3).values(pegawai_id=99))
    forged = compute_hash(trail.jejak.of_siklus(1)[2])
    trail.conn.execute(update(tables.jejak).where(_J.urut == 3).values(hash=forged))
    assert trail.jejak.first_break() == 4


def test_a_forged_hash_that_the_next_row_was_made_to_know_breaks_the_chain_there(trail: Store) -> None:
    trail.conn.execute(update(tables.jejak).where(_J.urut == 3).values(pegawai_id=99))
    forged = compute_hash(trail.jejak.of_siklus(1)[2])
    trail.conn.execute(update(tables.jejak).where(_J.urut == 3).values(hash=forged))
    trail.conn.execute(update(tables.jejak).where(_J.urut == 4).values(hash_lalu=forged))
    assert trail.jejak.first_break() == 4


@pytest.mark.parametrize("urut", [1, 2, 3, 4])
def test_a_row_taken_out_breaks_the_chain_in_its_place(trail: Store, urut: int) -> None:
    trail.conn.execute(delete(tables.jejak).where(_J.urut == urut))
    assert trail.jejak.first_break() == urut


def test_two_rows_that_changed_places_break_the_chain(trail: Store) -> None:
    for old, new in ((2, 99), (4, 2), (99, 4)):
        trail.conn.execute(update(tables.jejak).where(_J.urut == old).values(urut=new))
    assert trail.jejak.first_break() == 2


def test_a_row_put_in_at_the_end_without_the_chain_is_found(trail: Store) -> None:
    last = trail.conn.execute(select(tables.jejak).where(_J.urut == 5)).one()._asdict()
    trail.conn.execute(tables.jejak.insert().values({**last, "id": 99, "urut": 6}))
    assert trail.jejak.first_break() == 6


@only_postgresql
def test_two_transactions_at_once_make_one_chain(database: Database, instansi_id: int) -> None:
    def note(conn: Connection) -> None:
        JejakRepo(conn, instansi_id).add("selesai", now=NOW, pegawai_id=1, siklus_id=1)

    run_at_once(database, note, note)
    with database.transaction() as conn:
        repo = JejakRepo(conn, instansi_id)
        assert [row.urut for row in repo.of_siklus(1)] == [1, 2]
        assert repo.first_break() is None


def test_rows_are_found_by_what_happened_in_every_cycle_and_in_none(store: Store) -> None:
    for peristiwa, siklus_id in [("mulai", 1), ("selesai", 1), ("bergabung", None), ("mulai", 2)]:
        store.jejak.add(peristiwa, now=NOW, pegawai_id=None, siklus_id=siklus_id)
    assert [satu.urut for satu in store.jejak.of_peristiwa(["mulai", "bergabung"])] == [1, 3, 4]
    assert store.jejak.of_peristiwa([]) == ()
