"""Reminders and papers under kills: every reminder is sent once, every paper comes whole."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from sop.peran import Peran
from storage import tables
from tests.databases import PostgresServer
from tests.kekacauan.conftest import POSTGRESQL, SQLITE, empty_database
from tests.kekacauan.hitungan import count
from tests.kekacauan.medan import Medan
from tests.kekacauan.titik import Titik

_MANY = 300  # more than one batch


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def medan(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Medan]:
    server: PostgresServer | None = request.getfixturevalue("postgres_server") if request.param == POSTGRESQL else None
    with empty_database(request.param, tmp_path, server) as url, Medan(tmp_path, url) as medan:
        medan.gather()
        yield medan


def reminded(medan: Medan) -> list[int]:
    """How often each task was called to mind."""
    with medan.store() as store:
        return list(store.conn.execute(select(tables.tugas.c.ingat_ke).order_by(tables.tugas.c.id)).scalars())


def test_case_31_killed_while_many_reminders_go_out(medan: Medan) -> None:
    medan.stop()
    medan.remind_one_by_one()
    medan.open_tasks(2, Peran.SEKRETARIS, (None,) * _MANY, medan.clock.now() - timedelta(minutes=1))
    medan.order(Titik.IN_REMINDER, 2)
    medan.start()
    medan.wait_for_death()
    medan.order(Titik.AFTER_SEND, 5)
    medan.start()
    medan.wait_for_death()
    medan.settle()
    hasil = count(medan)
    assert (hasil.lost, hasil.broken, hasil.set_aside) == (0, 0, 0)
    assert reminded(medan) == [1] * _MANY
    assert hasil.repeated <= hasil.allowed


@pytest.mark.parametrize("titik", [Titik.IN_DRAWING, Titik.WHILE_DRAWING])
def test_case_46_killed_while_a_paper_is_drawn(medan: Medan, titik: Titik) -> None:
    (tugas,) = medan.open_tasks(8, Peran.TIM, (None,))
    tim = medan.phone(Peran.TIM)
    medan.order(titik)
    tim.press_data(f"kunci:{tugas.id}")
    medan.settle()
    assert not medan.has_order(), "the point was passed"
    assert count(medan).faults == {}
    rekap = [berkas.name.rsplit(".")[-1] for berkas in tim.files() if berkas.name.startswith("Rekap")]
    assert sorted(set(rekap)) == ["pdf", "png", "xlsx"] or "xlsx" in rekap
    assert len(rekap) <= len(set(rekap)) + count(medan).allowed
