"""The history (riwayat) of one indicator: its target, realisasi and capaian in one period after the other."""

from dataclasses import dataclass

from sop.capaian import Capaian
from sop.indikator import Indikator, Nilai, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class TitikRiwayat:
    """One period; `sebutan` is how it is called, such as Triwulan II 2026 or Tahun 2025, None is unknown."""

    sebutan: str
    target: Target | None
    nilai: Nilai | None
    capaian: Capaian


@dataclass(frozen=True, slots=True, kw_only=True)
class Riwayat:
    """One indicator through its periods, oldest first."""

    instansi: str
    indikator: Indikator
    unit_nama: str
    daftar: tuple[TitikRiwayat, ...]
