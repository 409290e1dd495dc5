"""Latihan: a practice cycle, begun from /siklus and closed there at any time; it counts nowhere."""

from bahasa.kalimat import label
from bahasa.kalimat import latihan as kalimat
from handlers.orang.periksa import when
from handlers.siklus import kartu
from handlers.siklus.alur import end_questions
from handlers.siklus.buka import open_task
from handlers.siklus.mulai_siklus import (
    check_starter,
    find_periode,
    likely_periods,
    periode_ids,
    require_sop,
    starter_role,
)
from handlers.turn import Sunting, SuntingDitekan, Tombol, TombolUsang, Turn, name_cycle
from handlers.waktu import minta_waktu
from sop.galat import SopError
from sop.siklus import Keadaan, close_practice, start
from storage.siklus import Siklus


class LatihanSudahAda(SopError):
    """A second practice at once."""

    pesan = kalimat.SEDANG_BERJALAN


def offer_periods(turn: Turn, sop_id: int) -> None:
    """Latihan: for which period?"""
    check_starter(turn)
    sop = require_sop(turn, sop_id)
    papan = tuple(
        (Tombol(str(satu), f"latihan_periode:{sop.id}:{periode_ids(satu)}"),) for satu in likely_periods(turn)
    )
    turn.say(SuntingDitekan(teks=kalimat.mark(kalimat.pilih_periode(sop.naskah.nama)), papan=papan))


def offer_start(turn: Turn, sop_id: int, tahun: int, bagian: int) -> None:
    """Show what the practice will be, with Mulai latihan."""
    check_starter(turn)
    sop, periode = require_sop(turn, sop_id), find_periode(turn, tahun, bagian)
    sebutan = name_cycle(sop.naskah, kalimat.mark_name(str(periode)))
    papan = ((Tombol(label.MULAI_LATIHAN, f"latihan_mulai:{sop.id}:{tahun}:{bagian}"),),)
    turn.say(SuntingDitekan(teks=kalimat.mark(kalimat.siap_mulai(sebutan)), papan=papan))


def begin(turn: Turn, sop_id: int, tahun: int, bagian: int) -> None:
    """Mulai latihan: the first step's task opens; one practice runs at a time."""
    check_starter(turn)
    sop, periode = require_sop(turn, sop_id), find_periode(turn, tahun, bagian)
    turn.store.instansi.lock()
    if turn.store.siklus.practising() is not None:
        raise LatihanSudahAda
    siklus = turn.store.siklus.add(periode, turn.now, sop.teks, latihan=True)
    if siklus is None:
        raise TombolUsang
    turn.enter(siklus.id)
    turn.note(
        "mulai",
        peran=starter_role(turn),
        siklus_id=siklus.id,
        periode=turn.period_of(siklus.id),
        sop=sop.naskah.nomor,
        naskah=siklus.naskah,
        latihan=True,
    )
    turn.say(SuntingDitekan(teks=kalimat.dimulai(turn.name_of(siklus.id), turn.aku.nama, when(turn))))
    for baru in start(sop.naskah).buka:
        open_task(turn, siklus, baru)
    turn.store.kartu.mark(siklus.id, turn.now)


def close(turn: Turn, siklus_id: int) -> None:
    """Tutup latihan: nobody has anything to do for it any more, and it is out of sight."""
    check_starter(turn)
    siklus = next((satu for satu in turn.store.siklus.running() if satu.id == siklus_id), None)
    if siklus is None:
        raise TombolUsang
    turn.store.siklus.lock(siklus.id)
    turn.enter(siklus.id)
    if close_practice(latihan=siklus.latihan).tamat:
        _end(turn, siklus)


def _end(turn: Turn, siklus: Siklus) -> None:
    kata = kalimat.ditutup(turn.name_of(siklus.id), turn.aku.nama, when(turn))
    for tugas in turn.store.tugas.of_siklus(siklus.id):
        if tugas.keadaan is Keadaan.TERBUKA and turn.store.tugas.close(tugas.id, turn.aku.id, turn.now):
            end_questions(turn, tugas)
            minta_waktu.lapse(turn, tugas)
            turn.say(Sunting(tentang=kartu.card_of(tugas), teks=kata))
    turn.store.siklus.finish(siklus.id, turn.now)
    turn.note("latihan_ditutup", peran=starter_role(turn), siklus_id=siklus.id)
    turn.store.kartu.mark(siklus.id, turn.now)
    turn.say(SuntingDitekan(teks=kata))
