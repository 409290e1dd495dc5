"""/batal, and the button Batal of any question: asked no more, and everything entered stays."""

from bahasa.kalimat import umum as kalimat
from handlers import tunggu
from handlers.turn import Turn


def stop_asking(turn: Turn) -> None:
    """/batal: close the open question; everything entered stays."""
    turn.reply(kalimat.DIHENTIKAN if tunggu.clear(turn) else kalimat.TIDAK_ADA_YANG_DIHENTIKAN)
