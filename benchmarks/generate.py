"""Offices by the thousand: `python -m benchmarks.generate --offices 20000 --url postgresql://...`, or `--explain`.

The database must be there, and empty. `--explain` measures one that was filled, and writes docs/scale.md's tables.
"""

import argparse
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import text

from benchmarks.breadth import Cost, look_in_vain, spread, work_update
from benchmarks.fill import NotEmpty, NotFilled, fill
from benchmarks.plans import Look, look_all
from benchmarks.stage import ROOT
from benchmarks.table import put_between_markers
from storage.database import Database
from storage.galat import AlamatSalah, DatabaseTidakMenjawab, SkemaBerbeda
from storage.revisions import check_schema
from storage.schema import migrate

_PAGE = ROOT / "docs" / "scale.md"
_SIZES = text(
    "SELECT relname, greatest(reltuples, 0)::bigint, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class "
    "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > 1 ORDER BY 3 DESC"
)
_SERVER = text(
    "SELECT current_setting('server_version'), current_setting('shared_buffers'), current_setting('synchronous_commit')"
)
_OFFICES = text("SELECT count(*) FROM instansi")
_SIZE_HEAD = ("table", "rows", "table MB", "indexes MB", "bytes a row")
_LOOK_HEAD = ("call", "by (columns used)", "led", "rows", "thrown away", "buffers", "ms")
_STEPS = {"an update": work_update, "a look in vain": look_in_vain}
_COST_HEAD = ("step", "steps", "per second", "p50 ms", "p99 ms", "server CPU ms each", "WAL kB each")
_MB = 1024 * 1024


class _Size(NamedTuple):
    """A table: its rows, its bytes, and its indexes' bytes."""

    name: str
    rows: int
    table: int
    indexes: int


def main() -> None:
    """Fill, or measure what was filled; whatever is wrong with the database is said in one line."""
    arguments = _parse()
    try:
        database = Database(arguments.url)
        if database.is_sqlite:
            raise AlamatSalah("--url must begin with postgresql://")
        database.ping()
        if arguments.explain:
            check_schema(database)
            put_between_markers(_PAGE, "".join(_report(arguments.url, arguments.seconds, arguments.seed)))
        else:
            migrate(database)
            fill(arguments.url, arguments.offices, arguments.seed, _say)
        database.close()
    except (AlamatSalah, DatabaseTidakMenjawab, SkemaBerbeda, NotEmpty, NotFilled) as trouble:
        sys.exit(f"generate: {trouble}")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("--url", required=True, help="postgresql://USER@HOST:PORT/DATABASE, an empty one to fill")
    parser.add_argument("--offices", type=_positive, default=20_000, help="how many (default 20000)")
    parser.add_argument("--seed", type=_positive, default=1, help="another number, other chances")
    parser.add_argument("--explain", action="store_true", help="measure a filled database, and write docs/scale.md")
    parser.add_argument("--seconds", type=float, default=20.0, help="with --explain: how long each load lasts")
    return parser.parse_args()


def _positive(number: str) -> int:
    if not number.isdecimal() or int(number) < 1:
        raise argparse.ArgumentTypeError(f"{number!r} is not a whole number above zero")
    return int(number)


def _report(url: str, seconds: float, seed: int) -> Iterator[str]:
    database = Database(url)
    with database.engine.connect() as conn:
        offices: int = conn.execute(_OFFICES).scalar_one()
        version, shared, commit = conn.execute(_SERVER).one()
        sizes = [_Size(*row) for row in conn.execute(_SIZES)]
    database.close()
    if not offices:
        raise NotFilled("the database holds no office: fill it first, without --explain")
    yield (
        f"{offices:,} offices; PostgreSQL {version.split()[0]}, shared_buffers {shared}, synchronous_commit {commit}; "
        f"{os.cpu_count()} cores, Python {platform.python_version()}, load average {os.getloadavg()[0]:.1f}.\n\n"
    )
    yield from _table(_SIZE_HEAD, map(_size_row, [*sizes, _whole(sizes)]))
    yield from _table(_LOOK_HEAD, map(_look_row, look_all(url, offices)))
    costs = {name: spread(step, url, offices, seconds, seed) for name, step in _STEPS.items()}
    yield from _table(_COST_HEAD, [_cost_row(name, cost) for name, cost in costs.items()])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cells)} |\n"
    yield "\n"


def _whole(sizes: Sequence[_Size]) -> _Size:
    rows, table, indexes = (sum(part) for part in zip(*(one[1:] for one in sizes), strict=True))
    return _Size("all", rows, table, indexes)


def _size_row(size: _Size) -> list[str]:
    each = (size.table + size.indexes) / size.rows
    return [size.name, f"{size.rows:,}", f"{size.table / _MB:,.0f}", f"{size.indexes / _MB:,.0f}", f"{each:,.0f}"]


def _look_row(looks: tuple[Look, Look]) -> list[str]:
    custom, generic = looks
    counts = (f"{custom.rows:,}", f"{custom.thrown:,} / {generic.thrown:,}")
    plan = ", ".join(f"`{one}`" for one in custom.plan)
    if generic.plan != custom.plan:
        plan += f"; kept for any values: {', '.join(f'`{one}`' for one in generic.plan)}"
    led = "yes" if custom.led and generic.led else "**no**"
    return [custom.call, plan, led, *counts, *_both(custom, generic)]


def _both(custom: Look, generic: Look) -> tuple[str, str]:
    return f"{custom.buffers:,} / {generic.buffers:,}", f"{custom.ms:.2f} / {generic.ms:.2f}"


def _cost_row(name: str, cost: Cost) -> list[str]:
    each = (cost.rate, cost.p50, cost.p99, cost.cpu_ms, cost.wal_bytes / 1024)
    return [name, f"{cost.steps:,}", *(f"{one:,.1f}" for one in each)]


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
