"""What comes when no question waits: a text, a file, a command nobody knows, something nobody can read."""

from bahasa.kalimat import umum as kalimat
from handlers.admin.penyiapan import take_unasked
from handlers.isian.berkas import take_workbook
from handlers.isian.jawab import take_more_proof
from handlers.langkah.langkah_dokumen import take_file
from handlers.langkah.unggahan import check_upload
from handlers.orang.petugas import open_tasks
from handlers.rekap import keputusan_terketik
from handlers.siklus import kartu
from handlers.siklus.tugasku import give_open_tasks
from handlers.turn import Ketikan, Kiriman, Turn
from sop.langkah import Cara


def unasked_text(turn: Turn) -> None:
    """A text no question waits for: a decision that was typed; else say so, and show what does wait."""
    if isinstance(turn.masukan, Ketikan) and keputusan_terketik.understand(turn, turn.masukan.teks):
        return
    if open_tasks(turn):
        turn.reply(kalimat.TIDAK_DIMENGERTI)
        give_open_tasks(turn)
    else:
        turn.reply(kalimat.TIDAK_ADA_TUGAS)


def unknown_command(turn: Turn) -> None:
    """A command there is none of; an open question goes on waiting."""
    turn.reply(kalimat.TITAH_TIDAK_DIKENAL)


def unasked_file(turn: Turn, kiriman: Kiriman) -> None:
    """A file no question waits for: the admin's set-up workbook, a filled-in form, or the paper of an open step."""
    if take_unasked(turn, kiriman):
        return
    daftar = open_tasks(turn)
    isian = [tugas for tugas in daftar if kartu.cara(turn, tugas) is Cara.ISIAN]
    surat = [tugas for tugas in daftar if kartu.cara(turn, tugas) in {Cara.DOKUMEN, Cara.FORMAT}]
    for tugas in (isian or surat)[:1]:
        turn.enter(tugas.siklus_id)
    if isian and (
        take_workbook(turn, isian[0], kiriman, as_proof=bool(surat)) or take_more_proof(turn, isian[0], kiriman)
    ):
        return
    if surat:
        turn.enter(surat[0].siklus_id)
        take_file(turn, surat[0], kiriman)
        return
    check_upload(turn, kiriman)
    turn.reply(kalimat.BERKAS_TANPA_TUGAS)
    for tugas in daftar:
        teks, papan = kartu.render(turn, tugas)
        turn.reply(teks, papan, tentang=kartu.card_of(tugas))


def unheard(turn: Turn) -> None:
    """A voice message where none is an answer."""
    turn.reply(kalimat.SUARA_BUKAN_ARAHAN)


def unreadable(turn: Turn) -> None:
    """A sticker, a place, a contact."""
    turn.reply(kalimat.JENIS_PESAN_LAIN)
