"""One table of a SOP file, read key by key: what is wrong is noted by its line, and reading goes on."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from sop.galat import SopError
from sop.naskah.baris import Letak
from sop.naskah.galat import Kesalahan
from sop.peran import Peran
from sop.waktu_baku import WaktuBaku, parse_waktu_baku

_E = TypeVar("_E", bound=StrEnum)


class Tabel:
    """Its keys by type; for one that is wrong a value that stands for nothing, as no faulty file is ever run."""

    def __init__(self, isi: Mapping[str, Any], letak: Letak, semua: list[Kesalahan]) -> None:
        self._isi = isi
        self._semua = semua
        self.letak = letak

    def fault(self, kunci: str, alasan: str) -> None:
        """Note what is wrong at a key."""
        self._semua.append(Kesalahan(self.letak.of(kunci), alasan))

    def check_keys(self, *, wajib: set[str], boleh: set[str]) -> None:
        """Note a key nobody knows, and one that is missing."""
        for asing in sorted(set(self._isi) - boleh):
            self.fault(asing, f"unknown key {asing!r}")
        for kurang in sorted(wajib - set(self._isi)):
            self._semua.append(Kesalahan(self.letak.baris, f"key {kurang!r} is missing"))

    def has(self, kunci: str) -> bool:
        """Whether the key is there."""
        return kunci in self._isi

    def typed(self, kunci: str, jenis: type) -> Any:
        """The value, None where it is missing or of another type."""
        nilai = self._isi.get(kunci)
        if nilai is None or type(nilai) is jenis:
            return nilai
        self.fault(kunci, f"{kunci!r} must be {jenis.__name__}, not {nilai!r}")
        return None

    def number(self, kunci: str) -> int | None:
        """A whole number."""
        nilai: int | None = self.typed(kunci, int)
        return nilai

    def text(self, kunci: str) -> str:
        """A text; empty where the key is missing."""
        nilai: str | None = self.typed(kunci, str)
        if nilai is not None and not nilai.strip():
            self.fault(kunci, f"{kunci!r} is empty")
        return nilai or ""

    def texts(self, kunci: str) -> tuple[str, ...]:
        """A list of texts."""
        return self._list(kunci, str, "texts")

    def numbers(self, kunci: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        return self._list(kunci, int, "numbers")

    def choice(self, kunci: str, enum: type[_E]) -> _E:
        """One of a few words."""
        nilai = self.text(kunci)
        if nilai in set(enum):
            return enum(nilai)
        if nilai.strip():
            self.fault(kunci, f"unknown {kunci} {nilai!r}; known: {', '.join(enum)}")
        return next(iter(enum))

    def roles(self, kunci: str) -> tuple[Peran, ...]:
        """A list of roles."""
        semua = self.texts(kunci)
        for nama in semua:
            if nama not in set(Peran):
                self.fault(kunci, f"unknown role {nama!r}")
        return tuple(Peran(nama) for nama in semua if nama in set(Peran))

    def time(self, kunci: str) -> WaktuBaku | None:
        """A standard time; None where the key is missing."""
        teks = self.text(kunci)
        if not teks.strip():
            return None
        try:
            return parse_waktu_baku(teks)
        except SopError as galat:
            self.fault(kunci, f"standard time: {galat.pesan}")
            return None

    def tables(self, kunci: str, letak: Sequence[Letak], alasan: str) -> "list[Tabel]":
        """The tables below this one; `alasan` says how they are written."""
        nilai = self._isi.get(kunci, [])
        if not are_tables(nilai, letak):
            self.fault(kunci, alasan)
            return []
        return [Tabel(isi, di, self._semua) for isi, di in zip(nilai, letak, strict=True)]

    def _list(self, kunci: str, jenis: type, sebutan: str) -> tuple[Any, ...]:
        nilai = self._isi.get(kunci, [])
        if isinstance(nilai, list) and all(type(satu) is jenis and str(satu).strip() for satu in nilai):
            return tuple(nilai)
        self.fault(kunci, f"{kunci!r} must be a list of {sebutan}")
        return ()


def are_tables(nilai: Any, letak: Sequence[Letak]) -> bool:
    """Whether that is as many tables as stand in the text."""
    return isinstance(nilai, list) and len(nilai) == len(letak) and all(isinstance(satu, dict) for satu in nilai)
