"""Queues by chat: the first row of each chat, where it may be taken, found chat by chat however many rows wait.

A chat with ten thousand rows costs no more than one with a single row: the recursion steps from one chat to the next in
the index (instansi_id, chat_id, id), so nobody waits for those who send a lot. It goes on after the chat `sesudah`,
and looks at no more than `banyak` chats.

Rows are found first and taken by their ids then. In one statement a planner that saw the queue empty last time would
take reading the whole queue for quicker.
"""

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    Table,
    bindparam,
    case,
    literal,
    literal_column,
    select,
)
from sqlalchemy.sql.expression import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from storage.base import Repo, office
from storage.columns import Nomor

T = TypeVar("T")
BEFORE_ALL_CHATS = -(2**63)
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)  # no moment of the clock: one that is set back would hold new rows up
_LENGTHS = (1, 4, 16, 64, 256)
_NOTICED_WITHIN = timedelta(seconds=10)

Syarat = Callable[[Any], ColumnElement[bool]]


def constant(teks: str) -> ColumnElement[str]:
    """A state, written out: a value bound later tells no database that an index of just such rows will do."""
    return literal_column(f"'{teks}'")


def follow_clock(pada: datetime, lama: timedelta, now: datetime) -> datetime:
    """The end of a short wait, where the clock was set by `lama` a moment ago and shows `now`.

    A wait that began after that keeps its end. Which one did shows by the end: it lies ahead by the clock as it is.
    """
    before = pada < now if lama > timedelta() else pada >= now - lama - _NOTICED_WITHIN
    return max(AT_ONCE, pada + lama) if before and pada > AT_ONCE else pada


def in_office(tabel: Table) -> ColumnElement[bool]:
    """The office of rows that are looked up by id; the plus keeps databases from looking them up by the office."""
    milik: ColumnElement[int] = UnaryExpression(tabel.c.instansi_id, operator=custom_op("+"))
    return milik == office()


def padded(daftar: Collection[T]) -> list[T]:
    """Values for an IN, the last of them repeated: with few lengths there are few statements to plan and to keep."""
    nilai = list(daftar)
    for panjang in _LENGTHS:
        if len(nilai) <= panjang:
            return nilai + nilai[-1:] * (panjang - len(nilai))
    return nilai


def by_ids(tabel: Table) -> ColumnElement[bool]:
    """Rows of the office by the ids `kunci`."""
    return in_office(tabel) & tabel.c.id.in_(bindparam("kunci", expanding=True))


def find_first(repo: Repo, kueri: Select[Any], *, sesudah: int, banyak: int, **nilai: Any) -> dict[int, int]:
    """What `first_ids` gives for `banyak` chats after `sesudah`, as ids with their chats.

    Where nothing of these may be taken, the next ones are looked at.
    """
    while True:
        daftar = repo.run(kueri, sesudah=sesudah, banyak=banyak, **nilai).all()
        ditemukan = {baris.pertama: baris.chat_id for baris in daftar if baris.pertama is not None}
        if ditemukan or len(daftar) < banyak:
            return ditemukan
        sesudah = daftar[-1].chat_id


def first_ids(tabel: Table, *, terbuka: Syarat, punya: Syarat, boleh: Syarat) -> Select[Any]:
    """For each chat that has an open row (`terbuka`) of a kind (`punya`), the id of its first open row.

    None instead where that one may not be taken (`boleh`): then nothing of its chat may.
    """
    obrolan = select(
        _next_chat(tabel, terbuka, punya, bindparam("sesudah", type_=Nomor)).label("chat_id"),
        literal(1).label("urut"),
    ).cte("obrolan", recursive=True)
    obrolan = obrolan.union_all(
        select(_next_chat(tabel, terbuka, punya, obrolan.c.chat_id), obrolan.c.urut + 1).where(
            obrolan.c.chat_id.is_not(None), obrolan.c.urut < bindparam("banyak")
        )
    )
    baris = tabel.alias()
    pertama = (
        select(case((boleh(baris.c), baris.c.id)))
        .where(baris.c.instansi_id == office(), baris.c.chat_id == obrolan.c.chat_id, terbuka(baris.c))
        .order_by(baris.c.id)
        .limit(1)
        .correlate(obrolan)
        .scalar_subquery()
    )
    return select(obrolan.c.chat_id, pertama.label("pertama")).where(obrolan.c.chat_id.is_not(None))


def _next_chat(tabel: Table, terbuka: Syarat, punya: Syarat, sesudah: Any) -> ScalarSelect[Any]:
    baris = tabel.alias()
    syarat = (baris.c.instansi_id == office(), baris.c.chat_id > sesudah, terbuka(baris.c), punya(baris.c))
    return select(baris.c.chat_id).where(*syarat).order_by(baris.c.chat_id).limit(1).scalar_subquery()
