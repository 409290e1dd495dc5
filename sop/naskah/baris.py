"""Where in a TOML text a table and a key stand, so that a fault can be named by its line."""

import re
from dataclasses import dataclass, field

_TABEL = re.compile(r"^\s*\[\[?\s*([\w.]+)\s*\]\]?")
_KUNCI = re.compile(r"^\s*([\w-]+)\s*=")


@dataclass(slots=True)
class Letak:
    """The line (from 1) of one table's head, and of its keys; `anak` are the tables nested in it."""

    nama: str
    baris: int
    kunci: dict[str, int] = field(default_factory=dict)
    anak: list["Letak"] = field(default_factory=list)

    def of(self, kunci: str) -> int:
        """The line of a key, or of the table where the key is missing."""
        return self.kunci.get(kunci, self.baris)


def locate(teks: str) -> dict[str, list[Letak]]:
    """All tables of a TOML text by top-level name, in order; nested tables hang on the last one above them.

    The empty name is the text before the first table.
    """
    letak = Letak("", 1)
    semua = {"": [letak]}
    for nomor, isi in enumerate(teks.split("\n"), start=1):
        if tabel := _TABEL.match(isi):
            letak = Letak(tabel.group(1), nomor)
            _hang(semua, letak)
        elif kunci := _KUNCI.match(isi):
            letak.kunci.setdefault(kunci.group(1), nomor)
    return semua


def _hang(semua: dict[str, list[Letak]], letak: Letak) -> None:
    induk, _, anak = letak.nama.partition(".")
    if anak and semua.get(induk):
        semua[induk][-1].anak.append(letak)
    else:
        semua.setdefault(letak.nama, []).append(letak)
