"""What is asked about letters, the books and the templates."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguSurat:
    """What a letter that was not made here says, answer by answer; it is about no task.

    `tawaran` is the number on offer.
    """

    token: int
    arah: Literal["masuk", "keluar"]
    isi: tuple[str, ...] = ()
    tawaran: str = ""
    tugas_id: None = None
    jenis: Literal["surat"] = "surat"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguPerbaikan:
    """What a line of a book that was written by hand should have said; it is about no task."""

    token: int
    buku: str
    tahun: int
    urut: int
    tugas_id: None = None
    jenis: Literal["perbaikan"] = "perbaikan"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguTemplat:
    """The file that takes the place of a template; `untuk` is the kind of letter, or the logo. It is about no task."""

    token: int
    untuk: str
    tugas_id: None = None
    jenis: Literal["templat"] = "templat"


TungguKertas = TungguSurat | TungguPerbaikan | TungguTemplat
