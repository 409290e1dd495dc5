"""Rekap versions are kept whole, and decided on once."""

import hashlib
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from sop.peran import Peran
from sop.periode import Bagian, Periode
from storage import tables
from storage.database import Database
from storage.rekap import RekapRepo
from storage.store import Store
from tests.databases import only_postgresql
from tests.kantor import NOW, begin_siklus, build_rekap, find_orang
from tests.storage.at_once import run_at_once

LATER = NOW + timedelta(days=1)


@pytest.mark.parametrize(
    "realisasi", [Decimal(70), Decimal(0), Decimal("87.50"), Decimal("12345678901234567890.123456789"), None]
)
def test_a_version_is_read_back_to_the_last_digit(store: Store, realisasi: Decimal | None) -> None:
    siklus = begin_siklus(store)
    rekap = build_rekap(1, realisasi)
    kept = store.rekap.add(siklus.id, rekap)
    assert kept.rekap == rekap
    figures = [(str(baris.capaian.mentah), str(baris.indikator.pagu)) for baris in rekap.daftar_baris]
    assert [(str(baris.capaian.mentah), str(baris.indikator.pagu)) for baris in kept.rekap.daftar_baris] == figures
    assert store.rekap.get(siklus.id, 1) == kept
    assert (kept.versi, kept.keputusan, kept.arahan, kept.diputuskan_oleh, kept.diputuskan_pada) == (1, *[None] * 4)


def test_a_version_carries_the_sha256_of_what_is_kept(store: Store) -> None:
    kept = store.rekap.add(begin_siklus(store).id, build_rekap())
    isi = store.conn.execute(select(tables.rekap.c.isi)).scalar_one()
    assert kept.sha256 == hashlib.sha256(isi.encode()).hexdigest()


def test_the_newest_version_has_the_highest_number(store: Store) -> None:
    siklus = begin_siklus(store)
    assert store.rekap.newest(siklus.id) is None
    for versi in (1, 2, 10):
        store.rekap.add(siklus.id, build_rekap(versi))
    newest = store.rekap.newest(siklus.id)
    assert newest is not None
    assert newest.versi == 10
    assert store.rekap.get(siklus.id, 3) is None


def test_the_version_locked_last_is_found_whatever_its_cycle(store: Store) -> None:
    assert store.rekap.newest_of_all() is None
    one, two = begin_siklus(store), begin_siklus(store, Periode(2026, Bagian.TW_II))
    store.rekap.add(two.id, build_rekap(7))
    last = store.rekap.add(one.id, build_rekap(1))
    assert store.rekap.newest_of_all() == last


def test_a_version_is_never_written_over(store: Store) -> None:
    siklus = begin_siklus(store)
    first = store.rekap.add(siklus.id, build_rekap())
    with pytest.raises(IntegrityError), store.conn.begin_nested():
        store.rekap.add(siklus.id, build_rekap(realisasi=Decimal(99)))
    assert store.rekap.get(siklus.id, 1) == first


def test_a_version_is_decided_on_once_and_the_first_decision_stays(store: Store) -> None:
    siklus = begin_siklus(store)
    kept = store.rekap.add(siklus.id, build_rekap())
    sekretaris, tim = find_orang(store, Peran.SEKRETARIS).id, find_orang(store, Peran.TIM).id
    assert store.rekap.decide(kept.id, keputusan="dikembalikan", arahan="Lengkapi.", oleh=sekretaris, now=NOW)
    assert not store.rekap.decide(kept.id, keputusan="disetujui", arahan="", oleh=tim, now=LATER)
    decided = store.rekap.get(siklus.id, 1)
    assert decided is not None
    assert (decided.keputusan, decided.arahan) == ("dikembalikan", "Lengkapi.")
    assert (decided.diputuskan_oleh, decided.diputuskan_pada) == (sekretaris, NOW)
    assert (decided.rekap, decided.sha256) == (kept.rekap, kept.sha256)


def test_an_unknown_decision_is_refused_by_the_database(store: Store) -> None:
    kept = store.rekap.add(begin_siklus(store).id, build_rekap())
    with pytest.raises(IntegrityError), store.conn.begin_nested():
        store.rekap.decide(kept.id, keputusan="ditunda", arahan="", oleh=1, now=NOW)


@only_postgresql
def test_of_two_who_decide_at_once_exactly_one_wins(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        siklus_id = begin_siklus(store).id
        kept = store.rekap.add(siklus_id, build_rekap())
        one, two = find_orang(store, Peran.SEKRETARIS).id, find_orang(store, Peran.KEPALA_DINAS).id
    assert run_at_once(
        database,
        lambda conn: RekapRepo(conn, instansi_id).decide(kept.id, keputusan="disetujui", arahan="", oleh=one, now=NOW),
        lambda conn: RekapRepo(conn, instansi_id).decide(
            kept.id, keputusan="dikembalikan", arahan="Ulangi.", oleh=two, now=NOW
        ),
    ) == (True, False)
    with database.transaction() as conn:
        decided = RekapRepo(conn, instansi_id).get(siklus_id, 1)
    assert decided is not None
    assert (decided.keputusan, decided.diputuskan_oleh) == ("disetujui", one)
