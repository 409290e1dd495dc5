"""What an update costs the server, and what a look that finds nothing does, all over the offices."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from time import perf_counter

from sqlalchemy import Connection

from benchmarks.fill import CLOSED_TASKS, DONE_UPDATES, PEOPLE
from benchmarks.watch import cpu_seconds
from storage.database import Database
from storage.inbox import UpdateMasuk
from storage.jawaban import JawabanBaru
from storage.outbox import PesanKeluar, Terkirim
from storage.store import Store
from tests.kantor import NOW

_THREADS = 8
_FIRST_PERSON = 9
_FIRST_CHAT = 1_000_000
_ANSWERING = 5
_LEASE = timedelta(minutes=1)
_UPDATE = '{"update_id":1,"message":{"message_id":1,"date":1768784400,"text":"87,5","chat":{"id":1,"type":"private"}}}'
_SERVED = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Of one step, on the average; `cpu_ms` is the server's, 0 where it runs on another machine."""

    steps: int
    rate: float
    p50: float
    p99: float
    cpu_ms: float
    wal_bytes: float


# Does one thing in an office drawn at random out of so many.
Step = Callable[[Database, int, Random], None]


def spread(step: Step, url: str, offices: int, seconds: float, seed: int) -> Cost:
    """The step, eight at once, over and over; what it writes stays in the database."""
    database, watching = Database(url), Database(url)
    _connect_all(database)
    with watching.engine.connect() as conn:
        begun, cpu, wal = perf_counter(), _server_cpu(conn), _wal(conn)
        with ThreadPoolExecutor(_THREADS) as pool:
            draws = [Random(seed * _THREADS + thread) for thread in range(_THREADS)]  # noqa: S311 - no secret
            runs = pool.map(lambda draw: _repeat(lambda: step(database, offices, draw), begun + seconds), draws)
            spent = sorted(one for run in runs for one in run)
        lasted = perf_counter() - begun
        cost = Cost(
            steps=len(spent),
            rate=len(spent) / lasted,
            p50=spent[len(spent) // 2] * 1000,
            p99=spent[len(spent) * 99 // 100] * 1000,
            cpu_ms=(_server_cpu(conn) - cpu) / len(spent) * 1000,
            wal_bytes=(_wal(conn) - wal) / len(spent),
        )
    database.close()
    watching.close()
    return cost


def work_update(database: Database, offices: int, draw: Random) -> None:
    """One update as it goes through a bot that has nothing else to do: kept, worked, replied to, marked as sent."""
    instansi_id, person = draw.randint(1, offices), _FIRST_PERSON + draw.randrange(_ANSWERING)
    _receive(database, instansi_id, person, update_id=draw.randrange(DONE_UPDATES * 10, 2**62))
    _answer(database, instansi_id, offices, person)
    _deliver(database, instansi_id)


def look_in_vain(database: Database, offices: int, draw: Random) -> None:
    """One look for updates to work in an office, as each loop of a bot takes twice a second while nothing happens."""
    with database.transaction() as conn:
        Store(conn, draw.randint(1, offices)).inbox.claim_many(NOW, batas=16)


def _repeat(step: Callable[[], None], last: float) -> list[float]:
    spent = []
    while (begun := perf_counter()) < last:
        step()
        spent.append(perf_counter() - begun)
    return spent


def _receive(database: Database, instansi_id: int, person: int, update_id: int) -> None:
    chat_id = _FIRST_CHAT + (instansi_id - 1) * PEOPLE + person
    with database.transaction() as conn:
        Store(conn, instansi_id).inbox.add([UpdateMasuk(update_id=update_id, chat_id=chat_id, isi=_UPDATE)], NOW)


def _answer(database: Database, instansi_id: int, offices: int, person: int) -> None:
    """A figure typed: kept, noted in the trail, the next question put."""
    tugas_id = (CLOSED_TASKS + person - _FIRST_PERSON + 1) * offices + instansi_id
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        for update in store.inbox.claim_many(NOW, batas=1):
            store.instansi.versi()
            orang, _ = store.orang.at("telegram", update.chat_id)
            if orang is None:
                raise LookupError(f"chat {update.chat_id} belongs to nobody")
            store.tunggu.get(orang.id)
            tugas = store.tugas.get(tugas_id)
            if tugas is None:
                raise LookupError(f"office {instansi_id} has no task {tugas_id}")
            store.jawaban.of_tugas(tugas_id)
            jawaban = JawabanBaru(
                siklus_id=tugas.siklus_id,
                tugas_id=tugas_id,
                indikator="I1",
                butir="realisasi",
                diketik="87,5",
                isi={"nilai": "87.5"},
            )
            store.jawaban.add(jawaban, pegawai_id=orang.id, now=NOW, inbox_id=update.id)
            store.jejak.add("jawab", now=NOW, pegawai_id=orang.id, siklus_id=tugas.siklus_id, inbox_id=update.id)
            store.tunggu.put(orang.id, {"jenis": "realisasi", "tugas_id": tugas_id}, NOW)
            store.outbox.add([_reply(update.chat_id)], NOW)
            store.inbox.finish(update.id, NOW)


def _deliver(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        claimed = Store(conn, instansi_id).outbox.claim(NOW, batas=1, sewa=_LEASE)
    if claimed:
        with database.transaction() as conn:
            Store(conn, instansi_id).outbox.mark_all_sent([Terkirim(id=claimed[0].id, message_id=1, pada=NOW)])


def _reply(chat_id: int) -> PesanKeluar:
    return PesanKeluar(chat_id=chat_id, jenis="pesan", isi={"teks": "Pertanyaan 2 dari 6"}, mendesak=True)


def _connect_all(database: Database) -> None:
    """Open every connection of the pool, so that what each costs is told from the beginning."""
    for conn in [database.engine.connect() for _ in range(_THREADS)]:
        conn.close()


def _server_cpu(conn: Connection) -> float:
    return sum(cpu_seconds(pid) for pid in conn.exec_driver_sql(_SERVED).scalars())


def _wal(conn: Connection) -> float:
    return float(conn.exec_driver_sql("SELECT pg_current_wal_insert_lsn() - '0/0'").scalar_one())
