"""At most one question is open per person."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from sop.peran import Peran
from storage import tables
from storage.database import Database
from storage.store import Store
from storage.tunggu import TungguRepo
from tests.databases import only_postgresql
from tests.kantor import NOW, find_orang
from tests.storage.at_once import run_at_once


@pytest.fixture
def tim(store: Store) -> int:
    return find_orang(store, Peran.TIM).id


@pytest.fixture
def staf(store: Store) -> int:
    return find_orang(store, Peran.STAF).id


def test_nothing_is_asked_at_first(store: Store, tim: int) -> None:
    assert store.tunggu.get(tim) is None
    assert store.tunggu.clear(tim) is False


def test_a_question_is_kept_as_it_was_asked(store: Store, tim: int, staf: int) -> None:
    store.tunggu.put(tim, {"jenis": "angka", "tugas_id": 5, "pilihan": ["1250", "1.25"]}, NOW)
    assert store.tunggu.get(tim) == {"jenis": "angka", "tugas_id": 5, "pilihan": ["1250", "1.25"]}
    assert store.tunggu.get(staf) is None


def test_a_new_question_takes_the_place_of_the_former_one(store: Store, tim: int) -> None:
    store.tunggu.put(tim, {"jenis": "angka"}, NOW)
    store.tunggu.put(tim, {"jenis": "teks"}, NOW + timedelta(minutes=1))
    assert store.tunggu.get(tim) == {"jenis": "teks"}
    assert store.conn.execute(select(tables.tunggu.c.dibuat_pada)).scalars().all() == [NOW + timedelta(minutes=1)]


def test_an_answered_question_is_asked_no_more(store: Store, tim: int) -> None:
    store.tunggu.put(tim, {"jenis": "angka"}, NOW)
    assert store.tunggu.clear(tim) is True
    assert store.tunggu.get(tim) is None


def test_a_task_that_is_done_ends_every_question_about_it_and_no_other(store: Store, tim: int, staf: int) -> None:
    store.tunggu.put(tim, {"tugas_id": 5}, NOW)
    store.tunggu.put(staf, {"tugas_id": 6}, NOW)
    assert store.tunggu.clear_about(5) == {tim: {"tugas_id": 5}}
    assert store.tunggu.clear_about(5) == {}
    assert (store.tunggu.get(tim), store.tunggu.get(staf)) == (None, {"tugas_id": 6})


@only_postgresql
def test_two_questions_put_at_once_leave_the_later_one(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        tim = find_orang(Store(conn, instansi_id), Peran.TIM).id
    run_at_once(
        database,
        lambda conn: TungguRepo(conn, instansi_id).put(tim, {"jenis": "angka"}, NOW),
        lambda conn: TungguRepo(conn, instansi_id).put(tim, {"jenis": "teks"}, NOW),
    )
    with database.transaction() as conn:
        assert TungguRepo(conn, instansi_id).get(tim) == {"jenis": "teks"}
