"""What the journeys share: a database of their own, and the whole story played once on each kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.clock import StandingClock
from bot.demo.cerita import scenes
from bot.demo.panggung import Panggung, demo_start
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
    with _blank(request, request.param, tmp_path) as url:
        yield url


@pytest.fixture(scope="session", params=DATABASES)
def tamat(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tamat]:
    """The whole story on each kind of database."""
    folder = tmp_path_factory.mktemp("cerita")
    with _blank(request, request.param, folder) as url, play(Panggung(folder, _clock(), database_url=url)) as cerita:
        yield cerita


@pytest.fixture(scope="session")
def tanpa_henti(tmp_path_factory: pytest.TempPathFactory) -> Rekaman:
    """What the phones show where the bot never stops."""
    with play(Panggung(tmp_path_factory.mktemp("tanpa-henti"), _clock())) as cerita:
        return cerita.rekaman


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


def _clock() -> StandingClock:
    return StandingClock(demo_start())


@contextmanager
def _blank(request: pytest.FixtureRequest, jenis: str, folder: Path) -> Iterator[str]:
    if jenis == "sqlite":
        yield f"sqlite:///{folder}/capaian.db"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.blank() as database:
        yield database.engine.url.render_as_string(hide_password=False)
