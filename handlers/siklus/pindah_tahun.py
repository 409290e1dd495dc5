"""A new year takes over the figures of the one that went: N-1 and N-2 come from the cycles, where those know them."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.isian.lalu import TRIWULAN, figures_of, make_year
from handlers.turn import Turn
from sop.indikator import Indikator, Nilai
from sop.periode import Bagian
from storage.penetapan import IndikatorTahun
from storage.siklus import Siklus

_Angka = Mapping[Bagian, Mapping[str, Nilai]]


def begin_year(turn: Turn, siklus: Siklus) -> None:
    """Say of which year targets and earlier figures are; those of a year gone by move on, with a trail row."""
    tahun = siklus.periode.tahun
    turn.store.penetapan.settle(tahun)
    daftar = turn.store.penetapan.with_older_figures(tahun)
    if not daftar:
        return
    kode = [satu.indikator.kode for satu in daftar]
    angka = {lalu: _figures(turn, siklus.sop, lalu, kode) for lalu in (tahun - 1, tahun - 2)}
    baru = {satu.id: _moved(satu, tahun, angka) for satu in daftar}
    turn.store.penetapan.take_over(tahun, baru)
    turn.note(
        "angka_dialihkan",
        siklus_id=siklus.id,
        tahun=tahun,
        angka={
            satu.kode: [None if nilai is None else str(nilai) for nilai in (satu.realisasi_n1, satu.realisasi_n2)]
            for satu in baru.values()
        },
    )


def year_value(indikator: Indikator, angka: _Angka) -> Nilai | None:
    """What a year came to: as it was collected for the year, else made of its triwulan; None where that is unknown."""
    setahun = angka.get(Bagian.TAHUN, {}).get(indikator.kode)
    if setahun is not None:
        return setahun
    return make_year(indikator, [angka.get(bagian, {}).get(indikator.kode) for bagian in TRIWULAN])


def _figures(turn: Turn, sop: str, tahun: int, daftar_kode: list[str]) -> _Angka:
    semua = turn.store.siklus.of_years([tahun], sop)
    return {siklus.periode.bagian: figures_of(turn, siklus, daftar_kode) for siklus in semua}


def _moved(satu: IndikatorTahun, tahun: int, angka: Mapping[int, _Angka]) -> Indikator:
    """With the figures of the two years before `tahun`: the cycles', else those set up for the same year."""
    indikator, dasar = satu.indikator, satu.tahun_angka or tahun
    diketahui = {dasar - 1: indikator.realisasi_n1, dasar - 2: indikator.realisasi_n2}

    def value(lalu: int) -> Nilai | None:
        dikumpulkan = year_value(indikator, angka[lalu])
        return diketahui.get(lalu) if dikumpulkan is None else dikumpulkan

    return replace(indikator, realisasi_n1=value(tahun - 1), realisasi_n2=value(tahun - 2))
