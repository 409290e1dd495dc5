"""The durable step alone: keep an update, a wait and a message; as our code does it, beside the bare driver."""

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from itertools import count
from time import perf_counter

import psycopg
from sqlalchemy import Table
from sqlalchemy.engine import make_url

from benchmarks.office import Place, place, set_up
from benchmarks.pieces.loads import databases
from benchmarks.plan import FIRST_CHAT, Effort
from benchmarks.table import Figures
from bot.app import SWITCH_SECONDS
from sop.kanonik import dump_json
from storage import tables
from storage.inbox import UpdateMasuk
from storage.outbox import PesanKeluar
from storage.store import Store
from tests.kantor import NOW

_PEOPLE = 100
_GROUP = 50
_THREADS = 8
_UPDATE = '{"update_id": 1, "message": {"message_id": 1, "chat": {"id": 1, "type": "private"}, "text": "Jawaban"}}'
_WAIT = {"jenis": "realisasi", "token": 1, "tugas_id": 1, "indikator": "B1-1", "gagal": 0}
_MESSAGE = {"teks": "Pertanyaan 2 dari 6: Berapa realisasi indikator ini sampai dengan akhir triwulan?"}
_PRAGMA = ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "busy_timeout=30000")

# Writes the steps of these numbers in one transaction.
Write = Callable[[Sequence[int]], None]


def durable(effort: Effort) -> Iterator[Figures]:
    """One step a commit, many steps a commit, and (on PostgreSQL) eight threads at once."""
    sys.setswitchinterval(SWITCH_SECONDS)  # for both sides, as the app itself does
    for kind in databases():
        with place(kind) as here:
            instansi_id = set_up(here, _PEOPLE)
            numbers = count(1)  # one count for the whole database: no update's number comes again
            for at_once in (1,) if kind == "SQLite" else (1, _THREADS):
                yield from _measure(kind, here, instansi_id, at_once, numbers, effort)


def _measure(
    kind: str, here: Place, instansi_id: int, at_once: int, numbers: Iterator[int], effort: Effort
) -> Iterator[Figures]:
    name, bare = _BARE[kind]
    for group in (1, _GROUP):
        case = f"{'one' if group == 1 else group} a commit, {kind}{f', {at_once} at once' * (at_once > 1)}"
        for _ in range(effort.rounds):
            with _repositories(here, instansi_id) as write:
                values = _run([write] * at_once, group, effort.seconds / 2, numbers)
            yield Figures(piece="durable step", case=case, who="repositories", values=values)
            with _several(partial(bare, here, instansi_id), at_once) as writes:
                values = _run(writes, group, effort.seconds / 2, numbers)
            yield Figures(piece="durable step", case=case, who=name, beside=True, values=values)


def _run(writes: Sequence[Write], group: int, seconds: float, numbers: Iterator[int]) -> dict[str, float]:
    last = perf_counter() + seconds

    def work(write: Write) -> list[float]:
        spent = []
        while (begun := perf_counter()) < last:
            write([next(numbers) for _ in range(group)])
            spent.append(perf_counter() - begun)
        return spent

    begun = perf_counter()
    with ThreadPoolExecutor(len(writes)) as pool:
        spent = sorted(one for some in pool.map(work, writes) for one in some)
    return {
        "rate": len(spent) * group / (perf_counter() - begun),
        "p50": spent[len(spent) // 2] * 1000,
        "p99": spent[len(spent) * 99 // 100] * 1000,
    }


@contextmanager
def _repositories(here: Place, instansi_id: int) -> Iterator[Write]:
    def write(numbers: Sequence[int]) -> None:
        with here.database.transaction() as conn:
            store = Store(conn, instansi_id)
            store.inbox.add([UpdateMasuk(update_id=one, chat_id=_chat(one), isi=_UPDATE) for one in numbers], NOW)
            for one in numbers:
                store.tunggu.put(_person(one), _WAIT, NOW)
            store.outbox.add([PesanKeluar(chat_id=_chat(one), jenis="pesan", isi=_MESSAGE) for one in numbers], NOW)

    write([-1])  # the statements are compiled before it counts
    yield write


@contextmanager
def _bare_sqlite(here: Place, instansi_id: int) -> Iterator[Write]:
    conn = sqlite3.connect(make_url(here.url).database or "", isolation_level=None, check_same_thread=False)
    for pragma in _PRAGMA:
        conn.execute(f"PRAGMA {pragma}")
    rows = _rows(instansi_id, "?", f"{NOW:%Y-%m-%d %H:%M:%S}.000000")

    def write(numbers: Sequence[int]) -> None:
        conn.execute("BEGIN IMMEDIATE")
        for number in numbers:
            for sql, values in rows:
                conn.execute(sql, values(number))
        conn.execute("COMMIT")

    yield write
    conn.close()


@contextmanager
def _bare_postgres(here: Place, instansi_id: int) -> Iterator[Write]:
    rows = _rows(instansi_id, "%s", NOW)
    with psycopg.connect(here.url) as conn:

        def write(numbers: Sequence[int]) -> None:
            with conn.cursor() as cursor:
                for number in numbers:
                    for sql, values in rows:
                        cursor.execute(sql.encode(), values(number))
            conn.commit()

        yield write


@contextmanager
def _several(open_one: Callable[[], AbstractContextManager[Write]], times: int) -> Iterator[list[Write]]:
    if times == 0:
        yield []
        return
    with open_one() as write, _several(open_one, times - 1) as others:
        yield [write, *others]


def _rows(instansi_id: int, mark: str, moment: object) -> list[tuple[str, Callable[[int], tuple[object, ...]]]]:
    """The three statements as plain text, each with the values of the step of a number; `mark` stands for a value."""
    tetap: dict[str, object] = {"instansi_id": instansi_id}
    saat = {"coba_lagi_pada": moment, "diterima_pada": moment, "dibuat_pada": moment}
    inbox = tetap | saat | {"sidik": "", "isi": _UPDATE, "keadaan": "siap"}
    tunggu = tetap | saat | {"isi": dump_json(_WAIT)}
    outbox = tetap | saat | {"jenis": "pesan", "isi": dump_json(_MESSAGE), "tentang": "", "keadaan": "antre"}
    ganti = "ON CONFLICT (instansi_id, pegawai_id) DO UPDATE SET isi = excluded.isi, dibuat_pada = excluded.dibuat_pada"
    return [
        _statement(tables.inbox, inbox, mark, lambda number: {"chat_id": _chat(number), "update_id": number}),
        _statement(tables.tunggu, tunggu, mark, lambda number: {"pegawai_id": _person(number)}, ganti),
        _statement(tables.outbox, outbox | {"mendesak": False}, mark, lambda number: {"chat_id": _chat(number)}),
    ]


def _statement(
    table: Table,
    fixed: dict[str, object],
    mark: str,
    changing: Callable[[int], dict[str, object]],
    ending: str = "",
) -> tuple[str, Callable[[int], tuple[object, ...]]]:
    values = {name: value for name, value in fixed.items() if name in table.c}
    names = [*values, *changing(0)]
    sql = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join([mark] * len(names))}) {ending}"  # noqa: S608 - our own names
    kept = tuple(values.values())
    return sql, lambda number: (*kept, *changing(number).values())


def _chat(number: int) -> int:
    return FIRST_CHAT + number % _PEOPLE


def _person(number: int) -> int:
    """The office's own eight come first."""
    return 9 + number % _PEOPLE


_BARE = {"SQLite": ("bare sqlite3", _bare_sqlite), "PostgreSQL": ("bare psycopg", _bare_postgres)}
