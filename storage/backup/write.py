"""Takes a backup: rows of one moment, then the files that they name.

A file is kept before the row that names it, and never changed or removed; so what the rows of that moment name is still
there when the files are copied, and what was kept later is not missed.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, func, select

from storage import tables
from storage.backup.container import BackupWriter
from storage.backup.manifest import FILES, FORMAT, ROWS, Manifest
from storage.backup.place import new_file
from storage.backup.rows import write_rows
from storage.berkas import Lemari
from storage.database import Database
from storage.galat import CadanganTakTertulis
from storage.instansi import INSTANSI
from storage.revisions import check_revision, revision_in

Tell = Callable[[str, int, int], None]
"""Hears the part that is being written or read, how many rows and files were, and how many there are."""


def write_backup(
    database: Database, lemari: Lemari, target: Path, *, program: str, now: datetime, tell: Tell
) -> Manifest:
    """Write the whole database and its kept files into a new file.

    Raises CadanganTakTertulis, SkemaBerbeda. Needs memory for the largest kept file, and no more for more of them.
    """
    with new_file(target) as out, BackupWriter(out) as writer:
        with database.snapshot() as conn:
            manifest = _describe(conn, program, now)
            progress = Progress(_count(conn), tell)
            rows = {f"{ROWS}{tabel.name}.jsonl": tabel for tabel in tables.metadata.sorted_tables}
            jumlah = {}
            for name, tabel in rows.items():
                with writer.part(name) as part:
                    jumlah[name] = write_rows(conn, tabel, part, partial(progress.step, name))
            daftar_sha256 = _files(conn)
        hilang = tuple(sha256 for sha256 in daftar_sha256 if not _copy(lemari, writer, sha256, progress))
        parts = tuple(replace(part, rows=jumlah.get(part.name)) for part in writer.parts)
        manifest = replace(manifest, missing_files=hilang, parts=parts)
        writer.seal(manifest)
    return manifest


class Progress:
    """How many rows and files were written or read, told to whoever wants to know."""

    def __init__(self, total: int, tell: Tell) -> None:
        self._total = total
        self._tell = tell
        self._done = 0

    def step(self, name: str, count: int) -> None:
        """So many more, of the part of that name."""
        self._done += count
        self._tell(name, self._done, self._total)


def _describe(conn: Connection, program: str, now: datetime) -> Manifest:
    """The manifest of what this transaction sees, but for its parts; raises SkemaBerbeda."""
    revision = revision_in(conn)
    check_revision(revision)
    kantor = conn.execute(select(tables.instansi.c.id, tables.instansi.c.isi).order_by(tables.instansi.c.id)).all()
    antre = select(func.count()).where(tables.outbox.c.keadaan == "antre")
    return Manifest(
        format=FORMAT,
        program=program,
        schema=str(revision),
        taken_at=now,
        offices={satu.id: INSTANSI.validate_python(satu.isi).nama for satu in kantor},
        unsent=conn.execute(antre).scalar_one(),
        missing_files=(),
        parts=(),
    )


def _count(conn: Connection) -> int:
    """Rows and files together."""
    rows = sum(
        conn.execute(select(func.count()).select_from(satu)).scalar_one() for satu in tables.metadata.sorted_tables
    )
    files: int = conn.execute(select(func.count(tables.berkas.c.sha256.distinct()))).scalar_one()
    return rows + files


def _files(conn: Connection) -> list[str]:
    """The kept files that rows name; offices may share one."""
    sha256 = tables.berkas.c.sha256
    return list(conn.execute(select(sha256).distinct().order_by(sha256)).scalars())


def _copy(lemari: Lemari, writer: BackupWriter, sha256: str, progress: Progress) -> bool:
    """False where the store of files does not give back what was kept."""
    name = FILES + sha256
    progress.step(name, 1)
    try:
        isi = lemari.get(sha256)
    except FileNotFoundError:
        return False
    except OSError as galat:
        raise CadanganTakTertulis(f"the kept file {sha256} cannot be read: {galat.strerror or galat}") from galat
    if hashlib.sha256(isi).hexdigest() != sha256:
        return False
    with writer.part(name) as part:
        part.write(isi)
    return True
