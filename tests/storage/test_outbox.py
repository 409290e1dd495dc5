"""The outbox gives out the first unsent message of each chat, to one sender at a time."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select

from storage import tables
from storage.database import Database
from storage.outbox import OutboxRepo, PesanKeluar
from storage.store import Store
from tests.databases import only_postgresql
from tests.kantor import NOW

LEASE = timedelta(seconds=60)


def pesan(teks: str, chat_id: int = 100, tentang: str = "") -> PesanKeluar:
    return PesanKeluar(chat_id=chat_id, jenis="teks", isi={"teks": teks}, tentang=tentang)


def claim(outbox: OutboxRepo, now: datetime = NOW, *, batas: int = 10, kecuali: Collection[int] = ()) -> list[str]:
    return [satu.isi["teks"] for satu in outbox.claim(now, batas=batas, sewa=LEASE, kecuali=kecuali)]


def test_a_chat_gets_its_messages_one_after_another_in_their_order(store: Store) -> None:
    store.outbox.add([pesan("satu"), pesan("dua"), pesan("tiga")], NOW)
    sent = []
    for number in range(3):
        (satu,) = store.outbox.claim(NOW, batas=10, sewa=LEASE)
        assert claim(store.outbox) == []
        store.outbox.mark_sent(satu.id, 500 + number, NOW)
        sent.append(satu.isi["teks"])
    assert sent == ["satu", "dua", "tiga"]
    assert claim(store.outbox) == []


def test_the_first_message_of_each_chat_comes_up_to_the_limit(store: Store) -> None:
    store.outbox.add([pesan(f"{chat}-{urut}", chat) for urut in (1, 2) for chat in (300, 100, 200)], NOW)
    assert claim(store.outbox, batas=2) == ["300-1", "100-1"]
    assert claim(store.outbox) == ["200-1"]


def test_chats_that_are_resting_are_passed_over(store: Store) -> None:
    store.outbox.add([pesan("a", 100), pesan("b", 200), pesan("c", 300)], NOW)
    assert claim(store.outbox, kecuali={100, 300}) == ["b"]


def test_a_leased_message_is_taken_by_another_only_when_the_lease_has_run_out(store: Store) -> None:
    store.outbox.add([pesan("satu")], NOW)
    assert claim(store.outbox) == ["satu"]
    assert claim(store.outbox, NOW + LEASE - timedelta(microseconds=1)) == []
    assert claim(store.outbox, NOW + LEASE) == ["satu"]
    assert claim(store.outbox, NOW + LEASE) == []


@only_postgresql
def test_two_senders_at_once_take_different_messages(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        OutboxRepo(conn, instansi_id).add([pesan("a", 100), pesan("b", 200), pesan("a2", 100)], NOW)
    with database.transaction() as one, database.transaction() as two:
        first = claim(OutboxRepo(one, instansi_id), batas=1)
        second = claim(OutboxRepo(two, instansi_id))
    assert (first, second) == (["a"], ["b"])


def test_a_failed_send_gives_its_lease_back_and_holds_its_chat_until_its_time(store: Store) -> None:
    store.outbox.add([pesan("satu"), pesan("dua"), pesan("lain", 200)], NOW)
    (satu,) = store.outbox.claim(NOW, batas=1, sewa=LEASE)
    again = NOW + timedelta(seconds=5)
    store.outbox.retry(satu.id, satu.percobaan + 1, again, "RetryAfter")
    assert claim(store.outbox) == ["lain"]
    assert (store.outbox.count_waiting(), store.outbox.count_waiting(NOW), store.outbox.count_waiting(again)) == (
        3,
        2,
        3,
    )
    (second_try,) = store.outbox.claim(again, batas=1, sewa=LEASE)
    assert (second_try.isi["teks"], second_try.percobaan) == ("satu", 1)


def test_a_message_given_up_lets_the_later_ones_of_its_chat_go(store: Store) -> None:
    store.outbox.add([pesan("satu"), pesan("dua")], NOW)
    (satu,) = store.outbox.claim(NOW, batas=1, sewa=LEASE)
    store.outbox.set_aside(satu.id, "Forbidden: bot was blocked by the user")
    assert (store.outbox.count_waiting(), store.outbox.count_set_aside()) == (1, 1)
    assert claim(store.outbox) == ["dua"]
    kept = select(tables.outbox.c.galat).where(tables.outbox.c.id == satu.id)
    assert store.conn.execute(kept).scalar_one() == "Forbidden: bot was blocked by the user"


def test_a_sent_message_knows_its_number_on_the_platform_and_when_it_went(store: Store) -> None:
    store.outbox.add([pesan("satu", tentang="tugas:1")], NOW)
    (satu,) = store.outbox.claim(NOW, batas=1, sewa=LEASE)
    sent = NOW + timedelta(seconds=1)
    store.outbox.mark_sent(satu.id, 501, sent, "message is not modified")
    kept = store.outbox.get(satu.id)
    assert kept is not None
    assert (kept.message_id, kept.tentang, kept.dibuat_pada) == (501, "tugas:1", NOW)
    row = select(tables.outbox.c.dikirim_pada, tables.outbox.c.galat, tables.outbox.c.dipegang_sampai)
    assert store.conn.execute(row).one() == (sent, "message is not modified", None)


def test_the_cards_about_one_thing_are_found_but_for_those_given_up(store: Store) -> None:
    store.outbox.add([pesan(f"{chat}", chat, "tugas:1") for chat in (100, 200, 300)], NOW)
    store.outbox.add([pesan("lain", 100, "tugas:11")], NOW)
    one, two, _ = store.outbox.claim(NOW, batas=3, sewa=LEASE)
    store.outbox.mark_sent(one.id, 501, NOW)
    store.outbox.set_aside(two.id, "blocked")
    assert [(card.isi["teks"], card.message_id) for card in store.outbox.cards("tugas:1")] == [
        ("100", 501),
        ("300", None),
    ]


def test_what_is_said_is_kept_to_the_letter(store: Store) -> None:
    teks = "<b>87,5%</b> &amp; \u0000 \U0001f600 \u202e baris\nbaru"
    store.outbox.add([pesan(teks)], NOW)
    assert claim(store.outbox) == [teks]


def test_an_unknown_message_is_none(store: Store) -> None:
    assert store.outbox.get(1) is None


def test_there_is_work_while_a_message_can_be_sent_or_is_under_way(store: Store) -> None:
    assert store.outbox.has_work(NOW) is False
    store.outbox.add([pesan("satu")], NOW)
    assert store.outbox.has_work(NOW) is True
    (satu,) = store.outbox.claim(NOW, batas=1, sewa=LEASE)
    assert store.outbox.has_work(NOW) is True
    store.outbox.retry(satu.id, 1, NOW + LEASE, "RetryAfter")
    assert (store.outbox.has_work(NOW), store.outbox.has_work(NOW + LEASE)) == (False, True)
    store.outbox.mark_sent(satu.id, 501, NOW)
    assert store.outbox.has_work(NOW + LEASE) is False


def test_leases_given_back_free_what_a_dead_process_was_sending(store: Store) -> None:
    store.outbox.add([PesanKeluar(chat_id=1, jenis="pesan", isi={"teks": "satu"})], NOW)
    (satu,) = store.outbox.claim(NOW, batas=5, sewa=timedelta(minutes=2))
    assert store.outbox.claim(NOW, batas=5, sewa=timedelta(minutes=2)) == ()
    store.outbox.release()
    assert [pesan.id for pesan in store.outbox.claim(NOW, batas=5, sewa=timedelta(minutes=2))] == [satu.id]
