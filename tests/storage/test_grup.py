"""Groups are bound by a code that is good once, let go, and keep what they are when their number changes."""

from datetime import timedelta

from sop.peran import Peran
from storage.kartu import KartuSiklus
from storage.outbox import PesanKeluar, Terkirim
from storage.store import Store
from tests.kantor import NOW, begin_siklus, find_orang

LATER = NOW + timedelta(hours=24)
SOON = NOW + timedelta(hours=1)
KANAL = "telegram"


def bind(store: Store, chat_id: int = -100, nama: str = "Grup Contoh") -> int:
    """A group of the Tim's, bound; its id."""
    store.grup.bind(KANAL, chat_id, nama, oleh=find_orang(store, Peran.TIM).id, now=NOW)
    grup = store.grup.at(KANAL, chat_id)
    assert grup is not None
    return grup.id


def test_a_code_is_good_once_and_until_its_time(store: Store) -> None:
    tim = find_orang(store, Peran.TIM).id
    store.kode_grup.add("satu", oleh=tim, now=NOW, berlaku_sampai=LATER)
    assert store.kode_grup.open_until(NOW) == LATER
    assert store.kode_grup.use("dua", NOW) is None
    assert (store.kode_grup.maker("satu", NOW), store.kode_grup.maker("dua", NOW)) == (tim, None)
    assert store.kode_grup.use("satu", LATER) is None
    assert store.kode_grup.use("satu", SOON) == tim
    assert store.kode_grup.use("satu", SOON) is None
    assert (store.kode_grup.open_until(SOON), store.kode_grup.maker("satu", SOON)) == (None, None)


def test_a_new_code_takes_the_place_of_the_one_that_was_open(store: Store) -> None:
    tim = find_orang(store, Peran.TIM).id
    for kode in ("satu", "dua"):
        store.kode_grup.add(kode, oleh=tim, now=NOW, berlaku_sampai=LATER)
    assert store.kode_grup.use("satu", NOW) is None
    assert store.kode_grup.use("dua", NOW) == tim


def test_a_group_that_was_let_go_is_a_stranger_s_until_it_is_bound_again(store: Store) -> None:
    kunci = bind(store)
    assert store.grup.release(kunci, SOON)
    assert not store.grup.release(kunci, SOON)
    assert (store.grup.all(KANAL), store.grup.at(KANAL, -100), store.grup.get(kunci)) == ((), None, None)
    assert bind(store, nama="Nama baru") == kunci
    assert [satu.nama for satu in store.grup.all(KANAL)] == ["Nama baru"]


def test_a_group_with_another_number_is_bound_there_as_it_was(store: Store) -> None:
    bind(store)
    lama = store.grup.at(KANAL, -100)
    assert store.grup.move(KANAL, -100, -1001, SOON) == lama
    assert store.grup.move(KANAL, -100, -1001, SOON) is None
    (baru,) = store.grup.all(KANAL)
    assert lama is not None
    assert (baru.chat_id, baru.nama, baru.terhubung_pada) == (-1001, lama.nama, lama.terhubung_pada)


def test_what_waits_for_a_chat_can_be_dropped_all_of_it_or_of_a_kind(store: Store) -> None:
    daftar = [
        PesanKeluar(chat_id=chat_id, jenis=jenis, isi={}) for chat_id in (-100, 5) for jenis in ("pesan", "sunting")
    ]
    pesan, _, lain, _ = store.outbox.add_with_ids([*daftar], NOW)
    (kedua,) = store.outbox.add_with_ids([daftar[0]], NOW)
    store.outbox.mark_all_sent([Terkirim(id=pesan, message_id=7, pada=NOW)])
    assert store.outbox.drop(-100, NOW, "pindah", jenis=["sunting"], daftar_id=[pesan]) == 1
    assert store.outbox.drop(-100, NOW, "pindah", jenis=["sematkan"]) == 0
    assert store.outbox.drop(-100, NOW, "lepas") == 1
    assert [store.outbox.get(satu).message_id for satu in (pesan, kedua)] == [7, None]  # type: ignore[union-attr] # they are there
    assert store.outbox.count_waiting() == 2
    assert store.outbox.drop(5, NOW, "lain", daftar_id=[lain, pesan]) == 1


def test_the_cards_of_a_chat_are_known_and_forgotten_together(store: Store) -> None:
    siklus = begin_siklus(store)
    kartu = KartuSiklus(chat_id=-100, pesan_id=7, baris_id=7, sidik="", tersemat=True)
    store.kartu.put(siklus.id, [kartu])
    assert (store.kartu.of_chat(-100), store.kartu.of_chat(-200)) == ((7,), ())
    store.kartu.forget_chat(-200)
    assert store.kartu.of_chat(-100) == (7,)
    store.kartu.forget_chat(-100)
    assert store.kartu.of_chat(-100) == ()
