"""The stage of the real process: `python -m bot` in a folder of its own, and the same people with their phones."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from bot.clock import ShiftedClock
from bot.demo.cerita import Ponsel
from bot.demo.panggung import TOKEN, example_office, moment_after
from simulator.bots import Limits
from simulator.dunia import Simulator
from simulator.phone import Phone
from simulator.server import SimulatorServer
from sop.peran import Peran
from storage.database import Database
from storage.instansi import UnitTersimpan, find_instansi
from storage.orang import Orang
from storage.store import Store

ROOT = Path(__file__).parents[2]
STOP_SECONDS = 10
QUIET_SECONDS = 60
LOOK_SECONDS = 0.02
AWAY = timedelta(minutes=5)


class Proses:
    """An office set up by the commands and served by `capaian run`, which can be stopped, killed and started."""

    def __init__(self, folder: Path, database_url: str, start: datetime, limits: Limits | None = None) -> None:
        self.clock = ShiftedClock(start)
        self.sim = Simulator(self.clock.now, limits)
        self.log = folder / "bot.log"
        self.on_press: Callable[[Ponsel, str], None] = lambda _phone, _label: None
        self._folder = folder
        self._phones: dict[str, Phone] = {}
        self._running: subprocess.Popen[bytes] | None = None
        self._started_at = start
        self._polls = 0
        self._database = Database(database_url)
        self._stack = ExitStack()
        self._env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DATABASE_URL": database_url,
            "FILES_URL": str(folder / "files"),
            "LOG_FORMAT": "json",
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_RATE_PER_SECOND": "10000",
            "TELEGRAM_RATE_PER_CHAT": "10000",
        }

    def __enter__(self) -> Self:
        self._stack.callback(self._database.close)
        self.sim.add_bot(TOKEN, "capaian_contoh_bot")
        self._env["TELEGRAM_API_URL"] = self._stack.enter_context(SimulatorServer(self.sim)).url
        self._stack.callback(self._end)
        self._set_up()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _set_up(self) -> None:
        """Make the database, and set the example office up in it."""
        (self._folder / "kantor.xlsx").write_bytes(example_office())
        self.call("migrate")
        self.call("import", "kantor.xlsx", "--yes")

    def call(self, *arguments: str) -> str:
        """Run another command of the program to its end; what it wrote to stdout."""
        self._env["CLOCK_START"] = self.clock.now().isoformat()
        return run_program(self._folder, self._env, *arguments, check=True).stdout

    def start(self) -> None:
        """Start the bot; its clock goes on from what this stage's clock says."""
        self._started_at, self._polls = self.clock.now(), self._count_polls()
        with self.log.open("ab") as log:
            self._running = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=self._folder,
                env={**self._env, "CLOCK_START": self._started_at.isoformat()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def stop(self) -> int:
        """Ask the bot to stop; its exit code. TimeoutExpired where that takes longer than it may."""
        assert self._running is not None, "the bot is not running"
        self._running.send_signal(signal.SIGTERM)
        return self._running.wait(STOP_SECONDS)

    def kill_and_start(self) -> None:
        """Kill the bot, see that nothing of it lives on, and start it again five minutes later."""
        assert self._running is not None, "the bot is not running"
        children = Path(f"/proc/{self._running.pid}/task/{self._running.pid}/children").read_text().split()
        self._running.kill()
        self._running.wait()
        wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children), lambda: "a child outlives it")
        self.clock.jump_to(self.clock.now() + AWAY)
        self.start()

    def act(self, action: Callable[[], object]) -> None:
        """Do one thing on a phone, and wait until the bot has said all it says to that."""
        action()
        self.settle()

    def settle(self) -> None:
        """Wait until the bot is there, every update is worked off, every reminder due is sent, and nothing waits."""
        wait_for(self._is_quiet, lambda: f"the bot does not come to rest:\n{self.log.read_text()[-4000:]}")

    def advance(self, step: str) -> None:
        """Stop the bot, and start it later: `10m`, `1h`, or the next working morning (`pagi`)."""
        assert self.stop() == 0, "the bot did not stop cleanly"
        with self.store() as store:
            self.clock.jump_to(moment_after(store, self.clock.now(), step))
        self.start()
        self.settle()

    @contextmanager
    def store(self) -> Iterator[Store]:
        """What the office remembers."""
        with self._database.reading() as conn:
            instansi_id = find_instansi(conn)
            assert instansi_id is not None, "no office was imported"
            yield Store(conn, instansi_id)

    def join(self, peran: Peran, unit: str | None = None) -> None:
        """Let the first holder of a role (in a unit) join by what `capaian invite` prints."""
        orang = self._holder(peran, unit)
        phone = self._phones[orang.nama] = self.sim.phone(orang.nama)
        di_unit = ("--unit", unit) if unit else ()
        *_, salam = self.call("invite", "--peran", peran, *di_unit, "--nama", orang.nama).splitlines()
        self.act(lambda: phone.send(salam))

    def phone(self, peran: Peran, unit: str | None = None) -> Phone:
        """The phone of the first holder of a role (in a unit), who has joined."""
        return self._phones[self._holder(peran, unit).nama]

    def daftar_unit(self) -> tuple[UnitTersimpan, ...]:
        """The units in the office's order."""
        with self.store() as store:
            return store.instansi.daftar_unit()

    def _holder(self, peran: Peran, unit: str | None) -> Orang:
        with self.store() as store:
            return store.orang.holders(peran, unit)[0]

    def _is_quiet(self) -> bool:
        if self._count_polls() == self._polls or self.sim.pending(TOKEN):
            return False
        with self.store() as store:
            return not (self._is_to_remind(store) or store.inbox.count_open() or store.outbox.count_waiting())

    def _is_to_remind(self, store: Store) -> bool:
        """Whether the first look at the clock has not yet dealt with every reminder due by then."""
        tugas = (satu for siklus in store.siklus.running() for satu in store.tugas.of_siklus(siklus.id))
        return any(satu.ingat_pada is not None and satu.ingat_pada <= self._started_at for satu in tugas)

    def _count_polls(self) -> int:
        return self.sim.bot(TOKEN).updates.polls

    def _end(self) -> None:
        if self._running is not None and self._running.poll() is None:
            self._running.kill()
            self._running.wait()


def run_program(
    folder: Path, env: dict[str, str], *arguments: str, check: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run a command of the program to its end in that folder and surroundings."""
    return subprocess.run(  # noqa: S603 - our own program, and no shell
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=check,
    )


def wait_for(condition: Callable[[], bool], complain: Callable[[], str]) -> None:
    """Look until the condition holds; AssertionError with what `complain` says where it does not."""
    batas = time.monotonic() + QUIET_SECONDS
    while not condition():
        assert time.monotonic() < batas, complain()
        time.sleep(LOOK_SECONDS)
