"""The disk: full at a commit and while a file is kept, locked by another writer, and what a power cut leaves on it."""

import shutil
import signal
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.demo.panggung import TOKEN
from sop.peran import Peran
from storage import tables
from storage.database import Database
from tests.kekacauan.deras import Deras
from tests.kekacauan.hitungan import count
from tests.kekacauan.medan import Medan
from tests.perjalanan.proses import wait_for

_PDF = b"%PDF-1.4\n%%EOF\n"
_LOCKED_SECONDS = 10


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB, which needs the right to mount."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    argumen = ["-t", "tmpfs", "-o", "size=8m", "capaian-test", str(folder)]
    if mount is None or subprocess.run([mount, *argumen], check=False, capture_output=True).returncode:  # noqa: S603 - mount itself
        pytest.skip("needs the right to mount a tmpfs (root)")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", "-l", str(folder)], check=True)  # noqa: S603 - umount itself


def fill(disk: Path) -> Path:
    """Fill a disk to its last byte; the file to delete."""
    pemberat = disk / "pemberat"
    with pemberat.open("wb", buffering=0) as berkas:
        try:
            while True:
                berkas.write(bytes(4096))
        except OSError:
            return pemberat


def prepare(medan: Medan) -> Deras:
    """Everybody there, five forms open."""
    medan.gather()
    medan.open_tasks(7, Peran.BIDANG, tuple(medan.units()))
    return Deras(medan)


def integrity(berkas: Path) -> str:
    """What SQLite itself says about a database."""
    conn = sqlite3.connect(berkas)
    try:
        return str(conn.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        conn.close()


def test_case_37_the_disk_is_full_at_commit(tmp_path: Path, small_disk: Path) -> None:
    url = f"sqlite:///{small_disk}/capaian.db"
    with Medan(tmp_path, url) as medan:
        deras = prepare(medan)
        pemberat = fill(small_disk)
        deras.burst_all(3)
        wait_for(lambda: "is full" in medan.log.read_text(), lambda: "no alarm is raised")
        dikonfirmasi = set(
            range(medan.first_update_id, medan.sim.bot(TOKEN).updates.next_id - medan.sim.pending(TOKEN))
        )
        with medan.store() as store:
            assert dikonfirmasi <= set(store.conn.execute(select(tables.inbox.c.update_id)).scalars())
        pemberat.unlink()
        medan.settle()
        assert count(medan, deras.compare()).faults == {}
        assert medan.stop() == 0
    assert integrity(small_disk / "capaian.db") == "ok"


def test_case_37_the_disk_is_full_while_a_file_is_kept(tmp_path: Path, small_disk: Path, sqlite_url: str) -> None:
    with Medan(tmp_path, sqlite_url, files=small_disk / "files") as medan:
        prepare(medan)
        tim = medan.phone(Peran.TIM)
        medan.open_tasks(4, Peran.TIM, (None,))
        pemberat = fill(small_disk)
        tim.send_document("Ceklist.pdf", _PDF * 2000, "application/pdf")
        wait_for(lambda: "No space left" in medan.log.read_text(), lambda: "no alarm is raised")
        with medan.store() as store:
            assert store.conn.execute(select(tables.berkas.c.sha256)).all() == []
        pemberat.unlink()
        medan.settle()
        assert count(medan).faults == {}
        with medan.store() as store:
            (sha256,) = store.conn.execute(select(tables.berkas.c.sha256)).scalars()
    assert (small_disk / "files" / sha256[:2] / sha256).read_bytes() == _PDF * 2000


def test_case_36_another_writer_holds_sqlite_for_ten_seconds(tmp_path: Path, sqlite_url: str) -> None:
    with Medan(tmp_path, sqlite_url) as medan:
        deras = prepare(medan)
        penulis = sqlite3.connect(tmp_path / "capaian.db", isolation_level=None)
        penulis.execute("BEGIN IMMEDIATE")
        deras.burst_all()
        threading.Event().wait(_LOCKED_SECONDS)
        penulis.execute("COMMIT")
        penulis.close()
        medan.settle()
        assert count(medan, deras.compare()).faults == {}
        assert "database is locked" not in medan.log.read_text()


def test_case_39_the_power_is_cut_at_any_moment(tmp_path: Path, sqlite_url: str) -> None:
    with Medan(tmp_path, sqlite_url) as medan:
        deras = prepare(medan)
        for urut in range(8):
            deras.burst_all(2)
            wait_for(partial(_is_fetched, medan, urut * 6), lambda: "nothing is fetched")
            medan.signal(signal.SIGSTOP)
            dikonfirmasi = set(
                range(medan.first_update_id, medan.sim.bot(TOKEN).updates.next_id - medan.sim.pending(TOKEN))
            )
            salinan = _copy(tmp_path, urut)
            medan.signal(signal.SIGCONT)
            assert dikonfirmasi <= _kept(salinan)
        medan.settle()
        assert count(medan, deras.compare()).faults == {}


def _is_fetched(medan: Medan, sisa: int) -> bool:
    return medan.sim.pending(TOKEN) <= sisa


def _copy(folder: Path, urut: int) -> Path:
    """The database as it lies there, but for SQLite's shared memory, which no power cut leaves."""
    tujuan = folder / f"padam-{urut}"
    tujuan.mkdir()
    for nama in ("capaian.db", "capaian.db-wal"):
        shutil.copyfile(folder / nama, tujuan / nama)
    return tujuan / "capaian.db"


def _kept(berkas: Path) -> set[int]:
    database = Database(f"sqlite:///{berkas}")
    try:
        with database.transaction() as conn:
            ada = set(conn.execute(select(tables.inbox.c.update_id)).scalars())
    finally:
        database.close()
    assert integrity(berkas) == "ok"
    return ada
