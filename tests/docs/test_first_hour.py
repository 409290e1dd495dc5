"""The README's way to a live office, walked as it stands: its commands, then the chat to the second role's task."""

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from bot.demo.gladi import BOT, TOKEN
from simulator.dunia import Simulator
from simulator.phone import Phone
from simulator.server import SimulatorServer

HOUSE = Path(__file__).parent.parent.parent
README = (HOUSE / "README.md").read_text(encoding="utf-8")
PAGE = (HOUSE / "docs/first-hour.md").read_text(encoding="utf-8")
LIVE = README.partition("## Live in ten minutes")[2].partition("\n## ")[0]
PROGRAM = ".venv/bin/capaian"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SECONDS = 30


class Walk:
    """A folder with nothing in it, and a stand-in for Telegram."""

    def __init__(self, folder: Path, sim: Simulator, url: str) -> None:
        self.sim = sim
        self._folder = folder
        self._env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(HOUSE),
            "TELEGRAM_API_URL": url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
        }

    def call(self, *arguments: str) -> str:
        ended = subprocess.run(  # noqa: S603 - our own program, and no shell
            [sys.executable, "-m", "bot", *arguments],
            cwd=self._folder,
            env=self._env,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.returncode == 0, (arguments, ended.stderr)
        return ended.stdout

    @contextmanager
    def running(self) -> Iterator[None]:
        command = [sys.executable, "-m", "bot", "run"]
        with subprocess.Popen(command, cwd=self._folder, env=self._env, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - the same
            try:
                yield
            finally:
                process.send_signal(signal.SIGINT)
        assert process.returncode == 0

    def file(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    sim = Simulator(lambda: datetime.now(UTC))  # noqa: TID251 - the bot beside it goes by the machine's clock as well
    sim.add_bot(TOKEN, BOT)
    with SimulatorServer(sim) as server:
        yield Walk(tmp_path, sim, server.url)


def commands() -> list[list[str]]:
    """The calls of `capaian` in the README's block, in their order."""
    (block,) = re.findall(r"^```sh\n(.*?)^```$", LIVE, re.MULTILINE | re.DOTALL)
    lines = [shlex.split(line, comments=True) for line in block.splitlines()]
    return [line[1:] for line in lines if line[0] == PROGRAM]


def press(phone: Phone, label: str) -> None:
    phone.press(label, phone.wait_for_button(label, SECONDS))


def code_in(text: str) -> str:
    found = re.search(r"start[= ]([\w-]+)", text)
    assert found, text
    return found[1]


def test_from_the_readme_to_the_second_roles_task(walk: Walk) -> None:
    *before, (last,) = commands()
    assert last == "run"
    said = "".join(walk.call(*command) for command in before)
    walk.call("template", "--example", "kantor.xlsx")
    with walk.running():
        admin = walk.sim.phone("Admin Contoh")
        admin.start(code_in(said))
        press(admin, "Buku penyiapan")
        admin.wait_for_button("Templat kantor", SECONDS)
        admin.send_document("kantor.xlsx", walk.file("kantor.xlsx"), XLSX)
        press(admin, "Ya")
        press(admin, "Undangan")
        press(admin, "Undang semua")
        kepala = join(walk, admin, "Arung (contoh)")
        join(walk, admin, "Melati (contoh)")
        kepala.send("/siklus")
        period = kepala.wait_for_text("Pilih periode", SECONDS)
        kepala.press(period.buttons[0], period)
        press(kepala, "Mulai siklus")
        press(kepala, "Isi sekarang")
        press(kepala, "Ya")
        for question in ("(2/4)", "(3/4)", "(4/4)"):
            kepala.press("Lewati", kepala.wait_for_text(question, SECONDS))
        press(kepala, "Selesai")
        sekretaris = next(phone for phone in walk.sim.phones if phone.name == "Melati (contoh)")
        task = sekretaris.wait_for_text("Langkah 2 dari 12", SECONDS)
        assert task.text.startswith("Mohon pimpin rapat pengarahan bersama Tim Penyusun LAKIP")


def join(walk: Walk, admin: Phone, name: str) -> Phone:
    """Follow the invitation that the admin was given to pass on."""
    phone = walk.sim.phone(name)
    phone.start(code_in(admin.wait_for_text(f"Undangan untuk {name}", SECONDS).text))
    phone.wait_for_text(f"Selamat datang, {name}.", SECONDS)
    return phone


@pytest.mark.parametrize(("name", "page"), [("README", README), ("first-hour", PAGE)])
def test_every_command_of_the_program_and_of_make_that_is_named_exists(name: str, page: str) -> None:
    makefile = (HOUSE / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    called = set(re.findall(rf"(?:{re.escape(PROGRAM)}|`capaian) ([a-z]+)", page))
    made = set(re.findall(r"(?:`|^)make ([a-z]+)", page, re.MULTILINE))
    assert (called - set(COMMANDS), made - targets) == (set(), set()), name
    assert called, name
