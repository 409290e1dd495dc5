"""A database is SQLite in a file or PostgreSQL, and a transaction is whole or nothing."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from storage import tables
from storage.database import AlamatSalah, Database
from storage.inbox import InboxRepo, UpdateMasuk
from tests.kantor import NOW


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "DATABASE_URL is not a database address: write sqlite:///FILE or postgresql://..."),
        ("capaian.db", "DATABASE_URL is not a database address: write sqlite:///FILE or postgresql://..."),
        ("mysql://u:rahasia@h/d", "DATABASE_URL must begin with sqlite:/// or postgresql://, not mysql://"),
        ("sqlite://", "DATABASE_URL must name a file, such as sqlite:///data/capaian.db"),
        ("sqlite:///:memory:", "DATABASE_URL must name a file, such as sqlite:///data/capaian.db"),
    ],
)
def test_an_address_that_is_neither_is_refused_in_one_line(url: str, reason: str) -> None:
    with pytest.raises(AlamatSalah) as refusal:
        Database(url)
    assert str(refusal.value) == reason


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
    class Failed(Exception):
        pass

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
