"""The stage: a database with the example office, the simulator with a phone each, and the bot between them."""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from bot.app import App
from bot.clock import MovableClock
from bot.draw import Drawer
from bot.kantor import load_kantor
from bot.libreoffice import find_libreoffice
from bot.run import build_app
from bot.settings import Settings
from dokumen.penyiapan import read_penyiapan
from handlers.grup.hubungkan import new_code
from handlers.orang.petugas import find_responsible
from simulator.dunia import Simulator
from simulator.phone import Phone
from simulator.server import SimulatorServer
from sop.instansi import Pegawai, Penyiapan
from sop.jam_kerja import next_working_morning
from sop.naskah import NaskahTeks, read_naskah
from sop.peran import Peran
from sop.siklus import Keadaan
from storage.database import Database
from storage.instansi import UnitTersimpan
from storage.penyiapan import write_penyiapan
from storage.schema import migrate
from storage.store import Store

if TYPE_CHECKING:
    from bot.demo.cerita import Ponsel

TOKEN = "1000001:peragaan"  # noqa: S105 - a name in the simulator, which opens nothing
T = TypeVar("T")
_QUIET_SECONDS = 60.0
_LOOK_SECONDS = 0.01


def example_office() -> bytes:
    """The set-up workbook of the example office."""
    return files("bot.contoh").joinpath("instansi-contoh.xlsx").read_bytes()


def example_sops() -> Iterator[NaskahTeks]:
    """The SOPs on offer beside ours: every file in the folder of examples, as `capaian sop add` would add it."""
    for berkas in sorted(files("bot.contoh").iterdir(), key=lambda satu: satu.name):
        if berkas.name.endswith(".toml"):
            yield read_naskah(berkas.read_text(encoding="utf-8"), berkas.name)


class Panggung:
    """The office at play, the example one unless another is given; every person has joined by a code.

    `act` does one thing and waits until all is said. With `grup`, a title, everybody is also in a group that is bound.
    """

    def __init__(
        self,
        folder: Path,
        clock: MovableClock,
        *,
        database_url: str = "",
        port: int = 0,
        penyiapan: Penyiapan | None = None,
    ) -> None:
        self.clock = clock
        self.database = Database(database_url or f"sqlite:///{folder / 'capaian.db'}")
        self.sim = Simulator(clock.now)
        self.server = SimulatorServer(self.sim, port=port, advance=self.advance, up_next=self.names_up_next)
        self.phones: dict[str, Phone] = {}
        self.between: Callable[[], None] = lambda: None
        self.after: Callable[[], None] = lambda: None
        self.on_press: Callable[[Ponsel, str], None] = lambda _phone, _label: None
        self.grup = ""
        self._folder = folder
        self._penyiapan = penyiapan
        self._database_url = database_url
        self._drawer = Drawer()
        self._bot: _BotThread | None = None
        self._moving = threading.Lock()  # the house is being changed for another one
        self._houses = 1
        self.instansi_id = 0

    def __enter__(self) -> Self:
        self.sim.add_bot(TOKEN, "capaian_contoh_bot")
        self.server.start()
        self._move_in()
        return self

    def __exit__(self, *_: object) -> None:
        with self._moving:
            self.stop_bot()
            self._drawer.close()
            self.server.stop()
            self.database.close()

    def begin_anew(self, at: datetime) -> None:
        """The office as it was at first, at that time, in another SQLite file; the phones are empty."""
        with self._moving:
            self.stop_bot()
            self.database.close()
            self.sim.empty()
            self.phones.clear()
            self.clock.jump_to(at)
            self._houses += 1
            self.database = Database(f"sqlite:///{self._folder / f'capaian-{self._houses}.db'}")
            self._move_in()

    def start_bot(self) -> None:
        """Start the bot on what the database holds."""
        settings = Settings(
            _env_file=None,
            telegram_bot_token=TOKEN,
            telegram_api_url=self.server.url,
            telegram_rate_per_second=10_000,
            telegram_rate_per_chat=10_000,
            files_url=str(self._folder / "files"),
        )

        def build() -> App:
            app = build_app(
                settings,
                self.database,
                instansi_id=self.instansi_id,
                clock=self.clock,
                drawer=self._drawer,
                libreoffice=find_libreoffice(),
            )
            app.cards.pause = timedelta()  # a clock that stands would never see it pass
            return app

        self._bot = _BotThread(build)

    def stop_bot(self) -> None:
        """Stop the bot; what waits in the database waits for the next start."""
        if self._bot is not None:
            self._bot.stop()
            self._bot = None

    def restart_bot(self) -> None:
        """Stop and start: nothing the bot knows survives but what is stored."""
        self.stop_bot()
        self.start_bot()

    def act(self, action: Callable[[], object]) -> None:
        """Do one thing on a phone, and wait until the bot has said all it says to that."""
        self.between()
        action()
        self.settle()

    def settle(self) -> None:
        """Wait until every update is worked off and every message that may go now is sent."""
        batas = time.monotonic() + _QUIET_SECONDS
        while not self._is_quiet() or self._draw_cards() or not self._is_quiet():  # or the bot drew them meanwhile
            if time.monotonic() > batas:
                raise TimeoutError("the bot does not come to rest")
            time.sleep(_LOOK_SECONDS)
        self.after()

    def advance(self, step: str) -> None:
        """Move the office's clock on by `10m`, `1h`, or to the next working morning (`pagi`), and remind."""
        with self.database.reading() as conn:
            at = moment_after(Store(conn, self.instansi_id), self.clock.now(), step)
        self.jump_to(at)

    def jump_to(self, at: datetime) -> None:
        """Let the office's time pass until then, or set its clock back, and let the reminders due by then go out."""
        lama = at - self.clock.now()
        if lama < timedelta():
            self.clock.jump_to(at)
        else:
            self.clock.advance(lama)
        if self._bot is not None:
            self._bot.call(lambda app: app.reminder.sweep())
            self.settle()

    def phone(self, peran: Peran, unit: str | None = None) -> Phone:
        """The phone of the first holder of a role (in a unit)."""
        with self.database.reading() as conn:
            return self.phones[Store(conn, self.instansi_id).orang.holders(peran, unit)[0].nama]

    def is_untouched(self) -> bool:
        """Whether no cycle was begun yet."""
        with self.database.reading() as conn:
            return Store(conn, self.instansi_id).siklus.newest() is None

    def names_up_next(self) -> frozenset[str]:
        """Everybody who has something to do now."""
        if not self._moving.acquire(blocking=False):
            return frozenset()
        try:
            with self.database.reading() as conn:
                store = Store(conn, self.instansi_id)
                semua = [tugas for siklus in store.siklus.running() for tugas in store.tugas.of_siklus(siklus.id)]
                terbuka = [tugas for tugas in semua if tugas.keadaan is Keadaan.TERBUKA]
                petugas = find_responsible(store, terbuka, self.clock.now()).values()
                return frozenset(orang.nama for daftar in petugas for orang in daftar)
        finally:
            self._moving.release()

    def daftar_unit(self) -> tuple[UnitTersimpan, ...]:
        """The units in the office's order."""
        with self.database.reading() as conn:
            return Store(conn, self.instansi_id).instansi.daftar_unit()

    def _move_in(self) -> None:
        """Lay the database out, set the office up, start the bot, and let everybody join."""
        migrate(self.database)
        penyiapan = self._penyiapan or read_penyiapan(example_office())
        with self.database.transaction() as conn:
            self.instansi_id = write_penyiapan(conn, penyiapan)
            for teks in example_sops():
                Store(conn, self.instansi_id).naskah.offer(teks, self.clock.now())
        self.start_bot()
        for pegawai in penyiapan.daftar_pegawai:
            self._join(pegawai)
        if self.grup:
            self._gather()

    def _join(self, pegawai: Pegawai) -> None:
        unit = {satu.unit.kode: satu.unit.nama for satu in self.daftar_unit()}
        peran = ", ".join(unit.get(jab.unit or "", str(jab.peran)) for jab in pegawai.daftar_peran)
        phone = self.sim.phone(pegawai.nama, role=peran)
        self.phones[pegawai.nama] = phone
        kode = f"contoh-{len(self.phones)}"
        now = self.clock.now()
        with self.database.transaction() as conn:
            store = Store(conn, self.instansi_id)
            pegawai_id = next(orang.id for orang in store.orang.all() if orang.nama == pegawai.nama)
            store.undangan.add(kode, pegawai_id, now, now + timedelta(hours=72))
        self.act(lambda: phone.start(kode))

    def _gather(self) -> None:
        """Everybody in one group, to which the admin adds the bot by a link with a code."""
        admin, group = self.phone(Peran.ADMIN), self.sim.group(self.grup, self.sim.phones)
        with self.database.transaction() as conn:
            store = Store(conn, self.instansi_id)
            kode, _ = new_code(store, store.orang.holders(Peran.ADMIN)[0].id, self.clock.now())
        self.act(lambda: group.add_bot(admin, payload=kode))

    def _draw_cards(self) -> bool:
        """Let the living cards follow at once; whether any of them changed."""
        bot = self._bot
        return bot is not None and bool(bot.call(lambda app: app.cards.draw()))

    def _is_quiet(self) -> bool:
        if self.sim.pending(TOKEN):
            return False
        with self.database.reading() as conn:
            store = Store(conn, self.instansi_id)
            now = self.clock.now()
            return not store.inbox.has_work(now) and not store.outbox.has_work(now)


class _BotThread:
    """The bot on an event loop of its own, as it is in its own process."""

    def __init__(self, build: Callable[[], App]) -> None:
        self._build = build
        self._ready: Future[App] = Future()
        self._stop = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="bot", daemon=True)
        self._thread.start()
        self._app = self._ready.result(timeout=_QUIET_SECONDS)

    def call(self, function: Callable[[App], Coroutine[Any, Any, T]]) -> T:
        """Run something on the bot's loop and wait for what it returns."""
        return asyncio.run_coroutine_threadsafe(function(self._app), self._loop).result(timeout=_QUIET_SECONDS)

    def stop(self) -> None:
        """End the loops and the thread."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

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
        await self._stop.wait()
        await app.stop()


def demo_start() -> datetime:
    """A Monday morning after the third quarter, in UTC: 5 October 2026, 08.00 WITA."""
    return datetime(2026, 10, 5, 0, 0, tzinfo=UTC)


def moment_after(store: Store, now: datetime, step: str) -> datetime:
    """Where a step of the office's clock leads: `10m` or `1h` on, or to the next working morning (`pagi`)."""
    if step == "pagi":
        return next_working_morning(load_kantor(store, now).jam, now)
    if step.endswith("h"):
        return now + timedelta(hours=int(step[:-1]))
    return now + timedelta(minutes=int(step.removesuffix("m")))
