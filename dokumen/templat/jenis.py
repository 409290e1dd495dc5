"""One kind of letter: its fields, what its value puts into them, and how the template that is ours is made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx.document import Document as Surat

from dokumen.templat.field import Field, Konteks


@dataclass(frozen=True, slots=True, kw_only=True)
class JenisSurat:
    """A kind of letter; `judul` as the office calls it, `tanggal` the day its properties bear."""

    jenis: str
    judul: str
    kelas: type[Any]
    fields: tuple[Field, ...]
    fill: Callable[[Any], Konteks]
    tanggal: Callable[[Any], date]
    build: Callable[[Surat], None]
