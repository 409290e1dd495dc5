"""Files that a command leaves behind: written under a name nobody has yet."""

from pathlib import Path

import typer

from bot.refusal import Refusal


def write_new(file: Path, isi: bytes) -> None:
    """Write a new file and say so; a Refusal where there is one of that name, or it cannot be written."""
    try:
        with file.open("xb") as keluar:
            keluar.write(isi)
    except FileExistsError:
        raise Refusal(f"{file} is there already: choose another name") from None
    except OSError as error:
        raise Refusal(f"{file} cannot be written: {error.strerror}") from None
    typer.echo(f"Wrote {file}.")
