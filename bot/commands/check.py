"""`capaian check`: settings, database, token, files, zone, holidays and people at one glance."""

import typer

from bot.checks import Finding, Level, check_deployment
from bot.commands.begin import begin
from bot.commands.table import show_table
from bot.refusal import BadSettings


def check() -> None:
    """Look over settings, database, token and files.

    Exit 0, or 1 with any error.
    """
    findings = _check_all()
    show_table([(finding.level, finding.subject, finding.text) for finding in findings])
    if any(finding.level is Level.ERROR for finding in findings):
        raise typer.Exit(1)


def _check_all() -> list[Finding]:
    try:
        return list(check_deployment(begin()))
    except BadSettings as error:
        return [Finding(Level.ERROR, "settings", str(error))]
