"""Killed at every named point: each update is answered, applied once and in order, and at most what flew repeats."""

from collections.abc import Iterator

import pytest

from sop.peran import Peran
from tests.databases import PostgresServer
from tests.kekacauan.conftest import POSTGRESQL, SQLITE, empty_database
from tests.kekacauan.deras import Deras
from tests.kekacauan.hitungan import count
from tests.kekacauan.medan import Medan
from tests.kekacauan.titik import Titik


@pytest.fixture(params=[SQLITE, POSTGRESQL], scope="module")
def medan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Medan]:
    """The office with five forms open; its bot lives on from test to test, as often as it is killed."""
    folder = tmp_path_factory.mktemp(request.param)
    server: PostgresServer | None = request.getfixturevalue("postgres_server") if request.param == POSTGRESQL else None
    with empty_database(request.param, folder, server) as url, Medan(folder, url) as medan:
        medan.gather()
        medan.open_tasks(7, Peran.BIDANG, tuple(medan.units()))
        yield medan


def kill_at(medan: Medan, titik: Titik, ke: int) -> None:
    """Kill at a point under load; nothing is lost, done twice or out of order."""
    deras = Deras(medan)
    medan.order(titik, ke)
    deras.burst_all()
    medan.wait_for_death()
    medan.settle()
    assert count(medan, deras.compare()).faults == {}


@pytest.mark.parametrize(("titik", "ke"), [(Titik.AFTER_GETUPDATES, 1), (Titik.IN_INBOX, 1)])
def test_case_01_killed_before_the_inbox_commit(medan: Medan, titik: Titik, ke: int) -> None:
    kill_at(medan, titik, ke)


def test_case_02_killed_before_the_offset_is_confirmed(medan: Medan) -> None:
    kill_at(medan, Titik.AFTER_INBOX_COMMIT, 1)


@pytest.mark.parametrize("ke", [1, 9])
def test_case_03_killed_inside_work(medan: Medan, ke: int) -> None:
    kill_at(medan, Titik.IN_WORK, ke)


@pytest.mark.parametrize(("titik", "ke"), [(Titik.AFTER_WORK_COMMIT, 2), (Titik.BEFORE_SEND, 5)])
def test_case_03_killed_between_the_state_commit_and_the_send(medan: Medan, titik: Titik, ke: int) -> None:
    kill_at(medan, titik, ke)


@pytest.mark.parametrize(("titik", "ke"), [(Titik.AFTER_SEND, 3), (Titik.AFTER_MARK, 4)])
def test_case_04_killed_between_the_send_and_its_mark(medan: Medan, titik: Titik, ke: int) -> None:
    kill_at(medan, titik, ke)
