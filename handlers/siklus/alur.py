"""How a cycle moves on: a command on a task is decided by `sop`, kept, traced, and what it opens is announced."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bahasa.kalimat import kartu as kalimat
from bahasa.kalimat import rekap as kalimat_rekap
from bahasa.kalimat import umum as kalimat_umum
from handlers.orang.periksa import already_done, when
from handlers.orang.petugas import holders, role_of, signature
from handlers.siklus import kartu
from handlers.siklus.buka import open_task
from handlers.surat.pengesahan import grounds_of
from handlers.turn import LepasTentang, Papan, Sunting, Turn, Ucapan
from handlers.waktu import minta_waktu
from sop.jam_kerja import working_minutes_between
from sop.peran import Peran
from sop.siklus import Perintah, Putusan, Syarat, Tugas, decide
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan


@dataclass(frozen=True, slots=True)
class Move:
    """A command on a task, and what came with it.

    For a return, `tujuan` are the units' kode (None: all), `arahan` its words, `daftar_indikator` the kode to fill in
    again, or `ke` is the step it goes back to. Whoever acts on another's task does it `sebagai` a role of their own.
    """

    perintah: Perintah
    terpenuhi: Collection[Syarat] = ()
    tujuan: Sequence[str] | None = None
    arahan: str = ""
    daftar_indikator: Sequence[str] = ()
    ke: int | None = None
    sebagai: Peran | None = None


def carry_out(turn: Turn, tugas: TugasTersimpan, move: Move, *, kata: Markup | None = None, papan: Papan = ()) -> None:
    """Close a task by a command and open what follows; a `SopError` leaves everything as it was.

    The cycle is held until commit, so of two people at once the second sees what the first did. `kata` is what the
    card says from now on, where that is more than who and when, `papan` what may still be pressed.
    """
    siklus = turn.store.siklus.lock(tugas.siklus_id)
    semua = turn.store.tugas.of_siklus(siklus.id)
    tugas = next(satu for satu in semua if satu.id == tugas.id)
    putusan = _decide(turn, tugas, semua, move)
    _close(turn, tugas, move)
    _show_done(turn, tugas, kata, papan)
    for baru in putusan.buka:
        open_task(turn, siklus, baru, arahan=move.arahan, daftar_indikator=move.daftar_indikator)
    if putusan.tamat:
        _finish(turn, siklus)
    turn.store.kartu.mark(siklus.id, turn.now)


def _close(turn: Turn, tugas: TugasTersimpan, move: Move) -> None:
    """Close the task, with its row in the trail; whoever was asked about it is asked no more."""
    dasar = grounds_of(turn, tugas)
    if not turn.store.tugas.close(tugas.id, turn.aku.id, turn.now, ditarik=move.perintah is Perintah.TARIK):
        raise already_done(turn, tugas)
    end_questions(turn, tugas)
    minta_waktu.lapse(turn, tugas)
    turn.note(
        move.perintah.value,
        peran=move.sebagai or role_of(turn.aku, tugas),
        siklus_id=tugas.siklus_id,
        langkah=tugas.langkah,
        unit=tugas.unit,
        putaran=tugas.putaran,
        arahan=move.arahan,
        tujuan=list(move.tujuan or ()),
        indikator=list(move.daftar_indikator),
        dasar=dasar,
        terlambat=_minutes_late(turn, tugas),
        **({} if move.ke is None else {"ke": move.ke}),
    )


def _minutes_late(turn: Turn, tugas: TugasTersimpan) -> int | None:
    """By how many working minutes the task passed its due time, None without one."""
    return working_minutes_between(turn.kantor.jam, tugas.tenggat, turn.now) if tugas.tenggat else None


def _show_done(turn: Turn, tugas: TugasTersimpan, kata: Markup | None, papan: Papan) -> None:
    """Every card of a task: done, by whom and when, and no buttons but those of `papan`."""
    naskah = turn.naskah_of(tugas.siklus_id)
    unit = turn.kantor.unit_name(tugas.unit)
    selesai = kalimat.selesai(
        naskah.langkah(tugas.langkah), len(naskah.daftar_langkah), unit, signature(turn.aku, tugas), when(turn)
    )
    turn.say(Sunting(tentang=kartu.card_of(tugas), teks=kata or selesai, papan=papan))


def end_questions(turn: Turn, tugas: TugasTersimpan) -> None:
    """Whoever was being asked about the task is asked no more, and (but for the speaker) hears why."""
    for pegawai_id, isi in turn.store.tunggu.clear_about(tugas.id).items():
        turn.say(LepasTentang(tentang=f"tanya:{isi['token']}"))
        if pegawai_id != turn.aku.id:
            kata = kalimat.sudah_selesai(turn.aku.nama, when(turn))
            turn.say(Ucapan(kepada=pegawai_id, teks=kalimat_umum.penolakan(kata)))


def _decide(turn: Turn, tugas: TugasTersimpan, semua: Sequence[TugasTersimpan], move: Move) -> Putusan:
    if tugas.selesai_oleh is not None:
        raise already_done(turn, tugas)
    return decide(
        turn.naskah_of(tugas.siklus_id),
        _value(tugas),
        move.perintah,
        lain=[_value(satu) for satu in semua if satu.id != tugas.id],
        daftar_unit=turn.kantor.daftar_kode if move.tujuan is None else move.tujuan,
        terpenuhi=move.terpenuhi,
        ke=move.ke,
    )


def _value(tugas: TugasTersimpan) -> Tugas:
    return Tugas(langkah=tugas.langkah, unit=tugas.unit, keadaan=tugas.keadaan)


def _finish(turn: Turn, siklus: Siklus) -> None:
    turn.store.siklus.finish(siklus.id, turn.now)
    turn.note("tamat", siklus_id=siklus.id)
    for peran in (Peran.KEPALA_DINAS, Peran.SEKRETARIS):
        for orang in holders(turn, peran):
            turn.say(Ucapan(kepada=orang.id, teks=kalimat_rekap.siklus_tamat(turn.name_of(siklus.id)), senyap=True))
