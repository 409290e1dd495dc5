"""Work: one update, one transaction - read, decide, keep state, trail and what must be said, mark as done."""

import traceback
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bahasa.kalimat import umum as kalimat
from bot.engine import Engine
from bot.kantor import load_kantor
from bot.telegram import KANAL, Penerjemah, read_input
from handlers.route import handle
from handlers.turn import Balasan, Efek, JawabTekan, LepasTombol, Tekan, TombolUsang, Turn
from sop.galat import SopError
from sop.siklus import TugasSudahSelesai
from storage.database import is_database_trouble
from storage.inbox import UpdateTersimpan
from storage.store import Store

log = structlog.get_logger()
TRIES = 3
_RETRY_SECONDS = 1


class Worker:
    """Works the inbox off; an update whose handler raises is tried again, then set aside, and its chat goes on."""

    def __init__(self, engine: Engine, route: Callable[[Turn], None] = handle) -> None:
        self._engine = engine
        self._route = route

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            if await self._engine.hop(self.work_once):
                self._engine.deliver.set()
            else:
                await self._engine.work.wait()

    def work_once(self) -> bool:
        """Work one update off, in this thread; False where none is ready."""
        update: UpdateTersimpan | None = None
        now = self._engine.now()
        try:
            with self._engine.database.transaction() as conn:
                store = Store(conn, self._engine.instansi_id)
                update = store.inbox.claim(now)
                if update is None:
                    return False
                self._handle(store, update, now)
        except Exception as galat:
            if update is None or is_database_trouble(galat):
                raise  # no fault of the update's: it is tried again as if for the first time
            log.exception("an update could not be worked off", inbox_id=update.id, update=update.isi)
            self._put_off(update, now, galat)
        return True

    def _handle(self, store: Store, update: UpdateTersimpan, now: datetime) -> None:
        turn = self._turn(store, update, now)
        try:
            with store.savepoint():
                self._route(turn)
        except SopError as penolakan:
            log.info("refused", inbox_id=update.id, reason=type(penolakan).__name__)
            turn.effects = refusal_effects(turn, penolakan)
        store.outbox.add(Penerjemah(store, update.chat_id, update.isi).rows(turn.effects), now)
        store.inbox.finish(update.id, now)

    def _turn(self, store: Store, update: UpdateTersimpan, now: datetime) -> Turn:
        pegawai_id = store.obrolan.person_of(KANAL, update.chat_id)
        if pegawai_id is not None:
            store.obrolan.mark_reachable(update.chat_id)
        return Turn(
            store=store,
            lemari=self._engine.lemari,
            kantor=load_kantor(store, now),
            now=now,
            masukan=read_input(update.isi, update.berkas),
            chat_id=update.chat_id,
            kanal=KANAL,
            orang=store.orang.get(pegawai_id) if pegawai_id is not None else None,
            inbox_id=update.id,
        )

    def _put_off(self, update: UpdateTersimpan, now: datetime, galat: Exception) -> None:
        percobaan = update.percobaan + 1
        jejak = "".join(traceback.format_exception_only(galat)).strip()
        with self._engine.database.transaction() as conn:
            store = Store(conn, self._engine.instansi_id)
            if percobaan < TRIES:
                nanti = now + timedelta(seconds=_RETRY_SECONDS * percobaan)
                store.inbox.retry(update.id, percobaan, nanti, jejak)
                return
            if store.inbox.set_aside(update.id, now, jejak):
                penerjemah = Penerjemah(store, update.chat_id, update.isi)
                store.outbox.add(penerjemah.rows([Balasan(teks=kalimat.GANGGUAN)]), now)


def refusal_effects(turn: Turn, penolakan: SopError) -> list[Efek]:
    """How a refusal is told: a press is answered by its own box, anything else by a message."""
    if not isinstance(turn.masukan, Tekan):
        return [Balasan(teks=kalimat.penolakan(penolakan.pesan))]
    hasil: list[Efek] = [JawabTekan(teks=penolakan.pesan, penting=True)]
    if isinstance(penolakan, TombolUsang | TugasSudahSelesai):
        hasil.append(LepasTombol())
    return hasil
