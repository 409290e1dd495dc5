"""Each indicator beside last year: the two realisasi as bars of one scale, and the change in percent where it is fair.

The bars are the realisasi themselves, not their capaian: last year's figure was promised against last year's target,
so a capaian of it against this target would be nobody's result. The change is a number without praise, as whether more
is better differs from one indicator to the next. Predikat have no length and stand as words.
"""

from collections.abc import Sequence
from decimal import Decimal

from bahasa.bentuk import format_nilai, format_persen
from dokumen.banding import compute_perubahan
from dokumen.gambar.baris import BIRU, LATAR, LEBAR_ISI, REDUP, TEPI, TINGGI_NAMA, UTAMA
from dokumen.gambar.batang import draw_batang
from dokumen.gambar.kepala import shorten_periode
from dokumen.gambar.svg import Balok, Huruf, draw_teks, measure_teks, shrink_huruf, wrap_teks
from sop.indikator import Nilai
from sop.periode import Periode
from sop.rekap import BarisRekap

TEBAL, JARAK = 32, 40
KIRI = TEPI + 210  # where bars begin, behind the name of the period
LEBAR_BATANG = 500
LEBAR_ANGKA = LEBAR_ISI - 210 - LEBAR_BATANG - 20
_NAMA = Huruf(ukuran=30, warna=UTAMA)
_KETERANGAN = Huruf(ukuran=26, warna=REDUP)
_PERIODE = Huruf(ukuran=26, warna=UTAMA)
_ANGKA = Huruf(ukuran=30, warna=UTAMA, tebal=600)


def has_lalu(baris: BarisRekap) -> bool:
    """Whether there is anything of last year to draw."""
    return baris.indikator.realisasi_n1 is not None


def explain(periode: Periode) -> str:
    """How to read the rows."""
    return (
        f"Batang kosong: realisasi {periode.tahun - 1}, angka setahun. Batang penuh: realisasi {periode}. Kedua batang "
        "satu indikator memakai skala yang sama; skala antarindikator berbeda. Tanpa batang berarti tidak ada angka."
    )


def draw_antar_tahun(baris: BarisRekap, periode: Periode) -> Balok:
    """The name, last year's bar, this period's, and the change in percent or why there is none."""
    indikator = baris.indikator
    nama = wrap_teks(f"{indikator.kode} {indikator.nama}", LEBAR_ISI, _NAMA, 3)
    svg = "".join(draw_teks(TEPI, 44 + TINGGI_NAMA * letak, teks, _NAMA) for letak, teks in enumerate(nama))
    y = 64 + TINGGI_NAMA * (len(nama) - 1)
    kini = baris.isian.nilai if baris.isian else None
    paling = _longest((indikator.realisasi_n1, kini))
    deret = ((str(periode.tahun - 1), indikator.realisasi_n1, LATAR), (shorten_periode(str(periode)), kini, BIRU))
    for letak, (sebutan, nilai, isi) in enumerate(deret):
        svg += _draw_realisasi(y + JARAK * letak, sebutan, nilai, baris, paling, isi)
    keterangan = wrap_teks(_say_change(baris, periode), LEBAR_ISI, _KETERANGAN, 2)
    bawah = y + JARAK * len(deret) + 28
    svg += "".join(draw_teks(TEPI, bawah + 34 * letak, teks, _KETERANGAN) for letak, teks in enumerate(keterangan))
    return Balok(svg, bawah + 34 * (len(keterangan) - 1) + 24)


def _draw_realisasi(y: float, sebutan: str, nilai: Nilai | None, baris: BarisRekap, paling: Decimal, isi: str) -> str:
    indikator = baris.indikator
    svg = draw_teks(TEPI, y + 26, sebutan, shrink_huruf(sebutan, KIRI - TEPI - 10, _PERIODE))
    panjang = 0.0
    if isinstance(nilai, Decimal) and paling > 0:
        panjang = float(max(nilai, Decimal(0)) / paling) * LEBAR_BATANG
        svg += _draw_hollow(y, panjang) if isi == LATAR else draw_batang(KIRI, y, panjang, isi, tebal=TEBAL)
    kata = "tidak ada data" if nilai is None else format_nilai(nilai, indikator.jenis, indikator.satuan)
    huruf = _ANGKA
    if measure_teks(kata, huruf) > LEBAR_ANGKA + LEBAR_BATANG - panjang:
        kata = format_nilai(nilai, indikator.jenis)
        huruf = shrink_huruf(kata, LEBAR_ANGKA + LEBAR_BATANG - panjang, _ANGKA)
    return svg + draw_teks(KIRI + panjang + 14, y + 28, kata, huruf)


def _draw_hollow(y: float, panjang: float) -> str:
    if panjang <= 0:
        return ""
    return (
        f'<rect x="{KIRI + 1.5:g}" y="{y + 1.5:g}" width="{max(panjang - 3, 0.1):g}" height="{TEBAL - 3}" '
        f'fill="{LATAR}" stroke="{REDUP}" stroke-width="3"/>'
    )


def _longest(daftar: Sequence[Nilai | None]) -> Decimal:
    return max((nilai for nilai in daftar if isinstance(nilai, Decimal)), default=Decimal(0))


def _say_change(baris: BarisRekap, periode: Periode) -> str:
    hasil = compute_perubahan(baris, periode)
    if isinstance(hasil, Decimal):
        return f"Perubahan {'+' if hasil > 0 else ''}{format_persen(hasil)}"
    return f"Perubahan tidak dihitung: {hasil}."
