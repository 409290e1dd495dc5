"""Earlier figures of an indicator: what the question shows, and what a new figure is compared with."""

from collections.abc import Iterator, Mapping, Sequence

from handlers.isian.keadaan import ANGGARAN, REALISASI, load_nilai
from handlers.turn import Turn
from sop.capaian import compute_tahun
from sop.indikator import Akumulasi, Indikator, Nilai
from sop.kewajaran import Lalu
from sop.periode import Bagian, Periode
from storage.siklus import Siklus

TRIWULAN = (Bagian.TW_I, Bagian.TW_II, Bagian.TW_III, Bagian.TW_IV)


def earlier(turn: Turn, siklus: Siklus, indikator: Indikator) -> tuple[Lalu, ...]:
    """Figures of the triwulan before, newest first, and of the years before; a year is told beside years first."""
    periode = siklus.periode
    tahunan = tuple(
        Lalu(sebutan=f"Tahun {tahun}", nilai=nilai, setahun=False)
        for tahun, nilai in ((periode.tahun - 1, indikator.realisasi_n1), (periode.tahun - 2, indikator.realisasi_n2))
        if nilai is not None
    )
    triwulan = tuple(_same_year(turn, siklus, indikator.kode))
    return (*tahunan, *triwulan) if periode.bagian is Bagian.TAHUN else (*triwulan, *tahunan)


def comparable(turn: Turn, siklus: Siklus, indikator: Indikator) -> Lalu | None:
    """The newest one that a figure of this period can be compared with.

    A year's sum says nothing about a triwulan, a year's last value does.
    """
    periode = siklus.periode
    for satu in earlier(turn, siklus, indikator):
        if periode.bagian is Bagian.TAHUN and satu.setahun:
            continue
        if satu.setahun or periode.bagian is Bagian.TAHUN or indikator.akumulasi is Akumulasi.TERAKHIR:
            return satu
    return None


def accumulated(turn: Turn, siklus: Siklus, indikator: Indikator) -> Nilai | None:
    """For a year's figure: what its triwulan came to by the indicator's kind; None where a part of it is unknown."""
    if siklus.periode.bagian is not Bagian.TAHUN:
        return None
    diketahui = {
        satu.periode.bagian: figures_of(turn, satu, [indikator.kode]).get(indikator.kode)
        for satu in turn.store.siklus.of_years([siklus.periode.tahun], siklus.sop)
    }
    return make_year(indikator, [diketahui.get(bagian) for bagian in TRIWULAN])


def make_year(indikator: Indikator, triwulan: Sequence[Nilai | None]) -> Nilai | None:
    """A year made of its four triwulan; the last value is that of the fourth, or unknown."""
    if indikator.akumulasi is Akumulasi.TERAKHIR and triwulan[-1] is None:
        return None
    return compute_tahun(triwulan, indikator.akumulasi)


def spent_before(turn: Turn, siklus: Siklus, daftar_kode: Sequence[str]) -> Lalu | None:
    """What the programme of these indicators had spent by the newest triwulan before, if that is known."""
    return next((lalu for kode in daftar_kode for lalu in _same_year(turn, siklus, kode, ANGGARAN)), None)


def _same_year(turn: Turn, siklus: Siklus, kode: str, butir: str = REALISASI) -> Iterator[Lalu]:
    periode = siklus.periode
    sampai = len(TRIWULAN) if periode.bagian is Bagian.TAHUN else TRIWULAN.index(periode.bagian)
    for bagian in reversed(TRIWULAN[:sampai]):
        sebelum = Periode(periode.tahun, bagian)
        nilai = _figure(turn, siklus.sop, sebelum, kode, butir)
        if nilai is not None:
            yield Lalu(sebutan=str(sebelum), nilai=nilai, setahun=True)


def figures_of(
    turn: Turn, siklus: Siklus, daftar_kode: Sequence[str] | None, butir: str = REALISASI
) -> Mapping[str, Nilai]:
    """The figures that units handed in, by kode (of all indicators where None); one in a form not sent yet is none."""
    hasil: dict[str, Nilai] = {}
    for kode, jawaban in turn.store.jawaban.handed_in(siklus.id, daftar_kode, butir).items():
        angka = [satu for satu in jawaban if satu.diketik is not None]
        nilai = load_nilai(angka[-1].isi.get("nilai")) if angka else None
        if nilai is not None:
            hasil[kode] = nilai
    return hasil


def _figure(turn: Turn, sop: str, periode: Periode, kode: str, butir: str) -> Nilai | None:
    siklus = turn.store.siklus.by_periode(periode, sop)
    return None if siklus is None else figures_of(turn, siklus, [kode], butir).get(kode)
