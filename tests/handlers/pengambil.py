"""Takes letter numbers as a process of its own would: with its own database connections, and no word to the others."""

from collections.abc import Sequence

from bot.kantor import load_kantor
from handlers.surat.nomor import take_next_number
from handlers.turn import Ketikan, Turn
from sop.peran import Peran
from storage.berkas import Lemari
from storage.database import Database
from storage.store import Store
from tests.kantor import NOW, find_orang


def build_turn(store: Store) -> Turn:
    """A turn of the Kepala Dinas, without a chat."""
    return Turn(
        store=store,
        lemari=Lemari("memory://"),
        kantor=load_kantor(store, NOW),
        now=NOW,
        masukan=Ketikan(teks=""),
        chat_id=1,
        kanal="telegram",
        orang=find_orang(store, Peran.KEPALA_DINAS),
    )


def take_each(url: str, instansi_id: int, daftar_tugas: Sequence[int]) -> list[str]:
    """A number for each of these tasks' letters, each in a transaction of its own."""
    database = Database(url)
    hasil = []
    for tugas_id in daftar_tugas:
        with database.transaction() as conn:
            store = Store(conn, instansi_id)
            tugas = store.tugas.get(tugas_id)
            assert tugas is not None
            turn = build_turn(store)
            hasil.append(take_next_number(turn, kode="BA", perihal="Berita Acara", tugas=tugas))
    database.close()
    return hasil
