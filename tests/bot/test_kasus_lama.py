"""Long use: what was done long ago slows nothing down, and nothing is left over of what was done."""

import re
import threading
from collections.abc import Iterator, Sized
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, event, text

from storage import tables
from storage.antrean import BEFORE_ALL_CHATS
from storage.database import Database
from storage.inbox import UpdateMasuk
from storage.outbox import PesanKeluar
from storage.store import Store
from tests.bot.ramai import Ramai, wait_for, words
from tests.kantor import NOW

LAMA = 100_000
TUJUAN = 1_000
GILIRAN = 15
_ANTREAN = re.compile(r"\b(inbox|outbox)\b")
_BAIK = re.compile(
    r"\b(ix_inbox_antre|ix_inbox_sisih|ix_outbox_antre|ix_outbox_mendesak|ix_outbox_sisih|pk_inbox|pk_outbox)\b"
    r"|INTEGER PRIMARY KEY|ix_outbox_tentang \(instansi_id=\? AND tentang=\?|ix_outbox_tentang on outbox"
)
_BACA = {
    "sqlite": re.compile(r"^(SCAN|SEARCH) (inbox|outbox)"),
    "postgresql": re.compile(r"(Seq Scan|Index Scan using \w+|Index Only Scan using \w+) on (inbox|outbox)"),
}
Pernyataan = dict[str, Any]  # a statement, and values it was run with


# -- what was done long ago


@pytest.fixture(params=["when the tables were empty", "now"])
def old(request: pytest.FixtureRequest, database: Database, instansi_id: int) -> Database:
    """An office with a hundred thousand rows done in each queue; the server learned of it then, or not yet."""
    with database.transaction() as conn:
        conn.execute(text("ANALYZE"))
        store = Store(conn, instansi_id)
        store.inbox.add([UpdateMasuk(update_id=0, chat_id=0, isi="{}")], NOW)
        store.outbox.add([PesanKeluar(chat_id=0, jenis="pesan", isi={"teks": "lama"}, mendesak=True)], NOW)
        conn.execute(text("UPDATE inbox SET keadaan = 'selesai'"))
        conn.execute(text("UPDATE outbox SET keadaan = 'terkirim'"))
        _multiply(conn, tables.inbox, update_id="i")
        _multiply(conn, tables.outbox, tentang="'kartu:' || i")
        if request.param == "now":
            conn.execute(text("ANALYZE"))
    return database


def test_case_41_no_statement_of_a_message_reads_what_was_done_long_ago(
    old: Database, instansi_id: int, tmp_path: Path
) -> None:
    with _statements(old) as dijalankan, Ramai(old, instansi_id, tmp_path) as ramai:
        ramai.start()
        phones = ramai.phones(20)
        for phone in phones:
            phone.send("halo")
        ramai.settle()
        assert [words(phone) for phone in phones] == [["halo"]] * 20
        ramai.stop()
        _ask_the_rest(old, instansi_id)
    assert len(dijalankan) >= 15
    assert [buruk for satu in dijalankan.items() for buruk in _bad_reads(old, *satu)] == []


def _multiply(conn: Connection, tabel: Table, **lain: str) -> None:
    """Copies of the one row of a table, to a thousand chats; `lain` says what differs by the number i."""
    kolom = [satu.name for satu in tabel.columns if satu.name != "id"]
    nilai = {**{nama: nama for nama in kolom}, "chat_id": f"1000 + i % {TUJUAN}", **lain}
    conn.execute(
        text(
            f"WITH RECURSIVE urut(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM urut WHERE i < {LAMA}) "  # noqa: S608 - our own words
            f"INSERT INTO {tabel.name} ({', '.join(kolom)}) "
            f"SELECT {', '.join(nilai[nama] for nama in kolom)} FROM {tabel.name}, urut"
        )
    )


def _ask_the_rest(database: Database, instansi_id: int) -> None:
    """What is asked beside: by the health pages, by cards that change, after trouble."""
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        store.inbox.backlog()
        store.inbox.has_work(NOW)
        store.inbox.claim_of(1001, NOW)
        store.inbox.claim_many(NOW, batas=16, sesudah=BEFORE_ALL_CHATS)
        store.inbox.waiting_for_files(NOW, 8)
        store.inbox.set_aside_rows(20)
        store.outbox.backlog()
        store.outbox.has_work(NOW)
        store.outbox.cards("kartu:7")
        store.outbox.set_aside_rows(20)
        store.outbox.release()


@contextmanager
def _statements(database: Database) -> Iterator[Pernyataan]:
    """Every statement about a queue that is run within the block."""
    dijalankan: Pernyataan = {}

    def note(_conn: Any, _cursor: Any, kueri: str, nilai: Any, _context: Any, banyak: bool) -> None:
        if _ANTREAN.search(kueri):
            satu = nilai[0] if banyak else nilai
            dijalankan[kueri] = satu if isinstance(satu, dict) else tuple(satu)

    event.listen(database.engine, "before_cursor_execute", note)
    yield dijalankan
    event.remove(database.engine, "before_cursor_execute", note)


def _bad_reads(database: Database, kueri: str, nilai: Any) -> list[str]:
    """Where the plan of a statement reads a queue by anything but an index of just the rows it wants."""
    jelaskan = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    with database.reading() as conn:
        rencana = [str(baris[-1]) for baris in conn.exec_driver_sql(jelaskan + kueri, nilai).all()]
    baca = _BACA["sqlite" if database.is_sqlite else "postgresql"]
    return [f"{baris.strip()}: {kueri}" for baris in rencana if baca.search(baris) and not _BAIK.search(baris)]


# -- what is left over


def test_case_49_after_thousands_of_updates_nothing_is_left_over(
    database: Database, instansi_id: int, tmp_path: Path
) -> None:
    with Ramai(database, instansi_id, tmp_path) as ramai:
        ramai.start()
        phones = ramai.phones(50)
        _talk(ramai, phones)
        awal, tasks = _held(ramai), ramai.count_tasks()
        for _ in range(2):
            _talk(ramai, phones)
        wait_for(lambda: ramai.count_tasks() <= tasks)  # one may just be looking whether there is work
        akhir = _held(ramai)
        assert [len(words(phone)) for phone in phones] == [3 * GILIRAN] * 50
        tumbuh = {nama: (awal.get(nama), banyak) for nama, banyak in akhir.items() if banyak > awal.get(nama, 0)}
        assert {nama: dari_ke for nama, dari_ke in tumbuh.items() if nama != "files"} == {}
        assert akhir["files"] <= awal["files"] + GILIRAN, "connections come and go, but not with each message"


def _talk(ramai: Ramai, phones: list[Any]) -> None:
    """Everybody sends so many messages, and is answered."""
    for urut in range(GILIRAN):
        for phone in phones:
            phone.send(f"pesan {urut}")
    ramai.run_on()
    ramai.advance(10)
    ramai.rest()


def _held(ramai: Ramai) -> dict[str, int]:
    """How much of everything the bot at rest holds: threads, files, and the length of all its collections."""
    milik = dict(_sizes("app", ramai.app, set()))
    pools = ("asyncio_", "storage_")  # of a fixed size, and filled by and by
    threads = sum(not thread.name.startswith(pools) for thread in threading.enumerate())
    return {
        "tasks": ramai.count_tasks(),
        "threads": threads,
        "files": len(list(Path("/proc/self/fd").iterdir())),
        **milik,
    }


def _sizes(nama: str, benda: object, sudah: set[int]) -> Iterator[tuple[str, int]]:
    """The name and length of every collection in an object of the bot's, and in those it holds."""
    sudah.add(id(benda))
    for kunci, isi in getattr(benda, "__dict__", {}).items():
        jalan = f"{nama}.{kunci}"
        if isinstance(isi, Sized) and not isinstance(isi, str | bytes):
            yield jalan, len(isi)
        elif type(isi).__module__.startswith("bot.") and id(isi) not in sudah:
            yield from _sizes(jalan, isi, sudah)
