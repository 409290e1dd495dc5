"""Reminders: a task past its standard time, told to whoever must act, and after the second to the next in line."""

from collections.abc import Sequence

from markupsafe import Markup

from bahasa.kalimat import siklus as kalimat
from handlers import kartu
from handlers.petugas import holders_of, responsible_for_each
from handlers.turn import Turn, Ucapan
from sop.jam_kerja import working_minutes_between
from sop.pengingat import escalate_to, next_reminder
from storage.siklus import Siklus, TugasTersimpan


def remind(turn: Turn, siklus: Siklus, daftar: Sequence[TugasTersimpan]) -> None:
    """Send one reminder of each of these open tasks of a cycle and set when the next is due.

    What they need is read, and what they leave is kept, for all of them at once.
    """
    papan = kartu.render_boards(turn, siklus, daftar)
    jenjang = {tugas.id: escalate_to(tugas.peran, tugas.ingat_ke + 1) for tugas in daftar}
    pemegang = responsible_for_each(turn, daftar)
    atasan_of = holders_of(turn, [(peran, None) for peran in jenjang.values() if peran])
    tenggat = {tugas.tenggat or turn.now for tugas in daftar}
    terlambat = {pada: working_minutes_between(turn.kantor.jam, pada, turn.now) for pada in tenggat}
    for tugas in daftar:
        petugas = pemegang[tugas.id]
        teks = _words(turn, siklus, tugas, terlambat[tugas.tenggat or turn.now])
        for orang in petugas:
            turn.say(Ucapan(kepada=orang.id, teks=teks, papan=papan[tugas.id], tentang=kartu.card_of(tugas)))
        if (atasan := jenjang[tugas.id]) is not None:
            teks = _words_above(turn, siklus, tugas, ", ".join(satu.nama for satu in petugas))
            for orang in atasan_of[atasan, None]:
                turn.say(Ucapan(kepada=orang.id, teks=teks))
    lagi_pada = next_reminder(turn.kantor.jam, turn.now)
    turn.store.tugas.move_reminders([tugas.id for tugas in daftar], lagi_pada, terkirim=True)
    isi = [
        {"langkah": satu.langkah, "unit": satu.unit, "ke": satu.ingat_ke + 1, "atasan": jenjang[satu.id] or ""}
        for satu in daftar
    ]
    turn.note_each("pengingat", isi, siklus_id=siklus.id)


def _words(turn: Turn, siklus: Siklus, tugas: TugasTersimpan, terlambat: int) -> Markup:
    return kalimat.pengingat(
        turn.langkah_of(tugas),
        tugas.tenggat or turn.now,
        turn.kantor.instansi.zona,
        terlambat=terlambat,
        unit=turn.kantor.unit_name(tugas.unit),
        periode=turn.name_of(siklus.id),
    )


def _words_above(turn: Turn, siklus: Siklus, tugas: TugasTersimpan, petugas: str) -> Markup:
    unit = turn.kantor.unit_name(tugas.unit)
    return kalimat.pengingat_atasan(
        turn.langkah_of(tugas),
        tugas.tenggat or turn.now,
        turn.kantor.instansi.zona,
        siapa=f"{petugas or tugas.peran}{f' ({unit})' if unit else ''}",
        periode=turn.name_of(siklus.id),
    )
