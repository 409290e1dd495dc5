"""/batal, and the button Batal of any question: asked no more, and everything entered stays."""

from bahasa.kalimat import borang as kalimat_borang
from bahasa.kalimat import buku as kalimat_buku
from bahasa.kalimat import umum as kalimat
from handlers import tunggu
from handlers.admin.tunggu import TungguPenyiapan
from handlers.surat.tunggu import TungguPerbaikan, TungguSurat
from handlers.tunggu import TungguBorang
from handlers.turn import Turn


def stop_asking(turn: Turn) -> None:
    """/batal: close the open question; everything entered stays."""
    lama = tunggu.current(turn)
    tugas = turn.store.tugas.get(lama.tugas_id) if lama and lama.tugas_id else None
    if tugas:
        turn.enter(tugas.siklus_id)
    if not tunggu.clear(turn):
        turn.reply(kalimat.TIDAK_ADA_YANG_DIHENTIKAN)
    elif isinstance(lama, TungguBorang | TungguPenyiapan):
        turn.reply(kalimat_borang.DIHENTIKAN)
    else:
        turn.reply(kalimat_buku.DIHENTIKAN if isinstance(lama, TungguSurat | TungguPerbaikan) else kalimat.DIHENTIKAN)
