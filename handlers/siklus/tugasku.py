"""/tugas and /isi: the open tasks of the person who asks, each as its card."""

from bahasa.kalimat import isian as kalimat
from bahasa.kalimat import umum
from handlers.isian.tanya import ask_next
from handlers.orang.periksa import require_task
from handlers.orang.petugas import open_tasks
from handlers.siklus import kartu
from handlers.siklus.bahan import at_hand
from handlers.siklus.buka import give
from handlers.turn import Turn
from sop.langkah import Cara


def show_tasks(turn: Turn) -> None:
    """/tugas: every open task, or that there is none."""
    if not give_open_tasks(turn):
        turn.reply(umum.TIDAK_ADA_TUGAS)


def show_task(turn: Turn, tugas_id: int) -> None:
    """The card of one task, out of a message about several."""
    tugas = require_task(turn, tugas_id)
    give(turn, turn.aku.id, tugas, at_hand(turn, tugas), senyap=True)


def give_open_tasks(turn: Turn) -> bool:
    """Send the cards of the person's open tasks; False where there is none."""
    daftar = open_tasks(turn)
    for tugas in daftar:
        give(turn, turn.aku.id, tugas, at_hand(turn, tugas), senyap=True)
    return bool(daftar)


def fill_in(turn: Turn) -> None:
    """/isi: go on with the form where it was left."""
    daftar = open_tasks(turn)
    isian = [tugas for tugas in daftar if kartu.cara(turn, tugas) is Cara.ISIAN]
    penerimaan = [tugas for tugas in daftar if kartu.cara(turn, tugas) is Cara.PENERIMAAN]
    if isian:
        turn.enter(isian[0].siklus_id)
        ask_next(turn, isian[0])
    elif penerimaan:
        turn.reply(kalimat.TERIMA_DAHULU)
        give(turn, turn.aku.id, penerimaan[0], senyap=True)
    else:
        turn.reply(umum.TIDAK_ADA_ISIAN)
