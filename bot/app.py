"""The loops and pages of one process, started and stopped together."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

import structlog
from telegram.error import TelegramError

from bot.cards import CardKeeper
from bot.clock_jump import ClockJump
from bot.deliver import Deliverer
from bot.engine import Engine
from bot.fetch import Fetcher
from bot.health import AppHealth
from bot.lead import Lead
from bot.loops import Loop
from bot.printing import Printer
from bot.prune import Pruner
from bot.receive import Receiver
from bot.remind import Reminder
from bot.updates import RawUpdates
from bot.web.gather import Keeper
from bot.web.health import HealthPages
from bot.web.serve import Serving
from bot.web.webhook import Webhook, set_webhook
from bot.work import Worker
from handlers.route import handle
from handlers.turn import Turn

log = structlog.get_logger()
_LED = (Loop.RECEIVE, Loop.DELIVER)
_SHORTEST_PAUSE = 1.0
_LONGEST_PAUSE = 5.0
SWITCH_SECONDS = 0.0005  # a thread back from the database waits so long, not ten times that, for the event loop

Run = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Pages:
    """Where this process is called: by the platform at `webhook_url`, and for its health; empty where it isn't."""

    webhook_url: str = ""
    webhook_secret: str = ""
    webhook_listen: str = ""
    http_listen: str = ""


class App:
    """One office's bot, running."""

    def __init__(
        self,
        engine: Engine,
        polling: RawUpdates,
        *,
        loops: Collection[Loop] = frozenset(Loop),
        pages: Pages = Pages(),
        keep_done: timedelta = timedelta(),
        route: Callable[[Turn], None] = handle,
    ) -> None:
        self.engine = engine
        self.reminder = Reminder(engine)
        self.cards = CardKeeper(engine)
        self._loops = loops
        self._route = route
        self._pages = pages
        self._keep_done = keep_done
        self._lead = Lead(engine, [loop.value for loop in _LED if loop in loops])
        self._receiver = Receiver(engine, polling)
        self._deliverer = Deliverer(engine)
        self._keeper = Keeper(self._receiver.keep)
        self._polling = polling
        self._serving: list[Serving] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._running: dict[str, bool] = {}

    async def start(self) -> None:
        """Begin all loops; returns at once. Raises BadSettings where a page can't be served."""
        sys.setswitchinterval(SWITCH_SECONDS)
        if tersisa := await self.engine.hop(self.engine.lemari.sweep):
            log.info("half written files were removed", count=tersisa)
        await self.engine.bot.request.initialize()
        await self._polling.initialize()
        self._lead.start()
        for name, run in self._runs().items():
            self._tasks.append(asyncio.create_task(self._keep_running(name, run), name=name))
        if Loop.REMIND in self._loops:
            self.reminder.start()
        await self._serve()

    async def wait(self) -> None:
        """Until a loop fails; a loop never ends by itself."""
        await asyncio.gather(*self._tasks)

    async def stop(self) -> None:
        """End all loops: what is being worked off or sent is finished, the rest waits for the next start."""
        for serving in self._serving:
            await serving.stop()
        await self._keeper.finish()
        if Loop.REMIND in self._loops:
            self.reminder.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._lead.stop()
        await self._polling.shutdown()
        await self.engine.bot.request.shutdown()
        if self.engine.libreoffice is not None:
            self.engine.libreoffice.close()
        self.engine.close()

    def _runs(self) -> dict[str, Run]:
        """Every loop of this process by its name."""
        runs: dict[str, Run] = {
            "clock": ClockJump(self.engine, self._deliverer).run,
            "lag": self.engine.metrics.probe_lag,
        }
        if Loop.RECEIVE in self._loops:
            receive = self._announce if self._pages.webhook_url else self._receiver.run
            runs["receive"] = self._led(Loop.RECEIVE, receive)
            runs["fetch"] = self._led(Loop.RECEIVE, Fetcher(self.engine).run)
        if Loop.WORK in self._loops:
            runs["work"] = Worker(self.engine, self._route).run
        if Loop.REMIND in self._loops:
            runs["cards"] = self.cards.run
        if Loop.DELIVER in self._loops:
            runs["deliver"] = self._led(Loop.DELIVER, self._deliverer.run)
            if self._keep_done:
                runs["prune"] = self._led(Loop.DELIVER, Pruner(self.engine, self._keep_done).run)
            if self.engine.libreoffice is not None:
                runs["print"] = self._led(Loop.DELIVER, Printer(self.engine, self.engine.libreoffice).run)
        return runs

    def _led(self, role: Loop, run: Run) -> Run:
        return lambda: self._lead.run(role, run)

    async def _serve(self) -> None:
        pages = self._pages
        if pages.webhook_url and Loop.RECEIVE in self._loops:
            webhook = Webhook(pages.webhook_url, pages.webhook_secret, self._keeper, self.engine.metrics)
            self._serving.append(Serving(webhook.app, pages.webhook_listen, "WEBHOOK_LISTEN"))
        if pages.http_listen:
            health = AppHealth(self.engine, self._running, lambda: self._receiver.trouble)
            self._serving.append(
                Serving(HealthPages(health, self.engine.metrics).app, pages.http_listen, "HTTP_LISTEN")
            )
        for serving in self._serving:
            await serving.start()

    async def _announce(self) -> None:
        """Tell the platform where to send updates, as the one who leads; then there is nothing to ask for."""
        pause = _SHORTEST_PAUSE
        while True:
            try:
                await set_webhook(self.engine.bot, self._pages.webhook_url, self._pages.webhook_secret)
                break
            except TelegramError as galat:
                self._receiver.trouble = f"setWebhook: {type(galat).__name__}"
                log.warning("the webhook could not be set yet", reason=type(galat).__name__, seconds=pause)
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)
        self._receiver.trouble = ""
        await asyncio.Event().wait()

    async def _keep_running(self, name: str, run: Run) -> None:
        """A loop that fails (the database is away, the disk is full) begins again, with growing pauses."""
        pause = _SHORTEST_PAUSE
        while True:
            begun = asyncio.get_running_loop().time()
            self._running[name] = True
            try:
                await run()
            except Exception:
                log.exception("a loop failed and begins again", loop=name, seconds=pause)
            self._running[name] = False
            if asyncio.get_running_loop().time() - begun > _LONGEST_PAUSE:
                pause = _SHORTEST_PAUSE
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)
