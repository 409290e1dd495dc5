"""What a rekap comes to: how many of each kind, and the average of those that have a percentage."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from sop.capaian import Status, capaian_tepat, round_capaian
from sop.kategori import LUAS
from sop.rekap import BarisRekap, Rekap


@dataclass(frozen=True, slots=True, kw_only=True)
class Ringkasan:
    """`rerata` in percent over the figures as printed, two places half-up; None where none was computed.

    `tanpa_kategori` are among the computed ones and out of the average.
    """

    jumlah: int
    dihitung: int
    belum_tercapai: int
    tidak_dihitung: tuple[BarisRekap, ...]
    tanpa_kategori: tuple[BarisRekap, ...]
    di_bawah_target: tuple[BarisRekap, ...]
    per_kategori: tuple[tuple[str, int], ...]
    rerata: Decimal | None

    @property
    def berkategori(self) -> int:
        """How many the average is made of."""
        return self.dihitung - len(self.tanpa_kategori)

    @property
    def rincian(self) -> tuple[tuple[str, int], ...]:
        """Every indicator once: by its category, or by what stands in the place of one."""
        lain = (
            ("tanpa kategori", len(self.tanpa_kategori)),
            (Status.BELUM_TERCAPAI.value, self.belum_tercapai),
            (Status.TIDAK_DIHITUNG.value, len(self.tidak_dihitung)),
        )
        return (*self.per_kategori, *((nama, jumlah) for nama, jumlah in lain if jumlah))


def summarize_rekap(rekap: Rekap) -> Ringkasan:
    """The summary of the whole rekap."""
    return summarize_baris(rekap.daftar_baris)


def summarize_baris(daftar: tuple[BarisRekap, ...]) -> Ringkasan:
    """The summary of some of its rows, such as those of one unit."""
    rerata = average_capaian(daftar)
    menurut = {status: tuple(b for b in daftar if b.capaian.status is status) for status in Status}
    return Ringkasan(
        jumlah=len(daftar),
        dihitung=len(menurut[Status.DIHITUNG]),
        belum_tercapai=len(menurut[Status.BELUM_TERCAPAI]),
        tidak_dihitung=menurut[Status.TIDAK_DIHITUNG],
        tanpa_kategori=tuple(baris for baris in menurut[Status.DIHITUNG] if not baris.capaian.kategori),
        di_bawah_target=tuple(baris for baris in daftar if _is_below(baris)),
        per_kategori=_count_kategori(menurut[Status.DIHITUNG]),
        rerata=None if rerata is None else round_capaian(rerata),
    )


def group_by_unit(rekap: Rekap) -> dict[str, tuple[BarisRekap, ...]]:
    """The rows by the unit's name, units in the order in which the rekap names them first."""
    return _group(rekap, lambda baris: baris.unit_nama)


def group_by_sasaran(rekap: Rekap) -> dict[str, tuple[BarisRekap, ...]]:
    """The rows by sasaran, in the order in which the rekap names them first."""
    return _group(rekap, lambda baris: baris.indikator.sasaran)


def average_capaian(daftar: Iterable[BarisRekap]) -> Decimal | None:
    """The mean of the figures as printed, unrounded, of those that have a category; None where there is none."""
    nilai = [baris.capaian.nilai for baris in daftar if baris.capaian.nilai is not None and baris.capaian.kategori]
    if not nilai:
        return None
    with localcontext(LUAS):
        return sum(nilai, Decimal(0)) / len(nilai)


def _group(rekap: Rekap, name: Callable[[BarisRekap], str]) -> dict[str, tuple[BarisRekap, ...]]:
    hasil: dict[str, list[BarisRekap]] = {}
    for baris in rekap.daftar_baris:
        hasil.setdefault(name(baris), []).append(baris)
    return {nama: tuple(daftar) for nama, daftar in hasil.items()}


def _is_below(baris: BarisRekap) -> bool:
    mentah = baris.capaian.mentah
    tanpa_angka = baris.capaian.status is Status.BELUM_TERCAPAI
    return tanpa_angka or (mentah is not None and mentah < capaian_tepat(baris.indikator))


def _count_kategori(dihitung: tuple[BarisRekap, ...]) -> tuple[tuple[str, int], ...]:
    """Categories by name, the one with the highest capaian first."""
    urut = sorted(dihitung, key=lambda baris: baris.capaian.mentah or Decimal(0), reverse=True)
    return tuple(Counter(baris.capaian.kategori for baris in urut if baris.capaian.kategori).items())
