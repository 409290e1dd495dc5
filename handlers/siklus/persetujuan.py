"""A decision on the papers before it: approved, or sent back with an arahan to an earlier step that the SOP names."""

from dataclasses import replace

from bahasa.kalimat import label, umum
from bahasa.kalimat import persetujuan as kalimat
from bahasa.kalimat import rekap as kalimat_rekap
from handlers import tunggu
from handlers.orang.periksa import require_task, when
from handlers.siklus import kartu
from handlers.siklus.alur import Move, carry_out
from handlers.siklus.tunggu import TungguKembali
from handlers.turn import Ketikan, Papan, SuntingDitekan, Tekan, Tombol, TombolUsang, Turn
from sop.langkah import Cara
from sop.siklus import Perintah, Syarat
from storage.tugas import TugasTersimpan


def approve(turn: Turn, tugas_id: int) -> None:
    """Setuju: the cycle goes on."""
    tugas = _require(turn, tugas_id)
    kata = kalimat.disetujui(turn.langkah_of(tugas).nama, turn.aku.nama, when(turn))
    carry_out(turn, tugas, Move(Perintah.SETUJU), kata=kata)


def ask_step(turn: Turn, tugas_id: int, *, usulan: str = "") -> None:
    """Kembalikan: to which step? Where the SOP names one alone, only the arahan is asked for.

    `usulan` is an arahan that is there already.
    """
    tugas = _require(turn, tugas_id)
    token = tunggu.new_token(turn)
    semua = turn.langkah_of(tugas).kembali
    menunggu = TungguKembali(token=token, tugas_id=tugas.id, usulan=usulan)
    if len(semua) == 1:
        _ask_arahan(turn, replace(menunggu, ke=semua[0]))
        return
    naskah = turn.naskah_of(tugas.siklus_id)
    papan = tuple(
        (Tombol(label.clip(f"{satu}. {naskah.langkah(satu).nama}"), f"pilih:{token}:{satu}"),) for satu in semua
    )
    tunggu.ask(turn, menunggu, kalimat.PILIH_LANGKAH, (*papan, (Tombol(label.BATAL, f"batal:{token}"),)))


def answer(turn: Turn, menunggu: TungguKembali) -> None:
    """Take the step by a press, then the arahan in words."""
    tugas = _require(turn, menunggu.tugas_id)
    match turn.masukan:
        case Tekan(perintah="pilih") as tekan if menunggu.ke is None:
            _choose(turn, tugas, menunggu, tunggu.check_token(menunggu, tekan))
        case Tekan(perintah="ya") as tekan if menunggu.ke is not None and menunggu.usulan:
            tunggu.check_token(menunggu, tekan)
            _send_back(turn, tugas, menunggu.ke, menunggu.usulan)
        case Tekan():
            raise TombolUsang
        case _ if menunggu.ke is None:
            turn.reply(umum.TOMBOL_DIMINTA)
        case Ketikan(teks=teks) if teks.strip():
            _send_back(turn, tugas, menunggu.ke, teks.strip())
        case Ketikan():
            turn.reply(kalimat_rekap.ARAHAN_KOSONG)
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def _require(turn: Turn, tugas_id: int) -> TugasTersimpan:
    """An open decision of the speaker's; a button of another kind of step is none of these."""
    tugas = require_task(turn, tugas_id)
    if kartu.cara(turn, tugas) is not Cara.PERSETUJUAN:
        raise TombolUsang
    return tugas


def _choose(turn: Turn, tugas: TugasTersimpan, menunggu: TungguKembali, pilihan: tuple[int, ...]) -> None:
    if len(pilihan) != 1 or pilihan[0] not in turn.langkah_of(tugas).kembali:
        raise TombolUsang
    nama = turn.naskah_of(tugas.siklus_id).langkah(pilihan[0]).nama
    turn.say(SuntingDitekan(teks=kalimat.langkah_dipilih(pilihan[0], nama)))
    _ask_arahan(turn, replace(menunggu, token=tunggu.new_token(turn), ke=pilihan[0]))


def _ask_arahan(turn: Turn, menunggu: TungguKembali) -> None:
    tugas = _require(turn, menunggu.tugas_id)
    langkah = turn.naskah_of(tugas.siklus_id).langkah(menunggu.ke or 0)
    teks = kalimat.tanya_arahan(kalimat.langkah(langkah.nomor, langkah.nama), menunggu.usulan)
    papan: Papan = ((Tombol(label.BATAL, f"batal:{menunggu.token}"),),)
    if menunggu.usulan:
        papan = ((Tombol(label.GUNAKAN_KALIMAT_INI, f"ya:{menunggu.token}"),), *papan)
    tunggu.ask(turn, menunggu, teks, papan)


def _send_back(turn: Turn, tugas: TugasTersimpan, ke: int, arahan: str) -> None:
    tunggu.clear(turn)
    tujuan = kalimat.langkah(ke, turn.naskah_of(tugas.siklus_id).langkah(ke).nama)
    kata = kalimat.dikembalikan(turn.langkah_of(tugas).nama, turn.aku.nama, when(turn), tujuan=tujuan, arahan=arahan)
    syarat = {Syarat.ARAHAN}
    move = Move(Perintah.KEMBALIKAN_LANGKAH, terpenuhi=syarat, arahan=arahan, ke=ke)
    carry_out(turn, tugas, move, kata=kata)
    turn.reply(kata)
