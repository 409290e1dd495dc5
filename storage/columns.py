"""Column types that mean the same on SQLite and PostgreSQL."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, DateTime, Integer, Text, literal_column
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

from sop.kanonik import dump_json

Nomor = BigInteger().with_variant(Integer, "sqlite")


class Utc(TypeDecorator[datetime]):
    """An instant: aware in Python, UTC in the database; a naive value is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone can't be stored: {value!r}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """A JSON value kept as canonical text, so that it reads and hashes alike on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else dump_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        if value == "{}":  # most answers have nothing beside their words
            return {}
        return None if value is None else json.loads(value)


class _TextAt(FunctionElement[str]):
    """A text within a JSON value, by its key."""

    type = Text()
    inherit_cache = True
    name = "text_at"


def text_at(kolom: ColumnElement[Any], kunci: str) -> ColumnElement[str]:
    """What stands under a key of the object in a `Json` column, None where it has no such key; `kunci` is ours."""
    return _TextAt(kolom, literal_column(f"'{kunci}'"))


@compiles(_TextAt, "sqlite")
def _on_sqlite(element: _TextAt, compiler: SQLCompiler, **kata: Any) -> str:
    kolom, kunci = (compiler.process(satu, **kata) for satu in element.clauses)
    return f"json_extract({kolom}, '$.' || {kunci})"


@compiles(_TextAt, "postgresql")
def _on_postgresql(element: _TextAt, compiler: SQLCompiler, **kata: Any) -> str:
    kolom, kunci = (compiler.process(satu, **kata) for satu in element.clauses)
    return f"(CAST({kolom} AS json) ->> {kunci})"
