"""The one table: each row a ratio of medians measured side by side; each measurement is a JSON line as well."""

import json
import os
import platform
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TextIO

BEGIN = "<!-- figures: begin -->"
END = "<!-- figures: end -->"

# Each column: the figure's name, its heading, and how many decimals a figure below ten gets.
COLUMNS = (
    ("rate", "per second", 1),
    ("p50", "p50 ms", 2),
    ("p99", "p99 ms", 2),
    ("cpu", "CPU ms each", 2),
    ("memory", "memory MB", 1),
    ("stall", "longest stall ms", 1),
    ("longest", "longest wait ms", 1),
    ("unanswered", "unanswered", 0),
    ("repeated", "repeated", 0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One measurement of one contender; `beside` marks those that ours is measured against.

    `load` is the machine's load average when the run began: what others did to it.
    """

    piece: str
    case: str
    who: str
    beside: bool = False
    values: Mapping[str, float]
    load: float = 0.0


def write_line(file: TextIO, figures: Figures) -> None:
    """One measurement as a JSON line, written at once."""
    file.write(json.dumps(asdict(figures), ensure_ascii=False) + "\n")
    file.flush()


def read_lines(path: Path) -> list[Figures]:
    """What earlier pieces measured."""
    return [Figures(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def draw_table(measured: Sequence[Figures]) -> str:
    """Markdown that also reads as text: `ours : theirs = ratio` in each cell, of the medians."""
    rounds = Counter((one.piece, one.case, one.beside, one.who) for one in measured)
    seen = (
        f"Medians of {min(rounds.values())} to {max(rounds.values())} rounds; {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}; "
        f"load average at the start at most {max(one.load for one in measured):.1f}."
    )
    head = ["what", "case", "ours : beside", *(heading for _, heading, _ in COLUMNS)]
    return "\n".join([*_align([head, *_rows(measured)]), "", seen]) + "\n"


def put_between_markers(page: Path, table: str) -> None:
    """Write the table into a page, between its two markers; ValueError where they are missing."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page} has no markers for the table")
    page.write_text(f"{before}{BEGIN}\n{table}{END}{after}", encoding="utf-8")


def _rows(measured: Iterable[Figures]) -> list[list[str]]:
    cases: dict[tuple[str, str], dict[tuple[bool, str], list[Mapping[str, float]]]] = defaultdict(dict)
    for one in measured:
        cases[one.piece, one.case].setdefault((one.beside, one.who), []).append(one.values)
    rows: list[list[str]] = []
    for (piece, case), runs in cases.items():
        medians = {key: _medians(values) for key, values in runs.items()}
        theirs = {who: values for (beside, who), values in medians.items() if beside}
        ours = {who: values for (beside, who), values in medians.items() if not beside}
        for who, mine in ours.items():
            rows += [
                [piece, case, f"{who} : {other}", *_cells(mine, values)]
                for other, values in (theirs or {"-": {}}).items()
            ]
    return rows


def _medians(runs: Sequence[Mapping[str, float]]) -> dict[str, float]:
    names = {name for run in runs for name in run}
    return {name: median(run[name] for run in runs if name in run) for name in names}


def _cells(mine: Mapping[str, float], theirs: Mapping[str, float]) -> list[str]:
    return [_cell(mine.get(name), theirs.get(name), decimals) for name, _, decimals in COLUMNS]


def _cell(mine: float | None, theirs: float | None, decimals: int) -> str:
    if mine is None:
        return ""
    if theirs is None:
        return _figure(mine, decimals)
    ratio = f" = {mine / theirs:.2f}" if theirs and decimals else ""
    return f"{_figure(mine, decimals)} : {_figure(theirs, decimals)}{ratio}"


def _figure(value: float, decimals: int) -> str:
    return f"{value:,.{decimals if abs(value) < 10 else min(decimals, 1) if abs(value) < 100 else 0}f}"


def _align(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]
