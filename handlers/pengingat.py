"""Reminders: a task past its standard time, told to whoever must act, and after the second to the next in line."""

from markupsafe import Markup

from bahasa.kalimat import siklus as kalimat
from handlers import kartu
from handlers.turn import Turn, Ucapan
from sop.jam_kerja import working_minutes_between
from sop.pengingat import escalate_to, next_reminder
from storage.siklus import TugasTersimpan


def remind(turn: Turn, tugas: TugasTersimpan) -> None:
    """Send one reminder of an open task and set when the next is due."""
    ke = tugas.ingat_ke + 1
    petugas = turn.store.orang.holders(tugas.peran, tugas.unit)
    _, papan = kartu.render(turn, tugas)
    for orang in petugas:
        turn.say(Ucapan(kepada=orang.id, teks=_words(turn, tugas), papan=papan, tentang=kartu.card_of(tugas)))
    atasan = escalate_to(tugas.peran, ke)
    if atasan is not None:
        for orang in turn.store.orang.holders(atasan):
            turn.say(Ucapan(kepada=orang.id, teks=_words_above(turn, tugas, ", ".join(satu.nama for satu in petugas))))
    turn.store.tugas.move_reminder(tugas.id, next_reminder(turn.kantor.jam, turn.now), ke)
    turn.note(
        "pengingat", siklus_id=tugas.siklus_id, langkah=tugas.langkah, unit=tugas.unit, ke=ke, atasan=atasan or ""
    )


def _words(turn: Turn, tugas: TugasTersimpan) -> Markup:
    tenggat = tugas.tenggat or turn.now
    return kalimat.pengingat(
        turn.kantor.naskah.langkah(tugas.langkah),
        tenggat,
        turn.kantor.instansi.zona,
        terlambat=working_minutes_between(turn.kantor.jam, tenggat, turn.now),
        unit=turn.kantor.unit_name(tugas.unit),
        periode=str(turn.store.siklus.get(tugas.siklus_id).periode),
    )


def _words_above(turn: Turn, tugas: TugasTersimpan, petugas: str) -> Markup:
    unit = turn.kantor.unit_name(tugas.unit)
    return kalimat.pengingat_atasan(
        turn.kantor.naskah.langkah(tugas.langkah),
        tugas.tenggat or turn.now,
        turn.kantor.instansi.zona,
        siapa=f"{petugas or tugas.peran}{f' ({unit})' if unit else ''}",
        periode=str(turn.store.siklus.get(tugas.siklus_id).periode),
    )
