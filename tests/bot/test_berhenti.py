"""Stopping: what was begun is ended, and nothing is left to wait for a lease nobody holds."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from telegram import Bot

from bot.clock import StandingClock
from bot.deliver import Deliverer
from bot.draw import Drawer
from bot.engine import Engine
from bot.http_client import HttpClient
from bot.rate import RateLimiter
from simulator.dunia import Simulator
from simulator.server import SimulatorServer
from storage.berkas import Lemari
from storage.database import Database
from storage.outbox import PesanKeluar
from storage.store import Store
from tests.bot.capaian import TOKEN
from tests.kantor import NOW

T = TypeVar("T")


class HeldEngine(Engine):
    """An engine whose transactions are over, but whoever took something hears of it only when released."""

    def __init__(self, database: Database, instansi_id: int, folder: Path, bot: Bot) -> None:
        super().__init__(
            database=database,
            instansi_id=instansi_id,
            lemari=Lemari(f"file://{folder}/files"),
            clock=StandingClock(NOW),
            bot=bot,
            drawer=Drawer(),
            rate=RateLimiter(10_000, 10_000),
        )
        self.committed = asyncio.Event()
        self.released = asyncio.Event()

    async def hop(self, function: Callable[[], T]) -> T:
        hasil = await super().hop(function)
        if hasil:
            self.committed.set()
            await self.released.wait()
        return hasil


async def test_a_message_claimed_at_the_moment_of_the_stop_is_still_sent(
    database: Database, instansi_id: int, tmp_path: Path
) -> None:
    sim = Simulator(lambda: NOW)
    sim.add_bot(TOKEN, "capaian_contoh_bot")
    phone = sim.phone("Staf Contoh")
    phone.start()
    with database.transaction() as conn:
        pesan = PesanKeluar(chat_id=phone.id, jenis="pesan", isi={"teks": "Selamat pagi."})
        Store(conn, instansi_id).outbox.add([pesan], NOW)
    with SimulatorServer(sim) as server:
        bot = Bot(TOKEN, base_url=f"{server.url}/bot", request=HttpClient(4))
        async with bot.request:
            engine = HeldEngine(database, instansi_id, tmp_path, bot)
            delivering = asyncio.create_task(Deliverer(engine).run())
            await engine.committed.wait()
            delivering.cancel()
            await asyncio.sleep(0)
            engine.released.set()
            with suppress(asyncio.CancelledError):
                await delivering
            engine.close()
    assert [message.text for message in phone.received] == ["Selamat pagi."]
    with database.reading() as conn:
        assert Store(conn, instansi_id).outbox.count_waiting() == 0
