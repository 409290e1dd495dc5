"""`capaian rehearse`: phones in a browser in the place of Telegram."""

from typing import Annotated

import typer

from bot.demo.gladi import rehearse as serve_phones


def rehearse(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port of the page; 0 takes any free one.")] = 8081,
) -> None:
    """Stand in for Telegram, to try out an office of your own.

    Prints the two settings that let `capaian run` speak with it. Nothing leaves this machine, and nothing is kept.
    """
    serve_phones(port)
