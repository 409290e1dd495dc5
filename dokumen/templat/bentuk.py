"""The form of a letter: its fields, what its value puts into them, and how the template that is ours is made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from docx.document import Document as Surat

from dokumen.templat.field import KOP, PENANDA, Field, Konteks, fill_kop, fill_penanda, fill_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class BentukSurat:
    """The form of one kind of letter; `tanggal` is the day its properties bear.

    `own` are its fields but for head and signer, which every letter has; `fill` gives those of them that do not stand
    in its value as they are.
    """

    own: tuple[Field, ...]
    build: Callable[[Surat], None]
    fill: Callable[[Any], Konteks] = lambda _: {}
    tanggal: Callable[[Any], date] = attrgetter("tanggal")

    @property
    def fields(self) -> tuple[Field, ...]:
        """All that may stand between {{ and }}."""
        return (*KOP, *self.own, *PENANDA)

    def context(self, isi: Any) -> Konteks:
        """What its value puts into the fields."""
        return {
            **fill_kop(isi.kop),
            **fill_plain(isi, self.own),
            **self.fill(isi),
            **fill_penanda(isi.penanda),
        }
