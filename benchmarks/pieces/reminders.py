"""Reminders: the sweep over many open tasks beside the bare query, and a thousand that are due in one second."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter

import psycopg
from sqlalchemy import update
from sqlalchemy.engine import make_url
from telegram import Bot

from benchmarks.office import Place, place, set_up
from benchmarks.pieces.loads import databases, program
from benchmarks.plan import WARM_UP, Effort, Plan
from benchmarks.stage import Program, measure
from benchmarks.table import Figures
from bot.clock import StandingClock
from bot.draw import Drawer
from bot.engine import Engine
from bot.rate import RateLimiter
from bot.remind import Reminder
from storage import tables
from storage.berkas import Lemari
from storage.store import Store
from storage.tugas import TugasRepo
from tests.kantor import NOW

_OFFICES = 20_000
_DUE = 500
_BATCH = 50
_TIMES = 200
_AT_ONCE = 1_000
_SHARED = 256  # reminders a commit, as the sweep has it
_LATER, _BEFORE = NOW + timedelta(days=30), NOW - timedelta(minutes=1)
_EARLIER = timedelta(minutes=30)

# The tasks are spread over the offices; `instansi` and `siklus` rows of the others aren't needed for the query.
_COLUMNS = "instansi_id, siklus_id, langkah, peran, unit, putaran, keadaan, daftar_indikator, dibuka_pada, ingat_pada"
_VALUES = "1, 7, 'Bidang', NULL, 1, 'terbuka', '[]', '2026-01-15 01:00:00'"
_FILL = {
    "SQLite": f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "  # noqa: S608 - ours
    f"INSERT INTO tugas ({_COLUMNS}) SELECT 1 + i % {_OFFICES}, {_VALUES}, "
    f"CASE WHEN i <= ? THEN '{_BEFORE:%Y-%m-%d %H:%M:%S}.000000' ELSE '{_LATER:%Y-%m-%d %H:%M:%S}.000000' END FROM n",
    "PostgreSQL": f"INSERT INTO tugas ({_COLUMNS}) SELECT 1 + i %% {_OFFICES}, {_VALUES}, "  # noqa: S608 - ours
    f"CASE WHEN i <= %s THEN timestamptz '{_BEFORE.isoformat()}' ELSE timestamptz '{_LATER.isoformat()}' END "
    "FROM generate_series(1, %s) AS i",
}
_BARE = "SELECT * FROM tugas WHERE instansi_id = {0} AND ingat_pada <= {0} ORDER BY ingat_pada, id LIMIT {0}"


def sweep(effort: Effort) -> Iterator[Figures]:
    """Looking for what is due, with none and 500 due in the office, among more and more open tasks."""
    for kind in databases():
        for tasks in effort.tasks:
            for due in (0, _DUE):
                with place(kind) as here:
                    instansi_id = set_up(here, 1)
                    _fill(kind, here, instansi_id, tasks, due)
                    case = f"{tasks:,} open, {due} due, {kind}"
                    for _ in range(effort.rounds):
                        values = _time(partial(_sweep if due else _look, here, instansi_id))
                        yield Figures(piece="sweep", case=case, who="repository", values=values)
                        with _bare(kind, here, instansi_id) as query:
                            values = _time(query)
                        yield Figures(piece="sweep", case=case, who="bare query", beside=True, values=values)


def due(effort: Effort) -> Iterator[Figures]:
    """A thousand reminders due in one second, each to be sent once; beside python-telegram-bot's JobQueue."""
    plan = Plan(people=_AT_ONCE, texts=(), seconds=60, silent=True)
    case = f"{_AT_ONCE:,} in one second"
    for _ in range(effort.rounds):
        for kind in databases():
            with place(kind) as here:
                set_up(here, _AT_ONCE + WARM_UP, remind_at=_BEFORE)
                _make_spares_due(here, None)
                ours = program(here, "real", CLOCK_START=NOW.isoformat())
                yield Figures(piece="reminders", case=case, who=f"capaian, {kind}", values=measure(plan, [ours]))
        theirs = Program(module="ptb_jobs", environment={"BENCH_PEOPLE": str(_AT_ONCE)})
        short = Plan(people=_AT_ONCE, texts=(), seconds=20, silent=True)
        values = measure(short, [theirs])
        yield Figures(piece="reminders", case=case, who="python-telegram-bot JobQueue", beside=True, values=values)


def kept(effort: Effort) -> Iterator[Figures]:
    """The way of a thousand due reminders into the outbox alone; beside the same rows, by the bare driver."""
    for kind in databases():
        for _ in range(effort.rounds):
            with place(kind) as here:
                instansi_id = set_up(here, _AT_ONCE + WARM_UP, remind_at=_BEFORE)
                _make_spares_due(here, _BEFORE - _EARLIER)
                seconds = _sweep_all(here, instansi_id)
                case = f"{_AT_ONCE:,} into the outbox, {kind}"
                yield Figures(piece="reminders", case=case, who="capaian", values={"rate": _AT_ONCE / seconds})
                seconds = _write_again(kind, here)
                yield Figures(
                    piece="reminders",
                    case=case,
                    who="same rows, bare",
                    beside=True,
                    values={"rate": _AT_ONCE / seconds},
                )


def _sweep_all(here: Place, instansi_id: int) -> float:
    """Every due reminder, as the bot's own sweep does it after a small one; in seconds."""
    engine = Engine(
        database=here.database,
        instansi_id=instansi_id,
        lemari=Lemari(f"file://{here.folder}/files"),
        clock=StandingClock(NOW - _EARLIER),
        bot=Bot("1:x"),
        drawer=Drawer(),
        rate=RateLimiter(1, 1),
    )
    try:
        Reminder(engine).sweep_here()
        engine.clock = StandingClock(NOW)
        begun = perf_counter()
        sent = Reminder(engine).sweep_here()
        seconds = perf_counter() - begun
    finally:
        engine.close()
    if sent != _AT_ONCE:
        raise AssertionError(f"{sent} reminders went out, not {_AT_ONCE}")
    return seconds


def _write_again(kind: str, here: Place) -> float:
    """The rows that made, once more: a task moved on, a message, a trail row each, a batch a commit; in seconds."""
    made = ("outbox", "jejak")
    with here.database.transaction() as conn:
        kept = {name: conn.exec_driver_sql(f"SELECT * FROM {name} ORDER BY id").all() for name in made}  # noqa: S608 - ours
        tasks = conn.exec_driver_sql("SELECT ingat_pada, ingat_ke, id FROM tugas ORDER BY id").all()
        for name in made:
            conn.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608 - ours
    mark = "?" if kind == "SQLite" else "%s"
    inserts = {
        name: f"INSERT INTO {name} VALUES ({', '.join([mark] * len(rows[0]))})"  # noqa: S608 - ours
        for name, rows in kept.items()
    }
    move = f"UPDATE tugas SET ingat_pada = {mark}, ingat_ke = {mark} WHERE id = {mark}"  # noqa: S608 - ours
    begun = perf_counter()
    for first in range(0, _AT_ONCE, _SHARED):
        with here.database.transaction() as conn:
            for number in range(first, min(first + _SHARED, _AT_ONCE)):
                conn.exec_driver_sql(move, tuple(tasks[number]))
                for name in made:
                    conn.exec_driver_sql(inserts[name], tuple(kept[name][number]))
    return perf_counter() - begun


def _time(query: Callable[[], object]) -> dict[str, float]:
    query()
    spent = []
    for _ in range(_TIMES):
        begun = perf_counter()
        query()
        spent.append((perf_counter() - begun) * 1000)
    spent.sort()
    return {"rate": 1000 * _TIMES / sum(spent), "p50": spent[_TIMES // 2], "p99": spent[_TIMES * 99 // 100]}


def _sweep(here: Place, instansi_id: int) -> None:
    with here.database.transaction() as conn:
        Store(conn, instansi_id).tugas.due(NOW, _BATCH)


def _look(here: Place, instansi_id: int) -> None:
    """What a sweep asks first; where nothing is due it is all."""
    with here.database.asking() as conn:
        TugasRepo(conn, instansi_id).due_cycles(NOW, _BATCH)


@contextmanager
def _bare(kind: str, here: Place, instansi_id: int) -> Iterator[Callable[[], object]]:
    if kind == "SQLite":
        lite = sqlite3.connect(make_url(here.url).database or "")
        values = (instansi_id, f"{NOW:%Y-%m-%d %H:%M:%S}.000000", _BATCH)
        yield lambda: lite.execute(_BARE.format("?"), values).fetchall()
        lite.close()
        return
    with psycopg.connect(here.url) as conn:

        def query() -> None:
            conn.execute(_BARE.format("%s").encode(), (instansi_id, NOW, _BATCH)).fetchall()
            conn.commit()

        yield query


def _fill(kind: str, here: Place, instansi_id: int, tasks: int, due_here: int) -> None:
    """Open tasks, spread over all offices; those due belong to ours."""
    mine = f"UPDATE tugas SET instansi_id = {int(instansi_id)} WHERE ingat_pada = "  # noqa: S608 - a number
    if kind == "SQLite":
        lite = sqlite3.connect(make_url(here.url).database or "")
        lite.execute(_FILL[kind], (tasks, due_here))
        lite.execute(f"{mine}'{_BEFORE:%Y-%m-%d %H:%M:%S}.000000'")
        lite.commit()
        lite.execute("ANALYZE")
        lite.close()
        return
    with psycopg.connect(here.url, autocommit=True) as conn:
        conn.execute("SET session_replication_role = replica")
        conn.execute(_FILL[kind].encode(), (due_here, tasks))
        conn.execute(f"{mine}timestamptz '{_BEFORE.isoformat()}'".encode())
        conn.execute("VACUUM ANALYZE tugas")


def _make_spares_due(here: Place, pada: datetime | None) -> None:
    """The reminders of those who only warm a bot up: earlier than all others, or never."""
    milik = (tables.tugas.c.unit >= f"U{_AT_ONCE:06}",)
    with here.database.transaction() as conn:
        conn.execute(update(tables.tugas).where(*milik).values(ingat_pada=pada))
