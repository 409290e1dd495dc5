"""What comes on the way: updates repeated, out of order, with gaps, in floods; a stop under load; several processes."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.demo.panggung import TOKEN
from simulator.faults import Fault
from sop.peran import Peran
from storage import tables
from tests.kekacauan.deras import Deras
from tests.kekacauan.hitungan import count
from tests.kekacauan.medan import Medan
from tests.kekacauan.titik import Titik
from tests.perjalanan.proses import wait_for

_WAITING = 150


@pytest.fixture
def medan(tmp_path: Path, sqlite_url: str) -> Iterator[Medan]:
    """One process on SQLite, five forms open."""
    with Medan(tmp_path, sqlite_url) as medan:
        medan.gather()
        medan.open_tasks(7, Peran.BIDANG, tuple(medan.units()))
        yield medan


@pytest.fixture
def bertiga(tmp_path: Path, postgres_url: str) -> Iterator[Medan]:
    """Two processes on PostgreSQL that do all, and one that only works; five forms open."""
    with Medan(tmp_path, postgres_url, loops=("", "", "work")) as medan:
        medan.gather()
        medan.open_tasks(7, Peran.BIDANG, tuple(medan.units()))
        yield medan


def test_case_06_stopped_under_load(medan: Medan) -> None:
    deras = Deras(medan)
    deras.burst_all(4)
    medan.sim.wait_for(lambda: medan.sim.pending(TOKEN) < 40, timeout=30)
    assert medan.stop() == 0
    medan.start()
    medan.settle()
    hasil = count(medan, deras.compare())
    assert (hasil.faults, hasil.repeated) == ({}, 0)


def test_case_07_the_same_update_many_times(medan: Medan) -> None:
    deras = Deras(medan)
    with medan.sim.changing():
        medan.sim.faults.add(Fault(method="getUpdates", kind="repeat", times=5))
        medan.sim.faults.add(Fault(method="getUpdates", kind="lose", times=2))
    deras.burst_all(2)
    medan.settle()
    assert count(medan, deras.compare()).faults == {}


def test_case_08_updates_out_of_order_and_with_a_gap(medan: Medan) -> None:
    deras = Deras(medan)
    medan.stop()
    deras.burst_all()
    medan.sim.bot(TOKEN).updates.next_id += 1000
    deras.burst_all()
    with medan.sim.changing():
        medan.sim.faults.add(Fault(method="getUpdates", kind="reverse"))
    medan.start()
    medan.settle()
    hasil = deras.compare()
    assert (hasil.hilang, hasil.dua_kali, hasil.urutan) == (0, 0, 0)


def test_case_08_updates_numbered_anew_after_a_week_of_silence(medan: Medan) -> None:
    deras = Deras(medan)
    deras.burst_all()
    medan.settle()
    medan.jump_clock(timedelta(days=8))
    with medan.sim.changing():
        medan.sim.bot(TOKEN).updates.next_id = medan.first_update_id = 1_000
        medan.sim.faults.add(Fault(method="getUpdates", kind="drop", times=2))
    medan.settle()
    deras.burst_all()
    medan.settle()
    assert count(medan, deras.compare()).faults == {}


def test_case_09_much_waits_after_an_outage(medan: Medan) -> None:
    medan.stop()
    deras = Deras(medan)
    deras.burst_all(_WAITING // 25)
    sekretaris = medan.phone(Peran.SEKRETARIS)
    sekretaris.press_data("isi:1")
    medan.clock.jump_to(medan.clock.now() + timedelta(days=1))
    medan.start()
    medan.settle()
    assert count(medan, deras.compare()).faults == {}
    assert sekretaris.toasts[-1].text, "a stale tap is answered"


def test_case_10_the_process_that_leads_dies_and_another_takes_over(bertiga: Medan) -> None:
    deras = Deras(bertiga)
    deras.burst_all()
    bertiga.settle()
    bertiga.kill(0)
    deras.burst_all(2)
    with bertiga.nobody_revived():
        bertiga.settle()
    hasil = count(bertiga, deras.compare())
    assert hasil.faults == {}


@pytest.mark.parametrize("titik", [Titik.AFTER_WORK_COMMIT, Titik.AFTER_SEND])
def test_case_32_one_of_several_dies_and_its_rows_are_taken_again(bertiga: Medan, titik: Titik) -> None:
    deras = Deras(bertiga)
    for siapa in range(2):
        bertiga.order(titik, 3, siapa)
    deras.burst_all(2)
    wait_for(lambda: not (bertiga.has_order(0) and bertiga.has_order(1)), lambda: "nobody passed the point")
    for siapa in range(2):
        bertiga.forget_order(siapa)
    with bertiga.nobody_revived():
        bertiga.settle()
    assert count(bertiga, deras.compare()).faults == {}


def test_case_32_two_processes_sweep_the_same_reminders(bertiga: Medan) -> None:
    now = bertiga.clock.now()
    bertiga.remind_one_by_one()
    bertiga.open_tasks(2, Peran.SEKRETARIS, (None,) * 30, now - timedelta(minutes=1))
    bertiga.stop()
    bertiga.start()
    bertiga.settle()
    with bertiga.store() as store:
        ke = store.conn.execute(select(tables.tugas.c.ingat_ke).where(tables.tugas.c.langkah == 2)).scalars().all()
    assert set(ke) == {1}
    assert count(bertiga).repeated == 0
