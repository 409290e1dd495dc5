"""A world with one bot and two people, served on loopback."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from simulator.dunia import Simulator
from simulator.phone import Phone
from simulator.server import SimulatorServer

TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qc"


@dataclass
class Jam:
    """A clock that moves when it is told to."""

    at: datetime = datetime(2026, 1, 19, 6, 5, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def move(self, **step: float) -> None:
        self.at += timedelta(**step)


@pytest.fixture(autouse=True)
def _timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library warns of whole seconds in RetryAfter unless it is asked for timedeltas."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def jam() -> Jam:
    return Jam()


@pytest.fixture
def sim(jam: Jam) -> Simulator:
    world = Simulator(jam.now)
    world.add_bot(TOKEN, "capaian_contoh_bot", "Capaian")
    return world


@pytest.fixture
def server(sim: Simulator) -> Iterator[SimulatorServer]:
    """Stopped in the background: a server takes a tenth of a second to close, and the next test need not wait."""
    running = SimulatorServer(sim)
    running.start()
    yield running
    Thread(target=running.stop).start()


@pytest.fixture
async def bot(server: SimulatorServer) -> AsyncIterator[Bot]:
    async with connect(server.url, TOKEN) as connected:
        yield connected


@pytest.fixture
def rina(sim: Simulator) -> Phone:
    """A phone that has pressed Start, whose update the bot still has to fetch."""
    phone = sim.phone("Rina Contoh", role="Sekretaris")
    phone.start()
    return phone


def connect(url: str, token: str) -> Bot:
    """A bot as ours is; without certificates, which loopback does not need and which take long to load."""
    return Bot(
        token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=HTTPXRequest(httpx_kwargs={"verify": False}),
        get_updates_request=HTTPXRequest(connection_pool_size=1, httpx_kwargs={"verify": False}),
    )
