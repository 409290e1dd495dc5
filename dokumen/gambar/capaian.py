"""Capaian per sasaran and per unit as bars: the average of what is computed, its category as a word beside it.

Drawn with the SVG helpers of this folder and not by a chart library: pygal cuts or runs over the long names of sasaran,
lays values on top of each other, and draws a line through a period that has no figure.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from bahasa.bentuk import format_persen
from dokumen.gambar.baris import KANAN, LEBAR_ISI, REDUP, TEPI, TINGGI_NAMA, UTAMA
from dokumen.gambar.batang import TEBAL, draw_capaian, draw_hampa, draw_skala, tone_of
from dokumen.gambar.svg import Balok, Huruf, draw_teks, shrink_huruf, wrap_teks
from sop.capaian import Status
from sop.instansi import AturanKategori
from sop.kategori import categorize
from sop.rekap import BarisRekap
from sop.ringkasan import average_capaian

LEBAR_BATANG = 640
_LEBAR_NILAI = LEBAR_ISI - LEBAR_BATANG - 50
_TINGGI_KETERANGAN = 36
_NAMA = Huruf(ukuran=32, warna=UTAMA)
_KETERANGAN = Huruf(ukuran=26, warna=REDUP)
_ANGKA = Huruf(ukuran=44, warna=UTAMA, tebal=700, jangkar="end")
_KATEGORI = Huruf(ukuran=30, warna=UTAMA, tebal=600, jangkar="end")
_TANPA_KATEGORI = "tanpa kategori"

BACA_BATANG = (
    "Panjang batang adalah rata-rata capaian yang berkategori; garis tegak menandai 100%. Batang penuh, berarsir, dan "
    "kosong mengikuti kategori yang tertulis di sampingnya. Garis putus-putus: tidak ada yang dihitung, bukan nol."
)


def draw_kelompok(kelompok: Mapping[str, Sequence[BarisRekap]], aturan: AturanKategori | None) -> Iterator[Balok]:
    """One row for each name; `aturan` None leaves the category of the average out."""
    yield Balok(draw_skala(TEPI, 24, LEBAR_BATANG), 24)
    for nama, daftar in kelompok.items():
        yield _draw_baris(nama, daftar, aturan)


def _draw_baris(nama: str, daftar: Sequence[BarisRekap], aturan: AturanKategori | None) -> Balok:
    """The name, the bar with its figure and category, and below what the figure is made of."""
    rerata = average_capaian(daftar)
    baris_nama = wrap_teks(nama, LEBAR_ISI, _NAMA, 3)
    svg = "".join(draw_teks(TEPI, 44 + TINGGI_NAMA * letak, teks, _NAMA) for letak, teks in enumerate(baris_nama))
    y = 68 + TINGGI_NAMA * (len(baris_nama) - 1)
    svg += _draw_nilai(y, rerata, aturan)
    bawah = y + TEBAL + 42
    keterangan = wrap_teks(_say_parts(daftar), LEBAR_ISI, _KETERANGAN, 4)
    for letak, teks in enumerate(keterangan):
        svg += draw_teks(TEPI, bawah + _TINGGI_KETERANGAN * letak, teks, _KETERANGAN)
    return Balok(svg, bawah + _TINGGI_KETERANGAN * (len(keterangan) - 1) + 26)


def _draw_nilai(y: float, rerata: Decimal | None, aturan: AturanKategori | None) -> str:
    if rerata is None:
        return draw_hampa(TEPI, y, LEBAR_BATANG) + draw_teks(KANAN, y + 30, "Tidak dihitung", _KATEGORI)
    kategori = "" if aturan is None else categorize(rerata, aturan)
    angka = format_persen(rerata)
    svg = draw_capaian(TEPI, y, LEBAR_BATANG, rerata, tone_of(kategori))
    svg += draw_teks(KANAN, y + (12 if kategori else 34), angka, shrink_huruf(angka, _LEBAR_NILAI, _ANGKA))
    return svg + draw_teks(KANAN, y + 50, kategori, shrink_huruf(kategori, _LEBAR_NILAI, _KATEGORI))


def _say_parts(daftar: Sequence[BarisRekap]) -> str:
    """How many figures the average is made of, and which indicators are not among them."""
    kode: dict[str, list[str]] = {}
    for baris in daftar:
        kode.setdefault(_place(baris), []).append(baris.indikator.kode)
    kata = f"{len(kode.pop('', []))} dari {len(daftar)} indikator berkategori"
    lain = (_TANPA_KATEGORI, Status.BELUM_TERCAPAI, Status.TIDAK_DIHITUNG)
    return "; ".join([kata, *(f"{satu}: {', '.join(kode[satu])}" for satu in lain if satu in kode)]) + "."


def _place(baris: BarisRekap) -> str:
    """What stands in the place of a category, empty where there is one."""
    if baris.capaian.status is not Status.DIHITUNG:
        return baris.capaian.status.value
    return "" if baris.capaian.kategori else _TANPA_KATEGORI
