"""PostgreSQL goes away under load: connections ended, the server crashed again and again, the wire cut at COMMIT."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.demo.panggung import TOKEN
from sop.peran import Peran
from tests.kekacauan.deras import Deras
from tests.kekacauan.hitungan import count
from tests.kekacauan.klaster import Kabel, Klaster
from tests.kekacauan.medan import Medan
from tests.perjalanan.proses import wait_for


@pytest.fixture(scope="module")
def klaster() -> Iterator[Klaster]:
    """A PostgreSQL that belongs to these tests."""
    with Klaster() as klaster:
        yield klaster


def prepare(medan: Medan) -> Deras:
    """Everybody there, five forms open."""
    medan.gather()
    medan.open_tasks(7, Peran.BIDANG, tuple(medan.units()))
    return Deras(medan)


def wait_for_work(medan: Medan) -> None:
    """Until some updates are confirmed, and others are not worked off."""
    wait_for(lambda: medan.sim.pending(TOKEN) == 0, lambda: "the updates are not fetched")


def test_case_38_every_connection_is_ended_under_load(tmp_path: Path, klaster: Klaster) -> None:
    with klaster.database() as url, Medan(tmp_path, url) as medan:
        deras = prepare(medan)
        for _ in range(2):
            deras.burst_all()
            wait_for_work(medan)
            with medan.database.transaction() as conn:
                kueri = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                conn.execute(text(f"{kueri} AND datname = current_database()"))
        medan.settle()
        hasil = count(medan, deras.compare())
        assert (hasil.faults, hasil.repeated) == ({}, 0)


def test_case_38_the_server_crashes_under_load(tmp_path: Path, klaster: Klaster) -> None:
    with klaster.database() as url, Medan(tmp_path, url) as medan:
        deras = prepare(medan)
        for _ in range(2):
            deras.burst_all()
            wait_for_work(medan)
            klaster.crash_and_start()
        medan.settle()
        hasil = count(medan, deras.compare())
        assert (hasil.faults, hasil.repeated) == ({}, 0)


@pytest.mark.parametrize("arrives", [True, False], ids=["its answer lost", "never arrived"])
def test_case_38_the_connection_is_cut_at_commit(tmp_path: Path, klaster: Klaster, *, arrives: bool) -> None:
    with klaster.database() as url, Kabel(klaster.port) as kabel:
        lewat = url.replace(f":{klaster.port}/", f":{kabel.port}/")
        with Medan(tmp_path, url, bot_url=lewat) as medan:
            deras = prepare(medan)
            for ke in (1, 3):
                kabel.cut_commit(ke, arrives=arrives)
                deras.burst_all()
                medan.settle()
            assert kabel.cuts == 2, "a COMMIT was cut each time"
            hasil = count(medan, deras.compare())
            assert (hasil.faults, hasil.repeated) == ({}, 0)
