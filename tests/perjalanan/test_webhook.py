"""The real process by webhook, over two processes, and where it refuses to run: nothing lost, nothing said twice."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from bot.demo.panggung import TOKEN, demo_start, example_office
from bot.libreoffice import find_libreoffice
from dokumen.penyiapan import read_penyiapan
from simulator.phone import Phone
from sop.peran import Peran
from storage.penyiapan import write_penyiapan
from storage.schema import migrate
from tests.perjalanan.proses import STOP_SECONDS, Proses, run_program, wait_for

LOOPS = {"clock", "lag", "receive", "fetch", "work", "deliver", "cards", "prune"} | (
    {"print"} if find_libreoffice() else set()
)

SECRET = "rahasia-untuk-uji_1"
SPLIT = ("receive,work", "work,deliver,remind")
OTHER_TOKEN = "1000002:penerus"
TUGAS_KOSONG = "Saat ini tidak ada tugas yang menunggu Bapak/Ibu. Tugas baru akan dikirim ke sini."


class Webhook(Proses):
    """A bot the platform calls, in as many processes as wanted; each has its pages of health."""

    def __init__(
        self, folder: Path, database_url: str, loops: tuple[str, ...] = ("",), *, by_webhook: bool = True
    ) -> None:
        super().__init__(folder, database_url, demo_start())
        self._loops = loops
        self._bots: list[subprocess.Popen[bytes]] = []
        self._pages = [f"127.0.0.1:{free_port()}" for _ in loops]
        if by_webhook:
            listen = f"127.0.0.1:{free_port()}"
            webhook = {"WEBHOOK_URL": f"http://{listen}/masuk", "WEBHOOK_LISTEN": listen, "WEBHOOK_SECRET": SECRET}
            self._env.update(webhook)

    def start(self) -> None:
        """Start every process; their clocks go on from what this stage's clock says."""
        self._start_all()

    def take_over(self) -> None:
        """Start every process as a new bot's."""
        self._start_all("--new-bot")

    def _start_all(self, *more: str) -> None:
        self._started_at = self.clock.now()
        self._env["CLOCK_START"] = self._started_at.isoformat()
        for only, pages in zip(self._loops, self._pages, strict=True):
            with self.log.open("ab") as log:
                self._bots.append(
                    subprocess.Popen(  # noqa: S603 - our own program, and no shell
                        [sys.executable, "-m", "bot", "run", *(("--only", only) if only else ()), *more],
                        cwd=self._folder,
                        env={**self._env, "HTTP_LISTEN": pages},
                        stdin=subprocess.DEVNULL,
                        stdout=log,
                        stderr=log,
                        start_new_session=True,
                    )
                )

    def kill(self) -> None:
        """Kill every process now."""
        for bot in self._bots:
            bot.kill()
            bot.wait()
        self._bots.clear()

    def stop(self) -> int:
        """Ask every process to stop; 0 where each ended so. TimeoutExpired where that takes longer than it may."""
        for bot in self._bots:
            bot.send_signal(signal.SIGTERM)
        codes = [abs(bot.wait(STOP_SECONDS)) for bot in self._bots]
        self._bots.clear()
        return max(codes)

    def ask(self, page: str, process: int = 0) -> httpx.Response:
        """A page of a process's health."""
        return httpx.get(f"http://{self._pages[process]}/{page}", timeout=30)

    def refused(self, *arguments: str) -> tuple[int, str]:
        """Run a command that is refused: its exit code and what it wrote to stderr."""
        ended = run_program(self._folder, self._env, *arguments)
        return ended.returncode, ended.stderr

    def change_token(self, token: str) -> None:
        """From the next start on the processes speak for another bot."""
        self._env["TELEGRAM_BOT_TOKEN"] = token

    def count_set_aside(self) -> int:
        """How many updates and messages were given up."""
        with self.store() as store:
            return store.inbox.count_set_aside() + store.outbox.count_set_aside()

    def _set_up(self) -> None:
        """Make the database and the office in it here: that the commands do so, other journeys show."""
        migrate(self._database)
        with self._database.transaction() as conn:
            write_penyiapan(conn, read_penyiapan(example_office()))

    def _is_quiet(self) -> bool:
        if self.sim.pending(TOKEN) or not all(self._is_ready(process) for process in range(len(self._loops))):
            return False
        with self.store() as store:
            return not (store.inbox.count_open() or store.outbox.count_waiting())

    def _is_ready(self, process: int) -> bool:
        with suppress(httpx.TransportError):
            return self.ask("readyz", process).status_code == 200
        return False

    def _end(self) -> None:
        self.kill()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def words(phone: Phone) -> list[str]:
    """What the bot said on a phone."""
    return [pesan.text for pesan in phone.received]


@pytest.fixture
def webhook(tmp_path: Path, database_url: str) -> Iterator[Webhook]:
    """One process, called by the platform."""
    with Webhook(tmp_path, database_url) as proses:
        yield proses


def test_by_webhook_a_person_joins_and_talks_health_is_told_and_a_kill_loses_nothing(webhook: Webhook) -> None:
    webhook.settle()
    assert webhook.ask("healthz").json() == {
        "ok": True,
        "loops": dict.fromkeys(LOOPS, True),
    }
    assert webhook.ask("readyz").json()["ok"]
    webhook.join(Peran.STAF)
    metrics = webhook.ask("metrics").text.splitlines()
    assert 'capaian_webhook_requests_total{answer="kept"} 1.0' in metrics
    assert 'capaian_backlog_rows{box="outbox"} 0.0' in metrics
    staf = webhook.phone(Peran.STAF)
    assert words(staf)
    sebelum = len(words(staf))
    for _ in range(20):
        staf.send("/tugas")
    webhook.sim.wait_for(lambda: len(staf.received) > sebelum + 2, timeout=30)
    webhook.kill()
    for _ in range(5):
        staf.send("/tugas")
    terkirim = len(words(staf)) - sebelum
    webhook.start()
    webhook.settle()
    jawaban = words(staf)[sebelum:]
    assert set(jawaban) == {TUGAS_KOSONG}
    assert len(jawaban) in (25, 26), f"{terkirim} were sent before the kill, and the one under way may repeat"
    assert webhook.count_set_aside() == 0
    assert webhook.stop() == 0


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("by_webhook", [True, False], ids=["webhook", "polling"])
def test_a_talk_goes_on_across_two_processes_that_share_the_work(
    tmp_path: Path, database_url: str, by_webhook: bool
) -> None:
    with Webhook(tmp_path, database_url, SPLIT, by_webhook=by_webhook) as proses:
        proses.settle()
        proses.join(Peran.STAF)
        staf = proses.phone(Peran.STAF)
        sebelum = len(words(staf))
        for _ in range(20):
            staf.send("/tugas")
        proses.settle()
        assert words(staf)[sebelum:] == [TUGAS_KOSONG] * 20
        assert set(proses.ask("healthz", 0).json()["loops"]) == {"clock", "lag", "receive", "fetch", "work"}
        assert set(proses.ask("healthz", 1).json()["loops"]) == LOOPS - {"receive", "fetch"}
        assert proses.count_set_aside() == 0
        assert proses.stop() == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_second_process_on_sqlite_is_refused_in_one_line(webhook: Webhook) -> None:
    webhook.settle()
    assert webhook.refused("run") == (
        2,
        "capaian: another `capaian run` uses this SQLite database: stop it first; several processes need PostgreSQL\n",
    )
    webhook.join(Peran.STAF)
    assert words(webhook.phone(Peran.STAF)), "the first one goes on"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_another_bot_is_refused_in_one_line_until_it_is_said_that_it_takes_over(webhook: Webhook) -> None:
    webhook.settle()
    webhook.join(Peran.STAF)
    assert webhook.stop() == 0
    webhook.sim.add_bot(OTHER_TOKEN, "penerus_bot")
    webhook.change_token(OTHER_TOKEN)
    code, line = webhook.refused("run")
    assert (code, line.count("\n")) == (2, 1)
    assert line.startswith("capaian: TELEGRAM_BOT_TOKEN is of bot 1000002, but bot 1000001 speaks for this office:")
    webhook.take_over()
    staf = webhook.phone(Peran.STAF)
    baru = webhook.sim.phone(staf.name, staf.id, token=OTHER_TOKEN)
    baru.start()
    wait_for(lambda: len(words(baru)) > 0, lambda: webhook.log.read_text()[-4000:])
    baru.send("/tugas")
    wait_for(lambda: words(baru)[-1] == TUGAS_KOSONG, lambda: webhook.log.read_text()[-4000:])
    assert webhook.stop() == 0
