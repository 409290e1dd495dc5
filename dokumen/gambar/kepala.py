"""The head, the headings and the foot that every picture has."""

from collections.abc import Sequence

from dokumen.gambar.baris import GARIS, LEBAR_ISI, REDUP, TEPI, UTAMA
from dokumen.gambar.svg import Balok, Huruf, cut_teks, draw_kotak, draw_teks, wrap_teks

LEBAR = 1080  # pixels
KECIL = Huruf(ukuran=26, warna=REDUP)
_JUDUL = Huruf(ukuran=50, warna=UTAMA, tebal=700)
_SUBJUDUL = Huruf(ukuran=32, warna=UTAMA, tebal=600)


def draw_kepala(instansi: str, judul: str, subjudul: Sequence[str], keterangan: str) -> Balok:
    """Whose it is, what it is, of what (any number of lines), and a small line on how it came about."""
    y = 194
    svg = draw_teks(TEPI, 78, cut_teks(instansi, LEBAR_ISI, KECIL), KECIL) + draw_teks(TEPI, 142, judul, _JUDUL)
    for letak, teks in enumerate(subjudul):
        y = 194 + 44 * letak
        svg += draw_teks(TEPI, y, teks, _SUBJUDUL)
    return Balok(svg + draw_teks(TEPI, y + 44, cut_teks(keterangan, LEBAR_ISI, KECIL), KECIL), y + 74)


def wrap_subjudul(teks: str, baris: int = 4) -> list[str]:
    """A long name as lines below the title."""
    return wrap_teks(teks, LEBAR_ISI, _SUBJUDUL, baris)


def draw_bagian(judul: str) -> Balok:
    """The heading of a part."""
    return Balok(draw_teks(TEPI, 70, judul, _SUBJUDUL), 96)


def draw_kaki(daftar: Sequence[str]) -> Balok:
    """A rule, and below it how to read the picture."""
    semua = [baris for teks in daftar for baris in wrap_teks(teks, LEBAR_ISI, KECIL, 6)]
    svg = draw_kotak(TEPI, 30, LEBAR_ISI, 2, f'fill="{GARIS}"')
    for letak, teks in enumerate(semua):
        svg += draw_teks(TEPI, 76 + 36 * letak, teks, KECIL)
    return Balok(svg, 76 + 36 * len(semua) + 20)


def shorten_periode(sebutan: str) -> str:
    """Triwulan as TW, where there is little room."""
    return sebutan.replace("Triwulan ", "TW ")
