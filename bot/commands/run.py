"""`capaian run`: what goes on until it is stopped."""

from typing import Annotated

import typer

from bot.commands.begin import begin
from bot.loops import Loop
from bot.run import run_bot


def run(
    only: Annotated[
        str, typer.Option(metavar="LOOPS", help="Run only these: any of receive,work,deliver,remind.")
    ] = "",
    new_bot: Annotated[
        bool, typer.Option("--new-bot", help="Let the bot of this token speak for an office another one spoke for.")
    ] = False,
) -> None:
    """Receive, work, deliver and remind until stopped."""
    daftar_loop = _parse_only(only)
    settings = begin()
    settings.require_token()
    run_bot(settings, daftar_loop, new_bot=new_bot)


def _parse_only(only: str) -> frozenset[Loop]:
    """All four where none is named."""
    names = [name.strip() for name in only.split(",") if name.strip()]
    if wrong := [name for name in names if name not in list(Loop)]:
        raise typer.BadParameter(f"no loop is called {wrong[0]!r}; name any of {','.join(Loop)}", param_hint="--only")
    return frozenset(map(Loop, names)) or frozenset(Loop)
