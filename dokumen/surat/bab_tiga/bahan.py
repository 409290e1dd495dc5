"""What the chapter is made of, as plain values: first all of it is said, then `tulis` draws it.

So the gaps (rumpang) can be counted before the first page names them, and a test can read what is fact and what is not.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from dokumen.surat.tabel import Kolom

T = TypeVar("T")
PELENGKAP = "Tim Penyusun LAKIP"


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading; `jenjang` 1 is the part (A, B), 2 the sasaran, 3 a comparison within it."""

    teks: str
    jenjang: int


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph of entered facts; `awal` are its first words, in bold."""

    teks: str
    awal: str = ""


@dataclass(frozen=True, slots=True)
class Rumpang:
    """A gap: what a person has to write here."""

    teks: str

    def __str__(self) -> str:
        return f"[Perlu dilengkapi oleh {PELENGKAP}: {self.teks}]"


@dataclass(frozen=True, slots=True)
class Catatan:
    """A small note below a table, such as its rule."""

    teks: str


class Tabel(NamedTuple):
    """A table with its caption; every row has one text per column."""

    judul: str
    kolom: Sequence[Kolom]
    baris: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Gambar:
    """A picture with its caption; it is drawn when the chapter is."""

    judul: str
    draw: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Halaman:
    """A new page, upright or lying on its side."""

    lanskap: bool


Bagian = Judul | Alinea | Rumpang | Catatan | Tabel | Gambar | Halaman


def cut(daftar: Iterable[T], banyak: int) -> Iterator[Sequence[T]]:
    """Pieces of so many, the last with what is left."""
    semua = tuple(daftar)
    return (semua[mulai : mulai + banyak] for mulai in range(0, len(semua), banyak))
