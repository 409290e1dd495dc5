"""A file sent as proof of a checklist's item: kept under its SHA-256, and one more where several come at once."""

from collections.abc import Iterator
from datetime import timedelta

from bahasa.kalimat import dokumen as kalimat
from handlers.langkah.soal import Soal, questions_of
from handlers.langkah.unggahan import check_upload
from handlers.turn import Kiriman, Turn
from storage.jawaban import Jawaban, JawabanBaru
from storage.tugas import TugasTersimpan

_SEKALIGUS = timedelta(minutes=1)  # the files of an album come one by one


def take_proof(turn: Turn, tugas: TugasTersimpan, soal: Soal, kiriman: Kiriman, sebelum: tuple[str, ...] = ()) -> None:
    """Keep a file as proof; `sebelum` are the names of those it came together with."""
    check_upload(turn, kiriman)
    baru = JawabanBaru(
        siklus_id=tugas.siklus_id,
        tugas_id=tugas.id,
        indikator="",
        butir=soal.kunci,
        diketik=kiriman.nama,
        isi={"sha256": kiriman.sha256, "berkas": [*sebelum, kiriman.nama]},
    )
    turn.store.jawaban.add(baru, pegawai_id=turn.aku.id, now=turn.now, inbox_id=turn.inbox_id)
    turn.note(
        "bukti_ceklist",
        peran=tugas.peran,
        siklus_id=tugas.siklus_id,
        langkah=tugas.langkah,
        butir=soal.butir,
        nama=kiriman.nama,
        sha256=kiriman.sha256,
    )


def proofs_of(turn: Turn, siklus_id: int) -> Iterator[tuple[str, Jawaban]]:
    """The files sent as proof in the guided talks of a cycle, each with the item it proves."""
    for tugas in turn.store.tugas.of_siklus(siklus_id):
        langkah = turn.langkah_of(tugas)
        butir = {soal.kunci: soal.butir for soal in questions_of(langkah) if soal.bukti_dari}
        for satu in turn.store.jawaban.of_tugas(tugas.id) if butir else ():
            if "sha256" in satu.isi:
                yield butir[satu.butir], satu


def take_more_proof(turn: Turn, tugas: TugasTersimpan, kiriman: Kiriman) -> bool:
    """A further file right after a proof is one more of it; False for any other file."""
    terakhir = turn.store.jawaban.of_tugas(tugas.id)[-1:]
    if not terakhir or "sha256" not in terakhir[0].isi or turn.now - terakhir[0].pada > _SEKALIGUS:
        return False
    semua = questions_of(turn.langkah_of(tugas))
    soal = next(satu for satu in semua if satu.kunci == terakhir[0].butir)
    take_proof(turn, tugas, soal, kiriman, tuple(terakhir[0].isi["berkas"]))
    turn.reply(kalimat.bukti_tercatat(soal.butir, kiriman.nama))
    return True
