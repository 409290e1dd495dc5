"""The named points at which the bot can be told to die, laid around its own functions from outside."""

import functools
import importlib
import json
import os
import signal
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any

PESANAN = "KEKACAUAN_PESANAN"
"""Names the file with the order: a point, and at which passing of it (from 1 on) the process dies."""
LOMPATAN = "KEKACAUAN_LOMPATAN"
"""Names the file with the time the clock is set to when SIGUSR1 comes."""


class Titik(StrEnum):
    """Where a process dies, in the order a message passes them."""

    AFTER_GETUPDATES = "after getUpdates returned"
    IN_INBOX = "inbox written, not committed"
    AFTER_INBOX_COMMIT = "after the inbox commit"
    IN_WORK = "inside work"
    AFTER_WORK_COMMIT = "after the work commit"
    BEFORE_SEND = "claimed, not sent"
    AFTER_SEND = "between send and mark"
    AFTER_MARK = "after the mark"
    IN_REMINDER = "inside a reminder"
    IN_DRAWING = "in the drawing process"
    WHILE_DRAWING = "while a paper is drawn"
    IN_MIGRATION = "inside a migration"


class TitikHilang(AttributeError):
    """A function of the product that a point is laid around is not there any more."""


_lock = threading.Lock()
_transaction = threading.local()


def write_order(berkas: Path, titik: Titik, ke: int = 1) -> None:
    """Order a process's death at the `ke`-th passing of a point from now on; an order of before is forgotten."""
    sementara = berkas.with_suffix(".new")
    sementara.write_text(json.dumps({"titik": titik, "ke": ke}))
    sementara.replace(berkas)


def lay_points() -> None:
    """Lay every point around what the product does there; raises `TitikHilang` for what it does no more."""
    handle = importlib.import_module("handlers.route")
    _replace(handle, "handle", _around(Titik.IN_WORK))
    remind = importlib.import_module("handlers.waktu.pengingat")
    _replace(remind, "remind", _around(Titik.IN_REMINDER))
    draw = lay_drawing_points()
    for ruang, kelas, nama, around in (
        ("bot.updates", "RawUpdates", "fetch", _after_fetch),
        ("bot.send", "Sender", "send", _around_send),
        ("storage.inbox", "InboxRepo", "add", _around_keeping(Titik.AFTER_INBOX_COMMIT)),
        ("storage.inbox", "InboxRepo", "finish", _around_keeping(Titik.AFTER_WORK_COMMIT)),
        ("storage.inbox", "InboxRepo", "finish_all", _around_keeping(Titik.AFTER_WORK_COMMIT)),
        ("storage.outbox", "OutboxRepo", "mark_sent", _around_keeping(Titik.AFTER_MARK)),
        ("storage.outbox", "OutboxRepo", "mark_all_sent", _around_keeping(Titik.AFTER_MARK)),
        ("storage.database", "Database", "transaction", _around_transaction),
        ("alembic.operations", "Operations", "create_table", _around(Titik.IN_MIGRATION)),
    ):
        _replace(getattr(importlib.import_module(ruang), kelas, None), nama, around)
    for ruang, nama, asli in (
        ("bot.work", "handle", handle.handle),
        ("bot.remind", "remind", remind.remind),
        ("bot.draw", "draw", draw.draw),
    ):
        if getattr(importlib.import_module(ruang), nama, None) is not asli:
            raise TitikHilang(f"{ruang} does not take its {nama} from {asli.__module__} any more")


def lay_drawing_points() -> Any:
    """Lay those of the drawing process; the module that draws."""
    draw = importlib.import_module("dokumen.daftar")
    _replace(draw, "draw", _around_drawing)
    return draw


def _replace(tempat: Any, nama: str, around: Callable[[Any], Any]) -> None:
    asli = getattr(tempat, nama, None)
    if not callable(asli):
        raise TitikHilang(f"{tempat} has no {nama} any more")
    setattr(tempat, nama, around(asli))


def _around(titik: Titik) -> Callable[[Any], Any]:
    """The point is passed when the function has done its part."""

    def around(asli: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(asli)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            hasil = asli(*args, **kwargs)
            _pass(titik)
            return hasil

        return wrapped

    return around


def _around_keeping(titik: Titik) -> Callable[[Any], Any]:
    """A function that keeps one row or a list of them; the point is passed at the commit, unless the list was empty."""

    def around(asli: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(asli)
        def wrapped(repo: Any, apa: Any, *args: Any) -> Any:
            hasil = asli(repo, apa, *args)
            if apa and hasattr(_transaction, "noted"):
                _transaction.noted.append(titik)
            return hasil

        return wrapped

    return around


def _after_fetch(asli: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    @functools.wraps(asli)
    async def wrapped(*args: Any, **kwargs: Any) -> Any:
        hasil = await asli(*args, **kwargs)
        if hasil:
            _pass(Titik.AFTER_GETUPDATES)
        return hasil

    return wrapped


def _around_send(asli: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    @functools.wraps(asli)
    async def wrapped(*args: Any, **kwargs: Any) -> Any:
        _pass(Titik.BEFORE_SEND)
        hasil = await asli(*args, **kwargs)
        _pass(Titik.AFTER_SEND)
        return hasil

    return wrapped


def _around_transaction(asli: Callable[..., AbstractContextManager[Any]]) -> Callable[..., AbstractContextManager[Any]]:
    """What was noted within a transaction comes to pass once it is committed."""

    @functools.wraps(asli)
    @contextmanager
    def wrapped(*args: Any, **kwargs: Any) -> Iterator[Any]:
        _transaction.noted = []
        with asli(*args, **kwargs) as conn:
            yield conn
            if Titik.AFTER_INBOX_COMMIT in _transaction.noted:
                _pass(Titik.IN_INBOX)
        for titik in _transaction.noted:
            _pass(titik)

    return wrapped


def _around_drawing(asli: Callable[..., bytes]) -> Callable[..., bytes]:
    """Runs in the drawing process, which dies itself or kills the bot that waits for it."""

    @functools.wraps(asli)
    def wrapped(*args: Any, **kwargs: Any) -> bytes:
        _pass(Titik.IN_DRAWING)
        _pass(Titik.WHILE_DRAWING, os.getppid())
        return asli(*args, **kwargs)

    return wrapped


def _pass(titik: Titik, pid: int | None = None) -> None:
    """Die here if that is the order; it is taken away first, so that it holds for one death alone."""
    berkas = Path(os.environ[PESANAN])
    with _lock:
        try:
            pesanan = json.loads(berkas.read_text())
        except FileNotFoundError:
            return
        if pesanan["titik"] != titik:
            return
        if pesanan["ke"] > 1:
            write_order(berkas, titik, pesanan["ke"] - 1)
            return
        berkas.unlink()
        os.kill(pid or os.getpid(), signal.SIGKILL)
