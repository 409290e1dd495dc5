"""The Tim's note on the rekap of step 8."""

from bahasa.kalimat import label, umum
from bahasa.kalimat import rekap as kalimat
from handlers import tunggu
from handlers.orang.periksa import require_task
from handlers.rekap.rekap_susun import CATATAN
from handlers.rekap.tunggu import TungguCatatan
from handlers.siklus.buka import give
from handlers.turn import Ketikan, Papan, Tekan, Tombol, TombolUsang, Turn
from storage.jawaban import JawabanBaru
from storage.tugas import TugasTersimpan


def ask_note(turn: Turn, tugas: TugasTersimpan) -> None:
    """Ask for a note; it may be left out."""
    token = tunggu.new_token(turn)
    papan: Papan = ((Tombol(label.LEWATI, f"lewati:{token}"), Tombol(label.BATAL, f"batal:{token}")),)
    tunggu.ask(turn, TungguCatatan(token=token, tugas_id=tugas.id), kalimat.TANYA_CATATAN, papan)


def take_note(turn: Turn, menunggu: TungguCatatan) -> None:
    """Keep the note and show the card again."""
    tugas = require_task(turn, menunggu.tugas_id)
    match turn.masukan:
        case Ketikan(teks=teks) if teks.strip():
            baru = JawabanBaru(
                siklus_id=tugas.siklus_id,
                tugas_id=tugas.id,
                indikator="",
                butir=CATATAN,
                diketik=teks.strip(),
                isi={},
            )
            turn.store.jawaban.add(baru, pegawai_id=turn.aku.id, now=turn.now, inbox_id=turn.inbox_id)
        case Tekan(perintah="lewati") as tekan:
            tunggu.check_token(menunggu, tekan)
        case Tekan():
            raise TombolUsang
        case _:
            turn.reply(umum.TEKS_DIMINTA)
            return
    tunggu.clear(turn)
    give(turn, turn.aku.id, tugas)
