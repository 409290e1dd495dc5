"""The indicators as they stand for one cycle: with the targets that were in force when it began."""

from dataclasses import replace

from handlers.turn import Turn
from sop.penetapan import in_force
from storage.instansi import IndikatorTersimpan
from storage.siklus import Siklus


def indicators_for(turn: Turn, siklus: Siklus, unit: str | None = None) -> tuple[IndikatorTersimpan, ...]:
    """The active indicators (of one unit) in the office's order."""
    daftar = turn.store.instansi.daftar_indikator(unit)
    penetapan = turn.kantor.daftar_penetapan
    if not penetapan:
        return daftar
    mulai = siklus.dimulai_pada.astimezone(turn.kantor.jam.zona).date()
    return tuple(replace(satu, indikator=in_force(satu.indikator, penetapan, mulai)) for satu in daftar)
