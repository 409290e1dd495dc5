"""A decision that was typed instead of pressed: understood, asked back, and never taken as done."""

from markupsafe import Markup

from bahasa.kalimat import persetujuan as kalimat_surat
from bahasa.kalimat import rekap as kalimat
from bahasa.kalimat import umum
from bahasa.maksud import Keputusan, read_decision
from handlers import tunggu
from handlers.isian.baca import yes_or_no
from handlers.orang.petugas import open_tasks
from handlers.rekap import keputusan
from handlers.rekap.tunggu import TungguMaksud
from handlers.siklus import kartu, persetujuan
from handlers.turn import Ketikan, Tekan, TombolUsang, Turn
from sop.langkah import Cara
from storage.tugas import TugasTersimpan

_DIPUTUSKAN = frozenset((Cara.KEPUTUSAN, Cara.PERSETUJUAN))


def understand(turn: Turn, teks: str) -> bool:
    """Ask back what was typed while a decision waits; False where none does, or the words are none."""
    tugas = next((satu for satu in open_tasks(turn) if kartu.cara(turn, satu) in _DIPUTUSKAN), None)
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
    maksud, atas_rekap = read_decision(teks), kartu.cara(turn, tugas) is Cara.KEPUTUSAN
    rekap = turn.store.rekap.newest(tugas.siklus_id) if atas_rekap else None
    if maksud is None or (atas_rekap and rekap is None):
        return False
    token = tunggu.new_token(turn)
    tanya = TungguMaksud(
        token=token,
        tugas_id=tugas.id,
        versi=rekap.versi if rekap else None,
        keputusan=maksud.keputusan.value,
        arahan=maksud.arahan,
    )
    turn.enter(tugas.siklus_id)
    tunggu.ask(turn, tanya, _question(turn, tugas, tanya), yes_or_no(token))
    return True


def _question(turn: Turn, tugas: TugasTersimpan, tanya: TungguMaksud) -> Markup:
    setuju = tanya.keputusan == Keputusan.SETUJU.value
    if tanya.versi is not None:
        return kalimat.tanya_setuju(tanya.versi) if setuju else kalimat.tanya_kembalikan(tanya.versi, tanya.arahan)
    pada = (tugas.langkah, turn.langkah_of(tugas).nama)
    return kalimat_surat.tanya_setuju(*pada) if setuju else kalimat_surat.tanya_kembalikan(*pada, tanya.arahan)


def _decide(turn: Turn, menunggu: TungguMaksud) -> None:
    setuju = menunggu.keputusan == Keputusan.SETUJU.value
    if menunggu.versi is None:
        tunggu.clear(turn)
        if setuju:
            persetujuan.approve(turn, menunggu.tugas_id)
        else:
            persetujuan.ask_step(turn, menunggu.tugas_id, usulan=menunggu.arahan)
    elif setuju:
        keputusan.approve(turn, menunggu.tugas_id, menunggu.versi)
    else:
        keputusan.ask_where(turn, menunggu.tugas_id, menunggu.versi, usulan=menunggu.arahan)
