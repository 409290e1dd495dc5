"""Remind: what is due stands in a column of the open task; the scheduler is only the tick."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.engine import Engine
from bot.telegram import KANAL, Penerjemah
from handlers.kantor import Kantor
from handlers.pengingat import remind
from handlers.turn import Lain, Turn
from sop.jam_kerja import next_working_moment
from sop.pengingat import is_due
from storage.database import is_database_trouble
from storage.siklus import TugasTersimpan
from storage.store import Store

if TYPE_CHECKING:
    from storage.outbox import PesanKeluar

log = structlog.get_logger()
_TICK_SECONDS = 15
_BATCH = 20
_AFTER_BUG = timedelta(hours=1)


class Reminder:
    """Sweeps the open tasks; the reminders of a cycle share commits, each in its own savepoint."""

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
        """Send every reminder that is due now; returns how many went into the outbox.

        Between two commits whoever else waits for the storage thread has a turn.
        """
        now = self._engine.now()
        jumlah = 0
        while (terkirim := await self._engine.hop(lambda: self._sweep_some(now))) is not None:
            jumlah += terkirim
            self._engine.deliver.set()
        return jumlah

    def sweep_here(self) -> int:
        """The same in this thread."""
        now = self._engine.now()
        jumlah = 0
        while (terkirim := self._sweep_some(now)) is not None:
            jumlah += terkirim
        return jumlah

    async def _tick(self) -> None:
        """A sweep that a stop cuts short ends in its thread; what it put into the outbox goes out at the next start."""
        with suppress(asyncio.CancelledError):
            await self.sweep()

    def _sweep_some(self, now: datetime) -> int | None:
        """The oldest reminders that are due, cycle by cycle; how many went out, or None where none is due."""
        with self._engine.database.reading() as conn:
            daftar = Store(conn, self._engine.instansi_id).tugas.due(now, _BATCH)
        if not daftar:
            return None
        self._engine.metrics.reminders_due.inc(len(daftar))
        per_siklus = groupby(sorted(daftar, key=attrgetter("siklus_id")), key=attrgetter("siklus_id"))
        jumlah = sum(
            self._engine.transact_here(partial(self._remind_all, siklus_id, list(satu), now))
            for siklus_id, satu in per_siklus
        )
        self._engine.metrics.reminders_sent.inc(jumlah)
        return jumlah

    def _remind_all(self, siklus_id: int, daftar: Sequence[TugasTersimpan], now: datetime, store: Store) -> int:
        """The reminders of one cycle, which is held first, as by whoever else changes its tasks.

        All in one go; where one of them fails, each by itself: it is put off, and holds up no other one.
        """
        store.siklus.lock(siklus_id)
        try:
            with store.savepoint():
                return self._remind_each(store, daftar, now)
        except Exception as galat:
            if is_database_trouble(galat):
                raise
        return sum(self._remind(store, tugas, now) for tugas in daftar)

    def _remind(self, store: Store, dulu: TugasTersimpan, now: datetime) -> int:
        try:
            with store.savepoint():
                return self._remind_each(store, [dulu], now)
        except Exception as galat:
            if is_database_trouble(galat):
                raise
            log.exception("a reminder failed and is put off", tugas_id=dulu.id)
            store.tugas.move_reminder(dulu.id, now + _AFTER_BUG, dulu.ingat_ke)
            return 0

    def _remind_each(self, store: Store, daftar: Sequence[TugasTersimpan], now: datetime) -> int:
        """Looked at again: one may be done by now, or reminded by another process."""
        kantor = self._engine.kantor.load(store, now)
        pesan: list[PesanKeluar] = []
        terkirim: list[TugasTersimpan] = []
        for tugas in store.tugas.of_ids([dulu.id for dulu in daftar]):
            if tugas.ingat_pada is None or tugas.ingat_pada > now:
                continue
            if not is_due(kantor.jam, tugas.ingat_pada, now):
                store.tugas.move_reminder(tugas.id, next_working_moment(kantor.jam, now), tugas.ingat_ke)
                continue
            turn = self._turn(store, kantor, now)
            remind(turn, tugas)
            pesan += Penerjemah(store).rows(turn.effects)
            terkirim.append(tugas)
        store.outbox.add(pesan, now)
        for tugas in terkirim:
            log.info("reminded", tugas_id=tugas.id, langkah=tugas.langkah, ke=tugas.ingat_ke + 1)
        return len(terkirim)

    def _turn(self, store: Store, kantor: Kantor, now: datetime) -> Turn:
        return Turn(
            store=store,
            lemari=self._engine.lemari,
            kantor=kantor,
            now=now,
            masukan=Lain(),
            chat_id=0,
            kanal=KANAL,
        )
