"""The command line `capaian`: which commands there are, and how a wrong call ends.

What a command needs is loaded when it is called: most of it is heavy, and whoever asks for help needs none of it.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from bot.refusal import BadSettings, NoOffice, Refusal
from bot.secrets import SecretFilter
from sop.naskah.galat import NaskahSalah
from storage.galat import (
    AlamatSalah,
    CadanganDitolak,
    CadanganTakTertulis,
    DatabaseDipakai,
    DatabaseTidakMenjawab,
    SkemaBerbeda,
)

WRONG_CALL = 2

# What an operator can mend; anything else is a bug, and bot/logs.py logs it.
_MENDABLE = (
    Refusal,
    BadSettings,
    NoOffice,
    NaskahSalah,
    AlamatSalah,
    DatabaseDipakai,
    DatabaseTidakMenjawab,
    SkemaBerbeda,
    CadanganDitolak,
    CadanganTakTertulis,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A command: the first sentence of its help, and where it is, a function or a group of commands."""

    summary: str
    module: str
    name: str


COMMANDS: Mapping[str, Place] = {
    "run": Place("Receive, work, deliver and remind until stopped.", "run", "run"),
    "demo": Place("Show the example office in a simulator.", "demo", "demo"),
    "rehearse": Place("Stand in for Telegram, to try out an office of your own.", "rehearse", "rehearse"),
    "migrate": Place("Bring the database to the newest schema.", "migrate", "migrate"),
    "check": Place("Look over settings, database, token and files.", "check", "check"),
    "template": Place("Write the set-up workbook, blank or filled in.", "workbook", "template"),
    "import": Place("Import the set-up workbook, after asking.", "workbook", "import_"),
    "invite": Place("Make a one-time link and code for one person.", "invite", "invite"),
    "backup": Place("Write the whole office into one file, while it runs.", "backup", "backup"),
    "restore": Place("Put a backup back into an empty database, all of it or nothing.", "backup", "restore"),
    "verify": Place("Check an archive against its manifest.", "verify", "verify"),
    "reminders": Place("Show who is due or late, and send nothing.", "reminders", "reminders"),
    "surat": Place("Show and change the templates of letters.", "surat", "app"),
    "sop": Place("Check, show and change the SOPs an office runs.", "sop", "app"),
}


class _Commands(TyperGroup):
    """Lists the commands without loading them; the one that is called is loaded then."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, command if name is None else load(name), rest


def load(name: str) -> Any:
    """The command of that name, from its module."""
    place = COMMANDS[name]
    found = getattr(import_module(f"bot.commands.{place.module}"), place.name)
    if isinstance(found, typer.Typer):
        return get_command(found)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name)(found)
    return get_command(alone)


_CAPAIAN = _Commands(
    name="capaian",
    help="The bot that runs the SOP Pengumpulan Data Kinerja of an office.",
    commands=[TyperCommand(name, help=place.summary) for name, place in COMMANDS.items()],
    rich_markup_mode=None,
)


def main() -> NoReturn:
    """Run the command of this process's arguments, and exit."""
    sys.exit(call(sys.argv[1:]))


def call(arguments: Sequence[str]) -> int:
    """Run one command; its exit code."""
    try:
        return _CAPAIAN(list(arguments), prog_name="capaian", standalone_mode=False) or 0
    except typer.TyperException as error:
        return _refuse(f"{error.format_message().rstrip('.')}; see `capaian --help`")
    except typer.Abort:
        return _refuse("given up; nothing was changed")
    except _MENDABLE as error:
        return _refuse(str(error))


def _refuse(reason: str) -> int:
    """One line on stderr, whatever the reason is made of."""
    typer.echo(f"capaian: {SecretFilter().hide(' '.join(reason.split()))}", err=True)
    return WRONG_CALL
