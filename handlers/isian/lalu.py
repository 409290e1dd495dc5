"""Earlier figures of an indicator: what the question shows, and what a new figure is compared with."""

from collections.abc import Iterator

from handlers.isian.keadaan import ANGGARAN, REALISASI, load_nilai
from handlers.turn import Turn
from sop.indikator import Akumulasi, Indikator, Nilai
from sop.kewajaran import Lalu
from sop.periode import Bagian, Periode

_TRIWULAN = (Bagian.TW_I, Bagian.TW_II, Bagian.TW_III, Bagian.TW_IV)


def earlier(turn: Turn, periode: Periode, indikator: Indikator) -> tuple[Lalu, ...]:
    """Figures of the triwulan before, newest first, and then of the years before."""
    tahunan = ((periode.tahun - 1, indikator.realisasi_n1), (periode.tahun - 2, indikator.realisasi_n2))
    return (
        *_same_year(turn, periode, indikator.kode),
        *(Lalu(sebutan=f"Tahun {tahun}", nilai=nilai, setahun=False) for tahun, nilai in tahunan if nilai is not None),
    )


def comparable(turn: Turn, periode: Periode, indikator: Indikator) -> Lalu | None:
    """The newest one that a figure of this period can be compared with.

    A year's sum says nothing about a triwulan, a year's last value does.
    """
    for satu in earlier(turn, periode, indikator):
        if satu.setahun or periode.bagian is Bagian.TAHUN or indikator.akumulasi is Akumulasi.TERAKHIR:
            return satu
    return None


def spent_before(turn: Turn, periode: Periode, kode: str) -> Lalu | None:
    """What the programme asked at that indicator had spent by the newest triwulan before, if that is known."""
    return next(_same_year(turn, periode, kode, ANGGARAN), None)


def _same_year(turn: Turn, periode: Periode, kode: str, butir: str = REALISASI) -> Iterator[Lalu]:
    if periode.bagian is Bagian.TAHUN:
        return
    for bagian in reversed(_TRIWULAN[: _TRIWULAN.index(periode.bagian)]):
        sebelum = Periode(periode.tahun, bagian)
        nilai = _figure(turn, sebelum, kode, butir)
        if nilai is not None:
            yield Lalu(sebutan=str(sebelum), nilai=nilai, setahun=True)


def _figure(turn: Turn, periode: Periode, kode: str, butir: str) -> Nilai | None:
    siklus = turn.store.siklus.by_periode(periode)
    if siklus is None:
        return None
    jawaban = turn.store.jawaban.of_indikator(siklus.id, [kode]).get(kode, ())
    angka = [satu for satu in jawaban if satu.butir == butir and satu.diketik is not None]
    return load_nilai(angka[-1].isi.get("nilai")) if angka else None
