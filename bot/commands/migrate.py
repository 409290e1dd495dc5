"""`capaian migrate`: brings the database to the newest schema."""

import typer

from bot.commands.begin import begin
from bot.deployment import open_database
from storage.database import Database
from storage.galat import SkemaBerbeda, SkemaMendahului
from storage.revisions import check_schema, head_revision
from storage.schema import migrate as migrate_schema


def migrate() -> None:
    """Bring the database to the newest schema."""
    with open_database(begin()) as database:
        done = "is now" if _migrate(database) else "is already"
    typer.echo(f"The database {done} at schema {head_revision()}.")


def _migrate(database: Database) -> bool:
    """Whether there was anything to do; a database that is ahead is left alone."""
    try:
        check_schema(database)
    except SkemaMendahului:
        raise
    except SkemaBerbeda:
        migrate_schema(database)
        return True
    return False
