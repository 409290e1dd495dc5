"""Remind: what is due stands in a column of the open task; the scheduler is only the tick."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.engine import Engine
from bot.telegram import KANAL, Penerjemah
from handlers.pengingat import remind
from handlers.turn import Lain, Turn
from sop.jam_kerja import next_working_moment
from sop.pengingat import is_due
from storage.siklus import TugasTersimpan
from storage.store import Store

log = structlog.get_logger()
_TICK_SECONDS = 15
_BATCH = 50
_AFTER_BUG = timedelta(hours=1)


class Reminder:
    """Sweeps the open tasks; one reminder, one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        """Tick from now on, at once for what came due while nobody ticked."""
        self._scheduler.add_job(self._tick, misfire_grace_time=None)
        self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=_TICK_SECONDS,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._scheduler.start()

    def stop(self) -> None:
        """No more ticks."""
        self._scheduler.shutdown(wait=False)

    async def sweep(self) -> int:
        """Send every reminder that is due now; returns how many went into the outbox."""
        jumlah = await self._engine.hop(self.sweep_here)
        if jumlah:
            self._engine.deliver.set()
        return jumlah

    def sweep_here(self) -> int:
        """The same in this thread; a reminder that fails holds up no other one."""
        now = self._engine.now()
        jumlah = 0
        while daftar := self._engine.transact_here(lambda store: store.tugas.due(now, _BATCH)):
            for tugas in daftar:
                jumlah += self._remind(tugas, now)
        return jumlah

    async def _tick(self) -> None:
        """A sweep that a stop cuts short ends in its thread; what it put into the outbox goes out at the next start."""
        with suppress(asyncio.CancelledError):
            await self.sweep()

    def _remind(self, tugas: TugasTersimpan, now: datetime) -> bool:
        try:
            return self._engine.transact_here(lambda store: self._remind_in(store, tugas, now))
        except Exception:
            log.exception("a reminder failed and is put off", tugas_id=tugas.id)
            nanti = now + _AFTER_BUG
            self._engine.transact_here(lambda store: store.tugas.move_reminder(tugas.id, nanti, tugas.ingat_ke))
            return False

    def _remind_in(self, store: Store, dulu: TugasTersimpan, now: datetime) -> bool:
        """One reminder; the cycle is held first, as by whoever else changes its tasks, then looked at again."""
        store.siklus.lock(dulu.siklus_id)
        tugas = store.tugas.get(dulu.id)
        if tugas is None or tugas.ingat_pada is None or tugas.ingat_pada > now:
            return False
        turn = self._turn(store, now)
        if not is_due(turn.kantor.jam, tugas.ingat_pada, now):
            store.tugas.move_reminder(tugas.id, next_working_moment(turn.kantor.jam, now), tugas.ingat_ke)
            return False
        remind(turn, tugas)
        store.outbox.add(Penerjemah(store).rows(turn.effects), now)
        log.info("reminded", tugas_id=tugas.id, langkah=tugas.langkah, ke=tugas.ingat_ke + 1)
        return True

    def _turn(self, store: Store, now: datetime) -> Turn:
        return Turn(
            store=store,
            lemari=self._engine.lemari,
            kantor=self._engine.kantor.load(store, now),
            now=now,
            masukan=Lain(),
            chat_id=0,
            kanal=KANAL,
        )
