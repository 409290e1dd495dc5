"""Work: one update, one transaction - read, decide, keep state, trail and what must be said, mark as done.

Where many wait, one update each of several chats shares a commit: the waits for the disk and for the server cost more
than the work. Should one of them fail, all are undone, and done again one by one. Nobody can tell the difference.
"""

import traceback
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

import structlog

from bahasa.kalimat import umum as kalimat
from bot.engine import Engine
from bot.groups import follow
from bot.incoming import Update
from bot.metrics import Outcome
from bot.telegram import KANAL, Penerjemah, read_input, read_kept
from bot.tell import tell_of_set_aside
from handlers.kantor import Kantor
from handlers.route import handle
from handlers.turn import Balasan, Efek, JawabTekan, LepasTombol, Tekan, TombolUsang, Turn
from sop.galat import SopError
from sop.siklus import TugasSudahSelesai
from storage.antrean import BEFORE_ALL_CHATS
from storage.database import is_collision, is_database_trouble
from storage.inbox import UpdateTersimpan
from storage.store import Store

log = structlog.get_logger()
TRIES = 3
_RETRY_SECONDS = 1
_BATCH = {True: 32, False: 16}  # on SQLite, on PostgreSQL

Claim = Callable[[Store, datetime], Sequence[UpdateTersimpan]]


class Worker:
    """Works the inbox off; an update whose handler raises is tried again, then set aside, and its chat goes on."""

    def __init__(self, engine: Engine, route: Callable[[Turn], None] = handle) -> None:
        self._engine = engine
        self._route = route
        self._batch = _BATCH[engine.database.is_sqlite]

    async def run(self) -> None:
        """Go round the chats until cancelled: nobody waits longer because another one sends a lot."""
        after = BEFORE_ALL_CHATS
        while True:
            try:
                chats = await self._engine.hop(partial(self.work_some, after, self._batch))
            except Exception as galat:
                if not is_collision(galat):
                    raise
                log.info("two transactions collided; this one is done again")
                continue
            if chats:
                self._engine.deliver.set()
                if len(chats) == self._batch:
                    self._engine.work.ring()  # more wait: others are to help
                after = max(chats)
            elif after != BEFORE_ALL_CHATS:
                after = BEFORE_ALL_CHATS
            else:
                await self._engine.work.wait()

    def work_once(self) -> bool:
        """Work one update off, in this thread; False where none is ready."""
        return bool(self.work_some(BEFORE_ALL_CHATS, 1))

    def work_some(self, after: int, batas: int) -> Sequence[int]:
        """Work off an update each of so many chats after that one, in this thread; returns their chats."""
        return self._work_claimed(lambda store, now: store.inbox.claim_many(now, batas=batas, sesudah=after))

    def _work_claimed(self, claim: Claim) -> Sequence[int]:
        daftar: Sequence[UpdateTersimpan] = ()
        now = self._engine.now()
        try:
            with self._engine.database.transaction() as conn:
                store = Store(conn, self._engine.instansi_id)
                daftar = claim(store, now)
                outcomes = self._handle_all(store, daftar, now)
        except Exception as galat:
            if not daftar or is_database_trouble(galat):
                raise  # no fault of an update's: all are tried again as if for the first time
            if len(daftar) > 1:
                return [chat for update in daftar for chat in self._work_claimed(_claim_of(update))]
            (update,) = daftar
            log.exception("an update could not be worked off", inbox_id=update.id, update=update.isi)
            outcomes = [self._put_off(update, now, galat)]
        for outcome in outcomes:
            self._engine.metrics.count_worked(outcome)
        return [update.chat_id for update in daftar]

    def _handle_all(self, store: Store, daftar: Sequence[UpdateTersimpan], now: datetime) -> list[Outcome]:
        if not daftar:
            return []
        if len(daftar) > 1:
            store.locks.share()
        kantor = self._engine.kantor.load(store, now)
        outcomes = [self._handle(store, update, kantor, now) for update in daftar]
        store.inbox.finish_all([update.id for update in daftar], now)
        return outcomes

    def _handle(self, store: Store, update: UpdateTersimpan, kantor: Kantor, now: datetime) -> Outcome:
        isi = read_kept(update.isi)
        if follow(store, isi, now):
            return Outcome.DONE
        turn, penerjemah = self._turn(store, update, isi, kantor, now)
        outcome = Outcome.DONE
        try:
            with store.savepoint():
                self._route(turn)
        except SopError as penolakan:
            log.info("refused", inbox_id=update.id, reason=type(penolakan).__name__)
            turn.effects = [turn.mark(satu) for satu in refusal_effects(turn, penolakan)]
            outcome = Outcome.REFUSED
        store.outbox.add(penerjemah.rows(turn.effects), now)
        return outcome

    def _turn(
        self, store: Store, update: UpdateTersimpan, isi: Update, kantor: Kantor, now: datetime
    ) -> tuple[Turn, Penerjemah]:
        grup = isi.chat.title if isi.chat is not None and isi.chat.is_group else None
        pribadi = update.chat_id if grup is None else isi.sender.id if isi.sender else 0
        orang, diblokir = store.orang.at(KANAL, pribadi, now)
        turn = Turn(
            store=store,
            lemari=self._engine.lemari,
            kantor=kantor,
            now=now,
            masukan=read_input(isi, update.berkas),
            chat_id=update.chat_id,
            kanal=KANAL,
            orang=orang,
            grup=grup,
            inbox_id=update.id,
        )
        if diblokir and grup is None:
            store.obrolan.mark_reachable(KANAL, update.chat_id)
        return turn, Penerjemah(store, update, isi)

    def _put_off(self, update: UpdateTersimpan, now: datetime, galat: Exception) -> Outcome:
        percobaan = update.percobaan + 1
        jejak = "".join(traceback.format_exception_only(galat)).strip()
        with self._engine.database.transaction() as conn:
            store = Store(conn, self._engine.instansi_id)
            if percobaan < TRIES:
                nanti = now + timedelta(seconds=_RETRY_SECONDS * percobaan)
                store.inbox.retry(update.id, percobaan, nanti, jejak)
                return Outcome.RETRIED
            if store.inbox.set_aside(update.id, now, jejak):
                isi = read_kept(update.isi)
                if isi.chat is not None and not isi.chat.is_group:
                    store.outbox.add(Penerjemah(store, update, isi).rows([Balasan(teks=kalimat.GANGGUAN)]), now)
                tell_of_set_aside(store, now)
        return Outcome.SET_ASIDE


def _claim_of(update: UpdateTersimpan) -> Claim:
    return lambda store, now: store.inbox.claim_of(update.chat_id, now)


def refusal_effects(turn: Turn, penolakan: SopError) -> list[Efek]:
    """How a refusal is told: a press is answered by its own box, anything else by a message."""
    if turn.grup is not None and not isinstance(turn.masukan, Tekan):
        return []
    if not isinstance(turn.masukan, Tekan):
        return [Balasan(teks=kalimat.penolakan(penolakan.pesan))]
    hasil: list[Efek] = [JawabTekan(teks=penolakan.pesan, penting=True)]
    if isinstance(penolakan, TombolUsang | TugasSudahSelesai):
        hasil.append(LepasTombol())
    return hasil
