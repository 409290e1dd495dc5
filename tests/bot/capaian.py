"""Drives `capaian`: as a process of its own, or inside this one, always in a folder and an environment of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.cli import call
from storage.database import Database

ROOT = Path(__file__).parents[2]
TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qc"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a call ended: its exit code, and what it wrote to stdout and stderr."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Capaian:
    """One working folder with its settings."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    settings: dict[str, str] = field(default_factory=dict)

    def use(self, database: Database) -> None:
        """Work on that database."""
        self.settings["DATABASE_URL"] = database.engine.url.render_as_string(hide_password=False)

    def call(self, *arguments: str) -> Outcome:
        """Run a command inside this process."""
        for name, value in self.settings.items():
            self.monkeypatch.setenv(name, value)
        self.capsys.readouterr()
        code = call(arguments)
        written = self.capsys.readouterr()
        return Outcome(code, written.out, written.err)

    def spawn(self, *arguments: str) -> Outcome:
        """Run a command as an operator does: a process of its own, and no terminal."""
        ended = subprocess.run(  # noqa: S603 - our own program, and no shell
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **self.settings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return Outcome(ended.returncode, ended.stdout, ended.stderr)
