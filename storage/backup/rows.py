"""Rows as lines of JSON, the same bytes whichever database they come from.

The first line names the table and the kind of each column, so that rows of an older schema can be written by a program
that no longer knows it. What a column of JSON holds stays the text it is; times are UTC.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import IO, Any, Protocol

from sqlalchemy import Boolean, Column, Connection, Date, Integer, String, Table, Text, column, select, type_coerce
from sqlalchemy import table as table_of
from sqlalchemy.sql.expression import TableClause
from sqlalchemy.types import TypeEngine

from storage.columns import Json, Nomor, Utc

AT_ONCE = 1_000
"""Rows held in memory at a time."""

Row = dict[str, Any]


class Writable(Protocol):
    """What is written from beginning to end."""

    def write(self, isi: bytes, /) -> int:
        """Write all of it."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How the values of a column are handled by the database, and read from JSON where that isn't as they stand."""

    type: TypeEngine[Any]
    read: Callable[[str], Any] | None = None


_KINDS: Mapping[str, _Kind] = {
    "int": _Kind(Nomor),
    "bool": _Kind(Boolean()),
    "text": _Kind(Text()),
    "utc": _Kind(Utc(), datetime.fromisoformat),
    "date": _Kind(Date(), date.fromisoformat),
}


def write_rows(conn: Connection, table: Table, out: Writable, tell: Callable[[int], object]) -> int:
    """Write all rows of a table in the order of its key, telling how many at a time; returns how many."""
    kinds = {kolom.name: kind_of(kolom) for kolom in table.c}
    out.write(_line({"table": table.name, "columns": kinds}))
    kolom = (type_coerce(table.c[name], _KINDS[kind].type).label(name) for name, kind in kinds.items())
    kueri = select(*kolom).order_by(*table.primary_key).execution_options(yield_per=AT_ONCE)
    jumlah = 0
    for block in conn.execute(kueri).partitions():
        out.write(b"".join(_line(list(baris)) for baris in block))
        jumlah += len(block)
        tell(len(block))
    return jumlah


def read_rows(isi: IO[bytes]) -> tuple[TableClause, Iterator[list[Row]]]:
    """The table as its first line describes it, and its rows, so many at a time."""
    kepala = json.loads(isi.readline())
    kinds: dict[str, str] = kepala["columns"]
    tabel = table_of(kepala["table"], *(column(name, _KINDS[kind].type) for name, kind in kinds.items()))
    return tabel, _read_blocks(isi, kinds)


def kind_of(kolom: Column[Any]) -> str:
    """The kind of a column; TypeError for one that no backup can hold yet."""
    match kolom.type:
        case Utc():
            return "utc"
        case Date():
            return "date"
        case Boolean():
            return "bool"
        case Integer():
            return "int"
        case Json() | String():
            return "text"
        case lain:
            raise TypeError(f"no backup can hold {kolom} of type {lain!r}")


def _read_blocks(isi: IO[bytes], kinds: Mapping[str, str]) -> Iterator[list[Row]]:
    dibaca = [(urut, read) for urut, kind in enumerate(kinds.values()) if (read := _KINDS[kind].read) is not None]
    while block := list(islice(isi, AT_ONCE)):
        yield [_read_line(baris, tuple(kinds), dibaca) for baris in block]


def _read_line(baris: bytes, nama: tuple[str, ...], dibaca: list[tuple[int, Callable[[str], Any]]]) -> Row:
    nilai = json.loads(baris)
    for urut, read in dibaca:
        if nilai[urut] is not None:
            nilai[urut] = read(nilai[urut])
    return dict(zip(nama, nilai, strict=True))


def _line(nilai: object) -> bytes:
    """Times and days as ISO 8601; letters as they are, for whoever looks into it."""
    teks = json.dumps(nilai, default=_isoformat, ensure_ascii=False, separators=(",", ":"))
    return teks.encode() + b"\n"


def _isoformat(pada: date) -> str:
    return pada.isoformat()
