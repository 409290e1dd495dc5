"""Two transactions at one moment on PostgreSQL: the second begins while the first is still open."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

from sqlalchemy import Connection, text

from storage.database import Database

_T = TypeVar("_T")
_WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


def run_at_once(
    database: Database, first: Callable[[Connection], _T], second: Callable[[Connection], _T]
) -> tuple[_T, _T]:
    """Commit `first` only when `second` waits for it, or is through without waiting; what both returned."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        with database.transaction() as conn:
            one = first(conn)
            running = pool.submit(_run, database, second)
            _let_it_run(database, running)
        return one, running.result(timeout=60)


def _run(database: Database, work: Callable[[Connection], _T]) -> _T:
    with database.transaction() as conn:
        return work(conn)


def _let_it_run(database: Database, running: Future[_T]) -> None:
    with database.engine.connect() as conn:
        while not running.done() and not conn.execute(_WAITING).scalar_one():
            conn.rollback()
            wait([running], timeout=0.01)
