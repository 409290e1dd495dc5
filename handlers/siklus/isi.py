"""Isi sekarang, Ubah and Kirim: what they mean depends on how the step at hand is done."""

from bahasa.kalimat import umum as kalimat
from handlers import tunggu
from handlers.isian import anggaran, ringkasan, simpan, tanya
from handlers.langkah import langkah_dokumen
from handlers.orang.periksa import require_task
from handlers.rekap import catatan
from handlers.siklus import kartu
from handlers.turn import LepasTombol, TombolUsang, Turn
from sop.langkah import Cara


def fill(turn: Turn, tugas_id: int) -> None:
    """Isi sekarang: what that means depends on the step."""
    tugas = require_task(turn, tugas_id)
    if tunggu.is_fresh(turn, tugas_id):
        turn.answer(kalimat.SUDAH_DITANYAKAN)
        return
    match kartu.cara(turn, tugas):
        case Cara.DOKUMEN:
            langkah_dokumen.begin(turn, tugas)
        case Cara.ISIAN:
            tanya.ask_next(turn, tugas)
        case Cara.REKAP:
            catatan.ask_note(turn, tugas)
        case _:
            raise TombolUsang


def change(turn: Turn, tugas_id: int) -> None:
    """Ubah: what can be changed depends on the step."""
    tugas = require_task(turn, tugas_id)
    match kartu.cara(turn, tugas):
        case Cara.DOKUMEN:
            langkah_dokumen.change(turn, tugas)
        case Cara.ISIAN:
            ringkasan.offer_change(turn, tugas)
        case _:
            raise TombolUsang


def change_indicator(turn: Turn, tugas_id: int, indikator_id: int) -> None:
    """Ask for one indicator anew, the old figure beside it."""
    tugas = require_task(turn, tugas_id)
    kode = [satu.indikator.kode for satu in turn.store.instansi.daftar_indikator(tugas.unit) if satu.id == indikator_id]
    if kartu.cara(turn, tugas) is not Cara.ISIAN or not kode:
        raise TombolUsang
    simpan.ask_again(turn, tugas, kode[0])
    turn.say(LepasTombol())
    tanya.ask_next(turn, tugas, utamakan=kode[0])


def send_form(turn: Turn, tugas_id: int) -> None:
    """Kirim: hand in what the unit filled in."""
    tugas = require_task(turn, tugas_id)
    if kartu.cara(turn, tugas) is not Cara.ISIAN:
        raise TombolUsang
    ringkasan.send(turn, tugas)


def fill_budget(turn: Turn, tugas_id: int) -> None:
    """Ask for what the programmes spent."""
    tugas = require_task(turn, tugas_id)
    if kartu.cara(turn, tugas) is not Cara.ISIAN:
        raise TombolUsang
    if tunggu.is_fresh(turn, tugas_id):
        turn.answer(kalimat.SUDAH_DITANYAKAN)
        return
    anggaran.begin(turn, tugas)
