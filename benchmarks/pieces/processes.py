"""One, two and four processes on PostgreSQL: the form by a thousand people; and one of them killed in the middle."""

from collections.abc import Iterator

from benchmarks.office import has_postgres, place, set_up
from benchmarks.pieces.loads import ANSWERS, program
from benchmarks.plan import WARM_UP, Effort, Plan
from benchmarks.stage import measure
from benchmarks.table import Figures

_PEOPLE = 1_000
_STEADY_RATE = 50.0
_DRAIN = 40.0


def processes(effort: Effort) -> Iterator[Figures]:
    """Every process runs all four loops; beside one alone."""
    if not has_postgres():
        return
    plan = Plan(people=_PEOPLE, texts=ANSWERS, seconds=effort.seconds)
    for _ in range(effort.rounds):
        yield Figures(piece="processes", case="1,000 people", who="1", beside=True, values=_measure(plan, 1))
        for number in (2, 4):
            yield Figures(piece="processes", case="1,000 people", who=str(number), values=_measure(plan, number))
    yield from _killed(effort)


def _killed(effort: Effort) -> Iterator[Figures]:
    """At a steady rate one of two is killed: what is lost, what comes twice, who waits longest."""
    seconds = max(12.0, effort.seconds)
    plan = Plan(people=100, texts=ANSWERS, seconds=seconds, rate=_STEADY_RATE, drain=_DRAIN)
    for _ in range(effort.rounds):
        values = _measure(plan, 2, kill_at=seconds / 3)
        yield Figures(piece="processes", case="one of two killed, 50 updates/s", who="one killed", values=values)
        values = _measure(plan, 2)
        yield Figures(piece="processes", case="one of two killed, 50 updates/s", who="none", beside=True, values=values)


def _measure(plan: Plan, number: int, *, kill_at: float | None = None) -> dict[str, float]:
    with place("PostgreSQL") as here:
        set_up(here, plan.people + WARM_UP)
        return measure(plan, [program(here, "form")] * number, kill_at=kill_at)
