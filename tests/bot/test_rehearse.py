"""`capaian rehearse`: an office of one's own beside a stand-in for Telegram, as an operator does it."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect, sync_playwright

from storage.database import Database
from tests.bot.capaian import ROOT, Capaian, Outcome
from tests.chromium import ARGS, CHROMIUM

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def start(capaian: Capaian) -> subprocess.Popen[str]:
    """The program, on any free port; it prints its lines and goes on."""
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "rehearse", "--port", "0"],
        cwd=capaian.folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def end(process: subprocess.Popen[str]) -> int:
    """Its exit code; one that does not end is killed, and nobody waits for it for ever."""
    try:
        return process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


@pytest.fixture
def rehearsal(capaian: Capaian, database: Database) -> Iterator[Capaian]:
    """The stand-in runs, and its two lines are the settings."""
    process = start(capaian)
    with process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(5)]
        capaian.use(database)
        capaian.settings.update(re.findall(r"^([A-Z_]+)=(\S+)$", "".join(lines), re.MULTILINE))
        yield capaian
        process.send_signal(signal.SIGINT)
        assert end(process) == 0


@pytest.mark.parametrize("sinyal", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_though_a_shell_that_began_it_ignores_interrupts(
    capaian: Capaian, database: Database, sinyal: signal.Signals
) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell leaves it to what it begins in the background
    try:
        process = start(capaian)
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(sinyal)
        assert end(process) == 0


def test_the_two_printed_lines_let_an_office_begin(rehearsal: Capaian) -> None:
    made = rehearsal.call("invite", "--peran", "Admin", "--nama", "Admin Contoh")
    assert made.code == 0
    assert "https://t.me/capaian_rehearsal_bot?start=" in made.out
    assert "token     @capaian_rehearsal_bot (id 1000002)" in rehearsal.call("check").out
    added = Request(  # noqa: S310 - the stand-in on this machine
        f"{rehearsal.settings['TELEGRAM_API_URL']}/sim/phones", b'{"name": "Admin Contoh"}'
    )
    with urlopen(added, timeout=10) as answer:  # noqa: S310 - the same
        assert json.load(answer)["name"] == "Admin Contoh"


def test_phones_are_added_on_the_page_and_come_to_the_front(rehearsal: Capaian) -> None:
    if not CHROMIUM.exists():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    with sync_playwright() as play, play.chromium.launch(executable_path=CHROMIUM, args=ARGS) as browser:
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.goto(rehearsal.settings["TELEGRAM_API_URL"])
        for name in ("Admin Contoh", "Kepala Contoh"):
            page.get_by_role("textbox", name="Nama pemilik telepon baru").fill(name)
            page.get_by_role("button", name="Tambah telepon").click()
            expect(page.locator(".terpilih h2")).to_have_text(name)
            expect(page.locator(".terpilih .mulai input")).to_be_focused()
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_port_in_use_is_said(rehearsal: Capaian) -> None:
    port = rehearsal.settings["TELEGRAM_API_URL"].rpartition(":")[2]
    assert rehearsal.call("rehearse", "--port", port) == Outcome(
        2, "", f"capaian: port {port} cannot be used (Address already in use): choose another with --port\n"
    )
