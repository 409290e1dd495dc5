"""Reminders: tasks that wait are told to whoever must act, and rung by rung to those above; one message for a person.

`remind` is called where the time asks for it, `remind_now` where a person who waits does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bahasa.kalimat import pengingat as kalimat
from handlers.orang.petugas import holders, is_responsible, responsible_for_each
from handlers.turn import TombolUsang, Turn
from handlers.waktu.pengingat_kata import Dikirim, Kotak, tell
from sop.galat import SopError
from sop.pengingat import Ingatan, decide_reminder, may_press, may_send, next_reminder, who_waits
from sop.peran import Peran
from sop.siklus import Keadaan
from storage.orang import Orang
from storage.tugas import TugasTersimpan

# When to look again, whether one reminder more was counted, and how many roles above were told by now.
_Langkah = tuple[datetime, bool, int | None]


class BukanYangMenunggu(SopError):
    """Ingatkan by somebody who waits for none of these tasks."""

    pesan = "Pengingat hanya dapat dikirim oleh yang menunggu tugas itu. Tidak ada yang dikirim."


class PengingatDiluarJam(SopError):
    """Ingatkan while the office keeps quiet, or where it wants none."""

    pesan = "Di luar jam kerja tidak ada pengingat yang dikirim. Silakan tekan kembali pada jam kerja."


class IngatkanMati(SopError):
    """Ingatkan in an office that switched it off."""

    pesan = "Tombol Ingatkan dinonaktifkan oleh instansi. Pengingat tetap dikirim menurut waktunya."


def remind(turn: Turn, daftar: Sequence[TugasTersimpan]) -> int:
    """Remind of each of these tasks whose moment has come, and set when to look again; how many were told of.

    Their cycles are held. What they need is read, and what they leave is kept, for all of them at once.
    """
    dikirim = _decide(turn, daftar)
    kotak: dict[int, Kotak] = {}
    for satu in dikirim:
        for orang in satu.petugas if satu.pengingat.petugas else ():
            kotak.setdefault(orang.id, Kotak()).milik.append(satu.tugas)
        for orang in satu.di_atas:
            kotak.setdefault(orang.id, Kotak()).bawahan.append(satu)
    tell(turn, kotak)
    _move_on(turn, dikirim)
    terkirim = [satu for satu in dikirim if satu.pengingat.petugas or satu.atasan]
    _note(turn, "pengingat", [(satu.tugas, _facts(satu)) for satu in terkirim])
    return len(terkirim)


def remind_now(turn: Turn, daftar: Sequence[TugasTersimpan]) -> int:
    """Ingatkan: the speaker, who waits for these open tasks, reminds of each; how many were told of.

    Those reminded so within the office's pause are left out; it counts as no rung. Raises a `SopError` where the
    speaker waits for none of them, and where the office wants no such reminder, or none at this time.
    """
    aturan, jam = turn.kantor.pengingat, turn.kantor.jam
    if not aturan.ingatkan:
        raise IngatkanMati
    if not may_send(jam, aturan, turn.now):
        raise PengingatDiluarJam
    ditunggu = awaited(turn, daftar)
    if not ditunggu:
        raise BukanYangMenunggu
    for siklus_id in sorted({tugas.siklus_id for tugas in ditunggu}):
        turn.store.siklus.lock(siklus_id)
    kini = turn.store.tugas.open_among([tugas.id for tugas in ditunggu])
    boleh = [tugas for tugas in kini if may_press(jam, aturan, tugas.diingatkan_pada, turn.now)]
    petugas = responsible_for_each(turn, boleh)
    kotak: dict[int, Kotak] = {}
    for tugas in boleh:
        for orang in petugas[tugas.id]:
            kotak.setdefault(orang.id, Kotak()).milik.append(tugas)
    tell(turn, kotak, oleh=turn.aku.nama)
    turn.store.tugas.note_pressed([tugas.id for tugas in boleh], turn.now)
    _note(turn, "ingatkan", [(tugas, {}) for tugas in boleh])
    return len(boleh)


def press(turn: Turn, siklus_id: int) -> None:
    """Ingatkan below the progress of a cycle: all of it that the speaker waits for."""
    if all(siklus.id != siklus_id for siklus in turn.store.siklus.running()):
        raise TombolUsang
    jumlah = remind_now(turn, turn.store.tugas.of_siklus(siklus_id))
    turn.answer(kalimat.diingatkan(jumlah), penting=True)


def awaited(turn: Turn, daftar: Sequence[TugasTersimpan]) -> list[TugasTersimpan]:
    """The open ones among these tasks that the speaker waits for, and so may remind of."""
    return [
        tugas
        for tugas in daftar
        if tugas.keadaan is Keadaan.TERBUKA and not is_responsible(turn.aku, tugas) and _waits(turn, tugas)
    ]


def _waits(turn: Turn, tugas: TugasTersimpan) -> bool:
    menunggu = who_waits(turn.naskah_of(tugas.siklus_id), turn.langkah_of(tugas), tugas.peran)
    return any(turn.aku.holds(peran) for peran in menunggu)


def _decide(turn: Turn, daftar: Sequence[TugasTersimpan]) -> list[Dikirim]:
    """What each is reminded of, and who hears of it above."""
    petugas = responsible_for_each(turn, daftar)
    pemegang: dict[Peran, tuple[Orang, ...]] = {}
    return [
        _climb(
            turn,
            Dikirim(
                tugas=tugas,
                pengingat=decide_reminder(turn.kantor.pengingat, _kept(turn, tugas), turn.now),
                petugas=petugas[tugas.id],
                jenjang_ke=tugas.jenjang_ke,
            ),
            pemegang,
        )
        for tugas in daftar
    ]


def _climb(turn: Turn, satu: Dikirim, pemegang: dict[Peran, tuple[Orang, ...]]) -> Dikirim:
    """The nearest role above whose turn it is; one that nobody holds, or only who must act, is passed.

    `pemegang` keeps who holds these roles, each asked for once.
    """
    sendiri = {orang.id for orang in satu.petugas}
    for peran in satu.pengingat.atasan:
        if peran not in pemegang:
            pemegang[peran] = holders(turn, peran)
        di_atas = tuple(orang for orang in pemegang[peran] if orang.id not in sendiri)
        satu = replace(satu, jenjang_ke=satu.jenjang_ke + 1)
        if di_atas:
            return replace(satu, atasan=peran, di_atas=di_atas)
    return satu


def _kept(turn: Turn, tugas: TugasTersimpan) -> Ingatan:
    return Ingatan(peran=tugas.peran, tenggat=tugas.tenggat or turn.now, ke=tugas.ingat_ke, jenjang_ke=tugas.jenjang_ke)


def _move_on(turn: Turn, dikirim: Sequence[Dikirim]) -> None:
    """When each is looked at again, and who above was told; those of which the same is to be said are moved together.

    Of what is late the next look is the same, whenever it was due.
    """
    now = turn.now
    semua = {max(satu.tugas.tenggat or now, now) for satu in dikirim}
    kapan = {pada: next_reminder(turn.kantor.jam, turn.kantor.pengingat, pada, now) for pada in semua}
    bersama: dict[_Langkah, list[int]] = {}
    for satu in dikirim:
        lagi_pada = kapan[max(satu.tugas.tenggat or now, now)]
        naik = satu.jenjang_ke if satu.jenjang_ke != satu.tugas.jenjang_ke else None
        bersama.setdefault((lagi_pada, satu.pengingat.ke > 0, naik), []).append(satu.tugas.id)
    for (lagi_pada, lewat, naik), daftar_id in bersama.items():
        turn.store.tugas.move_reminders(daftar_id, lagi_pada, terkirim=lewat, jenjang_ke=naik)


def _note(turn: Turn, peristiwa: str, daftar: Sequence[tuple[TugasTersimpan, Mapping[str, object]]]) -> None:
    """A trail row for each task, cycle by cycle."""
    for siklus_id in dict.fromkeys(tugas.siklus_id for tugas, _ in daftar):
        isi = [
            {"langkah": tugas.langkah, "unit": tugas.unit, "putaran": tugas.putaran, **fakta}
            for tugas, fakta in daftar
            if tugas.siklus_id == siklus_id
        ]
        turn.note_each(peristiwa, isi, siklus_id=siklus_id)


def _facts(satu: Dikirim) -> Mapping[str, object]:
    return {"tangga": satu.pengingat.tangga.value, "ke": satu.pengingat.ke, "atasan": satu.atasan or ""}
