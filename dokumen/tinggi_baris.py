"""Estimates how high a row must be so that its wrapped text is seen whole, on screen and on paper."""

from collections.abc import Iterable
from textwrap import wrap

TINGGI_GARIS = 13.5
TINGGI_MAKS = 405.0
BARIS_MAKS = 30


def row_height(isi: Iterable[tuple[str, float]], minimal: int = 1) -> float:
    """In points, for texts with the width in characters of the columns they stand in."""
    return lines_height(max([minimal, *[count_lines(teks, lebar) for teks, lebar in isi]]))


def lines_height(garis: int) -> float:
    """In points, of a row with so many lines."""
    return min(garis * TINGGI_GARIS + 4, TINGGI_MAKS)


def count_lines(teks: str, lebar: float) -> int:
    """How many lines the text takes in a column that wide; Arial 10 holds still more, so this is the safe side."""
    muat = max(int(lebar * 1.08), 1)
    if len(teks) <= muat and teks.isprintable():
        return 1
    return sum(max(len(wrap(baris, muat)), 1) for baris in teks.splitlines() or [""])


def split_tall(teks: str, lebar: float) -> list[str]:
    """Cut a text that no row can show whole into pieces that each fit; joined they are the text again."""
    if count_lines(teks, lebar) <= BARIS_MAKS:
        return [teks]
    potongan = [""]
    for kata in (bagian for satu in _words(teks) for bagian in _halve(satu, lebar)):
        if count_lines(potongan[-1] + kata, lebar) > BARIS_MAKS:
            potongan.append("")
        potongan[-1] += kata
    return potongan


def _halve(kata: str, lebar: float) -> Iterable[str]:
    """A word that no row can show whole, in pieces that each fit."""
    if count_lines(kata, lebar) <= BARIS_MAKS:
        return [kata]
    tengah = len(kata) // 2
    return [*_halve(kata[:tengah], lebar), *_halve(kata[tengah:], lebar)]


def _words(teks: str) -> Iterable[str]:
    """Each word with the white space behind it; a word longer than any row is cut."""
    awal = 0
    for akhir in range(1, len(teks) + 1):
        if akhir == len(teks) or akhir - awal == 500 or (teks[akhir - 1].isspace() and not teks[akhir].isspace()):
            yield teks[awal:akhir]
            awal = akhir
