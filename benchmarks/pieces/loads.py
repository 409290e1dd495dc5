"""Loads on the whole spine: the echo, the form, the real talk, network delay, a steady rate, and one chat under 429."""

from collections.abc import Iterator

from benchmarks.office import DATABASES, Place, has_postgres, place, set_up
from benchmarks.plan import WARM_UP, Effort, Plan
from benchmarks.stage import Program, measure
from benchmarks.table import Figures

ANSWERS = tuple(f"Jawaban nomor {number} dari saya" for number in range(1, 7))
ECHO = ("Selamat pagi",)
STEADY_RATE = 100.0
_STEADY_PEOPLE = 100
_TALK_PEOPLE = 30
_INDICATORS = 6
_DELAY = 0.05
_DELAY_PEOPLE = 1_000
_FLOOD_PEOPLE = 100
_PTB_ECHO = Program(module="ptb_echo")


def echo(effort: Effort) -> Iterator[Figures]:
    """The same echo by our spine, by a bare bot, and by a bare HTTP client: the ceiling of this machine."""
    plan = Plan(people=100, texts=ECHO, seconds=effort.seconds)
    beside = {"python-telegram-bot echo": _PTB_ECHO, "raw aiohttp": Program(module="raw_echo")}
    yield from _side_by_side("echo", "100 people", effort, plan, beside, "echo")


def form(effort: Effort) -> Iterator[Figures]:
    """The six-question form by everybody, for growing numbers of people."""
    for people in effort.people:
        plan = Plan(people=people, texts=ANSWERS, seconds=effort.seconds)
        beside = {
            "ConversationHandler in memory": Program(module="ptb_form"),
            "ConversationHandler + PicklePersistence": Program(
                module="ptb_form", environment={"BENCH_PICKLE": "answers.pickle"}
            ),
            "aiogram FSM in memory": Program(module="aiogram_form"),
        }
        case = "1 person" if people == 1 else f"{people:,} people"
        yield from _side_by_side("form", case, effort, plan, beside, "form")


def talk(effort: Effort) -> Iterator[Figures]:
    """Step 7 as it is, once through six indicators for each person, beside the plain form for as many."""
    texts = ("/isi", *("100", "Dukungan seluruh pegawai", "Laporan bulanan") * _INDICATORS)
    real = Plan(people=_TALK_PEOPLE, texts=texts, seconds=60, once=True)
    plain = Plan(people=_TALK_PEOPLE, texts=ANSWERS, seconds=effort.seconds)
    for _ in range(effort.rounds):
        for kind in databases():
            case = f"step 7 for real, {_TALK_PEOPLE} people, {kind}"
            yield Figures(piece="talk", case=case, who="step 7", values=ours(kind, real, "real"))
            yield Figures(piece="talk", case=case, who="form", beside=True, values=ours(kind, plain, "form"))


def delay(effort: Effort) -> Iterator[Figures]:
    """The form and the echo where every answer of the platform comes 50 ms late."""
    form_plan = Plan(people=_DELAY_PEOPLE, texts=ANSWERS, seconds=effort.seconds, delay=_DELAY)
    echo_plan = Plan(people=_DELAY_PEOPLE, texts=ECHO, seconds=effort.seconds, delay=_DELAY)
    case = f"50 ms away, {_DELAY_PEOPLE:,} people"
    for _ in range(effort.rounds):
        for kind in databases():
            yield Figures(piece="delay", case=case, who=f"form, {kind}", values=ours(kind, form_plan, "form"))
        theirs = measure(echo_plan, [_PTB_ECHO])
        yield Figures(piece="delay", case=case, who="python-telegram-bot echo", beside=True, values=theirs)


def steady(effort: Effort) -> Iterator[Figures]:
    """A hundred updates a second, whether or not the replies came."""
    plan = Plan(people=_STEADY_PEOPLE, texts=ECHO, seconds=max(10, effort.seconds), rate=STEADY_RATE)
    others = {"python-telegram-bot echo": _PTB_ECHO}
    yield from _side_by_side("steady", f"{STEADY_RATE:.0f} updates/s", effort, plan, others, "echo")


def flood(effort: Effort) -> Iterator[Figures]:
    """A hundred people at a steady rate, one of them under 429 for 30 s, beside the same without; the others' times."""
    seconds = max(10.0, effort.seconds)
    calm = Plan(people=_FLOOD_PEOPLE, texts=ECHO, seconds=seconds, rate=STEADY_RATE, drain=40)
    for _ in range(effort.rounds):
        for kind in databases():
            storm = Plan(people=_FLOOD_PEOPLE, texts=ECHO, seconds=seconds, rate=STEADY_RATE, flooded=1, drain=40)
            case = f"one chat under 429, {kind}"
            yield Figures(piece="flood", case=case, who="with 429", values=ours(kind, storm, "echo"))
            yield Figures(piece="flood", case=case, who="without", beside=True, values=ours(kind, calm, "echo"))


def databases() -> tuple[str, ...]:
    """SQLite, and PostgreSQL where one answers."""
    return DATABASES if has_postgres() else DATABASES[:1]


def ours(kind: str, plan: Plan, talk: str) -> dict[str, float]:
    """One load on our own app, on a database of that kind."""
    with place(kind) as here:
        set_up(here, plan.people + WARM_UP, indicators=_INDICATORS if talk == "real" else 0)
        return measure(plan, [program(here, talk)])


def program(here: Place, talk: str, *arguments: str, **environment: str) -> Program:
    """Our own app on that database."""
    settings = {"DATABASE_URL": here.url, "FILES_URL": str(here.folder / "files"), **environment}
    return Program(module="ours", arguments=(talk, *arguments), environment=settings)


def _side_by_side(
    piece: str, case: str, effort: Effort, plan: Plan, others: dict[str, Program], talk: str
) -> Iterator[Figures]:
    """Ours, theirs, ours, theirs, so that whatever else the machine does falls on all alike."""
    for _ in range(effort.rounds):
        for kind in databases():
            yield Figures(piece=piece, case=case, who=f"capaian, {kind}", values=ours(kind, plan, talk))
        for who, other in others.items():
            yield Figures(piece=piece, case=case, who=who, beside=True, values=measure(plan, [other]))
