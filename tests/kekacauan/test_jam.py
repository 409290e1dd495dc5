"""The clock jumps within the running process: no reminder comes twice or never, and nothing stands still."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from simulator.faults import Fault
from sop.peran import Peran
from storage import tables
from tests.kekacauan.deras import Deras
from tests.kekacauan.hitungan import count
from tests.kekacauan.medan import Medan
from tests.perjalanan.proses import wait_for

LOMPATAN = (timedelta(hours=1), timedelta(hours=-1), timedelta(days=1), timedelta(days=-1))


@pytest.mark.parametrize("lompatan", LOMPATAN, ids=str)
def test_case_33_the_clock_jumps_while_messages_wait(tmp_path: Path, sqlite_url: str, lompatan: timedelta) -> None:
    with Medan(tmp_path, sqlite_url) as medan:
        medan.gather()
        medan.open_tasks(7, Peran.BIDANG, tuple(medan.units()))
        deras = Deras(medan)
        with medan.sim.changing():
            medan.sim.faults.add(Fault(method="sendMessage", code=502, times=8))
            medan.sim.faults.add(Fault(method="sendMessage", retry_after=2, times=4))
        deras.burst_all()
        medan.sim.wait_for(lambda: len(list(medan.sim.faults)) < 2, timeout=30)
        medan.jump_clock(lompatan)
        deras.burst_all()
        medan.settle()
        hasil = count(medan, deras.compare())
        assert {nama: jumlah for nama, jumlah in hasil.faults.items() if nama != "order"} == {}


def test_case_33_a_reminder_comes_once_however_the_clock_jumps(tmp_path: Path, sqlite_url: str) -> None:
    with Medan(tmp_path, sqlite_url) as medan:
        medan.gather()
        medan.open_tasks(2, Peran.SEKRETARIS, (None,), medan.clock.now() + timedelta(minutes=30))
        medan.jump_clock(timedelta(hours=1))
        wait_for(lambda: _reminded(medan) == [1], lambda: "no reminder came")
        for urut, lompatan in enumerate((-timedelta(hours=1), timedelta(minutes=50)), start=2):
            medan.stop()
            medan.jump_clock(lompatan)
            medan.open_tasks(2, Peran.SEKRETARIS, (None,), medan.clock.now() - timedelta(seconds=1))
            medan.start()
            wait_for(partial(_is_reminded, medan, urut), lambda: "the other reminder did not come")
        medan.settle()
        assert _reminded(medan) == [1, 1, 1]


def _is_reminded(medan: Medan, kali: int) -> bool:
    return sum(_reminded(medan)) == kali


def _reminded(medan: Medan) -> list[int]:
    with medan.store() as store:
        return list(store.conn.execute(select(tables.tugas.c.ingat_ke).order_by(tables.tugas.c.id)).scalars())
