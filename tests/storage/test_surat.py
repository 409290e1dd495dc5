"""No letter number is given twice, and none disappears."""

import pytest

from storage.database import Database
from storage.store import Store
from storage.surat import NomorBaru, SuratRepo
from tests.databases import only_postgresql
from tests.kantor import NOW, begin_siklus, open_tugas
from tests.storage.at_once import run_at_once


def nomor(urut: int | None, teks: str = "", *, tugas_id: int | None = None, tahun: int = 2026) -> NomorBaru:
    """A number of the usual scheme, unless another text is given."""
    teks = teks or f"{urut:03}/ND/I/{tahun}"
    return NomorBaru(tahun=tahun, nomor=teks, urut=urut, kode="ND", perihal="Nota Dinas", tugas_id=tugas_id)


@pytest.fixture
def tugas_id(store: Store) -> int:
    return open_tugas(store, begin_siklus(store).id, 1).id


def test_a_number_that_another_letter_has_is_not_given(store: Store) -> None:
    assert store.surat.take(nomor(1), NOW)
    assert not store.surat.take(nomor(1), NOW)
    assert not store.surat.take(nomor(2, "001/ND/I/2026"), NOW)


def test_a_running_number_is_not_given_twice_in_a_year_however_it_is_written(store: Store) -> None:
    assert store.surat.take(nomor(1), NOW)
    assert not store.surat.take(nomor(1, "1/BA/II/2026"), NOW)
    assert store.surat.take(nomor(1, tahun=2027), NOW)
    ada = store.surat.find_urut(1, 2026)
    assert ada is not None
    assert ada.nomor == "001/ND/I/2026"


def test_numbers_of_another_scheme_have_no_running_number_and_are_still_given_once(store: Store) -> None:
    assert store.surat.take(nomor(None, "RHS/1"), NOW)
    assert store.surat.take(nomor(None, "RHS/2"), NOW)
    assert not store.surat.take(nomor(None, "RHS/2"), NOW)
    assert store.surat.next_urut(2026) == 1


def test_a_number_belongs_to_its_year_s_book(store: Store) -> None:
    """A scheme without the year begins anew with the same words."""
    assert store.surat.take(nomor(1, "1/ND", tahun=2026), NOW)
    assert store.surat.take(nomor(1, "1/ND", tahun=2027), NOW)
    ada = store.surat.find("1/ND", 2027)
    assert ada is not None
    assert ada.tahun == 2027


def test_the_running_number_goes_on_after_the_highest_of_its_year(store: Store) -> None:
    assert store.surat.next_urut(2026) == 1
    for urut in (1, 17):
        store.surat.take(nomor(urut), NOW)
    store.surat.take(nomor(4, tahun=2027), NOW)
    assert [store.surat.next_urut(tahun) for tahun in (2026, 2027, 2028)] == [18, 5, 1]


def test_a_number_that_is_given_up_stays_used_but_moves_nothing_on(store: Store, tugas_id: int) -> None:
    """12 was meant and 120 typed: the next letter is 13, and one that comes to 120 passes it by."""
    store.surat.take(nomor(119), NOW)
    store.surat.take(nomor(120, tugas_id=tugas_id), NOW)
    milik = store.surat.held_by(tugas_id, "ND")
    assert milik is not None
    store.surat.give_up(milik.id, NOW)
    assert store.surat.held_by(tugas_id, "ND") is None
    assert not store.surat.take(nomor(120), NOW)
    assert store.surat.next_urut(2026) == 121
    ada = store.surat.find("120/ND/I/2026")
    assert ada is not None
    assert ada.batal_pada == NOW


def test_a_number_written_otherwise_leaves_its_running_number_to_the_one_that_replaces_it(
    store: Store, tugas_id: int
) -> None:
    store.surat.take(nomor(5, tugas_id=tugas_id), NOW)
    milik = store.surat.held_by(tugas_id, "ND")
    assert milik is not None
    store.surat.give_up(milik.id, NOW, keep_urut=False)
    assert store.surat.take(nomor(5, "5/ND/I/2026/Dinas", tugas_id=tugas_id), NOW)
    assert store.surat.next_urut(2026) == 6


@only_postgresql
def test_of_two_letters_that_take_one_number_at_once_exactly_one_gets_it(database: Database, instansi_id: int) -> None:
    """Even where nobody holds the office: the database itself gives no number twice."""
    assert run_at_once(
        database,
        lambda conn: SuratRepo(conn, instansi_id).take(nomor(1), NOW),
        lambda conn: SuratRepo(conn, instansi_id).take(nomor(1), NOW),
    ) == (True, False)
