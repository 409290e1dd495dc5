"""`capaian run`: opens what the settings name, runs the loops, and stops cleanly on a signal."""

import asyncio
import gc
import signal
from collections.abc import Callable, Collection
from contextlib import ExitStack
from datetime import timedelta

import structlog
from telegram import Bot

from bot.account import ServerSilent, fetch_account
from bot.app import App, Pages
from bot.clock import Clock
from bot.deployment import bot_id_of, open_clock, open_current_database, open_lemari, open_office, zona_of
from bot.draw import Drawer
from bot.engine import Engine
from bot.http_client import HttpClient
from bot.libreoffice import LibreOffice, find_libreoffice
from bot.loops import Loop
from bot.rate import RateLimiter
from bot.refusal import BadSettings
from bot.settings import Settings
from bot.signer import open_signer
from bot.updates import RawUpdates
from dokumen.penandatangan import TANPA, Penandatangan
from handlers.route import handle
from handlers.turn import Turn
from sop.naskah import naskah_bawaan
from storage.database import Database
from storage.store import Store

log = structlog.get_logger()
_CONNECTIONS = 40


def run_bot(settings: Settings, loops: Collection[Loop], *, new_bot: bool = False) -> None:
    """Run until SIGINT or SIGTERM; `new_bot` lets an office change the bot that speaks for it."""
    naskah_bawaan()  # a SOP file that is wrong is refused now, not at the first message
    with ExitStack() as stack:
        database = stack.enter_context(open_current_database(settings))
        stack.enter_context(database.alone())
        with open_office(settings, database) as store:
            instansi_id = store.instansi_id
            if _bind_bot(settings, store, new_bot) or not store.instansi.setelan().bot_nama:
                _name_bot(settings, store)
            clock = open_clock(settings, zona_of(store))
        drawer = Drawer()
        stack.callback(drawer.close)
        app = build_app(
            settings,
            database,
            instansi_id=instansi_id,
            clock=clock,
            drawer=drawer,
            libreoffice=find_libreoffice(),
            signer=open_signer(),
            loops=loops,
        )
        asyncio.run(_run(app))


def _bind_bot(settings: Settings, store: Store, new_bot: bool) -> bool:
    """Whether another bot speaks for the office from now on."""
    bot_id, bound = bot_id_of(settings), store.instansi.bot_id()
    if bot_id is None or bot_id == bound:
        return False
    if bound is not None and not new_bot:
        raise BadSettings(
            f"TELEGRAM_BOT_TOKEN is of bot {bot_id}, but bot {bound} speaks for this office: set its token, or let the "
            "new bot take over with `capaian run --new-bot`; everybody then presses Start in its chat once"
        )
    store.instansi.bind_bot(bot_id)
    return True


def _name_bot(settings: Settings, store: Store) -> None:
    """The bot's name, which invitations in the chat need for their links; without it they are codes alone."""
    try:
        store.instansi.name_bot(fetch_account(settings).username)
    except (BadSettings, ServerSilent) as error:
        log.warning("the bot's name is not known yet: invitations in the chat have no link", reason=str(error))


def build_app(  # noqa: PLR0913 - what a process opened, handed over
    settings: Settings,
    database: Database,
    *,
    instansi_id: int,
    clock: Clock,
    drawer: Drawer,
    libreoffice: LibreOffice | None = None,
    signer: Penandatangan = TANPA,
    loops: Collection[Loop] = frozenset(Loop),
    route: Callable[[Turn], None] = handle,
) -> App:
    """An app that talks to the settings' Bot API server, and lets `route` work the updates off."""
    polling = RawUpdates()
    bot = Bot(
        settings.require_token(),
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=HttpClient(_CONNECTIONS),
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
        libreoffice=libreoffice,
        signer=signer,
    )
    pages = Pages(
        webhook_url=settings.webhook_url,
        webhook_secret=settings.webhook_secret.get_secret_value(),
        webhook_listen=settings.webhook_listen,
        http_listen=settings.http_listen,
    )
    keep_done = timedelta(days=settings.keep_done_days)
    return App(engine, polling, loops=loops, pages=pages, keep_done=keep_done, route=route)


def settle_memory() -> None:
    """Look at what was loaded once more, and never again: every later look at it would stop the event loop for long."""
    gc.collect()
    gc.freeze()


async def _run(app: App) -> None:
    berhenti = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sinyal in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sinyal, berhenti.set)
    await app.start()
    settle_memory()
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
