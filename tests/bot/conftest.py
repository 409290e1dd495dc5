"""What the tests of the command line share."""

import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog

from bot.settings import Settings
from simulator.dunia import Simulator
from simulator.server import SimulatorServer
from tests.bot.capaian import TOKEN, Capaian


@pytest.fixture
def no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and no setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path


@pytest.fixture
def kept_logs() -> Iterator[None]:
    """Puts the logging of this process back as it was."""
    root = logging.getLogger()
    kept = root.handlers[:], root.level, sys.excepthook, logging.raiseExceptions
    yield
    root.handlers[:], root.level, sys.excepthook, logging.raiseExceptions = kept
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


@pytest.fixture
def capaian(
    no_settings: Path, kept_logs: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Capaian:
    """The command line in an empty folder."""
    return Capaian(no_settings, monkeypatch, capsys)


@pytest.fixture
def server(capaian: Capaian) -> Iterator[SimulatorServer]:
    """A Bot API server that knows one token, which `capaian` uses."""
    sim = Simulator(lambda: datetime(2026, 1, 19, 1, tzinfo=UTC))
    sim.add_bot(TOKEN, "capaian_contoh_bot")
    with SimulatorServer(sim) as running:
        capaian.settings.update(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=running.url)
        yield running
