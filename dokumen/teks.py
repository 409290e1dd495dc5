"""Makes any text fit to stand in a paper: no character that XML 1.0 forbids, one kind of line end."""

import re
from collections.abc import Iterable

# XML 1.0, production Char: all but tab, line feed, and what is no control, surrogate or non-character.
_TERLARANG = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean_teks(teks: str) -> str:
    """The text without characters XML cannot hold; carriage returns become line feeds."""
    return _TERLARANG.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))


def drop_terlarang(teks: str) -> str:
    """The text without those characters and otherwise as it is, carriage returns too."""
    return "\r".join(map(clean_teks, teks.split("\r")))


def split_paragraf(teks: str) -> list[str]:
    """The non-empty lines of a text; a person's line break is a new paragraph."""
    return [baris for potongan in clean_teks(teks).split("\n") if (baris := potongan.strip())]


def split_all(daftar: Iterable[str]) -> list[str]:
    """The non-empty lines of all texts, one after another."""
    return [paragraf for teks in daftar for paragraf in split_paragraf(teks)]
