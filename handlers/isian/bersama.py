"""Several people fill in one form: nobody is asked what another is being asked, nothing is overwritten unseen."""

from collections.abc import Mapping
from datetime import timedelta

from bahasa.bentuk import format_nilai
from bahasa.kalimat import kewajaran as kalimat
from handlers.isian.keadaan import REALISASI, load_nilai
from handlers.periksa import when
from handlers.turn import Turn
from sop.indikator import Indikator
from sop.kewajaran import DITIMPA, Temuan
from storage.siklus import TugasTersimpan

_DIPEGANG = timedelta(minutes=30)


def held_by_others(turn: Turn, tugas: TugasTersimpan) -> Mapping[str, str]:
    """The indicators somebody else is being asked right now, with who that is; a question left lying holds none."""
    ditanya = {
        pegawai_id: isi
        for pegawai_id, isi, pada in turn.store.tunggu.about(tugas.id)
        if pegawai_id != turn.aku.id and "indikator" in isi and turn.now - pada < _DIPEGANG
    }
    nama = turn.store.orang.names_of(ditanya)
    return {str(isi["indikator"]): nama.get(pegawai_id, "") for pegawai_id, isi in ditanya.items()}


def find_overwritten(turn: Turn, tugas: TugasTersimpan, indikator: Indikator) -> Temuan | None:
    """What somebody else filled in since the speaker was asked, which a new figure would replace."""
    ditanya = turn.store.tunggu.asked_at(turn.aku.id)
    jawaban = turn.store.jawaban.of_indikator(tugas.siklus_id, [indikator.kode]).get(indikator.kode, ())
    angka = [satu for satu in jawaban if satu.butir == REALISASI and satu.diketik is not None]
    if ditanya is None or not angka or angka[-1].pegawai_id == turn.aku.id or angka[-1].pada <= ditanya:
        return None
    terakhir = angka[-1]
    nilai = load_nilai(terakhir.isi.get("nilai"))
    semula = terakhir.diketik or "" if nilai is None else format_nilai(nilai, indikator.jenis, indikator.satuan)
    oleh = turn.store.orang.name_of(terakhir.pegawai_id)
    return Temuan(aturan=DITIMPA, kalimat=kalimat.ditimpa(oleh, when(turn, terakhir.pada), semula))
