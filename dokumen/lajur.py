"""A sheet said by its columns: each with its heading, its width, and what it shows of a row's fact."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from dokumen.buku_tabel import IsiTabel, LembarTabel
from dokumen.rekap_buku.kepala import Kolom

B = TypeVar("B")  # the workbook's value
F = TypeVar("F")  # the fact a row is about


@dataclass(frozen=True, slots=True)
class Lajur(Generic[B, F]):
    """A column; `isi` gives None for what nobody kept."""

    judul: str
    lebar: float
    isi: Callable[[B, F], IsiTabel]


@dataclass(frozen=True, kw_only=True)  # a generic one that is called with its types notes them on itself
class LembarLajur(Generic[B, F]):
    """A sheet: its rows are about the facts that `daftar` finds in the workbook's value."""

    nama: str
    judul: Callable[[B], str]
    daftar: Callable[[B], Iterable[F]]
    lajur: tuple[Lajur[B, F], ...]
    keterangan: Callable[[B], tuple[str, ...]] = lambda _: ()

    def write(self, buku: B) -> LembarTabel:
        """The sheet of that value."""
        return LembarTabel(
            nama=self.nama,
            judul=self.judul(buku),
            keterangan=self.keterangan(buku),
            kolom=tuple(Kolom(satu.judul, satu.lebar) for satu in self.lajur),
            daftar_baris=tuple(tuple(satu.isi(buku, fakta) for satu in self.lajur) for fakta in self.daftar(buku)),
        )
