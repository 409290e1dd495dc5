"""`capaian run` and `capaian demo`: what goes on until it is stopped."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.begin import begin
from bot.demo import run_demo
from bot.logs import configure_logs
from bot.loops import Loop
from bot.run import run_bot
from bot.settings import Settings


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


def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port of the page; 0 takes any free one.")] = 8080,
    auto: Annotated[bool, typer.Option("--auto", help="Play all 12 steps without a browser, then end.")] = False,
    out: Annotated[
        Path, typer.Option(metavar="DIR", file_okay=False, help="Where --auto leaves its three files.")
    ] = Path("hasil"),
) -> None:
    """Show the example office in a simulator.

    A browser shows every role's phone, and a clock that can be moved on.
    """
    configure_logs(Settings.model_construct(log_level="WARNING"))  # whatever the office's own settings are
    run_demo(port, auto, out)


def _parse_only(only: str) -> frozenset[Loop]:
    """All four where none is named."""
    names = [name.strip() for name in only.split(",") if name.strip()]
    if wrong := [name for name in names if name not in list(Loop)]:
        raise typer.BadParameter(f"no loop is called {wrong[0]!r}; name any of {','.join(Loop)}", param_hint="--only")
    return frozenset(map(Loop, names)) or frozenset(Loop)
