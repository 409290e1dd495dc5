"""`capaian verify`: checks an archive against its manifest."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.progress import busy
from dokumen.arsip import verify_arsip


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip", exists=True, dir_okay=False, help="The archive.")],
) -> None:
    """Check an archive against its manifest.

    Exit 0 for one that is intact, 1 with what differs.
    """
    with busy("Reading every byte of it"):
        differences = verify_arsip(file)
    if differences:
        typer.echo("\n".join(differences))
        raise typer.Exit(1)
    typer.echo("intact")
