"""/alihkan: one task handed to a named person with a reason, or sent back to who gave it; the role stays as it is."""

from collections.abc import Iterable

from markupsafe import Markup

from bahasa.kalimat import borang as kalimat_borang
from bahasa.kalimat import label, umum
from bahasa.kalimat import pengganti as kalimat
from handlers import borang
from handlers.admin.orang import find_person
from handlers.borang import Borang, Soal
from handlers.orang.periksa import already_done, when
from handlers.orang.petugas import holders, is_responsible, open_tasks, responsible_for, responsible_for_each
from handlers.orang.wewenang import require_admin
from handlers.siklus import kartu
from handlers.siklus.buka import give
from handlers.tunggu import TungguBorang
from handlers.turn import BukanTugasAnda, LepasTentang, Papan, Sunting, Tombol, TombolUsang, Turn, Ucapan
from sop.galat import SopError
from sop.pengingat import JENJANG
from sop.peran import Peran
from sop.siklus import Keadaan
from storage.orang import Orang
from storage.tugas import TugasTersimpan

_DITAMPILKAN = 8


class TidakAdaPenerima(SopError):
    """Nobody else has joined who could take it over."""

    pesan = kalimat.TIDAK_ADA_PENERIMA


class TanpaPemberi(SopError):
    """A task that nobody could take back."""

    pesan = kalimat.TANPA_PEMBERI


def choose_task(turn: Turn) -> None:
    """/alihkan: the person's open tasks, each a button."""
    daftar = open_tasks(turn)
    if daftar:
        turn.reply(kalimat.PILIH_TUGAS, _task_buttons(turn, daftar))
    else:
        turn.reply(umum.TIDAK_ADA_TUGAS)


def show_open_tasks(turn: Turn) -> None:
    """Tugas, in /admin: every open task and whom it waits for."""
    require_admin(turn)
    daftar = turn.store.tugas.all_open()[:_DITAMPILKAN]
    petugas = responsible_for_each(turn, daftar)
    baris = [(_words(turn, satu), ", ".join(orang.nama for orang in petugas[satu.id])) for satu in daftar]
    turn.reply(kalimat.daftar_tugas(baris) if baris else kalimat.TANPA_TUGAS_TERBUKA, _task_buttons(turn, daftar))


def show_task(turn: Turn, tugas_id: int) -> None:
    """One task, and what can be done with it."""
    tugas = _find(turn, tugas_id)
    petugas = [orang.nama for orang in responsible_for(turn, tugas)]
    tombol = [Tombol(label.ALIHKAN, f"alihkan:{tugas.id}")]
    if is_responsible(turn.aku, tugas):
        tombol.append(Tombol(label.BUKAN_TUGAS_SAYA, f"bukan_tugas:{tugas.id}"))
    turn.reply(kalimat.kartu_tugas(_words(turn, tugas), turn.name_of(tugas.siklus_id), petugas), (tuple(tombol),))


def hand_over(turn: Turn, tugas_id: int) -> None:
    """Alihkan."""
    borang.begin(turn, ALIHKAN, tugas_id, tugas_id=tugas_id)


def decline(turn: Turn, tugas_id: int) -> None:
    """Bukan tugas saya."""
    borang.begin(turn, BUKAN, tugas_id, tugas_id=tugas_id)


def pass_on(turn: Turn, dari: Orang, penerus: Orang | None) -> None:
    """Somebody has left: what was handed to them alone waits for whoever goes on, or for its own role again.

    The cycles under way are held.
    """
    for tugas in turn.store.tugas.all_open():
        if tugas.dialihkan_ke != dari.id:
            continue
        ke = penerus.id if penerus and not penerus.holds(tugas.peran, tugas.unit) else None
        turn.store.tugas.hand_over(tugas.id, ke=ke, oleh=turn.aku.id if ke else None)
        alasan = kalimat.alasan_berhenti(dari.nama)
        _note(turn, tugas, "dialihkan", peran=Peran.ADMIN, ke=ke, alasan=alasan)
        baru = turn.store.tugas.get(tugas.id) or tugas
        for orang in responsible_for(turn, baru):
            with turn.about(tugas.siklus_id):
                kata = kalimat.menerima_alihan(_words(turn, tugas), turn.aku.nama, alasan)
                turn.say(Ucapan(kepada=orang.id, teks=kata))
            give(turn, orang.id, baru)


def _find(turn: Turn, tugas_id: int) -> TugasTersimpan:
    """An open task the speaker must act on, or any open one for the admin; its cycle is held until commit."""
    tugas = turn.store.tugas.get(tugas_id)
    if tugas is None:
        raise TombolUsang
    turn.store.siklus.lock(tugas.siklus_id)
    turn.enter(tugas.siklus_id)
    tugas = turn.store.tugas.get(tugas_id) or tugas
    if not is_responsible(turn.aku, tugas) and not turn.aku.holds(Peran.ADMIN):
        raise BukanTugasAnda
    if tugas.keadaan is Keadaan.SELESAI:
        raise already_done(turn, tugas)
    return tugas


def _words(turn: Turn, tugas: TugasTersimpan) -> str:
    return kalimat.tugas(tugas.langkah, turn.langkah_of(tugas).nama, turn.kantor.unit_name(tugas.unit))


def _task_buttons(turn: Turn, daftar: Iterable[TugasTersimpan]) -> Papan:
    return tuple(
        (Tombol(label.clip(kalimat.tombol_tugas(satu.langkah, turn.kantor.unit_name(satu.unit))), f"alih:{satu.id}"),)
        for satu in daftar
    )


# -- Alihkan


def _check(turn: Turn, menunggu: TungguBorang) -> None:
    tugas = _find(turn, menunggu.untuk[0])
    if not _candidates(turn, tugas):
        raise TidakAdaPenerima


def _candidates(turn: Turn, tugas: TugasTersimpan) -> list[Orang]:
    """Everybody who has joined, but for whom the task waits for alone."""
    petugas = responsible_for(turn, tugas)
    kecuali = {petugas[0].id} if len(petugas) == 1 else {turn.aku.id} & {orang.id for orang in petugas}
    semua = [orang for orang in turn.store.orang.all(turn.now) if orang.id not in kecuali]
    obrolan = turn.store.obrolan.chats_of([orang.id for orang in semua])
    return [orang for orang in semua if obrolan[orang.id]]


def _ask(turn: Turn, menunggu: TungguBorang) -> Soal | None:
    match menunggu.isi:
        case ():
            pilihan = [(orang.id, orang.nama) for orang in _candidates(turn, _find(turn, menunggu.untuk[0]))]
            return Soal(tanya=kalimat_borang.tanya(kalimat.KEPADA_SIAPA, 1, 2), pilihan=pilihan)
        case (_,):
            return Soal(tanya=kalimat_borang.tanya(kalimat.ALASAN_ALIH, 2, 2, contoh="Perjalanan dinas"))
        case _:
            return None


def _summarize(turn: Turn, menunggu: TungguBorang) -> Markup:
    kepada, alasan = menunggu.isi
    tugas = _find(turn, menunggu.untuk[0])
    return kalimat.ringkas_alih(_words(turn, tugas), find_person(turn, int(kepada)).nama, alasan)


def _hand_over(turn: Turn, menunggu: TungguBorang) -> None:
    kepada, alasan = menunggu.isi
    _move(turn, _find(turn, menunggu.untuk[0]), find_person(turn, int(kepada)), alasan, "dialihkan")


# -- Bukan tugas saya


def _check_own(turn: Turn, menunggu: TungguBorang) -> None:
    tugas = _find(turn, menunggu.untuk[0])
    if not is_responsible(turn.aku, tugas):
        raise BukanTugasAnda
    _giver(turn, tugas)


def _giver(turn: Turn, tugas: TugasTersimpan) -> Orang:
    """Who gave the task: whoever handed it over, else the next above its role, else the admin."""
    oleh = turn.store.orang.get(tugas.dialihkan_oleh, turn.now) if tugas.dialihkan_oleh is not None else None
    atasan = JENJANG.get(tugas.peran)
    calon = [*([oleh] if oleh else []), *(holders(turn, atasan) if atasan else ()), *holders(turn, Peran.ADMIN)]
    obrolan = turn.store.obrolan.chats_of([orang.id for orang in calon])
    for orang in calon:
        if orang.id != turn.aku.id and obrolan[orang.id]:
            return orang
    raise TanpaPemberi


def _ask_why(_turn: Turn, menunggu: TungguBorang) -> Soal | None:
    if menunggu.isi:
        return None
    return Soal(tanya=kalimat_borang.tanya(kalimat.ALASAN_BUKAN, 1, 1, contoh="Indikator ini milik bidang lain"))


def _summarize_own(turn: Turn, menunggu: TungguBorang) -> Markup:
    tugas = _find(turn, menunggu.untuk[0])
    return kalimat.ringkas_bukan(_words(turn, tugas), _giver(turn, tugas).nama, menunggu.isi[0])


def _decline(turn: Turn, menunggu: TungguBorang) -> None:
    tugas = _find(turn, menunggu.untuk[0])
    _move(turn, tugas, _giver(turn, tugas), menunggu.isi[0], "bukan_tugas")


# -- both


def _move(turn: Turn, tugas: TugasTersimpan, kepada: Orang, alasan: str, peristiwa: str) -> None:
    """The task waits for that person now; the cards of those it waited for say so and lose their buttons."""
    peran_sendiri = kepada.holds(tugas.peran, tugas.unit) and len(holders(turn, tugas.peran, tugas.unit)) == 1
    ke = None if peran_sendiri else kepada.id
    _end_questions(turn, tugas, kepada)
    turn.say(
        Sunting(
            tentang=kartu.card_of(tugas),
            teks=kalimat.dialihkan(_words(turn, tugas), kepada.nama, turn.aku.nama, when(turn), alasan),
        )
    )
    turn.store.tugas.hand_over(tugas.id, ke=ke, oleh=turn.aku.id if ke is not None else None)
    turn.store.kartu.mark(tugas.siklus_id, turn.now)
    peran = tugas.peran if is_responsible(turn.aku, tugas) else Peran.ADMIN
    _note(turn, tugas, peristiwa, peran=peran, ke=kepada.id, alasan=alasan)
    if kepada.id != turn.aku.id:
        kata = kalimat.menerima_alihan(_words(turn, tugas), turn.aku.nama, alasan)
        turn.say(Ucapan(kepada=kepada.id, teks=kata))
    if not is_responsible(turn.aku, tugas):
        turn.reply(kalimat.dialihkan(_words(turn, tugas), kepada.nama, turn.aku.nama, when(turn), alasan))
    baru = turn.store.tugas.get(tugas.id) or tugas
    give(turn, kepada.id, baru)


def _note(turn: Turn, tugas: TugasTersimpan, peristiwa: str, *, peran: Peran, ke: int | None, alasan: str) -> None:
    """A row of the trail: for whom the task waits from now on; for its role's holders where `ke` is None."""
    turn.note(
        peristiwa,
        peran=peran,
        siklus_id=tugas.siklus_id,
        langkah=tugas.langkah,
        unit=tugas.unit,
        putaran=tugas.putaran,
        ke=ke,
        alasan=alasan,
    )


def _end_questions(turn: Turn, tugas: TugasTersimpan, kepada: Orang) -> None:
    """Whoever was being asked about the task is asked no more, and (but for the speaker) hears why."""
    for pegawai_id, isi in turn.store.tunggu.clear_about(tugas.id).items():
        turn.say(LepasTentang(tentang=f"tanya:{isi['token']}"))
        if pegawai_id not in {turn.aku.id, kepada.id}:
            kata = kalimat.pertanyaan_beralih(kepada.nama)
            turn.say(Ucapan(kepada=pegawai_id, teks=umum.penolakan(kata)))


ALIHKAN = Borang(nama="alihkan", check=_check, soal=_ask, ringkas=_summarize, simpan=_hand_over)
BUKAN = Borang(nama="bukan_tugas", check=_check_own, soal=_ask_why, ringkas=_summarize_own, simpan=_decline)
