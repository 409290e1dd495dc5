"""Typed text made plain before it is read: any script's digits, any dash, any space."""

import re
import unicodedata

PANJANG_MAKS = 200

_TANPA_RUPA = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_TAK_TERSIMPAN = {"Cc", "Cs", "Cn"}
_PADANAN = {"\u2212": "-", "\u066a": "%"}
# Only software writes these spaces between digits, to set off thousands; a plain space proves nothing.
_RIBUAN_BERSPASI = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:[\u00a0\u2007\u2009\u202f][0-9]{3})+(?![0-9])")


def is_tersimpan(teks: str) -> bool:
    """Whether the text holds only what a database can keep: no NUL, no other control, no half characters."""
    return all(huruf in "\t\n\r" or unicodedata.category(huruf) not in _TAK_TERSIMPAN for huruf in teks)


def clean_ketikan(teks: str) -> str:
    """ASCII digits, hyphens and single spaces; ² and ½ stay, as they are no digits of the figure."""
    polos = "".join(map(_plain, teks.translate(_TANPA_RUPA)))
    rapat = _RIBUAN_BERSPASI.sub(lambda cocok: re.sub(r"\s", "", cocok[0]), polos)
    return " ".join(rapat.split())


def _plain(huruf: str) -> str:
    if huruf.isdecimal():
        return str(unicodedata.decimal(huruf))
    if "\uff01" <= huruf <= "\uff5e":  # full-width forms of ASCII
        return chr(ord(huruf) - 0xFEE0)
    if unicodedata.category(huruf) == "Pd":
        return "-"
    return _PADANAN.get(huruf, huruf)
