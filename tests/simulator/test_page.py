"""The page in a real browser: what the bot sends appears, and what a person does reaches the bot."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message

from simulator.dunia import Simulator
from simulator.server import SimulatorServer
from simulator.story import Mode, StoryState
from simulator.voice import make_silence
from tests.chromium import ARGS, CHROMIUM
from tests.simulator.conftest import TOKEN, Jam, connect
from tests.simulator.test_files import UGLY


@pytest.fixture
def chromium() -> Path:
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"there is no browser at {CHROMIUM}")
        pytest.skip(f"there is no browser at {CHROMIUM}")
    return CHROMIUM


class Tale:
    """A story of two scenes that does what the page asks, and no more."""

    def __init__(self, sim: Simulator) -> None:
        self.state = StoryState(mode=Mode.READY, scenes=2)
        self.asked: list[str] = []
        self._sim = sim

    def play(self) -> None:
        self.asked.append("play")
        self.state = replace(self.state, mode=Mode.PLAYING, scene=1, heading="Langkah 1: perintah")

    def pause(self) -> None:
        self.asked.append("pause")
        self.state = replace(self.state, mode=Mode.PAUSED)

    def begin_anew(self) -> None:
        self.asked.append("anew")
        self.state = StoryState(mode=Mode.READY, scenes=2)
        self._sim.empty()
        self._sim.phone("Rina Contoh", role="Sekretaris")


@pytest.fixture
def story(sim: Simulator) -> Tale:
    return Tale(sim)


@pytest.fixture
def waited_for() -> set[str]:
    """The names of those who are waited for; a test adds some."""
    return set()


@pytest.fixture
async def page(chromium: Path, sim: Simulator, jam: Jam, story: Tale, waited_for: set[str]) -> AsyncIterator[Page]:
    """The page with the phones of Rina, who has pressed Start, and Andi; nothing may fail in the browser."""
    sim.phone("Rina Contoh", role="Sekretaris").start()
    sim.phone("Andi Contoh", role="Kepala Dinas")
    faults: list[str] = []
    running = SimulatorServer(sim, advance=lambda _: jam.move(hours=1), up_next=lambda: waited_for)
    running.tell(story)
    with running as server:
        async with async_playwright() as player:
            browser = await player.chromium.launch(executable_path=chromium, args=ARGS)
            page = await browser.new_page(viewport={"width": 1280, "height": 800})
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
            await page.goto(server.url)
            await expect(page.get_by_role("article")).to_have_count(2)
            yield page
            await browser.close()
    assert faults == []


async def test_a_secretary_reads_presses_types_and_attaches(page: Page, sim: Simulator) -> None:
    rina, _ = sim.phones
    phone = page.get_by_role("article", name="Telepon Rina Contoh, Sekretaris")
    async with connect(page.url.rstrip("/"), TOKEN) as bot:
        await ask(bot, rina.id)
        await expect(phone.locator(".pesan b")).to_have_text("Rekap <i>versi 2</i>")
        await expect(phone.locator(".baru")).to_have_text("1")
        await phone.get_by_role("button", name="Menu perintah").click()
        await expect(phone.get_by_text("Belum ada perintah.")).to_be_visible()
        await phone.get_by_role("button", name="Setuju").click()
        await expect(phone.get_by_text("Belum ada perintah.")).to_be_hidden()
        await bot.answer_callback_query(await fetch_press(bot), "Keputusan telah dicatat.")
        await expect(phone.locator(".kabar p")).to_have_text("Keputusan telah dicatat.")
        await expect(phone.locator(".baru")).to_be_hidden()

    await phone.get_by_role("textbox").fill("<img src=x onerror=alert(1)>")
    await phone.get_by_role("textbox").press("Enter")
    await expect(phone.locator(".sendiri .isi").last).to_have_text("<img src=x onerror=alert(1)>")
    await phone.locator("input[type=file]").set_input_files(
        {"name": "bukti.pdf", "mimeType": "application/pdf", "buffer": UGLY}
    )
    await expect(phone.locator(".nama-berkas")).to_have_text("bukti.pdf")
    assert rina.messages[-1].file is not None
    assert rina.messages[-1].file.content == UGLY
    async with page.expect_download() as waiting:
        await phone.locator(".berkas").click()
    assert await asyncio.to_thread(Path(await (await waiting.value).path()).read_bytes) == UGLY


async def test_a_recording_is_sent_by_one_press_or_as_a_file_and_can_be_heard(page: Page, sim: Simulator) -> None:
    rina, _ = sim.phones
    phone = page.get_by_role("article", name="Telepon Rina Contoh, Sekretaris")
    await phone.get_by_role("button", name="Kirim rekaman suara").click()
    await expect(phone.locator("audio")).to_have_count(1)
    seconds = await page.evaluate(
        """async (url) => {
            const content = await (await fetch(url)).arrayBuffer();
            return (await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(content)).duration;
        }""",
        await phone.locator("audio").get_attribute("src"),
    )
    assert seconds == pytest.approx(1, abs=0.1)
    await phone.locator("input[type=file]").set_input_files(
        {"name": "arahan.ogg", "mimeType": "audio/ogg", "buffer": make_silence() + b"x"}
    )
    await expect(phone.locator("audio")).to_have_count(2)
    kept = [message for message in rina.messages if message.is_voice]
    assert [message.file.content for message in kept if message.file] == [make_silence(), make_silence() + b"x"]


async def test_an_invitation_is_taken_as_a_link_as_a_code_or_as_the_words_to_send(page: Page, sim: Simulator) -> None:
    _, andi = sim.phones
    phone = page.get_by_role("article", name="Telepon Andi Contoh")
    await phone.get_by_role("textbox", name="Kode undangan Andi Contoh").fill(" https://t.me/bot_contoh?start=a-B_1 ")
    await phone.get_by_role("button", name="Mulai", exact=True).click()
    await expect(phone.locator(".isi")).to_have_text("/start a-B_1")
    await expect(page.get_by_role("button", name="Tambah telepon")).to_be_hidden()
    assert [message.text for message in andi.messages] == ["/start a-B_1"]


async def test_on_a_small_screen_one_phone_shows_and_the_clock_moves(page: Page) -> None:
    await expect(page.get_by_role("heading", level=1)).to_have_text("Peragaan – Dinas Sosial (contoh)")
    await page.get_by_role("button", name="+1 jam").click()
    await expect(page.locator("#jam")).to_have_text("15.05 WITA")
    await page.set_viewport_size({"width": 360, "height": 640})
    await expect(page.get_by_role("article")).to_have_count(1)
    await page.get_by_role("button", name="Andi Contoh").click()
    await page.get_by_role("textbox", name="Kode undangan Andi Contoh").fill("KODE")
    await page.get_by_role("button", name="Mulai", exact=True).click()
    await expect(page.locator(".terpilih .isi")).to_have_text("/start KODE")
    assert await page.evaluate("document.documentElement.scrollWidth") == 360


async def test_a_bell_stands_beside_what_came_with_a_sound(page: Page, sim: Simulator) -> None:
    rina, _ = sim.phones
    async with connect(page.url.rstrip("/"), TOKEN) as bot:
        await bot.send_message(rina.id, "Giliran Bapak/Ibu.")
        await bot.send_message(rina.id, "Untuk diketahui.", disable_notification=True)
    messages = page.get_by_role("article", name="Telepon Rina Contoh").locator(".pesan")
    await expect(messages.filter(has_text="Giliran").get_by_role("img", name="dengan bunyi")).to_have_count(1)
    await expect(messages.filter(has_text="Untuk diketahui").get_by_role("img")).to_have_count(0)
    await expect(messages.filter(has_text="/start").get_by_role("img")).to_have_count(0)


async def test_what_is_pinned_stands_above_the_chat_by_its_first_line(page: Page, sim: Simulator) -> None:
    rina, _ = sim.phones
    phone = page.get_by_role("article", name="Telepon Rina Contoh")
    async with connect(page.url.rstrip("/"), TOKEN) as bot:
        card = await bot.send_message(rina.id, "Triwulan IV 2025 · langkah 2 dari 12\nBerjalan: rapat")
        for number in range(20):
            await bot.send_message(rina.id, f"Pesan {number}\nyang panjang")
        await bot.pin_chat_message(rina.id, card.message_id)
        bar = phone.get_by_role("button", name="Pesan tersemat: Triwulan IV 2025 · langkah 2 dari 12")
        await expect(phone.get_by_text("Berjalan: rapat")).not_to_be_in_viewport()
        await bar.click()
        await expect(phone.get_by_text("Berjalan: rapat")).to_be_in_viewport()
        await bot.unpin_chat_message(rina.id, card.message_id)
        await expect(bar).to_be_hidden()


async def test_who_is_waited_for_is_marked_and_one_press_leads_there(
    page: Page, waited_for: set[str], sim: Simulator
) -> None:
    row = page.get_by_role("toolbar", name="Telepon")
    rina, andi = row.get_by_role("button", name="Rina Contoh"), row.get_by_role("button", name="Andi Contoh")
    await expect(page.get_by_role("button", name="Giliran")).to_be_hidden()
    waited_for.add("Andi Contoh")
    with sim.changing():
        sim.phones[1].chat.version += 1
    await expect(page.get_by_role("article", name="Andi Contoh").get_by_text("ditunggu")).to_be_visible()
    await expect(page.get_by_role("article", name="Rina Contoh").get_by_text("ditunggu")).to_be_hidden()
    await expect(andi).to_have_attribute("title", "Andi Contoh, Kepala Dinas: sedang ditunggu")
    await expect(rina).to_have_attribute("aria-current", "true")
    await page.get_by_role("button", name="Giliran").click()
    await expect(andi).to_have_attribute("aria-current", "true")
    await andi.focus()
    await andi.press("ArrowRight")
    await expect(rina).to_be_focused()
    await rina.press("Enter")
    await expect(rina).to_have_attribute("aria-current", "true")


async def test_the_story_is_played_held_and_begun_anew_from_the_page(page: Page, story: Tale, sim: Simulator) -> None:
    await page.get_by_role("button", name="Putar cerita").click()
    await expect(page.locator("#adegan")).to_have_text("Adegan 1 dari 2 · Langkah 1: perintah")
    await page.get_by_role("button", name="Jeda").click()
    await expect(page.get_by_role("button", name="Lanjutkan cerita")).to_be_focused()
    story.state = replace(story.state, mode=Mode.LOST)
    with sim.changing():
        sim.phones[0].chat.version += 1
    await expect(page.locator("#adegan")).to_have_text(
        "Cerita berhenti, karena ada yang menekan atau mengetik sendiri."
    )
    await page.get_by_role("button", name="Mulai dari awal").click()
    await expect(page.get_by_role("button", name="Putar cerita")).to_be_visible()
    await expect(page.get_by_role("article")).to_have_count(1)
    assert story.asked == ["play", "pause", "anew"]


async def ask(bot: Bot, chat_id: int) -> Message:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("✅ Setuju", callback_data="ok")]])
    text = "<b>Rekap &lt;i&gt;versi 2&lt;/i&gt;</b>"
    return await bot.send_message(chat_id, text, parse_mode="HTML", reply_markup=keys)


async def fetch_press(bot: Bot) -> str:
    while True:
        for update in await bot.get_updates(offset=-1, timeout=5):
            if update.callback_query:
                return update.callback_query.id


async def test_a_group_is_a_pane_in_which_any_member_speaks(page: Page, sim: Simulator) -> None:
    rina, andi = sim.phones
    group = sim.group("Grup Contoh", [rina, andi])
    pane = page.get_by_role("article", name="Grup Grup Contoh")
    await expect(pane.locator(".peran")).to_have_text("Grup · 2 anggota, tanpa bot")
    group.add_bot(andi)
    await expect(pane.locator(".peran")).to_have_text("Grup · 2 anggota")
    await pane.get_by_label("Yang berbicara").select_option("Andi Contoh")
    await pane.get_by_role("textbox").fill("/status")
    await pane.get_by_role("textbox").press("Enter")
    await expect(pane.locator(".oleh")).to_have_text("Andi Contoh")
    await pane.locator("input[type=file]").set_input_files(
        {"name": "bukti.png", "mimeType": "image/png", "buffer": UGLY}
    )
    await expect(pane.locator(".nama-berkas")).to_have_text("bukti.png")
    async with connect(page.url.rstrip("/"), TOKEN) as bot:
        message = await bot.send_message(group.id, "Langkah 7 dari 12\nBerjalan")
        await bot.pin_chat_message(group.id, message.message_id)
    await expect(pane.locator(".sematan")).to_have_text("Langkah 7 dari 12")
    group.upgrade(andi)
    await expect(pane.locator(".isi")).to_have_count(0)
    await expect(page.get_by_role("article")).to_have_count(3)
    await expect(pane.get_by_label("Yang berbicara")).to_have_value(str(andi.id))
