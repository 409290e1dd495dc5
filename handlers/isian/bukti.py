"""A file sent as proof (bukti): kept, and said so if the very same file is a proof elsewhere in the unit's form."""

from markupsafe import Markup

from bahasa.kalimat import isian as kalimat
from handlers.isian.keadaan import BUKTI
from handlers.isian.simpan import keep_proof
from handlers.langkah.unggahan import check_upload
from handlers.turn import Kiriman, Turn
from storage.tugas import TugasTersimpan


def take_proof(turn: Turn, tugas: TugasTersimpan, kode: str, kiriman: Kiriman) -> Markup:
    """Keep the file as proof of that indicator; returns the echo. One file may well prove several things."""
    check_upload(turn, kiriman)
    sama = _proven_by(turn, tugas, kiriman.sha256)
    keep_proof(turn, tugas, kode, kiriman.nama, kiriman.sha256)
    return kalimat.bukti_tercatat(kode, kiriman.nama, sama)


def _proven_by(turn: Turn, tugas: TugasTersimpan, sha256: str) -> list[str]:
    """The unit's indicators that this file is a proof of in this cycle, in the order of the form."""
    daftar = [satu.indikator.kode for satu in turn.store.instansi.daftar_indikator(tugas.unit)]
    jawaban = turn.store.jawaban.of_indikator(tugas.siklus_id, daftar)
    return [
        kode
        for kode in daftar
        if any(satu.butir == BUKTI and satu.isi.get("sha256") == sha256 for satu in jawaban.get(kode, ()))
    ]
