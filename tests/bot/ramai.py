"""A crowd: the running bot over real HTTP, as many phones as wanted, and a time that stands until it is let pass."""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

from markupsafe import escape

from bot.app import App
from bot.clock import StandingClock
from bot.draw import Drawer
from bot.libreoffice import LibreOffice
from bot.loops import Loop
from bot.run import build_app
from bot.settings import Settings
from dokumen.penandatangan import TANPA, Penandatangan
from handlers.turn import Balasan, Ketikan, Turn
from simulator.bots import Bot
from simulator.dunia import Simulator
from simulator.phone import Phone
from simulator.records import Call
from simulator.server import SimulatorServer
from storage.database import Database
from storage.outbox import PesanKeluar
from storage.store import Store
from tests.kantor import NOW

TOKEN = "1000001:keramaian"
_LOOPS = (Loop.RECEIVE, Loop.WORK, Loop.DELIVER)
_LONG_ENOUGH = 60.0  # only a broken bot is waited for so long
_LOOK_SECONDS = 0.005
_MOST_LOOKS = 1000  # a loop that leads nothing never looks
_LOOKS_AT_REST = 3


def echo(turn: Turn) -> None:
    """Answer every text with itself."""
    if isinstance(turn.masukan, Ketikan):
        turn.effects.append(Balasan(teks=escape(turn.masukan.teks)))


class Ramai:
    """The bot on a database; its clock, its event loop and the platform's limits all go by `clock`."""

    def __init__(
        self, database: Database, instansi_id: int, folder: Path, route: Callable[[Turn], None] = echo
    ) -> None:
        self.clock = StandingClock(NOW)
        self.sim = Simulator(self.clock.now, monotonic=self.clock.monotonic)
        self.server = SimulatorServer(self.sim)
        self.rates = (10_000.0, 10_000.0)
        self.http_listen = ""
        self.libreoffice: LibreOffice | None = None
        self.signer: Penandatangan = TANPA
        self._database = database
        self._instansi_id = instansi_id
        self._folder = folder
        self._route = route
        self._drawer = Drawer()
        self._bot: _BotThread | None = None

    def __enter__(self) -> Self:
        self.sim.add_bot(TOKEN, "keramaian_bot")
        self.server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._drawer.close()
        self.server.stop()

    # -- the bot

    def start(self) -> None:
        """Start the bot on what the database holds."""
        per_second, per_chat = self.rates
        settings = Settings(
            _env_file=None,
            telegram_bot_token=TOKEN,
            telegram_api_url=self.server.url,
            telegram_rate_per_second=per_second,
            telegram_rate_per_chat=per_chat,
            files_url=str(self._folder / "files"),
            http_listen=self.http_listen,
        )
        self._bot = _BotThread(
            self.clock,
            lambda: build_app(
                settings,
                self._database,
                instansi_id=self._instansi_id,
                clock=self.clock,
                drawer=self._drawer,
                libreoffice=self.libreoffice,
                signer=self.signer,
                loops=_LOOPS,
                route=self._route,
            ),
        )

    def stop(self) -> None:
        """Stop the bot; what waits in the database waits for the next start."""
        if self._bot is not None:
            self._bot.stop()
            self._bot = None

    @property
    def app(self) -> App:
        """The running bot."""
        return self._thread.app

    def count(self, name: str) -> float:
        """A counter of the running bot; 0 where it does not exist."""
        return self.app.engine.metrics.registry.get_sample_value(f"capaian_{name}_total") or 0

    def count_tasks(self) -> int:
        """How many tasks the bot's event loop holds."""
        return self._thread.count_tasks()

    # -- its time

    def settle(self) -> None:
        """Wait until every update is worked off, and every message that is due is sent."""
        wait_for(self._is_quiet)

    def run_on(self) -> None:
        """As `settle`, while time goes on: for what has to wait for its chat's limit."""

        def is_quiet_now() -> bool:
            self.advance(_LOOK_SECONDS)
            return self._is_quiet()

        wait_for(is_quiet_now)

    def advance(self, seconds: float) -> None:
        """Let so many seconds pass at once; whatever waits for a time by then wakes, and every loop looks."""
        self.clock.advance(timedelta(seconds=seconds))
        if self._bot is not None:
            self._bot.wake()

    def rest(self) -> None:
        """Wait until the bot does nothing more of itself at this moment, whatever is queued."""
        seen = [-1]
        while len(seen) < _LOOKS_AT_REST or len(set(seen[-_LOOKS_AT_REST:])) > 1:
            self._thread.call(_look)
            wait_for(lambda: not vars(vars(self.app)["_deliverer"])["_held"])
            seen.append(len(self.sim.calls))

    # -- the people

    def phones(self, count: int) -> list[Phone]:
        """So many new phones whose people have pressed Start before."""
        daftar = [self.sim.phone(f"Orang {urut}") for urut in range(len(self.sim.phones), len(self.sim.phones) + count)]
        for phone in daftar:
            phone.chat.started = True
        return daftar

    def queue(self, daftar: list[tuple[Phone, str]]) -> None:
        """Keep messages nobody waits for, in that order."""
        with self._database.transaction() as conn:
            pesan = [PesanKeluar(chat_id=phone.id, jenis="pesan", isi={"teks": teks}) for phone, teks in daftar]
            Store(conn, self._instansi_id).outbox.add(pesan, self.clock.now())

    def sends(self, phone: Phone | None = None) -> list[Call]:
        """Every time the bot asked the platform to send a text (to one phone), oldest first."""
        panggilan = (call for call in self.sim.calls if call.method.lower() == "sendmessage")
        return [call for call in panggilan if phone is None or str(call.params["chat_id"]) == str(phone.id)]

    def count_waiting(self) -> int:
        """How many messages are not sent yet."""
        with self._database.reading() as conn:
            return Store(conn, self._instansi_id).outbox.count_waiting()

    def count_set_aside(self) -> tuple[int, int]:
        """How many updates and messages were given up."""
        with self._database.reading() as conn:
            store = Store(conn, self._instansi_id)
            return store.inbox.count_set_aside(), store.outbox.count_set_aside()

    @property
    def platform(self) -> Bot:
        """The bot as the platform knows it."""
        return self.sim.bot(TOKEN)

    @property
    def _thread(self) -> "_BotThread":
        assert self._bot is not None, "the bot is not running"
        return self._bot

    def _is_quiet(self) -> bool:
        if self.sim.pending(TOKEN):
            return False
        with self._database.reading() as conn:
            store, now = Store(conn, self._instansi_id), self.clock.now()
            return not store.inbox.has_work(now) and not store.outbox.has_work(now)


def words(phone: Phone) -> list[str]:
    """What the bot said on a phone."""
    return [pesan.text for pesan in phone.received]


def moments(daftar: list[Call]) -> list[float]:
    """When calls arrived, in seconds since the start."""
    return [(call.at - NOW).total_seconds() for call in daftar]


def most_within(seconds: float, daftar: list[float]) -> int:
    """How many of these moments, at most, lie in any stretch of so many seconds."""
    return max(sum(mulai <= satu < mulai + seconds for satu in daftar) for mulai in daftar)


def wait_for(condition: Callable[[], bool]) -> None:
    """Look until the condition holds; AssertionError where it never does."""
    batas = time.monotonic() + _LONG_ENOUGH
    while not condition():
        assert time.monotonic() < batas, "the bot never gets there"
        time.sleep(_LOOK_SECONDS)


async def _look(app: App) -> None:
    """Have every loop look whether there is something to do, and wait until each has looked."""
    signals = (app.engine.work, app.engine.deliver)
    for signal in signals:
        signal.wake()
    for _ in range(_MOST_LOOKS):
        await app.engine.transact(lambda _store: None)
        if all(vars(signal)["_waiting"] and not vars(signal)["_event"].is_set() for signal in signals):
            return


def _nothing() -> None:
    """Only wakes the event loop."""


class _StandingLoop(asyncio.SelectorEventLoop):
    """An event loop in which time passes only when the clock is moved."""

    def __init__(self, clock: StandingClock) -> None:
        self._clock = clock
        super().__init__()

    def time(self) -> float:
        return self._clock.monotonic()


class _BotThread:
    """The bot on such a loop in a thread of its own."""

    def __init__(self, clock: StandingClock, build: Callable[[], App]) -> None:
        self._clock = clock
        self._build = build
        self._ready: Future[App] = Future()
        self._loop = _StandingLoop(clock)
        self._ending = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="bot", daemon=True)
        self._thread.start()
        self.app = self._ready.result(timeout=_LONG_ENOUGH)

    def wake(self) -> None:
        """Have every loop look whether there is something to do, as it does by itself each half second."""
        for signal in (self.app.engine.work, self.app.engine.fetch, self.app.engine.deliver):
            self._loop.call_soon_threadsafe(signal.wake)

    def call(self, function: Callable[[App], Coroutine[Any, Any, None]]) -> None:
        asyncio.run_coroutine_threadsafe(function(self.app), self._loop).result(timeout=_LONG_ENOUGH)

    def count_tasks(self) -> int:
        async def count() -> int:
            return len(asyncio.all_tasks()) - 1

        return asyncio.run_coroutine_threadsafe(count(), self._loop).result(timeout=_LONG_ENOUGH)

    def stop(self) -> None:
        """End the loops and the thread; meanwhile time passes, for whoever waits for a moment."""
        self._loop.call_soon_threadsafe(self._ending.set)
        while self._thread.is_alive():
            self._clock.advance(timedelta(milliseconds=10))
            with suppress(RuntimeError):  # the loop may have ended just now
                self._loop.call_soon_threadsafe(_nothing)
            self._thread.join(_LOOK_SECONDS)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._live())
        finally:
            self._loop.close()

    async def _live(self) -> None:
        try:
            app = self._build()
            await app.start()
        except BaseException as galat:
            self._ready.set_exception(galat)
            raise
        self._ready.set_result(app)
        await self._ending.wait()
        await app.stop()
