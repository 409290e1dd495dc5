"""The command line `capaian`: which commands there are, and how a wrong call ends."""

import sys
from collections.abc import Sequence
from typing import NoReturn

import typer
from typer.main import get_command

from bot.commands import check, invite, migrate, reminders, run, surat, verify, workbook
from bot.commands.refusal import Refusal
from bot.deployment import NoOffice
from bot.logs import SecretFilter
from bot.settings import BadSettings
from sop.naskah import NaskahSalah
from storage.database import AlamatSalah, DatabaseDipakai, DatabaseTidakMenjawab
from storage.schema import SkemaBerbeda

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
)

app = typer.Typer(
    help="The bot that runs the SOP Pengumpulan Data Kinerja of an office.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("run")(run.run)
app.command("demo")(run.demo)
app.command("migrate")(migrate.migrate)
app.command("check")(check.check)
app.command("template")(workbook.template)
app.command("import")(workbook.import_)
app.command("invite")(invite.invite)
app.command("verify")(verify.verify)
app.command("reminders")(reminders.reminders)
app.add_typer(surat.app, name="surat")


def main() -> NoReturn:
    """Run the command of this process's arguments, and exit."""
    sys.exit(call(sys.argv[1:]))


def call(arguments: Sequence[str]) -> int:
    """Run one command; its exit code."""
    try:
        return get_command(app)(list(arguments), prog_name="capaian", standalone_mode=False) or 0
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
