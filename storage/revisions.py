"""The schema's version: whether a database is behind or ahead.

Every start asks that, and few migrate: so the chain of revisions is read from the migrations' files, and what carries
them out (storage/schema.py) is not even loaded.
"""

import re
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection, column, inspect, select, table

from storage.database import Database
from storage.galat import SkemaBerbeda, SkemaMendahului

_DECLARED = re.compile(r'^(revision|down_revision) = (?:"([^"]+)"|None)$', re.MULTILINE)
_VERSION = table("alembic_version", column("version_num"))


@cache
def chain() -> tuple[str, ...]:
    """The program's revisions, from the first to the newest."""
    after: dict[str, str] = {}
    for berkas in files("storage.migrations.versions").iterdir():
        if berkas.name.endswith(".py") and berkas.name != "__init__.py":
            declared = dict(_DECLARED.findall(berkas.read_text(encoding="utf-8")))
            after[declared["down_revision"]] = declared["revision"]
    semua: list[str] = []
    while (lanjut := after.get(semua[-1] if semua else "")) is not None:
        semua.append(lanjut)
    return tuple(semua)


def head_revision() -> str:
    """The program's own revision."""
    return chain()[-1]


def knows_revision(revisi: str) -> bool:
    """Whether the program has a way from that revision to its own."""
    return revisi in chain()


def current_revision(database: Database) -> str | None:
    """The database's revision, None where it was never migrated."""
    with database.engine.connect() as conn:
        return revision_in(conn)


def revision_in(conn: Connection) -> str | None:
    """The database's revision, as this transaction sees it."""
    if not inspect(conn).has_table(_VERSION.name):
        return None
    revisi: str | None = conn.execute(select(_VERSION.c.version_num)).scalar_one_or_none()
    return revisi


def check_schema(database: Database) -> None:
    """Raise `SkemaBerbeda` unless the database is at the program's revision."""
    check_revision(current_revision(database))


def check_revision(ada: str | None) -> None:
    """Raise `SkemaBerbeda` unless that is the program's revision."""
    check_not_ahead(ada)
    perlu = head_revision()
    if ada != perlu:
        raise SkemaBerbeda(f"the database is behind ({ada or 'empty'}, needs {perlu}): run `capaian migrate`")


def check_not_ahead(ada: str | None) -> None:
    """Raise `SkemaMendahului` for a revision that only a newer program knows; None is none at all."""
    if ada is not None and not knows_revision(ada):
        perlu = head_revision()
        raise SkemaMendahului(f"the database is ahead ({ada}, this program knows {perlu}): install the newer program")
