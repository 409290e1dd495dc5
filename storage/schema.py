"""The schema's version: migrate to the newest, and tell whether a database is behind or ahead."""

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.database import Database
from storage.galat import SkemaBerbeda, SkemaMendahului


def migrate(database: Database, tujuan: str = "head") -> None:
    """Bring the schema up to `tujuan` (a revision, or head), in one transaction."""
    _run(database, lambda config: command.upgrade(config, tujuan))


def migrate_down(database: Database, tujuan: str) -> None:
    """Walk the schema back to `tujuan` (a revision, or base)."""
    _run(database, lambda config: command.downgrade(config, tujuan))


def current_revision(database: Database) -> str | None:
    """The database's revision, None where it was never migrated."""
    with database.engine.connect() as conn:
        return revision_in(conn)


def revision_in(conn: Connection) -> str | None:
    """The database's revision, as this transaction sees it."""
    return MigrationContext.configure(conn).get_current_revision()


def move_to(conn: Connection, tujuan: str) -> None:
    """Walk the schema up or down to a revision the program knows, within this transaction."""
    kini = revision_in(conn)
    if kini == tujuan:
        return
    naik = kini is None or kini not in _revisions(mulai=tujuan)
    config = _config()
    config.attributes["connection"] = conn
    (command.upgrade if naik else command.downgrade)(config, tujuan)


def knows_revision(revisi: str) -> bool:
    """Whether the program has a way from that revision to its own."""
    return revisi in _revisions()


def head_revision() -> str:
    """The program's own revision."""
    kepala = ScriptDirectory.from_config(_config()).get_current_head()
    assert kepala is not None, "the migrations are part of the program"  # noqa: S101 - a proof for the types
    return kepala


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


def _revisions(mulai: str = "base") -> set[str]:
    """Those from one on up to the newest, without that one."""
    semua = ScriptDirectory.from_config(_config()).iterate_revisions("head", mulai)
    return {revisi.revision for revisi in semua}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _run(database: Database, step: Callable[[Config], None]) -> None:
    config = _config()
    with database.rebuilding() as conn:
        config.attributes["connection"] = conn
        step(config)
