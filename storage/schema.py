"""The schema's version: migrate to the newest, and tell whether a database is behind or ahead."""

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.database import Database


class SkemaBerbeda(RuntimeError):
    """A database whose schema is not the program's; one line for the operator."""


class SkemaMendahului(SkemaBerbeda):
    """A database that a newer program migrated; this one leaves it alone."""


def migrate(database: Database, tujuan: str = "head") -> None:
    """Bring the schema up to `tujuan` (a revision, or head), in one transaction."""
    _run(database, lambda config: command.upgrade(config, tujuan))


def migrate_down(database: Database, tujuan: str) -> None:
    """Walk the schema back to `tujuan` (a revision, or base)."""
    _run(database, lambda config: command.downgrade(config, tujuan))


def current_revision(database: Database) -> str | None:
    """The database's revision, None where it was never migrated."""
    with database.engine.connect() as conn:
        return MigrationContext.configure(conn).get_current_revision()


def head_revision() -> str:
    """The program's own revision."""
    kepala = ScriptDirectory.from_config(_config()).get_current_head()
    assert kepala is not None, "the migrations are part of the program"  # noqa: S101 - a proof for the types
    return kepala


def check_schema(database: Database) -> None:
    """Raise `SkemaBerbeda` unless the database is at the program's revision."""
    ada, perlu = current_revision(database), head_revision()
    if ada == perlu:
        return
    dikenal = {revisi.revision for revisi in ScriptDirectory.from_config(_config()).walk_revisions()}
    if ada is None or ada in dikenal:
        raise SkemaBerbeda(f"the database is behind ({ada or 'empty'}, needs {perlu}): run `capaian migrate`")
    raise SkemaMendahului(f"the database is ahead ({ada}, this program knows {perlu}): install the newer program")


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
