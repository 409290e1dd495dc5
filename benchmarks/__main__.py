"""`make bench`, or one piece: `python -m benchmarks form --people 1000 --quick`."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.pieces import durable, large_office, loads, processes, reminders, workbook
from benchmarks.plan import FULL, QUICK, USUAL, Effort
from benchmarks.stage import ROOT
from benchmarks.table import Figures, draw_table, put_between_markers, read_lines, write_line

PIECES: Mapping[str, Callable[[Effort], Iterator[Figures]]] = {
    "echo": loads.echo,
    "form": loads.form,
    "talk": loads.talk,
    "delay": loads.delay,
    "steady": loads.steady,
    "flood": loads.flood,
    "durable": durable.durable,
    "processes": processes.processes,
    "sweep": reminders.sweep,
    "due": reminders.due,
    "kept": reminders.kept,
    "workbook": workbook.workbook,
    "bomb": workbook.bomb,
    "large_office": large_office.large_office,
}
_LINES = Path("hasil/bench.jsonl")
_PAGE = ROOT / "docs" / "performance.md"


def main() -> None:
    """Measure the pieces named (all where none is), and draw the one table."""
    arguments = _parse()
    effort = QUICK if arguments.quick else FULL if arguments.full else USUAL
    effort = replace(
        effort,
        people=tuple(arguments.people or effort.people),
        tasks=tuple(arguments.tasks or effort.tasks),
        rows=tuple(arguments.rows or effort.rows),
        seconds=arguments.seconds or effort.seconds,
        rounds=arguments.rounds or effort.rounds,
    )
    if arguments.stalls:
        os.environ["BENCH_STALLS"] = "told"
    load = os.getloadavg()[0]
    arguments.lines.parent.mkdir(parents=True, exist_ok=True)
    with arguments.lines.open("a" if arguments.add else "w", encoding="utf-8") as lines:
        for name in arguments.pieces or PIECES:
            for figures in PIECES[name](effort):
                write_line(lines, replace(figures, load=load))
                _say(f"{figures.piece}, {figures.case}, {figures.who}: {_short(figures.values)}")
    table = draw_table(read_lines(arguments.lines))
    sys.stdout.write(table)
    if arguments.page:
        put_between_markers(_PAGE, table)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("pieces", nargs="*", type=_piece, metavar="PIECE", help=", ".join(PIECES))
    effort = parser.add_mutually_exclusive_group()
    effort.add_argument("--quick", action="store_true", help="minutes: one short round each")
    effort.add_argument("--full", action="store_true", help="an hour or more: everything, five rounds")
    parser.add_argument("--people", type=int, action="append", help="only so many people (may be repeated)")
    parser.add_argument("--tasks", type=int, action="append", help="only so many open tasks (may be repeated)")
    parser.add_argument("--rows", type=int, action="append", help="only so many indicators (may be repeated)")
    parser.add_argument("--seconds", type=float, help="how long each load goes on")
    parser.add_argument("--rounds", type=int, help="how often all take turns; the medians count")
    parser.add_argument("--stalls", action="store_true", help="tell of each stall of our loop over 40 ms what it was")
    parser.add_argument("--lines", type=Path, default=_LINES, help="where each measurement goes as a JSON line")
    parser.add_argument("--add", action="store_true", help="keep the lines of earlier runs; the table is of all")
    parser.add_argument("--page", action="store_true", help="also write the table into docs/performance.md")
    return parser.parse_args()


def _piece(name: str) -> str:
    if name not in PIECES:
        raise argparse.ArgumentTypeError(f"no piece is called {name!r}; name any of {', '.join(PIECES)}")
    return name


def _short(values: Mapping[str, float]) -> str:
    return "  ".join(f"{name} {value:,.2f}" for name, value in values.items())


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
