"""Several people fill in one form: nobody is asked what another is being asked, nothing is overwritten unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bahasa.bentuk import format_nilai
from bahasa.kalimat import kewajaran as kalimat
from handlers.isian.keadaan import ANGGARAN, REALISASI, load_nilai
from handlers.orang.periksa import when
from handlers.turn import Turn
from sop.indikator import Indikator, Jenis
from sop.kewajaran import DITIMPA, Temuan
from storage.jawaban import Jawaban
from storage.tugas import TugasTersimpan

_DIPEGANG = timedelta(minutes=30)
_TENTANG = ("realisasi", "bacaan", "narasi")  # the questions about an indicator itself


@dataclass(frozen=True, slots=True)
class Rupa:
    """Which figure of an indicator is meant, and how it is written."""

    butir: str
    jenis: Jenis
    satuan: str = ""


RUPIAH = Rupa(ANGGARAN, Jenis.RUPIAH)


def shape_of(indikator: Indikator) -> Rupa:
    """Its realisasi."""
    return Rupa(REALISASI, indikator.jenis, indikator.satuan)


def held_by_others(turn: Turn, tugas: TugasTersimpan) -> Mapping[str, str]:
    """The indicators somebody else is being asked right now, with who that is; a question left lying holds none."""
    ditanya = {
        pegawai_id: isi
        for pegawai_id, isi, pada in turn.store.tunggu.about(tugas.id)
        if pegawai_id != turn.aku.id and isi.get("jenis") in _TENTANG and turn.now - pada < _DIPEGANG
    }
    nama = turn.store.orang.names_of(ditanya)
    return {str(isi["indikator"]): nama.get(pegawai_id, "") for pegawai_id, isi in ditanya.items()}


def newest_seen(turn: Turn, siklus_id: int, kode: str, butir: str = REALISASI) -> int:
    """The id of the figure that stands now, 0 where there is none."""
    terakhir = _newest(turn, siklus_id, kode, butir)
    return terakhir.id if terakhir else 0


def find_overwritten(turn: Turn, tugas: TugasTersimpan, kode: str, dilihat: int, rupa: Rupa) -> Temuan | None:
    """What somebody else filled in since the speaker was asked (and saw `dilihat`): it would be replaced."""
    terakhir = _newest(turn, tugas.siklus_id, kode, rupa.butir)
    if terakhir is None or terakhir.pegawai_id == turn.aku.id or terakhir.id <= dilihat:
        return None
    nilai = load_nilai(terakhir.isi.get("nilai"))
    semula = terakhir.diketik or "" if nilai is None else format_nilai(nilai, rupa.jenis, rupa.satuan)
    oleh = turn.store.orang.name_of(terakhir.pegawai_id)
    return Temuan(aturan=DITIMPA, kalimat=kalimat.ditimpa(oleh, when(turn, terakhir.pada), semula))


def _newest(turn: Turn, siklus_id: int, kode: str, butir: str) -> Jawaban | None:
    jawaban = turn.store.jawaban.of_indikator(siklus_id, [kode]).get(kode, ())
    angka = [satu for satu in jawaban if satu.butir == butir and satu.diketik is not None]
    return angka[-1] if angka else None
