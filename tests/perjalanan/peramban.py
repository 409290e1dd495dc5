"""A person at the page: the story's phones, pressed and typed on in a real browser."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from bot.demo.cerita import Ponsel
from bot.demo.panggung import Panggung
from simulator.phone import Phone
from simulator.records import Message
from sop.peran import Peran
from storage.instansi import UnitTersimpan
from tests.chromium import ARGS, CHROMIUM


@contextmanager
def open_page(url: str, width: int, height: int) -> Iterator[Page]:
    """The page in a window of that size; whatever fails in the browser fails here at the end."""
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"there is no browser at {CHROMIUM}")
        pytest.skip(f"there is no browser at {CHROMIUM}")
    faults: list[str] = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        page = browser.new_page(viewport={"width": width, "height": height})
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.goto(url)
        yield page
        browser.close()
    assert faults == []


class PonselPeramban:
    """One person's phone on the page: turned to by its tab, then pressed and typed on as it is seen."""

    def __init__(self, page: Page, phone: Phone) -> None:
        self._page = page
        self._phone = phone

    @property
    def name(self) -> str:
        return self._phone.name

    @property
    def received(self) -> Sequence[Message]:
        """What the bot has said, newest last."""
        return self._phone.received

    def press(self, label: str) -> None:
        """Press the newest button of that name."""
        named = re.compile(rf"^(\W+ )?{re.escape(label)}$")
        self._turn_to().locator(".kunci").get_by_role("button", name=named).last.click()

    def send(self, text: str) -> None:
        """Type, and press Enter."""
        field = self._turn_to().get_by_role("textbox", name="Pesan dari")
        field.fill(text)
        field.press("Enter")
        expect(field).to_have_value("")

    def send_document(self, name: str, content: bytes, mime: str) -> None:
        """Attach a file."""
        choose = self._turn_to().locator("input[type=file]")
        choose.set_input_files({"name": name, "mimeType": mime, "buffer": content})

    def _turn_to(self) -> Locator:
        tab = self._page.get_by_role("toolbar", name="Telepon").get_by_role("button", name=self.name)
        if tab.get_attribute("aria-current") != "true":
            tab.click()
        return self._page.get_by_role("article", name=f"Telepon {self.name},")


class Meja:
    """The stage as somebody at the page sees it: every act is one in the browser, and waits until it has arrived."""

    def __init__(self, panggung: Panggung, page: Page, *, after: Callable[[], None] = lambda: None) -> None:
        """`after` is called when all is said that followed from an act."""
        self.on_press: Callable[[Ponsel, str], None] = lambda _phone, _label: None
        self._panggung = panggung
        self._page = page
        self._after = after

    def phone(self, peran: Peran, unit: str | None = None) -> PonselPeramban:
        """The phone of the first holder of a role, on the page."""
        return PonselPeramban(self._page, self._panggung.phone(peran, unit))

    def daftar_unit(self) -> Sequence[UnitTersimpan]:
        """The units in the office's order."""
        return self._panggung.daftar_unit()

    def act(self, action: Callable[[], object]) -> None:
        """Do one thing on the page, and wait until the bot has said all it says to that."""
        before = self._panggung.sim.bot().updates.next_id
        self._panggung.act(lambda: (action(), self._panggung.sim.wait_for(lambda: self._has_come(before))))
        self._after()

    def advance(self, step: str) -> None:
        """Move the clock on by its button."""
        label = {"10m": "+10 menit", "1h": "+1 jam", "pagi": "Ke pagi kerja berikutnya"}[step]
        before = self._page.locator("#jam").inner_text() + self._page.locator("#tanggal").inner_text()
        button = self._page.get_by_role("button", name=label)
        button.click()
        expect(button).to_be_enabled()
        assert self._page.locator("#jam").inner_text() + self._page.locator("#tanggal").inner_text() != before
        self._panggung.settle()
        self._after()

    def _has_come(self, before: int) -> bool:
        return self._panggung.sim.bot().updates.next_id > before
