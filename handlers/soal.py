"""The questions of a step's guided talk as a flat list, and how far the answers are."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.turn import Turn
from sop.langkah import JenisTanya, Langkah, Tanya
from storage.jawaban import Jawaban
from storage.siklus import TugasTersimpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Soal:
    """One thing to ask: a question, or one item (`butir`) of a checklist; `kunci` is unique in the step."""

    kunci: str
    tanya: Tanya
    butir: str = ""


def questions_of(langkah: Langkah) -> tuple[Soal, ...]:
    """The step's questions in order, checklists item by item."""
    return tuple(soal for tanya in langkah.daftar_tanya for soal in _expand(tanya))


def answers_of(turn: Turn, tugas: TugasTersimpan) -> Mapping[str, Jawaban]:
    """The last answer to each question of a task, by its key."""
    return {satu.butir: satu for satu in turn.store.jawaban.of_tugas(tugas.id) if not satu.indikator}


def lines_of(teks: str | None) -> tuple[str, ...]:
    """An answer of several lines as its lines, empty ones left out."""
    return tuple(baris.strip(" \t•-") for baris in (teks or "").splitlines() if baris.strip(" \t•-"))


def _expand(tanya: Tanya) -> tuple[Soal, ...]:
    if tanya.jenis is not JenisTanya.CEKLIST:
        return (Soal(kunci=tanya.kunci, tanya=tanya),)
    return tuple(
        Soal(kunci=f"{tanya.kunci}:{urut}", tanya=tanya, butir=butir) for urut, butir in enumerate(tanya.butir)
    )
