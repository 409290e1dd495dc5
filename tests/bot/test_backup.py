"""`capaian backup` and `capaian restore` as an operator meets them."""

import os
import pty
import subprocess
import sys
from contextlib import suppress
from zipfile import ZipFile

import pytest

from storage.berkas import Berkas, Lemari
from storage.database import Database
from storage.outbox import PesanKeluar
from storage.revisions import head_revision
from storage.schema import migrate_down
from storage.store import Store
from tests.bot.capaian import ROOT, TOKEN, Capaian, Outcome
from tests.kantor import NOW
from tests.storage.test_backup import from_sqlite, into_sqlite

SECRETS = ("katasandi", TOKEN, "rahasia-webhook")
TAKEN = "taken 2026-01-19 01:00:00 UTC"


@pytest.fixture
def office(capaian: Capaian, database: Database, instansi_id: int) -> int:
    """The small office, and the settings to back it up, secrets among them."""
    capaian.use(database)
    capaian.settings.update(
        FILES_URL=str(capaian.folder / "files"),
        CLOCK_START=NOW.isoformat(),
        TELEGRAM_BOT_TOKEN=TOKEN,
        WEBHOOK_URL="https://contoh.example/telegram",
        WEBHOOK_SECRET=SECRETS[2],
        WEBHOOK_LISTEN="127.0.0.1:8081",
    )
    return instansi_id


@into_sqlite
def test_there_and_back_again(capaian: Capaian, database: Database, office: int, blank_database: Database) -> None:
    with database.transaction() as conn:
        Store(conn, office).outbox.add([PesanKeluar(chat_id=1, jenis="pesan", isi={"teks": "Mohon ditunggu"})], NOW)
    isi = f"Dinas Contoh, 25 rows and 0 files, {TAKEN} at schema {head_revision()}"
    assert capaian.call("backup", "c.zip") == Outcome(0, f"Wrote c.zip: {isi}.\n", "")
    assert capaian.call("restore", "--check", "c.zip") == Outcome(0, f"c.zip is whole: {isi}.\n", "")
    assert capaian.call("backup", "c.zip") == refused("c.zip is there already: choose another name")
    assert capaian.call("restore", "c.zip") == refused(
        "the database holds an office already, and a restore replaces nothing: set DATABASE_URL to a new database"
    )
    capaian.use(blank_database)
    waiting = "1 messages that waited when it was taken go out at the next `capaian run`.\n"
    assert capaian.call("restore", "c.zip") == Outcome(0, f"Restored {isi}.\n{waiting}", "")
    assert capaian.call("reminders").code == 0


@from_sqlite
def test_no_secret_of_the_settings_is_in_it_nor_said(capaian: Capaian, office: int) -> None:
    outcome = capaian.call("backup", "c.zip")
    with ZipFile(capaian.folder / "c.zip") as zipped:
        semua = b"".join(zipped.read(nama) for nama in zipped.namelist()).decode() + outcome.out + outcome.err
    assert [satu for satu in SECRETS if satu in semua] == []


@from_sqlite
@into_sqlite
def test_a_missing_kept_file_is_told_and_ends_with_exit_1(
    capaian: Capaian, database: Database, office: int, blank_database: Database
) -> None:
    lemari = Lemari(f"file://{capaian.folder}/files")
    with database.transaction() as conn:
        note(Store(conn, office), lemari.put(b"ada"))
        note(Store(conn, office), "a" * 64)
    line = f"warning: 1 kept files are missing or damaged: {'a' * 64}\n"
    outcome = capaian.call("backup", "c.zip")
    assert (outcome.code, outcome.err, "1 files" in outcome.out) == (1, line, True)
    capaian.use(blank_database)
    outcome = capaian.call("restore", "c.zip")
    assert (outcome.code, outcome.err) == (0, line)


@from_sqlite
def test_a_damaged_backup_and_a_database_that_is_behind_are_one_line(
    capaian: Capaian, office: int, database: Database
) -> None:
    capaian.call("backup", "c.zip")
    isi = bytearray((capaian.folder / "c.zip").read_bytes())
    isi[150] ^= 1
    (capaian.folder / "c.zip").write_bytes(isi)
    assert capaian.call("restore", "--check", "c.zip") == refused("c.zip is damaged: rows/instansi.jsonl")
    migrate_down(database, "2026_11_27")
    assert capaian.call("backup", "d.zip") == refused(
        f"the database is behind (2026_11_27, needs {head_revision()}): run `capaian migrate`"
    )


@from_sqlite
@into_sqlite
def test_a_restore_beside_a_running_bot_is_refused(capaian: Capaian, office: int, blank_database: Database) -> None:
    capaian.call("backup", "c.zip")
    capaian.use(blank_database)
    with blank_database.alone():
        assert capaian.call("restore", "c.zip") == refused(
            "another `capaian run` uses this SQLite database: stop it first; several processes need PostgreSQL"
        )


@from_sqlite
def test_a_bar_is_shown_on_a_terminal_and_nowhere_else(capaian: Capaian, office: int) -> None:
    assert capaian.spawn("backup", "satu.zip").err == ""
    assert "100%" in on_terminal(capaian, "backup", "dua.zip")
    assert "Reading every byte of it" in on_terminal(capaian, "verify", "dua.zip")


def note(store: Store, sha256: str) -> None:
    store.berkas.add(Berkas(sha256=sha256, ukuran=3, mime="text/plain"), NOW)


def refused(line: str) -> Outcome:
    return Outcome(2, "", f"capaian: {line}\n")


def on_terminal(capaian: Capaian, *arguments: str) -> str:
    """What a command shows on a terminal beside what it says."""
    layar, ujung = pty.openpty()
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TERM": "xterm", **capaian.settings}
    argumen = [sys.executable, "-m", "bot", *arguments]
    with subprocess.Popen(argumen, cwd=capaian.folder, env=env, stdout=subprocess.DEVNULL, stderr=ujung):  # noqa: S603 - our own program
        os.close(ujung)
        return _read_all(layar).decode()


def _read_all(layar: int) -> bytes:
    """Until nobody holds the other end any more, which Linux tells by an error."""
    isi = b""
    with os.fdopen(layar, "rb", buffering=0) as terminal, suppress(OSError):
        while potongan := terminal.read(4096):
            isi += potongan
    return isi
