"""`capaian verify`: checks an archive against its manifest."""

from pathlib import Path
from typing import Annotated

import typer

from dokumen.arsip import verify_arsip


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip", exists=True, dir_okay=False, help="The archive.")],
) -> None:
    """Check an archive against its manifest.

    Exit 0 for one that is intact, 1 with what differs.
    """
    if differences := verify_arsip(file):
        typer.echo("\n".join(differences))
        raise typer.Exit(1)
    typer.echo("intact")
