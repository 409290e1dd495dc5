"""Two updates worked off at the same moment, by two threads with a connection each, as two processes would."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import select, text

from bot.work import Worker
from handlers.route import handle
from handlers.turn import Turn
from storage import tables
from tests.handlers.percakapan import Percakapan

_MENUNGGU = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)
_BATAS = 30.0


def side_by_side(p: Percakapan, *daftar: dict[str, Any]) -> None:
    """Let all begin at once, and let the database decide who comes first."""
    pagar = threading.Barrier(len(daftar))
    _work(p, daftar, lambda _urut: pagar.wait(_BATAS), lambda _urut: None)


def one_into_the_other(p: Percakapan, *daftar: dict[str, Any]) -> None:
    """Let the second begin when the first has decided and is about to commit."""
    putus = threading.Event()

    def before(urut: int) -> None:
        if urut:
            assert putus.wait(_BATAS)

    def after(urut: int) -> None:
        if not urut:
            putus.set()
            wait_for_a_lock(p)

    _work(p, daftar, before, after)


def _work(
    p: Percakapan, daftar: tuple[dict[str, Any], ...], before: Callable[[int], object], after: Callable[[int], object]
) -> None:
    """Work them off, each in a thread; every one must go through at the first try."""
    for mentah in daftar:
        p.take(mentah)
    urutan: list[int] = []

    def route(turn: Turn) -> None:
        urut = len(urutan)
        urutan.append(turn.inbox_id or 0)
        before(urut)
        handle(turn)
        after(urut)

    worker = Worker(p.engine, route)
    with ThreadPoolExecutor(len(daftar)) as pool:
        for hasil in [pool.submit(worker.work_once) for _ in daftar]:
            assert hasil.result(_BATAS)
    assert _tries(p) == {0}, "an update had to be tried again"
    p.show()


def wait_for_a_lock(p: Percakapan) -> None:
    """Until the other transaction waits for this one; or a moment, where it needs nothing of it."""
    tunggu = threading.Event()
    for _ in range(40):
        with p.database.engine.connect() as conn:
            if conn.execute(_MENUNGGU).scalar_one():
                return
        tunggu.wait(0.01)


def _tries(p: Percakapan) -> set[int]:
    return set(p.store(lambda store: store.conn.execute(select(tables.inbox.c.percobaan)).scalars().all()))
