"""A migration killed half way leaves nothing half done, and a backup put back says nothing twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.demo.panggung import TOKEN
from sop.peran import Peran
from storage.database import Database
from storage.revisions import check_schema
from tests.databases import PostgresServer
from tests.kekacauan.conftest import POSTGRESQL, SQLITE, empty_database
from tests.kekacauan.deras import Deras
from tests.kekacauan.hitungan import count
from tests.kekacauan.medan import Medan
from tests.kekacauan.titik import PESANAN, Titik, write_order
from tests.perjalanan.proses import ROOT


@pytest.mark.parametrize("jenis", [SQLITE, POSTGRESQL])
def test_case_40_a_migration_is_killed_half_way(request: pytest.FixtureRequest, tmp_path: Path, jenis: str) -> None:
    server: PostgresServer | None = request.getfixturevalue("postgres_server") if jenis == POSTGRESQL else None
    with empty_database(jenis, tmp_path, server) as url:
        write_order(tmp_path / "pesanan.json", Titik.IN_MIGRATION, 5)
        assert call(tmp_path, url, "migrate").returncode == -signal.SIGKILL
        ditolak = call(tmp_path, url, "run")
        assert (ditolak.returncode, ditolak.stdout) == (2, "")
        assert ditolak.stderr.startswith("capaian: the database is behind (empty, needs ")
        assert call(tmp_path, url, "migrate").returncode == 0
        database = Database(url)
        check_schema(database)
        database.close()


def test_case_40_a_backup_is_put_back_with_updates_since(tmp_path: Path, sqlite_url: str) -> None:
    """It was taken while the bot ran; nothing that was said is said again, and updates with old numbers are known."""
    with Medan(tmp_path, sqlite_url) as medan:
        medan.gather()
        medan.open_tasks(7, Peran.BIDANG, tuple(medan.units()))
        medan.call("backup", "cadangan.zip")
        deras = Deras(medan)
        deras.burst_all()
        medan.settle()
        medan.stop()
        for berkas in tmp_path.glob("capaian.db*"):
            berkas.unlink()
        medan.database.close()
        medan.call("restore", "cadangan.zip")
        tampil = [len(phone.received) for phone in medan.sim.phones]
        medan.start()
        medan.settle()
        assert [len(phone.received) for phone in medan.sim.phones] == tampil
        medan.first_update_id = medan.sim.bot(TOKEN).updates.next_id
        deras = Deras(medan)
        deras.burst_all()
        medan.settle()
        hasil = count(medan, deras.compare())
        assert {nama: jumlah for nama, jumlah in hasil.faults.items() if nama != "repeated"} == {}


def call(folder: Path, url: str, perintah: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program to its end, in a process that may be ordered to die."""
    env = {"DATABASE_URL": url, "TELEGRAM_BOT_TOKEN": TOKEN, PESANAN: str(folder / "pesanan.json")}
    return subprocess.run(  # noqa: S603 - our own program, and no shell
        [sys.executable, "-m", "tests.kekacauan.anak", perintah],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
