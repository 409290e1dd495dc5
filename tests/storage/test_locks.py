"""Locks in one order, where several updates share a transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import OperationalError

from sop.peran import Peran
from storage import tables
from storage.database import Database
from storage.store import Store
from tests.databases import only_postgresql
from tests.kantor import NOW, begin_siklus, find_orang

pytestmark = only_postgresql


@pytest.fixture
def siklus_id(database: Database, instansi_id: int) -> int:
    with database.transaction() as conn:
        return begin_siklus(Store(conn, instansi_id)).id


@contextmanager
def shared(database: Database, instansi_id: int) -> Iterator[Store]:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        store.locks.share()
        yield store


def is_held(database: Database, siklus_id: int) -> bool:
    kueri = select(tables.siklus.c.id).where(tables.siklus.c.id == siklus_id)
    with database.transaction() as conn:
        try:
            conn.execute(kueri.with_for_update(key_share=True, nowait=True))
        except OperationalError:
            conn.rollback()
            return True
    return False


def add_trail(store: Store) -> None:
    store.jejak.add("masuk", now=NOW, pegawai_id=None)


FIRST_LOCKS: list[Callable[[Store], None]] = [add_trail, lambda store: store.instansi.lock()]


@pytest.mark.parametrize("take", FIRST_LOCKS)
def test_what_comes_late_in_the_order_holds_the_cycles_first(
    database: Database, instansi_id: int, siklus_id: int, take: Callable[[Store], None]
) -> None:
    with shared(database, instansi_id) as store:
        take(store)
        assert is_held(database, siklus_id)


def test_an_update_that_has_the_transaction_for_itself_holds_what_it_asks_for_alone(
    database: Database, instansi_id: int, siklus_id: int
) -> None:
    with database.transaction() as conn:
        add_trail(Store(conn, instansi_id))
        assert not is_held(database, siklus_id)


def test_what_is_undone_is_held_again_by_the_next_who_wants_a_lock(
    database: Database, instansi_id: int, siklus_id: int
) -> None:
    with shared(database, instansi_id) as store:
        with suppress(ZeroDivisionError), store.savepoint():
            add_trail(store)
            raise ZeroDivisionError
        assert not is_held(database, siklus_id)
        add_trail(store)
        assert is_held(database, siklus_id)


def test_who_wants_no_lock_waits_for_none(database: Database, instansi_id: int, siklus_id: int) -> None:
    """Answers of others are kept while somebody hands in: a batch of them takes no lock that a decision holds."""

    def answer(conn: Connection) -> None:
        conn.exec_driver_sql("SET LOCAL lock_timeout = '2s'")
        store = Store(conn, instansi_id)
        store.locks.share()
        store.tunggu.put(find_orang(store, Peran.TIM).id, {"jenis": "realisasi"}, NOW)

    with database.transaction() as deciding:
        Store(deciding, instansi_id).siklus.lock(siklus_id)
        with database.transaction() as conn:
            answer(conn)
