"""A database is SQLite in a file or PostgreSQL, and a transaction is whole or nothing."""

import threading
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import func, select, text

from storage import tables
from storage.database import Database
from storage.galat import AlamatSalah, DatabaseTidakMenjawab
from storage.inbox import InboxRepo, UpdateMasuk
from storage.store import Store
from tests.databases import only_postgresql
from tests.kantor import NOW


class Failed(Exception):
    """What a test raises."""


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "DATABASE_URL is not a database address: write sqlite:///FILE or postgresql://..."),
        ("capaian.db", "DATABASE_URL is not a database address: write sqlite:///FILE or postgresql://..."),
        ("mysql://u:rahasia@h/d", "DATABASE_URL must begin with sqlite:/// or postgresql://, not mysql://"),
        (
            "postgresql://u:raha@sia@h/d",
            "DATABASE_URL has more than one @: write %40 for an @ in the password",
        ),
        ("sqlite://", "DATABASE_URL must name a file, such as sqlite:///data/capaian.db"),
        ("sqlite:///:memory:", "DATABASE_URL must name a file, such as sqlite:///data/capaian.db"),
    ],
)
def test_an_address_that_is_neither_is_refused_in_one_line(url: str, reason: str) -> None:
    with pytest.raises(AlamatSalah) as refusal:
        Database(url)
    assert str(refusal.value) == reason


def test_a_database_that_does_not_answer_is_told_without_its_password() -> None:
    database = Database("postgresql://seseorang:rahasia@127.0.0.1:1/tidak_ada")
    with pytest.raises(DatabaseTidakMenjawab, match=r"^the database does not answer: .+$") as refusal:
        database.ping()
    database.close()
    assert "rahasia" not in str(refusal.value)


def test_a_sqlite_file_s_folder_is_made(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/satu/dua/capaian.db")
    database.ping()
    database.close()
    assert (tmp_path / "satu/dua/capaian.db").exists()


def test_a_sqlite_file_is_written_safely(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/capaian.db")
    with database.transaction() as conn:
        pragmas = ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        found = {name: conn.execute(text(f"PRAGMA {name}")).scalar_one() for name in pragmas}
    database.close()
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 30000}


def test_what_was_written_before_an_exception_is_gone(database: Database, instansi_id: int) -> None:
    def fail() -> None:
        with database.transaction() as conn:
            InboxRepo(conn, instansi_id).add([UpdateMasuk(update_id=1, chat_id=1, isi="{}")], NOW)
            raise Failed

    with pytest.raises(Failed):
        fail()
    with database.transaction() as conn:
        assert InboxRepo(conn, instansi_id).count_open() == 0


def test_many_threads_write_one_after_another_and_nothing_is_lost(database: Database, instansi_id: int) -> None:
    def write(worker: int) -> None:
        for number in range(10):
            with database.transaction() as conn:
                update = UpdateMasuk(update_id=worker * 100 + number, chat_id=worker, isi="{}")
                InboxRepo(conn, instansi_id).add([update], NOW)

    threads = [threading.Thread(target=write, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.transaction() as conn:
        assert InboxRepo(conn, instansi_id).count_open() == 40


def test_a_second_process_s_writer_on_sqlite_waits_its_turn(tmp_path: Path) -> None:
    one, two = (Database(f"sqlite:///{tmp_path}/capaian.db") for _ in range(2))
    with one.transaction() as conn:
        conn.execute(text("CREATE TABLE catatan (isi TEXT)"))
        waiting = threading.Thread(target=_note, args=(two,))
        waiting.start()
        conn.execute(text("INSERT INTO catatan VALUES ('satu')"))
    waiting.join()
    with one.transaction() as conn:
        assert conn.execute(text("SELECT isi FROM catatan ORDER BY rowid")).scalars().all() == ["satu", "dua"]
    one.close()
    two.close()


def test_a_reader_waits_for_no_writer_and_sees_what_was_committed(database: Database, instansi_id: int) -> None:
    with database.transaction() as writer:
        InboxRepo(writer, instansi_id).add([UpdateMasuk(update_id=1, chat_id=1, isi="{}")], NOW)
        with database.reading() as reader:
            assert InboxRepo(reader, instansi_id).count_open() == 0
    with database.reading() as reader:
        assert InboxRepo(reader, instansi_id).count_open() == 1


def test_a_question_alone_waits_for_no_writer_and_holds_no_transaction(database: Database, instansi_id: int) -> None:
    with database.transaction() as writing:
        InboxRepo(writing, instansi_id).add([UpdateMasuk(update_id=1, chat_id=1, isi="{}")], NOW)
        with database.asking() as conn:
            assert InboxRepo(conn, instansi_id).count_open() == 0
            koneksi: Any = conn.connection.dbapi_connection
            assert not (koneksi.in_transaction if database.is_sqlite else koneksi.info.transaction_status)
    with database.asking() as conn:
        assert InboxRepo(conn, instansi_id).count_open() == 1


def test_a_transaction_after_a_question_alone_is_whole_or_nothing(database: Database, instansi_id: int) -> None:
    with database.asking() as conn:
        asked: Any = conn.connection.dbapi_connection

    def fail() -> None:
        with database.transaction() as conn:
            assert conn.connection.dbapi_connection is asked
            InboxRepo(conn, instansi_id).add([UpdateMasuk(update_id=1, chat_id=1, isi="{}")], NOW)
            raise Failed

    with pytest.raises(Failed):
        fail()
    with database.transaction() as conn:
        assert InboxRepo(conn, instansi_id).count_open() == 0


def test_what_is_undone_to_a_savepoint_leaves_the_rest_of_the_transaction(store: Store) -> None:
    def fail() -> None:
        with store.savepoint():
            store.inbox.add([UpdateMasuk(update_id=2, chat_id=2, isi="{}")], NOW)
            raise Failed

    store.inbox.add([UpdateMasuk(update_id=1, chat_id=1, isi="{}")], NOW)
    with pytest.raises(Failed):
        fail()
    assert store.inbox.count_open() == 1


def test_each_test_s_database_is_empty_and_counts_from_one(database: Database, instansi_id: int) -> None:
    assert instansi_id == 1
    with database.transaction() as conn:
        filled = {
            name
            for name, table in tables.metadata.tables.items()
            if conn.execute(select(func.count()).select_from(table)).scalar_one()
        }
    assert filled == {"instansi", "unit", "indikator", "pegawai", "pemegang_peran"}


def _note(database: Database) -> None:
    with database.transaction() as conn:
        conn.execute(text("INSERT INTO catatan VALUES ('dua')"))


@only_postgresql
def test_a_connection_that_was_cut_while_it_rested_is_made_anew_and_one_in_use_costs_no_question(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    ping = database.engine.dialect.do_ping

    def ask(koneksi: Any) -> bool:
        asked.append(koneksi)
        return ping(koneksi)

    monkeypatch.setattr(database.engine.dialect, "do_ping", ask)
    with database.transaction() as conn:
        number = conn.execute(text("SELECT pg_backend_pid()")).scalar_one()
    asked.clear()
    with database.transaction() as conn:
        assert conn.execute(text("SELECT pg_backend_pid()")).scalar_one() == number
    assert asked == []
    with database.transaction() as conn, database.transaction() as other:
        assert conn.execute(text("SELECT pg_backend_pid()")).scalar_one() == number
        other_number = other.execute(text("SELECT pg_backend_pid()")).scalar_one()
    with psycopg.connect(database.engine.url.render_as_string(hide_password=False).replace("+psycopg", "")) as admin:
        admin.execute("SELECT pg_terminate_backend(n) FROM unnest(%s::int[]) AS n", [[number, other_number]])
    monkeypatch.setattr("storage.database.monotonic", lambda: time.monotonic() + 60)
    with database.transaction() as conn:
        assert conn.execute(text("SELECT 1")).scalar_one() == 1
    assert asked
