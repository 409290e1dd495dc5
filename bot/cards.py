"""Cards: each chat's living card of a cycle follows it; what is to be drawn stands in a column of the cycle.

They are drawn after the update that moved the cycle, in a transaction of their own: nobody's answer waits for them,
and however much happens at once, a chat gets one edit. One that nobody began to send is rewritten instead.
"""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import structlog
from markupsafe import Markup

from bahasa.kalimat.kartu_siklus import LEPAS
from bot.engine import Engine
from bot.telegram import KANAL, card_edit, card_message, pin, unpin
from handlers.grup.kartu_grup import draw_for_groups
from handlers.siklus.kartu_siklus import draw_cards
from handlers.turn import Lain, Turn
from storage.database import is_database_trouble
from storage.kartu import KartuSiklus, KartuTersimpan
from storage.siklus import Siklus
from storage.store import Store

log = structlog.get_logger()
_LOOK_SECONDS = 0.5
_LOOK_AGAIN = timedelta(hours=1)  # for what moves no cycle: a due time that passes, a role that changes hands
_PAUSE_A_CARD = timedelta(seconds=0.1)  # leaves two thirds of what may be sent to everything else
_AFTER_BUG = timedelta(hours=1)


class CardKeeper:
    """Draws the cards of one cycle after another; `pause` a card that changed is between two drawings of a cycle."""

    def __init__(self, engine: Engine) -> None:
        self.pause = _PAUSE_A_CARD
        self._engine = engine

    async def run(self) -> None:
        """Draw until cancelled."""
        while True:
            await self.draw()
            await asyncio.sleep(_LOOK_SECONDS)

    async def draw(self) -> int:
        """Draw every card that is to be drawn now; returns how many messages and edits that were.

        Between two cycles whoever else waits for the storage thread has a turn.
        """
        jumlah = 0
        while (terkirim := await self._engine.hop(self._draw_some)) is not None:
            jumlah += terkirim
            if terkirim:
                self._engine.deliver.set()
        return jumlah

    def draw_here(self) -> int:
        """The same in this thread."""
        jumlah = 0
        while (terkirim := self._draw_some()) is not None:
            jumlah += terkirim
        return jumlah

    def _draw_some(self) -> int | None:
        """The cards of the cycle that waits longest; None where none waits, or somebody is just moving it on."""
        now = self._engine.now()
        with self._engine.database.reading() as conn:
            siklus_id = Store(conn, self._engine.instansi_id).kartu.due(now)
        if siklus_id is None:
            return None
        try:
            return self._engine.transact_here(partial(self._draw_cycle, siklus_id, now))
        except Exception as galat:
            if is_database_trouble(galat):
                raise
            log.exception("the cards of a cycle could not be drawn and are put off", siklus_id=siklus_id)
            self._engine.transact_here(lambda store: store.kartu.drawn(siklus_id, lagi=now + _AFTER_BUG))
            return 0

    def _draw_cycle(self, siklus_id: int, now: datetime, store: Store) -> int | None:
        if not store.kartu.hold(siklus_id, now):
            return None
        siklus = store.siklus.get(siklus_id)
        jumlah = _show(store, siklus, self._words(store, siklus, now), now)
        lagi = now + _LOOK_AGAIN if siklus.tamat_pada is None else None
        store.kartu.drawn(siklus_id, lagi=lagi, jeda=now + jumlah * self.pause)
        return jumlah

    def _words(self, store: Store, siklus: Siklus, now: datetime) -> dict[int, Markup]:
        """What each chat's card is to say."""
        turn = Turn(
            store=store,
            lemari=self._engine.lemari,
            kantor=self._engine.kantor.load(store, now),
            now=now,
            masukan=Lain(),
            chat_id=0,
            kanal=KANAL,
        )
        kartu = draw_cards(turn, siklus)
        obrolan = store.obrolan.chats_of(kartu)
        milik = {chat_id: teks for orang_id, teks in kartu.items() for chat_id in obrolan[orang_id]}
        if (daftar_grup := store.grup.all(KANAL)) and (teks := draw_for_groups(turn, siklus)) is not None:
            milik |= {grup.chat_id: teks for grup in daftar_grup}
        return milik


def _show(store: Store, siklus: Siklus, daftar: Mapping[int, Markup], now: datetime) -> int:
    """Bring the chats' cards to these words; returns how many that changed."""
    ada = store.kartu.of_siklus(siklus.id)
    berjalan = siklus.tamat_pada is None
    baru = {chat_id: teks for chat_id, teks in daftar.items() if chat_id not in ada and berjalan}
    hasil = _send(store, baru, now)
    for chat_id, teks in daftar.items():
        if chat_id in ada and ada[chat_id].kartu.sidik != _digest(teks):
            hasil.append(_edit(store, ada[chat_id], teks, now))
    hasil = _pin(store, hasil, now, tersemat=berjalan) + _take_leave(store, ada, daftar, now)
    store.kartu.put(siklus.id, hasil)
    return len(hasil)


def _take_leave(
    store: Store, ada: Mapping[int, KartuTersimpan], daftar: Mapping[int, Markup], now: datetime
) -> list[KartuSiklus]:
    """The cards of who has nothing to do with the cycle any more, of phones and groups let go: they say so, unpinned.

    Where the bot is blocked nothing is sent.
    """
    lepas = [satu for chat_id, satu in ada.items() if chat_id not in daftar and satu.kartu.sidik != _digest(LEPAS)]
    diblokir = store.obrolan.blocked(KANAL, [satu.kartu.chat_id for satu in lepas])
    hasil = [_edit(store, satu, LEPAS, now) for satu in lepas if satu.kartu.chat_id not in diblokir]
    return _pin(store, hasil, now, tersemat=False)


def _send(store: Store, daftar: Mapping[int, Markup], now: datetime) -> list[KartuSiklus]:
    nomor = store.outbox.add_with_ids([card_message(chat_id, teks) for chat_id, teks in daftar.items()], now)
    return [
        KartuSiklus(chat_id=chat_id, pesan_id=pesan_id, baris_id=pesan_id, sidik=_digest(teks), tersemat=False)
        for (chat_id, teks), pesan_id in zip(daftar.items(), nomor, strict=True)
    ]


def _edit(store: Store, lama: KartuTersimpan, teks: Markup, now: datetime) -> KartuSiklus:
    """One edit, or new words for what still waits to be sent."""
    kartu = replace(lama.kartu, sidik=_digest(teks))
    if lama.menunggu is not None and store.outbox.rewrite(kartu.baris_id, {**lama.menunggu, "teks": str(teks)}):
        return kartu
    (baris_id,) = store.outbox.add_with_ids([card_edit(kartu.chat_id, kartu.pesan_id, teks)], now)
    return replace(kartu, baris_id=baris_id)


def _pin(store: Store, daftar: list[KartuSiklus], now: datetime, *, tersemat: bool) -> list[KartuSiklus]:
    """A running cycle's card is pinned, an ended one's is not."""
    ubah = pin if tersemat else unpin
    store.outbox.add([ubah(satu.chat_id, satu.pesan_id) for satu in daftar if satu.tersemat != tersemat], now)
    return [replace(satu, tersemat=tersemat) for satu in daftar]


def _digest(teks: Markup) -> str:
    return hashlib.sha256(str(teks).encode()).hexdigest()
