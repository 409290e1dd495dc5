"""Prints a table: a heading line, then a line a row, in columns as wide as their widest cell."""

from collections.abc import Sequence

import typer


def show_table(rows: Sequence[Sequence[str]]) -> None:
    """Every row has as many cells as the first."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
