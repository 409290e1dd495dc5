"""Walks the schema up and down, each time in one transaction."""

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from storage.database import Database
from storage.revisions import chain, revision_in


def migrate(database: Database, tujuan: str = "head") -> None:
    """Bring the schema up to `tujuan` (a revision, or head), in one transaction."""
    _run(database, lambda config: command.upgrade(config, tujuan))


def migrate_down(database: Database, tujuan: str) -> None:
    """Walk the schema back to `tujuan` (a revision, or base)."""
    _run(database, lambda config: command.downgrade(config, tujuan))


def move_to(conn: Connection, tujuan: str) -> None:
    """Walk the schema up or down to a revision the program knows, within this transaction."""
    kini = revision_in(conn)
    if kini == tujuan:
        return
    config = _config()
    config.attributes["connection"] = conn
    naik = kini is None or chain().index(kini) < chain().index(tujuan)
    (command.upgrade if naik else command.downgrade)(config, tujuan)


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
