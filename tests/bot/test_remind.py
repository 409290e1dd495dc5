"""The sweep of reminders: each goes out once, however many sweep, and none for a step signed off meanwhile."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import event, select
from structlog.testing import capture_logs
from telegram import Bot

from bot.clock import StandingClock
from bot.demo.panggung import demo_start
from bot.draw import Drawer
from bot.engine import Engine
from bot.rate import RateLimiter
from bot.remind import Reminder
from sop.pengingat import AturanPengingat
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.siklus import TugasBaru
from storage import tables
from storage.berkas import Lemari
from storage.database import Database
from storage.store import Store
from storage.tugas import TugasTersimpan
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
        store.siklus.add(Periode(2026, Bagian.TW_III), START)
        for _ in range(8):
            _open(store, langkah=3)
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
        assert store.outbox.count_waiting() == 1
        assert _trail(store) == [(urut, 3, 1) for urut in range(1, tasks + 1)]
        assert store.tugas.due(START, 10) == ()
        assert store.jejak.first_break() is None


def test_a_reminder_that_fails_holds_up_no_other_and_leaves_nothing(
    database: Database, instansi_id: int, tasks: int, tmp_path: Path
) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        store.instansi.keep_pengingat(AturanPengingat(satukan=False))
        utuh = [satu.id for satu in store.tugas.due(START, 10)]
        rusak = _open(store, langkah=99, ingat_pada=START - timedelta(minutes=1)).id
    with engine(database, instansi_id, tmp_path) as satu, capture_logs() as catatan:
        assert Reminder(satu).sweep_here() == tasks
    gagal = [baris["tugas_id"] for baris in catatan if baris["event"] == "a reminder failed and is put off"]
    assert gagal == [rusak]
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        assert _said_about(store) == [f"tugas:{nomor}" for nomor in utuh]
        assert _trail(store) == [(urut, 3, 1) for urut in range(1, tasks + 1)]
        assert store.jejak.first_break() is None
        (nanti,) = store.tugas.due(START + timedelta(hours=1), 10)
        assert (nanti.id, nanti.ingat_pada, nanti.ingat_ke) == (rusak, START + timedelta(hours=1), 0)


def test_each_reminder_has_a_row_in_the_trail_chained_to_the_one_before(
    database: Database, instansi_id: int, tasks: int, tmp_path: Path
) -> None:
    for hari in range(3):
        with engine(database, instansi_id, tmp_path) as satu:
            satu.clock = StandingClock(START + timedelta(days=hari))
            assert Reminder(satu).sweep_here() == tasks
    with database.reading() as conn:
        store = Store(conn, instansi_id)
        assert _trail(store) == [(1 + tasks * hari + nomor, 3, hari + 1) for hari in range(3) for nomor in range(tasks)]
        assert store.jejak.first_break() is None


def test_a_batch_of_reminders_asks_the_database_no_more_than_a_single_one(
    database: Database, instansi_id: int, tmp_path: Path
) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        store.instansi.keep_pengingat(AturanPengingat(satukan=False))
        store.siklus.add(Periode(2026, Bagian.TW_III), START)
        for ke, peran, unit in ((700, Peran.BIDANG, "B1"), (800, Peran.BIDANG, "B2"), (900, Peran.SEKRETARIS, None)):
            store.obrolan.bind("telegram", ke, find_orang(store, peran, unit).id, START)
        _open(store, langkah=7, unit="B1", ingat_ke=2)
    with engine(database, instansi_id, tmp_path) as satu:
        sendiri = _count_statements(database, satu)
        with database.transaction() as conn:
            for nomor in range(60):
                _open(Store(conn, instansi_id), langkah=7, unit=("B1", "B2", "SEK")[nomor % 3], ingat_ke=2)
        bersama = _count_statements(database, satu)
    with database.reading() as conn:
        assert Store(conn, instansi_id).outbox.count_waiting() == 2 + 100
    assert bersama == sendiri
    assert bersama <= 20


def test_what_one_person_is_told_at_one_moment_is_one_message_over_all_cycles(
    database: Database, instansi_id: int, tasks: int, tmp_path: Path
) -> None:
    """Of the Tim eight tasks of one cycle and one of another; of a unit one, and of both the Sekretaris hears."""
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        lain = store.siklus.add(Periode(2026, Bagian.TW_IV), START)
        assert lain is not None
        for ke, peran, unit in ((800, Peran.BIDANG, "B1"), (900, Peran.SEKRETARIS, None)):
            store.obrolan.bind("telegram", ke, find_orang(store, peran, unit).id, START)
        _open(store, langkah=3, siklus_id=lain.id, ingat_ke=2)
        _open(store, langkah=7, siklus_id=lain.id, unit="B1", ingat_ke=2)
    with engine(database, instansi_id, tmp_path) as satu:
        assert Reminder(satu).sweep_here() == tasks + 2
        assert Reminder(satu).sweep_here() == 0
    with database.reading() as conn:
        kepada = select(tables.outbox.c.chat_id, tables.outbox.c.tentang).order_by(tables.outbox.c.chat_id)
        baris = conn.execute(kepada).all()
        (formulir,) = (tugas.id for tugas in Store(conn, instansi_id).tugas.of_siklus(lain.id) if tugas.unit)
    assert [tuple(satu) for satu in baris] == [(700, ""), (800, f"tugas:{formulir}"), (900, "")]


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


def _open(
    store: Store,
    *,
    langkah: int,
    unit: str | None = None,
    ingat_pada: datetime = START,
    ingat_ke: int = 0,
    siklus_id: int | None = None,
) -> TugasTersimpan:
    """A task of a cycle under way (the first); one with a unit is a Bidang's, one without the Tim's."""
    tugas = store.tugas.open(
        siklus_id or store.siklus.running()[0].id,
        TugasBaru(langkah=langkah, peran=Peran.BIDANG if unit else Peran.TIM, unit=unit),
        putaran=1,
        now=START - timedelta(hours=3),
        tenggat=START,
        ingat_pada=ingat_pada,
    )
    for _ in range(ingat_ke):
        store.tugas.move_reminders([tugas.id], ingat_pada, terkirim=True)
    return tugas


def _said_about(store: Store) -> list[str]:
    """The cards in the outbox, in the order in which they were kept."""
    tentang = select(tables.outbox.c.tentang).order_by(tables.outbox.c.id)
    return list(store.conn.execute(tentang).scalars())


def _trail(store: Store) -> list[tuple[int, int, int]]:
    """Number, step, and which reminder it was, of each row of the trail."""
    (siklus,) = store.siklus.running()
    return [(satu.urut, satu.isi["langkah"], satu.isi["ke"]) for satu in store.jejak.of_siklus(siklus.id)]


def _count_statements(database: Database, engine: Engine) -> int:
    """How much a sweep asks the database, with the office known already."""
    engine.transact_here(lambda store: engine.kantor.load(store, engine.now()))
    dijalankan: list[str] = []

    def note(_conn: object, _cursor: object, kueri: str, *_sisa: object) -> None:
        dijalankan.append(kueri)

    event.listen(database.engine, "before_cursor_execute", note)
    Reminder(engine).sweep_here()
    event.remove(database.engine, "before_cursor_execute", note)
    return len(dijalankan)
