"""What the journeys share: a database of their own, and the whole story played once on each kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.clock import StandingClock
from bot.demo.cerita import scenes
from bot.demo.panggung import Panggung, demo_start
from storage.database import Database
from storage.store import Store
from tests.databases import PostgresServer
from tests.perjalanan.rekaman import Rekaman

DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tamat:
    """The story, told to its end: the stage with the bot stopped, and what every phone showed on the way."""

    panggung: Panggung
    rekaman: Rekaman

    @contextmanager
    def store(self) -> Iterator[Store]:
        """What the office remembers."""
        with self.panggung.database.reading() as conn:
            yield Store(conn, self.panggung.instansi_id)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/capaian.db"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.blank() as database:
        yield url_of(database)


@pytest.fixture(scope="session")
def tamat_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tamat]:
    """The whole story on SQLite."""
    with play(Panggung(tmp_path_factory.mktemp("sqlite"), _clock())) as cerita:
        yield cerita


@pytest.fixture(scope="session")
def tamat_postgresql(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tamat]:
    """The whole story on PostgreSQL."""
    folder = tmp_path_factory.mktemp("postgresql")
    with (
        postgres_server.blank() as database,
        play(Panggung(folder, _clock(), database_url=url_of(database))) as cerita,
    ):
        yield cerita


@pytest.fixture(params=DATABASES)
def tamat(request: pytest.FixtureRequest) -> Tamat:
    """The whole story on each kind of database."""
    cerita: Tamat = request.getfixturevalue(f"tamat_{request.param}")
    return cerita


@contextmanager
def play(panggung: Panggung) -> Iterator[Tamat]:
    """Play the story on a stage, writing down what the phones show."""
    rekaman = Rekaman(panggung.sim)
    panggung.after = rekaman.collect
    with panggung:
        for _, adegan in scenes():
            adegan(panggung)
        panggung.stop_bot()
        yield Tamat(panggung=panggung, rekaman=rekaman)


def url_of(database: Database) -> str:
    """The whole address, password and all."""
    return database.engine.url.render_as_string(hide_password=False)


def _clock() -> StandingClock:
    return StandingClock(demo_start())
