"""The inbox keeps every update once, and gives each chat's updates out in their order."""

from datetime import timedelta

from sqlalchemy import select

from storage import tables
from storage.database import Database
from storage.inbox import InboxRepo, UpdateMasuk
from storage.store import Store
from tests.databases import only_postgresql
from tests.kantor import NOW
from tests.storage.at_once import run_at_once

LATER = NOW + timedelta(minutes=1)


def update(update_id: int, chat_id: int = 100, *, berkas: dict[str, str] | None = None) -> UpdateMasuk:
    return UpdateMasuk(update_id=update_id, chat_id=chat_id, isi=f'{{"update_id":{update_id}}}', berkas=berkas)


def claim_and_finish(store: Store) -> int | None:
    claimed = store.inbox.claim(NOW)
    if claimed is None:
        return None
    store.inbox.finish(claimed.id, NOW)
    return claimed.update_id


def test_an_update_sent_three_times_is_kept_once(store: Store) -> None:
    assert store.inbox.add([update(7), update(7)], NOW) == 1
    assert store.inbox.add([update(7)], LATER) == 0
    assert [claim_and_finish(store), claim_and_finish(store)] == [7, None]
    assert store.inbox.add([update(7)], LATER) == 0
    assert store.inbox.count_open() == 0


def test_no_updates_are_no_work(store: Store) -> None:
    assert store.inbox.add([], NOW) == 0
    assert store.inbox.claim(NOW) is None


@only_postgresql
def test_an_update_brought_by_two_receivers_at_once_is_kept_once(database: Database, instansi_id: int) -> None:
    assert run_at_once(
        database,
        lambda conn: InboxRepo(conn, instansi_id).add([update(7)], NOW),
        lambda conn: InboxRepo(conn, instansi_id).add([update(7), update(8)], NOW),
    ) == (1, 1)


def test_what_came_is_kept_as_it_came(store: Store) -> None:
    raw = '{"update_id":7,"message":{"text":"\\u0000 \\ud83d\\ude00 \u202e𝟙"}}'
    store.inbox.add([UpdateMasuk(update_id=7, chat_id=-100, isi=raw)], NOW)
    claimed = store.inbox.claim(NOW)
    assert claimed is not None
    assert (claimed.isi, claimed.chat_id, claimed.berkas) == (raw, -100, None)
    assert (claimed.percobaan, claimed.diterima_pada) == (0, NOW)


def test_a_chat_s_updates_are_worked_in_the_order_they_came_even_with_lower_numbers(store: Store) -> None:
    store.inbox.add([update(900), update(3), update(901)], NOW)
    assert [claim_and_finish(store) for _ in range(4)] == [900, 3, 901, None]


@only_postgresql
def test_two_workers_take_two_chats_and_leave_no_third_for_another(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        InboxRepo(conn, instansi_id).add([update(1, 100), update(2, 100), update(3, 200)], NOW)
    with database.transaction() as one, database.transaction() as two, database.transaction() as three:
        first, second, third = (InboxRepo(conn, instansi_id).claim(NOW) for conn in (one, two, three))
        assert first is not None
        assert second is not None
        assert (first.update_id, second.update_id, third) == (1, 3, None)


@only_postgresql
def test_a_worker_passes_by_what_others_hold_however_many_and_takes_what_comes_after(
    database: Database, instansi_id: int
) -> None:
    with database.transaction() as conn:
        InboxRepo(conn, instansi_id).add([update(number, 100 + number) for number in range(1, 101)], NOW)
    with database.transaction() as others, database.transaction() as conn:
        held = InboxRepo(others, instansi_id).claim_many(NOW, batas=98)
        taken = InboxRepo(conn, instansi_id).claim_many(NOW, batas=5)
    assert [satu.update_id for satu in (*held, *taken)] == list(range(1, 101))


@only_postgresql
def test_what_a_dead_worker_held_is_taken_by_the_next(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        InboxRepo(conn, instansi_id).add([update(1)], NOW)
    with database.engine.connect() as dying:
        assert InboxRepo(dying, instansi_id).claim(NOW) is not None
        dying.rollback()
    with database.transaction() as conn:
        assert InboxRepo(conn, instansi_id).claim(NOW) is not None


def test_an_update_that_waits_for_its_file_holds_up_its_own_chat_alone(store: Store) -> None:
    store.inbox.add([update(1, 100, berkas={"file_id": "F"}), update(2, 100), update(3, 200)], NOW)
    assert [claim_and_finish(store), claim_and_finish(store)] == [3, None]
    (waiting,) = store.inbox.waiting_for_files(NOW, 10)
    assert (waiting.update_id, waiting.berkas) == (1, {"file_id": "F"})
    store.inbox.set_ready(waiting.id, {"sha256": "a" * 64})
    assert store.inbox.waiting_for_files(NOW, 10) == ()
    claimed = store.inbox.claim(NOW)
    assert claimed is not None
    assert (claimed.update_id, claimed.berkas) == (1, {"sha256": "a" * 64})
    assert [claim_and_finish(store), claim_and_finish(store)] == [1, 2]


def test_a_chat_s_second_file_waits_for_the_first_and_no_more_come_than_asked(store: Store) -> None:
    store.inbox.add([update(number, chat, berkas={"file_id": "F"}) for number, chat in [(1, 100), (2, 100)]], NOW)
    store.inbox.add([update(number, number, berkas={"file_id": "F"}) for number in (3, 4)], NOW)
    assert [satu.update_id for satu in store.inbox.waiting_for_files(NOW, 10)] == [1, 3, 4]
    assert [satu.update_id for satu in store.inbox.waiting_for_files(NOW, 2)] == [1, 3]


def test_a_failed_try_comes_again_in_its_time_and_holds_its_chat_meanwhile(store: Store) -> None:
    store.inbox.add([update(1, 100), update(2, 100), update(3, 200)], NOW)
    claimed = store.inbox.claim(NOW)
    assert claimed is not None
    store.inbox.retry(claimed.id, claimed.percobaan + 1, LATER, "ValueError")
    assert [claim_and_finish(store), claim_and_finish(store)] == [3, None]
    again = store.inbox.claim(LATER)
    assert again is not None
    assert (again.update_id, again.percobaan) == (1, 1)


def test_a_file_that_was_fetched_after_failed_tries_starts_its_tries_anew(store: Store) -> None:
    store.inbox.add([update(1, berkas={"file_id": "F"})], NOW)
    (waiting,) = store.inbox.waiting_for_files(NOW, 1)
    store.inbox.retry(waiting.id, 3, LATER, "TimedOut")
    assert store.inbox.waiting_for_files(NOW, 1) == ()
    store.inbox.set_ready(waiting.id, {"sha256": "a" * 64})
    claimed = store.inbox.claim(LATER)
    assert claimed is not None
    assert claimed.percobaan == 0


def test_an_update_set_aside_keeps_its_error_and_lets_its_chat_go_on(store: Store) -> None:
    store.inbox.add([update(1), update(2)], NOW)
    claimed = store.inbox.claim(NOW)
    assert claimed is not None
    assert (store.inbox.count_open(), store.inbox.count_set_aside()) == (2, 0)
    store.inbox.set_aside(claimed.id, LATER, "KeyError: 'x'")
    assert (store.inbox.count_open(), store.inbox.count_set_aside()) == (1, 1)
    kept = select(tables.inbox.c.galat, tables.inbox.c.dikerjakan_pada).where(tables.inbox.c.id == claimed.id)
    assert store.conn.execute(kept).one() == ("KeyError: 'x'", LATER)
    assert claim_and_finish(store) == 2


def test_there_is_work_while_an_update_can_be_worked_or_its_file_fetched(store: Store) -> None:
    assert store.inbox.has_work(NOW) is False
    store.inbox.add([update(1, berkas={"file_id": "F"})], NOW)
    assert store.inbox.has_work(NOW) is True
    (waiting,) = store.inbox.waiting_for_files(NOW, 1)
    store.inbox.retry(waiting.id, 1, LATER, "TimedOut")
    assert (store.inbox.has_work(NOW), store.inbox.has_work(LATER)) == (False, True)
    store.inbox.set_ready(waiting.id, {"sha256": "a" * 64})
    assert (store.inbox.has_work(NOW), store.inbox.has_work(LATER)) == (False, True)
    assert store.inbox.claim(LATER) is not None
    store.inbox.finish(waiting.id, LATER)
    assert store.inbox.has_work(LATER) is False
