"""What was done long ago leaves the queues; the record, the cards in use and the numbers stay."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import StandingClock
from bot.prune import Pruner
from storage import tables
from storage.berkas import Lemari
from storage.database import Database
from storage.inbox import UpdateMasuk
from storage.kartu import KartuSiklus
from storage.outbox import PesanKeluar
from storage.store import Store
from tests.handlers.percakapan import Percakapan
from tests.kantor import NOW, PERIODE

YEAR = timedelta(days=365)
MANY = 2_100


@pytest.fixture
def office(database: Database, instansi_id: int, lemari: Lemari) -> Iterator[Percakapan]:
    """The small office, long ago."""
    with closing(Percakapan(database, instansi_id, lemari, StandingClock(NOW))) as p:
        yield p


@pytest.fixture
def lemari(tmp_path_factory: pytest.TempPathFactory) -> Lemari:
    return Lemari(str(tmp_path_factory.mktemp("lemari")))


def prune(p: Percakapan) -> int:
    return asyncio.run(Pruner(p.engine, YEAR).prune())


def keep_updates(p: Percakapan, jumlah: int) -> None:
    """So many updates come now, and are worked off."""
    now = p.clock.now()

    def keep(store: Store) -> None:
        pertama = max(kept(store)[0], default=0) + 1_000
        store.inbox.add([UpdateMasuk(update_id=pertama + urut, chat_id=urut, isi="{}") for urut in range(jumlah)], now)
        store.inbox.finish_all(open_updates(store), now)

    p.store(keep)


def send(p: Percakapan, *cards: str) -> None:
    """Messages are sent now, each about one thing."""
    now = p.clock.now()

    def keep(store: Store) -> None:
        store.outbox.add([PesanKeluar(chat_id=1, jenis="pesan", isi={}, tentang=satu) for satu in cards], now)
        antre = select(tables.outbox.c.id).where(tables.outbox.c.keadaan == "antre")
        for kunci in store.conn.execute(antre).scalars().all():
            store.outbox.mark_sent(kunci, kunci, now)

    p.store(keep)


def open_updates(store: Store) -> list[int]:
    return list(store.conn.execute(select(tables.inbox.c.id).where(tables.inbox.c.keadaan == "siap")).scalars())


def kept(store: Store) -> tuple[list[int], list[str]]:
    """The numbers of the updates, and what the messages are about."""
    return (
        list(store.conn.execute(select(tables.inbox.c.id).order_by(tables.inbox.c.id)).scalars()),
        list(store.conn.execute(select(tables.outbox.c.tentang).order_by(tables.outbox.c.id)).scalars()),
    )


def test_what_is_young_open_or_set_aside_stays(office: Percakapan) -> None:
    def leave_open(store: Store) -> None:
        store.inbox.add([UpdateMasuk(update_id=satu, chat_id=9, isi="{}") for satu in (1, 2)], NOW)
        store.inbox.set_aside(open_updates(store)[0], NOW, "galat")
        store.outbox.add([PesanKeluar(chat_id=1, jenis="pesan", isi={}, tentang="antre")], NOW)

    keep_updates(office, 3)
    send(office, "", "")
    office.store(leave_open)
    office.clock.advance(YEAR - timedelta(seconds=1))
    assert prune(office) == 0
    office.clock.advance(timedelta(seconds=2))
    office.store(lambda store: store.outbox.add([PesanKeluar(chat_id=1, jenis="pesan", isi={}, tentang="muda")], NOW))
    assert prune(office) == 5
    assert office.look(kept)[1] == ["antre", "muda"]
    assert office.look(lambda store: (store.inbox.count_open(), store.inbox.count_set_aside())) == (1, 1)


def test_cards_stay_for_as_long_as_a_cycle_runs_that_may_edit_them(office: Percakapan) -> None:
    send(office, "tugas:1", "")
    office.clock.advance(timedelta(days=1))
    siklus = office.store(lambda store: store.siklus.add(PERIODE, office.clock.now()))
    assert siklus is not None
    send(office, "tugas:2", "", "tugas:3", "terakhir")
    office.clock.advance(2 * YEAR)
    prune(office)
    assert office.look(kept)[1] == ["tugas:2", "tugas:3", "terakhir"]
    office.store(lambda store: store.siklus.finish(siklus.id, NOW))
    prune(office)
    assert office.look(kept)[1] == ["terakhir"]


def test_a_living_card_stays_so_that_it_is_drawn_anew_and_not_sent_anew(office: Percakapan) -> None:
    """It is about nothing that is pressed, and stays pinned in its chat until the cycle is over."""
    siklus = office.store(lambda store: store.siklus.add(PERIODE, office.clock.now()))
    assert siklus is not None
    send(office, "", "", "terakhir")

    def keep_card(store: Store) -> int:
        kartu_id: int = store.conn.execute(select(tables.outbox.c.id).order_by(tables.outbox.c.id)).scalars().all()[1]
        kartu = KartuSiklus(chat_id=1, pesan_id=kartu_id, baris_id=kartu_id, sidik="", tersemat=True)
        store.kartu.put(siklus.id, [kartu])
        return kartu_id

    kartu_id = office.store(keep_card)
    office.clock.advance(2 * YEAR)
    assert prune(office) == 1
    assert office.look(lambda store: store.kartu.of_siklus(siklus.id))[1].kartu.pesan_id == kartu_id
    assert office.look(lambda store: store.outbox.get(kartu_id)) is not None


def test_the_newest_row_stays_so_that_no_number_is_given_twice(office: Percakapan) -> None:
    keep_updates(office, 5)
    office.clock.advance(2 * YEAR)
    prune(office)
    (terakhir,), _ = office.look(kept)
    keep_updates(office, 1)
    assert office.look(kept)[0] == [terakhir, terakhir + 1]


def test_strangers_of_long_ago_are_forgotten_and_those_of_today_are_not(office: Percakapan) -> None:
    office.stranger("Lama").ketik("/start SALAH")
    office.clock.advance(2 * YEAR)
    baru = office.stranger("Baru")
    baru.ketik("/start SALAH")
    prune(office)
    ada = office.look(lambda store: store.conn.execute(select(tables.orang_luar.c.chat_id)).scalars().all())
    assert ada == [baru.chat_id]
    assert office.look(lambda store: store.orang_luar.wrong_since(NOW)) == 1


def test_case_41_pruning_goes_in_small_steps_between_which_others_get_their_turn(office: Percakapan) -> None:
    keep_updates(office, MANY)
    office.clock.advance(2 * YEAR)
    terlihat: list[int] = []

    async def others() -> None:
        while True:
            terlihat.append(await office.engine.transact(lambda store: len(kept(store)[0])))
            await asyncio.sleep(0.02)

    async def both() -> int:
        watching = asyncio.create_task(others())
        gone = await Pruner(office.engine, YEAR).prune()
        watching.cancel()
        return gone

    assert asyncio.run(both()) == MANY - 1
    assert {MANY - 500, MANY - 1_000, MANY - 1_500, MANY - 2_000} <= set(terlihat)
