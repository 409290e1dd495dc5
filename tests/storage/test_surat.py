"""No letter number is given twice."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database
from storage.store import Store
from storage.surat import SuratRepo
from tests.databases import only_postgresql
from tests.kantor import NOW, begin_siklus, open_tugas
from tests.storage.at_once import run_at_once


@pytest.fixture
def daftar_tugas(store: Store) -> list[int]:
    siklus = begin_siklus(store)
    return [open_tugas(store, siklus.id, 1).id for _ in range(3)]


def test_a_number_that_another_letter_has_is_not_given(store: Store, daftar_tugas: list[int]) -> None:
    one, two, _ = daftar_tugas
    assert store.surat.take("001/ND/I/2026", one, 2026, NOW) is True
    assert store.surat.take("001/ND/I/2026", two, 2026, NOW) is False
    assert store.surat.take("001/ND/I/2026", two, 2027, NOW + timedelta(days=400)) is False
    assert store.surat.take("002/ND/I/2026", two, 2026, NOW) is True


def test_a_letter_that_takes_its_own_number_again_keeps_it(store: Store, daftar_tugas: list[int]) -> None:
    assert store.surat.take("001/ND/I/2026", daftar_tugas[0], 2026, NOW) is True
    assert store.surat.take("001/ND/I/2026", daftar_tugas[0], 2026, NOW) is True
    assert store.surat.next_urut(2026) == 2


def test_a_letter_that_takes_another_number_gives_the_first_back(store: Store, daftar_tugas: list[int]) -> None:
    one, two, _ = daftar_tugas
    assert store.surat.take("001/ND/I/2026", one, 2026, NOW) is True
    assert store.surat.take("002/ND/I/2026", one, 2026, NOW) is True
    assert store.surat.next_urut(2026) == 2
    assert store.surat.take("001/ND/I/2026", two, 2026, NOW) is True


def test_a_number_belongs_to_the_year_the_office_says(store: Store, daftar_tugas: list[int]) -> None:
    """At half past midnight of 1 January in the office it is still the old year in UTC."""
    newyear = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    store.surat.take("001/ND/I/2027", daftar_tugas[0], 2027, newyear)
    assert (store.surat.next_urut(2026), store.surat.next_urut(2027)) == (1, 2)


def test_the_running_number_counts_the_letters_of_its_year(store: Store, daftar_tugas: list[int]) -> None:
    assert store.surat.next_urut(2026) == 1
    store.surat.take("001/ND/I/2026", daftar_tugas[0], 2026, NOW)
    store.surat.take("017/ND/I/2026", daftar_tugas[1], 2026, NOW)
    store.surat.take("001/ND/II/2027", daftar_tugas[2], 2027, NOW + timedelta(days=390))
    assert (store.surat.next_urut(2026), store.surat.next_urut(2027), store.surat.next_urut(2028)) == (3, 2, 1)


@only_postgresql
def test_of_two_letters_that_take_one_number_at_once_exactly_one_gets_it(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        siklus = begin_siklus(store)
        one, two = (open_tugas(store, siklus.id, 1).id for _ in range(2))
    assert run_at_once(
        database,
        lambda conn: SuratRepo(conn, instansi_id).take("001/ND/I/2026", one, 2026, NOW),
        lambda conn: SuratRepo(conn, instansi_id).take("001/ND/I/2026", two, 2026, NOW),
    ) == (True, False)
