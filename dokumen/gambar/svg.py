"""Draws SVG and turns it into PNG with a typeface that travels with the program, whatever the machine has."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

import resvg_py
import ttf_opensans

from dokumen.teks import clean_teks

HURUF = "Open Sans"
BERKAS_HURUF = [
    str(huruf.path)
    for huruf in (ttf_opensans.OPENSANS_REGULAR, ttf_opensans.OPENSANS_SEMIBOLD, ttf_opensans.OPENSANS_BOLD)
]

# Widths in em of the bold face, rounded up; a character that is in no class may be as wide as it is high.
_LEBAR_HURUF = {
    huruf: lebar
    for kelas, lebar in (
        (" !',.:;-()[]IijlJ", 0.34),
        ('"/\\_frt{}?', 0.48),
        ("0123456789$+<=>^~|*EFLSTZacegsvxyz", 0.60),
        ("BCKPRXYAVbdhknopqu#`", 0.69),
        ("DGHNOQU&w", 0.86),
    )
    for huruf in kelas
}
_LEBAR_LAIN = 1.0
_TEBAL, _RAPAT = 700, 0.96  # the lighter faces are narrower than the bold one
ELIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Huruf:
    """How words are set: size in pixels, colour, weight (400, 600 or 700), and anchor (start, middle, end)."""

    ukuran: int
    warna: str
    tebal: int = 400
    jangkar: str = "start"


@dataclass(frozen=True, slots=True)
class Balok:
    """A drawn piece of a picture, from its own upper edge, and its height in pixels."""

    svg: str
    tinggi: float


def draw_teks(x: float, y: float, teks: str, huruf: Huruf) -> str:
    """One line of words on the baseline y."""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{huruf.ukuran}" font-weight="{huruf.tebal}" '
        f'fill="{huruf.warna}" text-anchor="{huruf.jangkar}">{escape(clean_teks(teks))}</text>'
    )


def draw_kotak(x: float, y: float, lebar: float, tinggi: float, gaya: str) -> str:
    """A rectangle with half-round ends; `gaya` is its fill or stroke as SVG attributes."""
    sudut = min(tinggi / 2, 12)
    return f'<rect x="{x:g}" y="{y:g}" width="{lebar:g}" height="{tinggi:g}" rx="{sudut:g}" {gaya}/>'


def wrap_teks(teks: str, lebar: float, huruf: Huruf, baris: int) -> list[str]:
    """At most so many lines that fit into so many pixels; what had to go is marked by an ellipsis."""
    hasil = [""]
    for kata in clean_teks(teks).split():
        calon = f"{hasil[-1]} {kata}".strip()
        if not hasil[-1] or measure_teks(calon, huruf) <= lebar:
            hasil[-1] = calon
        else:
            hasil.append(kata)
    if len(hasil) > baris:
        hasil = [*hasil[: baris - 1], f"{hasil[baris - 1]}{ELIPSIS}"]
    return [cut_teks(satu, lebar, huruf) for satu in hasil if satu]


def cut_teks(teks: str, lebar: float, huruf: Huruf) -> str:
    """One line that fits into so many pixels, with an ellipsis for what had to go."""
    if measure_teks(teks, huruf) <= lebar:
        return teks
    pendek = teks.removesuffix(ELIPSIS)
    while pendek and measure_teks(pendek + ELIPSIS, huruf) > lebar:
        pendek = pendek[:-1]
    return pendek.rstrip() + ELIPSIS


def measure_teks(teks: str, huruf: Huruf) -> float:
    """An upper estimate of the width of one line in pixels."""
    rapat = _RAPAT if huruf.tebal < _TEBAL else 1
    return huruf.ukuran * rapat * sum(_LEBAR_HURUF.get(satu, _LEBAR_LAIN) for satu in teks)


def shrink_huruf(teks: str, lebar: float, huruf: Huruf) -> Huruf:
    """The same letters, smaller where one line would be too wide: a figure is never cut."""
    terlalu = measure_teks(teks, huruf) / lebar
    return huruf if terlalu <= 1 else replace(huruf, ukuran=int(huruf.ukuran / terlalu))


def stack_balok(daftar: Iterable[Balok]) -> Balok:
    """Pieces below one another."""
    svg, tinggi = [], 0.0
    for balok in daftar:
        svg.append(f'<g transform="translate(0 {tinggi:g})">{balok.svg}</g>')
        tinggi += balok.tinggi
    return Balok("".join(svg), tinggi)


def render_png(balok: Balok, lebar: int, latar: str, *, titik: int | None = None) -> bytes:
    """The picture, `lebar` wide and as high as the piece, on a plain ground; in `titik` pixels across, or as many.

    What it costs goes by its pixels, so one for a paper has no more of them than the paper shows.
    """
    tinggi = round(balok.tinggi)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{lebar}" height="{tinggi}" '
        f'font-family="{HURUF}">{balok.svg}</svg>'
    )
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        background=latar,
        skip_system_fonts=True,
        font_files=BERKAS_HURUF,
        font_family=HURUF,
        width=titik,
    )
