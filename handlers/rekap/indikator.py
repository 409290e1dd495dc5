"""The indicators as they stand for one cycle: with the targets in force for it, and figures of the years before."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from handlers.turn import Turn
from sop.indikator import Indikator
from sop.penetapan import in_force
from storage.instansi import IndikatorTersimpan
from storage.siklus import Siklus

_LAST_DAY = (12, 31)


def indicators_for(turn: Turn, siklus: Siklus, unit: str | None = None) -> tuple[IndikatorTersimpan, ...]:
    """The active indicators (of one unit) in the office's order."""
    return _for_siklus(turn, siklus, turn.store.instansi.daftar_indikator(unit))


def indicators_of(turn: Turn, siklus: Siklus, daftar_unit: Collection[str]) -> tuple[IndikatorTersimpan, ...]:
    """Those of several units."""
    return _for_siklus(turn, siklus, turn.store.instansi.indikator_of(daftar_unit))


def as_of(turn: Turn, siklus: Siklus, satu: IndikatorTersimpan) -> Indikator:
    """One of them; a cycle begun after its year is over goes by the targets that year ended with."""
    menurut = in_force(satu.indikator, turn.kantor.daftar_penetapan, day_of(turn, siklus))
    return _with_years(menurut, satu.tahun_angka, siklus)


def day_of(turn: Turn, siklus: Siklus) -> date:
    """The day by whose targets a cycle goes."""
    return min(siklus.dimulai_pada.astimezone(turn.kantor.jam.zona).date(), date(siklus.periode.tahun, *_LAST_DAY))


def _for_siklus(turn: Turn, siklus: Siklus, daftar: tuple[IndikatorTersimpan, ...]) -> tuple[IndikatorTersimpan, ...]:
    tahun = siklus.periode.tahun
    if not turn.kantor.daftar_penetapan and all(satu.tahun_angka in (None, tahun) for satu in daftar):
        return daftar
    return tuple(replace(satu, indikator=as_of(turn, siklus, satu)) for satu in daftar)


def _with_years(indikator: Indikator, tahun_angka: int | None, siklus: Siklus) -> Indikator:
    """Its N-1 and N-2 counted from the cycle's year; those that have moved on by now are known no more."""
    lewat = 0 if tahun_angka is None else tahun_angka - siklus.periode.tahun
    if lewat == 0:
        return indikator
    return replace(indikator, realisasi_n1=indikator.realisasi_n2 if lewat == 1 else None, realisasi_n2=None)
