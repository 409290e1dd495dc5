"""`capaian backup` and `capaian restore`: the whole office in one file, out while it runs, and in again."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.commands.begin import begin
from bot.commands.progress import progress
from bot.deployment import open_clock, open_current_database, open_database, open_lemari
from storage.backup import Manifest, Restored, open_backup, restore_backup, write_backup

_SHOWN = 5


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help="Where to write it; must not be there.")],
) -> None:
    """Write the whole office into one file, while it runs.

    Every row of the database as of one moment, and every kept file. Exit 1 where a kept file is missing or damaged:
    the backup is written without it.
    """
    settings = begin()
    with open_current_database(settings) as database, progress("Backup") as tell:
        now = open_clock(settings, ZoneInfo("UTC")).now()
        manifest = write_backup(database, open_lemari(settings), file, program=version("capaian"), now=now, tell=tell)
    typer.echo(f"Wrote {file}: {_describe(manifest)}.")
    if manifest.missing_files:
        typer.echo(_missing(manifest), err=True)
        raise typer.Exit(1)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The backup.")],
    check: Annotated[bool, typer.Option("--check", help="Only see whether the backup is whole.")] = False,
) -> None:
    """Put a backup back into an empty database, all of it or nothing.

    DATABASE_URL may name a database of the other kind than the backup was taken from. One that holds an office is
    refused.
    """
    if check:
        with open_backup(file) as opened:
            typer.echo(f"{file} is whole: {_describe(opened.manifest)}.")
        return
    settings = begin()
    with open_database(settings) as database, database.alone(), progress("Restore") as tell:
        restored = restore_backup(database, open_lemari(settings), file, tell=tell)
    _report(restored)


def _report(restored: Restored) -> None:
    manifest = restored.manifest
    typer.echo(f"Restored {_describe(manifest)}.")
    if manifest.unsent:
        typer.echo(f"{manifest.unsent} messages that waited when it was taken go out at the next `capaian run`.")
    for nama in restored.broken_trails:
        typer.echo(f"warning: the trail of {nama} was broken when the backup was taken", err=True)
    if manifest.missing_files:
        typer.echo(_missing(manifest), err=True)


def _describe(manifest: Manifest) -> str:
    kantor = ", ".join(manifest.offices.values()) or "no office"
    jumlah = f"{manifest.rows} rows and {len(manifest.files)} files"
    return f"{kantor}, {jumlah}, taken {manifest.taken_at:%Y-%m-%d %H:%M:%S} UTC at schema {manifest.schema}"


def _missing(manifest: Manifest) -> str:
    hilang = manifest.missing_files
    lain = f" and {len(hilang) - _SHOWN} more" if len(hilang) > _SHOWN else ""
    return f"warning: {len(hilang)} kept files are missing or damaged: {', '.join(hilang[:_SHOWN])}{lain}"
