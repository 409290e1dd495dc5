"""The questions of a step's guided talk, or of its invitation, as a flat list, and how far the answers are."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.turn import Turn
from sop.langkah import JenisTanya, Langkah, Tanya
from storage.jawaban import Jawaban
from storage.tugas import TugasTersimpan

TERKIRIM = "undangan:terkirim"  # answered by sending it


@dataclass(frozen=True, slots=True, kw_only=True)
class Soal:
    """One thing to ask; `kunci` is unique in the step, `undangan` says that it is of the invitation.

    Of a checklist it is one item (`butir`), or the proof of the item whose key is `bukti_dari`.
    """

    kunci: str
    tanya: Tanya
    butir: str = ""
    bukti_dari: str = ""
    undangan: bool = False


def questions_of(langkah: Langkah, *, undangan: bool = False) -> tuple[Soal, ...]:
    """The step's questions in order, checklists item by item, each followed by its proof; or its invitation's."""
    if undangan:
        return tuple(
            Soal(kunci=key_invited(tanya.kunci), tanya=tanya, undangan=True) for tanya in langkah.daftar_undangan
        )
    return tuple(soal for tanya in langkah.daftar_tanya for soal in _expand(tanya))


def parts_of(langkah: Langkah, *, undangan: bool = False) -> tuple[Soal, ...]:
    """What is counted and can be said anew: a proof goes with its item."""
    return tuple(soal for soal in questions_of(langkah, undangan=undangan) if not soal.bukti_dari)


def next_question(langkah: Langkah, jawab: Mapping[str, Jawaban], *, undangan: bool = False) -> Soal | None:
    """The first one without an answer; an item that is not there is asked no proof."""
    semua = questions_of(langkah, undangan=undangan)
    return next((soal for soal in semua if soal.kunci not in jawab and _is_due(soal, jawab)), None)


def proof_of(butir: Soal) -> Soal:
    """The question for the proof of a checklist's item."""
    return Soal(kunci=f"{butir.kunci}:bukti", tanya=butir.tanya, butir=butir.butir, bukti_dari=butir.kunci)


def key_invited(kunci: str) -> str:
    """The key of the invitation's question that answers the talk's of this key."""
    return f"undangan:{kunci}"


def answers_of(turn: Turn, tugas: TugasTersimpan) -> Mapping[str, Jawaban]:
    """The last answer to each question of a task, by its key; what a sent invitation says answers the talk's too.

    Who was invited is not who came: that is asked all the same.
    """
    milik = {satu.butir: satu for satu in turn.store.jawaban.of_tugas(tugas.id) if not satu.indikator}
    if TERKIRIM not in milik:
        return milik
    semua = (tanya for tanya in turn.langkah_of(tugas).daftar_tanya if tanya.jenis is not JenisTanya.HADIR)
    undangan = {tanya.kunci: milik[kunci] for tanya in semua if (kunci := key_invited(tanya.kunci)) in milik}
    return {**undangan, **milik}


def start_of(soal: Soal, jawab: Mapping[str, Jawaban]) -> Jawaban | None:
    """What a question begins with: its last answer, or of who came whoever was invited."""
    diundang = jawab.get(key_invited(soal.kunci)) if TERKIRIM in jawab else None
    return jawab.get(soal.kunci, diundang)


def lines_of(teks: str | None) -> tuple[str, ...]:
    """An answer of several lines as its lines, empty ones left out."""
    return tuple(baris.strip(" \t•-") for baris in (teks or "").splitlines() if baris.strip(" \t•-"))


def is_there(kunci: str, jawab: Mapping[str, Jawaban]) -> bool:
    """Whether that item of a checklist was found."""
    return kunci in jawab and bool(jawab[kunci].isi.get("ada"))


def _is_due(soal: Soal, jawab: Mapping[str, Jawaban]) -> bool:
    return not soal.bukti_dari or is_there(soal.bukti_dari, jawab)


def _expand(tanya: Tanya) -> tuple[Soal, ...]:
    if tanya.jenis is not JenisTanya.CEKLIST:
        return (Soal(kunci=tanya.kunci, tanya=tanya),)
    daftar = [Soal(kunci=f"{tanya.kunci}:{urut}", tanya=tanya, butir=butir) for urut, butir in enumerate(tanya.butir)]
    return tuple(soal for butir in daftar for soal in (butir, proof_of(butir)))
