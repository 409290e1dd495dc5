"""`capaian reminders`: who is due or late, or soon so; sends nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.commands.begin import begin
from bot.commands.table import show_table
from bot.deployment import open_clock, open_current_database, open_office, zona_of
from bot.kantor import load_kantor
from bot.refusal import Refusal
from handlers.kantor import Kantor
from handlers.orang.petugas import find_responsible
from sop.jam_kerja import working_minutes_between
from sop.pengingat import is_pressing
from sop.siklus import Keadaan
from storage.store import Store
from storage.tugas import TugasTersimpan

_HEADINGS = ("Period", "Step", "Who", "Due", "Late by (working time)")


def reminders(
    at: Annotated[
        str, typer.Option(metavar="ISO", help="At that time instead of now; without offset, in the office's zone.")
    ] = "",
) -> None:
    """Show who is due or late, and send nothing.

    Who will be reminded soon by the office's rules is listed too."""
    settings = begin()
    with open_current_database(settings) as database, open_office(settings, database) as store:
        zona = zona_of(store)
        moment = _parse_at(at, zona) if at else open_clock(settings, zona).now()
        rows = list(_rows(store, load_kantor(store, moment), moment))
    if rows:
        show_table([_HEADINGS, *rows])
    else:
        typer.echo(f"Nobody is due or late at {_show_time(moment, zona)}.")


def _parse_at(text: str, zona: ZoneInfo) -> datetime:
    try:
        at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=zona)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refusal(f"--at is no ISO time: {text!r}; write it like 2026-01-19T07:30") from None


def _rows(store: Store, kantor: Kantor, at: datetime) -> Iterator[tuple[str, ...]]:
    """The open tasks that are due, late or soon so by the office's rules, by cycle, the one longest due first."""
    for siklus in store.siklus.running():
        mendesak = [
            (tugas.tenggat, tugas)
            for tugas in store.tugas.of_siklus(siklus.id)
            if tugas.keadaan is Keadaan.TERBUKA and tugas.tenggat is not None and _is_listed(kantor, tugas, at)
        ]
        for tenggat, tugas in sorted(mendesak, key=lambda satu: satu[0]):
            yield (
                str(siklus.periode),
                f"{tugas.langkah}. {store.naskah.get(siklus.naskah).langkah(tugas.langkah).nama}",
                _who(store, tugas, at),
                _show_time(tenggat, kantor.jam.zona),
                _show_distance(kantor, tenggat, at),
            )


def _is_listed(kantor: Kantor, tugas: TugasTersimpan, at: datetime) -> bool:
    if tugas.tenggat is None or tugas.dibuka_pada > at:
        return False
    soon = kantor.pengingat.sebelum and is_pressing(kantor.jam, kantor.pengingat, tugas.dibuka_pada, tugas.tenggat, at)
    return tugas.tenggat <= at or soon


def _show_distance(kantor: Kantor, tenggat: datetime, at: datetime) -> str:
    """How far the due time is behind, or for what is due soon how far ahead."""
    if tenggat > at:
        return f"due in {_show_minutes(working_minutes_between(kantor.jam, at, tenggat))}"
    return _show_minutes(working_minutes_between(kantor.jam, tenggat, at))


def _who(store: Store, tugas: TugasTersimpan, at: datetime) -> str:
    peran = " ".join(filter(None, (tugas.peran.value, tugas.unit)))
    names = ", ".join(orang.nama for orang in find_responsible(store, [tugas], at)[tugas.id])
    return f"{names or 'nobody'} ({peran})"


def _show_time(at: datetime, zona: tzinfo) -> str:
    return f"{at.astimezone(zona):%Y-%m-%d %H:%M %Z}"


def _show_minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"
