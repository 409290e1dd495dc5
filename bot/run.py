"""`capaian run`: opens what the settings name, runs the loops, and stops cleanly on a signal."""

import asyncio
import signal
from collections.abc import Collection
from contextlib import ExitStack

import structlog
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.app import App
from bot.clock import Clock
from bot.deployment import bot_id_of, open_clock, open_current_database, open_lemari, open_office, zona_of
from bot.draw import Drawer
from bot.engine import Engine
from bot.loops import Loop
from bot.rate import RateLimiter
from bot.settings import NO_HTTP, NO_WEBHOOK, BadSettings, Settings
from bot.trust import trusted
from bot.updates import RawUpdates
from storage.database import Database

log = structlog.get_logger()
_CONNECTIONS = 40
_UPLOAD_SECONDS = 60


def run_bot(settings: Settings, loops: Collection[Loop]) -> None:
    """Run until SIGINT or SIGTERM."""
    if settings.webhook_url:
        raise BadSettings(NO_WEBHOOK)
    if settings.http_listen:
        log.warning(NO_HTTP)
    with ExitStack() as stack:
        database = stack.enter_context(open_current_database(settings))
        with open_office(settings, database) as store:
            instansi_id = store.instansi_id
            if (bot_id := bot_id_of(settings)) is not None:
                store.instansi.bind_bot(bot_id)
            clock = open_clock(settings, zona_of(store))
        drawer = Drawer()
        stack.callback(drawer.close)
        app = build_app(settings, database, instansi_id=instansi_id, clock=clock, drawer=drawer, loops=loops)
        asyncio.run(_run(app))


def build_app(
    settings: Settings,
    database: Database,
    *,
    instansi_id: int,
    clock: Clock,
    drawer: Drawer,
    loops: Collection[Loop] = frozenset(Loop),
) -> App:
    """An app that talks to the settings' Bot API server."""
    polling = RawUpdates()
    bot = Bot(
        settings.require_token(),
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=HTTPXRequest(
            connection_pool_size=_CONNECTIONS,
            media_write_timeout=_UPLOAD_SECONDS,
            read_timeout=30,
            httpx_kwargs={"verify": trusted()},
        ),
        get_updates_request=polling,
    )
    engine = Engine(
        database=database,
        instansi_id=instansi_id,
        lemari=open_lemari(settings),
        clock=clock,
        bot=bot,
        drawer=drawer,
        rate=RateLimiter(settings.telegram_rate_per_second, settings.telegram_rate_per_chat),
    )
    return App(engine, polling, loops)


async def _run(app: App) -> None:
    berhenti = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sinyal in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sinyal, berhenti.set)
    await app.start()
    log.info("running")
    gagal = asyncio.create_task(app.wait())
    selesai = asyncio.create_task(berhenti.wait())
    try:
        await asyncio.wait({gagal, selesai}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        selesai.cancel()
        await app.stop()
        log.info("stopped")
    if not berhenti.is_set():
        await gagal
