"""The sweep of reminders: each goes out once, however many sweep, and none for a step signed off meanwhile."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from telegram import Bot

from bot.clock import StandingClock
from bot.demo.panggung import demo_start
from bot.draw import Drawer
from bot.engine import Engine
from bot.rate import RateLimiter
from bot.remind import Reminder
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.siklus import TugasBaru
from storage.berkas import Lemari
from storage.database import Database
from storage.store import Store
from tests.kantor import find_orang

START = demo_start()


@contextmanager
def engine(database: Database, instansi_id: int, tmp_path: Path) -> Iterator[Engine]:
    """An engine that sends nothing: the outbox is looked at instead."""
    hasil = Engine(
        database=database,
        instansi_id=instansi_id,
        lemari=Lemari(f"file://{tmp_path}"),
        clock=StandingClock(START),
        bot=Bot("1:x"),
        drawer=Drawer(),
        rate=RateLimiter(1, 1),
    )
    try:
        yield hasil
    finally:
        hasil.close()


@pytest.fixture
def tasks(database: Database, instansi_id: int) -> int:
    """Eight open tasks of the Tim whose reminders are due; returns how many."""
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        store.obrolan.bind("telegram", 700, find_orang(store, Peran.TIM).id, START)
        siklus = store.siklus.add(Periode(2026, Bagian.TW_III), START)
        assert siklus is not None
        for _ in range(8):
            store.tugas.open(
                siklus.id,
                TugasBaru(langkah=3, peran=Peran.TIM),
                putaran=1,
                now=START - timedelta(hours=3),
                tenggat=START,
                ingat_pada=START,
            )
    return 8


def test_two_who_sweep_at_once_send_each_reminder_once(
    database: Database, instansi_id: int, tasks: int, tmp_path: Path
) -> None:
    mulai = Barrier(2)

    def sweep(folder: Path) -> int:
        with engine(database, instansi_id, folder) as satu:
            mulai.wait()
            return Reminder(satu).sweep_here()

    with ThreadPoolExecutor(2) as dua:
        list(dua.map(sweep, (tmp_path / "a", tmp_path / "b")))
    with database.reading() as conn:
        store = Store(conn, instansi_id)
        assert store.outbox.count_waiting() == tasks
        assert store.tugas.due(START, 10) == ()
        assert store.jejak.first_break() is None


def test_a_sweep_on_a_holiday_sends_nothing_and_looks_again_when_work_begins(
    database: Database, instansi_id: int, tasks: int, tmp_path: Path
) -> None:
    with engine(database, instansi_id, tmp_path) as satu:
        satu.clock = StandingClock(START + timedelta(days=5))  # a Saturday
        Reminder(satu).sweep_here()
        with database.reading() as conn:
            store = Store(conn, instansi_id)
            assert store.outbox.count_waiting() == 0
            monday = START + timedelta(days=7) - timedelta(minutes=30)
            assert {tugas.ingat_pada for tugas in store.tugas.due(monday, 10)} == {monday}
