"""Bars that read the same on a black and white print: the texture says what the colour says, a word says it again."""

from decimal import Decimal

from dokumen.gambar.baris import BIRU, GARIS, KUNING, LATAR, MERAH, NADA, REDUP
from dokumen.gambar.svg import Huruf, draw_teks
from sop.capaian import SERATUS

PENUH = Decimal(125)  # percent at the bar's full length, so that what is above 100 is seen to be
TEBAL = 36
_GARIS_TEPI = 3
_JARAK_ARSIR = 16
_KETERANGAN_SERATUS = Huruf(ukuran=24, warna=REDUP, jangkar="middle")


def draw_batang(x: float, y: float, lebar: float, warna: str, *, tebal: float = TEBAL) -> str:
    """A bar from x to the right: filled, hatched or hollow as its colour is good, middling or bad; others fill."""
    if lebar <= 0:
        return ""
    if warna == MERAH:
        return _kotak(x, y, lebar, tebal, LATAR, warna)
    svg = _kotak(x, y, lebar, tebal, warna, warna)
    return svg + _draw_arsir(x, y, lebar, tebal) if warna == KUNING else svg


def draw_hampa(x: float, y: float, lebar: float, *, tebal: float = TEBAL) -> str:
    """The dashed outline that stands where nothing was computed: no bar, and no zero either."""
    return (
        f'<rect x="{x + 1:g}" y="{y + 1:g}" width="{lebar - 2:g}" height="{tebal - 2:g}" fill="{LATAR}" '
        f'stroke="{REDUP}" stroke-width="2" stroke-dasharray="8 6"/>'
    )


def draw_capaian(x: float, y: float, lebar: float, persen: Decimal, warna: str) -> str:
    """The bar of a percentage on its track, with the line of 100 percent, and an arrow's head where it goes beyond."""
    svg = f'<rect x="{x:g}" y="{y:g}" width="{lebar:g}" height="{TEBAL}" fill="{LATAR}" stroke="{GARIS}"/>'
    panjang = float(max(Decimal(0), min(persen, PENUH)) / PENUH) * lebar
    svg += draw_batang(x, y, panjang, warna)
    if persen > PENUH:
        ujung, tengah = x + lebar, y + TEBAL / 2
        svg += f'<path d="M{ujung:g} {y - 6:g}l28 {tengah - y + 6:g}l-28 {tengah - y + 6:g}z" fill="{warna}"/>'
    seratus = x + lebar * float(SERATUS / PENUH)
    svg += draw_garis(seratus, y, seratus, y + TEBAL, tebal=9, warna=LATAR)  # so that it is seen on a dark bar too
    return svg + draw_garis(seratus, y - 8, seratus, y + TEBAL + 8)


def draw_skala(x: float, y: float, lebar: float) -> str:
    """The words above the line of 100 percent."""
    return draw_teks(x + lebar * float(SERATUS / PENUH), y, "100%", _KETERANGAN_SERATUS)


def draw_garis(x1: float, y1: float, x2: float, y2: float, *, tebal: float = 3, warna: str = "#1f2933") -> str:
    """A straight line."""
    return f'<path d="M{x1:g} {y1:g}L{x2:g} {y2:g}" stroke="{warna}" stroke-width="{tebal:g}" fill="none"/>'


def tone_of(kategori: str) -> str:
    """The colour of a category; blue where it is none of ours."""
    return NADA.get(kategori, BIRU)


def _kotak(x: float, y: float, lebar: float, tinggi: float, isi: str, tepi: str) -> str:
    g = min(_GARIS_TEPI, lebar, tinggi)
    return (
        f'<rect x="{x + g / 2:g}" y="{y + g / 2:g}" width="{max(lebar - g, 0.1):g}" '
        f'height="{max(tinggi - g, 0.1):g}" fill="{isi}" stroke="{tepi}" stroke-width="{g:g}"/>'
    )


def _draw_arsir(x: float, y: float, lebar: float, tebal: float) -> str:
    """White slanting lines that stay within the bar."""
    miring = tebal - 2 * _GARIS_TEPI
    banyak = int((lebar - miring - 2 * _GARIS_TEPI) // _JARAK_ARSIR) + 1
    awal = (x + _GARIS_TEPI, y + tebal - _GARIS_TEPI)
    jalan = "".join(f"M{awal[0] + _JARAK_ARSIR * n:g} {awal[1]:g}l{miring:g} {-miring:g}" for n in range(banyak))
    return f'<path d="{jalan}" stroke="{LATAR}" stroke-width="5" fill="none"/>' if jalan else ""
