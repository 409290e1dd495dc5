"""One kind of letter by its names; its form is loaded when a letter is first drawn, or a template first looked at."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dokumen.templat.bentuk import BentukSurat


@dataclass(frozen=True, slots=True, kw_only=True)
class JenisSurat:
    """A kind of letter; `judul` as the office calls it, `modul` has its form as BENTUK."""

    jenis: str
    judul: str
    kelas: type[Any]
    modul: str

    def load(self) -> "BentukSurat":
        """Its form."""
        bentuk: BentukSurat = import_module(self.modul).BENTUK
        return bentuk
