"""`capaian demo`: the example office in a simulator."""

from pathlib import Path
from typing import Annotated

import typer

from bot.demo import run_demo
from bot.logs import configure_logs
from bot.settings import Settings


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
