"""A decision that was typed instead of pressed: understood, asked back, and never taken as done."""

from bahasa.kalimat import rekap as kalimat
from bahasa.kalimat import umum
from bahasa.maksud import Keputusan, read_decision
from handlers import tunggu
from handlers.isian.baca import yes_or_no
from handlers.orang.petugas import open_tasks
from handlers.rekap.keputusan import approve, ask_where
from handlers.rekap.tunggu import TungguMaksud
from handlers.siklus import kartu
from handlers.turn import Ketikan, Tekan, TombolUsang, Turn
from sop.langkah import Cara
from storage.tugas import TugasTersimpan


def understand(turn: Turn, teks: str) -> bool:
    """Ask back what was typed while a decision waits; False where none does, or the words are none."""
    tugas = next((satu for satu in open_tasks(turn) if kartu.cara(turn, satu) is Cara.KEPUTUSAN), None)
    return tugas is not None and _ask_back(turn, tugas, teks)


def answer(turn: Turn, menunggu: TungguMaksud) -> None:
    """Ya: the decision is made as by its button. Bukan: nothing was meant."""
    match turn.masukan:
        case Tekan(perintah="ya") as tekan:
            tunggu.check_token(menunggu, tekan)
            _decide(turn, menunggu)
        case Tekan(perintah="bukan") as tekan:
            tunggu.check_token(menunggu, tekan)
            tunggu.clear(turn)
            turn.reply(kalimat.MAKSUD_BATAL)
        case Tekan():
            raise TombolUsang
        case Ketikan(teks=teks) if (tugas := turn.store.tugas.get(menunggu.tugas_id)) and _ask_back(turn, tugas, teks):
            pass
        case _:
            turn.reply(umum.TOMBOL_DIMINTA)


def _ask_back(turn: Turn, tugas: TugasTersimpan, teks: str) -> bool:
    maksud, rekap = read_decision(teks), turn.store.rekap.newest(tugas.siklus_id)
    if maksud is None or rekap is None:
        return False
    token = tunggu.new_token(turn)
    tanya = TungguMaksud(
        token=token,
        tugas_id=tugas.id,
        versi=rekap.versi,
        keputusan=maksud.keputusan.value,
        arahan=maksud.arahan,
    )
    if maksud.keputusan is Keputusan.SETUJU:
        kata = kalimat.tanya_setuju(rekap.versi)
    else:
        kata = kalimat.tanya_kembalikan(rekap.versi, maksud.arahan)
    tunggu.ask(turn, tanya, kata, yes_or_no(token))
    return True


def _decide(turn: Turn, menunggu: TungguMaksud) -> None:
    if menunggu.keputusan == Keputusan.SETUJU.value:
        approve(turn, menunggu.tugas_id, menunggu.versi)
    else:
        ask_where(turn, menunggu.tugas_id, menunggu.versi, usulan=menunggu.arahan)
