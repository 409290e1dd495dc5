"""Rights: checked when a press is worked off, against who holds the role now - not when the button was drawn."""

from datetime import date, datetime

from bahasa.bentuk import format_waktu
from bahasa.kalimat import kartu as kalimat
from bahasa.kalimat import rekap as kalimat_rekap
from handlers.orang.petugas import is_responsible, role_of
from handlers.turn import BukanTugasAnda, TombolUsang, Turn
from sop.langkah import Cara
from sop.siklus import Keadaan, TugasSudahSelesai
from storage.rekap import RekapTersimpan
from storage.tugas import TugasTersimpan


def find_task(turn: Turn, tugas_id: int) -> TugasTersimpan:
    """A task of the speaker's role, open or done; refused where it is unknown or somebody else's.

    Its cycle is held from here until commit: what is decided on it stays true while it is carried out.
    """
    tugas = turn.store.tugas.get(tugas_id)
    if tugas is None:
        raise TombolUsang
    turn.store.siklus.lock(tugas.siklus_id)
    turn.enter(tugas.siklus_id)
    tugas = turn.store.tugas.get(tugas_id) or tugas
    if not is_responsible(turn.aku, tugas):
        raise BukanTugasAnda
    turn.sebagai = role_of(turn.aku, tugas)
    return tugas


def require_task(turn: Turn, tugas_id: int) -> TugasTersimpan:
    """An open task of the speaker's role; refused in the office's words otherwise."""
    tugas = find_task(turn, tugas_id)
    if tugas.keadaan is Keadaan.SELESAI:
        raise already_done(turn, tugas)
    return tugas


class RekapSudahDiputuskan(TugasSudahSelesai):
    """A decision on a version that has one."""

    pesan = "Rekap ini sudah diputuskan. Tidak ada yang berubah."


def already_done(turn: Turn, tugas: TugasTersimpan) -> TugasSudahSelesai:
    """The refusal for a task that is done: by whom, when, and for a decision what it was."""
    oleh, pada = turn.store.orang.name_of(tugas.selesai_oleh), when(turn, tugas.selesai_pada)
    if tugas.ditarik:
        return TugasSudahSelesai(kalimat_rekap.sudah_ditarik(oleh, pada))
    rekap = _decided_in(turn, tugas)
    if rekap is not None and rekap.keputusan is not None:
        return RekapSudahDiputuskan(kalimat_rekap.sudah_diputuskan(rekap.versi, rekap.keputusan, oleh, pada))
    return TugasSudahSelesai(kalimat.sudah_selesai(oleh, pada))


def _decided_in(turn: Turn, tugas: TugasTersimpan) -> RekapTersimpan | None:
    """The version that was decided on in that task; None for a task of another kind, though done at that moment."""
    if tugas.selesai_pada is None or turn.langkah_of(tugas).cara is not Cara.KEPUTUSAN:
        return None
    return turn.store.rekap.decided_at(tugas.siklus_id, tugas.selesai_pada)


def local_date(turn: Turn) -> date:
    """Today where the office is."""
    return turn.now.astimezone(turn.kantor.jam.zona).date()


def when(turn: Turn, pada: datetime | None = None) -> str:
    """A moment (now, unless another is given) in the office's words and zone."""
    return format_waktu(pada or turn.now, turn.kantor.instansi.zona)
