"""Puts a backup back: its files first, which change nothing by being there, then its rows in one transaction.

Rows of an older schema are written into that schema, which is then walked up to the program's own, in the same
transaction; so a backup outlives the program that took it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, insert, inspect, select, table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.expression import TableClause

from storage.backup.container import BackupReader, open_backup
from storage.backup.manifest import FILES, ROWS, Manifest, Part
from storage.backup.rows import read_rows
from storage.backup.write import Progress, Tell
from storage.berkas import Lemari
from storage.database import Database
from storage.galat import CadanganDitolak
from storage.jejak import JejakRepo
from storage.revisions import check_not_ahead, head_revision, knows_revision, revision_in
from storage.schema import move_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put back; `broken_trails` are the offices, by name, whose chain was broken when the backup was taken."""

    manifest: Manifest
    broken_trails: tuple[str, ...]


def restore_backup(database: Database, lemari: Lemari, source: Path, *, tell: Tell) -> Restored:
    """Put a backup back into a database without an office; all of it, or nothing.

    Raises CadanganDitolak, CadanganRusak, SkemaMendahului.
    """
    with open_backup(source) as backup, _in_one_line(source):
        manifest = backup.manifest
        if not knows_revision(manifest.schema):
            raise CadanganDitolak(
                f"{source} is of a newer program ({manifest.program}, schema {manifest.schema}; this one knows "
                f"{head_revision()}): install that program, then restore"
            )
        with database.reading() as conn:
            _check_empty(conn)
        progress = Progress(manifest.rows + len(manifest.files), tell)
        for part in manifest.files:
            _put(lemari, backup, part)
            progress.step(part.name, 1)
        with database.rebuilding() as conn:
            _check_empty(conn)
            move_to(conn, manifest.schema)
            for part in manifest.tables:
                _write(conn, backup, part, progress)
            move_to(conn, head_revision())
            return Restored(manifest=manifest, broken_trails=_broken_trails(conn, manifest))


@contextmanager
def _in_one_line(source: Path) -> Iterator[None]:
    """What the database or the store of files could not keep: full, away, or of another kind than the backup says."""
    try:
        yield
    except DBAPIError as galat:
        alasan = (str(galat.orig).splitlines() or [type(galat.orig).__name__])[0]
        raise CadanganDitolak(f"{source} was not put back, the database is as it was: {alasan}") from galat
    except OSError as galat:
        raise CadanganDitolak(f"{source} was not put back, the database is as it was: {galat}") from galat


def _check_empty(conn: Connection) -> None:
    """Raise CadanganDitolak for a database that holds an office, SkemaMendahului for one of a newer program."""
    check_not_ahead(revision_in(conn))
    if (
        inspect(conn).has_table("instansi")
        and conn.execute(select(func.count()).select_from(table("instansi"))).scalar()
    ):
        raise CadanganDitolak(
            "the database holds an office already, and a restore replaces nothing: set DATABASE_URL to a new database"
        )


def _put(lemari: Lemari, backup: BackupReader, part: Part) -> None:
    with backup.open(part) as isi:
        if FILES + lemari.put_back(isi.read()) != part.name:
            raise CadanganDitolak(f"{part.name} holds another file than it is named for")


def _write(conn: Connection, backup: BackupReader, part: Part, progress: Progress) -> None:
    with backup.open(part) as isi:
        tabel, daftar = read_rows(isi)
        if part.name != f"{ROWS}{tabel.name}.jsonl" or not inspect(conn).has_table(tabel.name):
            raise CadanganDitolak(f"{part.name} holds rows of {tabel.name}, which is no table of this backup's schema")
        for baris in daftar:
            conn.execute(insert(tabel), baris)
            progress.step(part.name, len(baris))
    _count_on(conn, tabel)


def _count_on(conn: Connection, tabel: TableClause) -> None:
    """New rows get ids after those that were put back; on SQLite they do by themselves."""
    if conn.dialect.name == "postgresql" and "id" in tabel.c:
        terbesar = func.max(tabel.c.id)
        penghitung = func.pg_get_serial_sequence(tabel.name, "id")
        conn.execute(select(func.setval(penghitung, func.coalesce(terbesar, 1), terbesar.is_not(None))))


def _broken_trails(conn: Connection, manifest: Manifest) -> tuple[str, ...]:
    return tuple(nama for kunci, nama in manifest.offices.items() if JejakRepo(conn, kunci).first_break() is not None)
