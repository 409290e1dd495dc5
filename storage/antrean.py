"""Queues by chat: the first row of each chat that has any, found chat by chat however many rows wait.

A chat with ten thousand rows costs no more than one with a single row: the recursion steps from one chat to the next in
the index (instansi_id, chat_id, id), so nobody waits for those who send a lot. It goes on after the chat `sesudah`,
and looks at no more than `banyak` chats.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, Table, bindparam, func, literal, select

from storage.base import office
from storage.columns import Nomor

BEFORE_ALL_CHATS = -(2**63)

Syarat = Callable[[Any], ColumnElement[bool]]


def first_ids(tabel: Table, *, terbuka: Syarat, punya: Syarat) -> Select[tuple[int]]:
    """The id of the first open row (`terbuka`) of each chat that has an open row of a kind (`punya`)."""
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
        select(func.min(baris.c.id))
        .where(baris.c.instansi_id == office(), baris.c.chat_id == obrolan.c.chat_id, terbuka(baris.c))
        .correlate(obrolan)
        .scalar_subquery()
    )
    return select(pertama).where(obrolan.c.chat_id.is_not(None))


def _next_chat(tabel: Table, terbuka: Syarat, punya: Syarat, sesudah: Any) -> ScalarSelect[Any]:
    baris = tabel.alias()
    syarat = (baris.c.instansi_id == office(), baris.c.chat_id > sesudah, terbuka(baris.c), punya(baris.c))
    return select(func.min(baris.c.chat_id)).where(*syarat).scalar_subquery()
