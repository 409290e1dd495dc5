"""A short storm on each kind of database, and with several processes; the long one is `make chaos`."""

import random
from pathlib import Path

import pytest

from sop.peran import Peran
from tests.databases import PostgresServer
from tests.kekacauan.badai import SUSUNAN, Badai, Susunan
from tests.kekacauan.conftest import POSTGRESQL, empty_database

_KILLS = 4


@pytest.mark.parametrize("susunan", SUSUNAN[:3], ids=lambda satu: satu.nama)
def test_case_05_killed_at_random_in_a_storm(request: pytest.FixtureRequest, tmp_path: Path, susunan: Susunan) -> None:
    server: PostgresServer | None = None
    if susunan.database == POSTGRESQL:
        server = request.getfixturevalue("postgres_server")
    rng = random.Random(5)  # noqa: S311 - a storm that can be repeated, no secret
    with empty_database(susunan.database, tmp_path, server) as url, Badai(tmp_path, url, susunan, rng) as badai:
        badai.gather()
        badai.open_tasks(7, Peran.BIDANG, tuple(badai.units()))
        hasil = badai.flood(_KILLS)
        assert hasil.faults == {}
        assert hasil.kills >= _KILLS - 1
