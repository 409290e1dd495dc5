"""Remind: what is due stands in a column of the open task; the scheduler is only the tick."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.engine import Engine
from bot.telegram import KANAL, Penerjemah
from handlers.kantor import Kantor
from handlers.turn import Lain, Turn
from handlers.waktu.pengingat import remind
from sop.jam_kerja import next_working_moment
from sop.pengingat import may_send
from storage.database import is_database_trouble
from storage.store import Store
from storage.tugas import TugasRepo, TugasTersimpan

log = structlog.get_logger()
_TICK_SECONDS = 15
_BATCH = 256  # all that is due in an office at one moment, so that nobody gets two messages for it
_AFTER_BUG = timedelta(hours=1)


class Reminder:
    """Sweeps the open tasks; what is due at one moment shares a commit, its questions to the database, and messages."""

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
        """The oldest reminders of the office; how many went out, or None where none is due."""
        with self._engine.database.asking() as conn:
            daftar_siklus = TugasRepo(conn, self._engine.instansi_id).due_cycles(now, _BATCH)
        if not daftar_siklus:
            return None
        jumlah = self._engine.transact_here(partial(self._remind_some, daftar_siklus, now))
        self._engine.metrics.reminders_sent.inc(jumlah)
        return jumlah

    def _remind_some(self, daftar_siklus: Sequence[int], now: datetime, store: Store) -> int:
        """The cycles are held first, as by whoever else changes their tasks: what is due then is so until commit."""
        for siklus_id in daftar_siklus:
            store.siklus.lock(siklus_id)
        daftar = store.tugas.due(now, _BATCH, daftar_siklus)
        self._engine.metrics.reminders_due.inc(len(daftar))
        return self._remind(store, daftar, now) if daftar else 0

    def _remind(self, store: Store, daftar: Sequence[TugasTersimpan], now: datetime) -> int:
        """All in one go; where one of them fails, by halves: it alone is put off, and holds up no other one."""
        try:
            with store.savepoint():
                return self._remind_at_once(store, daftar, now)
        except Exception as galat:
            if is_database_trouble(galat):
                raise
            if len(daftar) == 1:
                log.exception("a reminder failed and is put off", tugas_id=daftar[0].id)
                store.tugas.move_reminders([daftar[0].id], now + _AFTER_BUG, terkirim=False)
                return 0
        tengah = len(daftar) // 2
        return sum(self._remind(store, bagian, now) for bagian in (daftar[:tengah], daftar[tengah:]))

    def _remind_at_once(self, store: Store, daftar: Sequence[TugasTersimpan], now: datetime) -> int:
        """Those that came due while the office keeps quiet wait until it works."""
        kantor = self._engine.kantor.load(store, now)
        if not may_send(kantor.jam, kantor.pengingat, now):
            pagi = next_working_moment(kantor.jam, now)
            store.tugas.move_reminders([tugas.id for tugas in daftar], pagi, terkirim=False)
            return 0
        turn = self._turn(store, kantor, now)
        jumlah = remind(turn, daftar)
        store.outbox.add(Penerjemah(store).rows(turn.effects), now)
        log.info("reminded", daftar_tugas=[tugas.id for tugas in daftar])
        return jumlah

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
