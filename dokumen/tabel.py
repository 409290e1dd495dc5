"""Reads one sheet as a table: headings in row 1, then a row per thing, each fault noted by its cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from dokumen.alamat import column_name
from dokumen.lembar import Lembar, Sel
from dokumen.temuan import Temuan
from sop.galat import SopError

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class SelTidakTerbaca(SopError):
    """A cell that does not hold what its column asks for."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row by heading; what cannot be read is noted in `temuan`, and None takes its place."""

    sheet: str
    sel: Mapping[str, Sel]
    temuan: Temuan

    def fault(self, judul: str, pesan: str) -> None:
        self.temuan.note(self.sheet, self.sel[judul].alamat, pesan)

    def teks(self, judul: str) -> str:
        return self.sel[judul].teks

    def is_filled(self, judul: str) -> bool:
        return self.sel[judul].nilai is not None

    def read(self, judul: str, parse: Callable[[Sel], T]) -> T | None:
        """None for an empty cell."""
        if not self.is_filled(judul):
            return None
        try:
            return parse(self.sel[judul])
        except SopError as galat:
            self.fault(judul, galat.pesan)
            return None

    def require(self, judul: str, parse: Callable[[Sel], T], sebutan: str = "") -> T | None:
        """Like `read`, but an empty cell is a fault; `sebutan` names it where the heading does not."""
        if not self.is_filled(judul) and not self.sel[judul].galat:
            self.fault(judul, f"{sebutan or judul} wajib diisi.")
        return self.read(judul, parse)


def read_tabel(buku: Mapping[str, Lembar], sheet: str, judul: Sequence[str], temuan: Temuan) -> tuple[Baris, ...]:
    """Return the rows that hold anything; without the sheet or its headings, faults and no rows."""
    if sheet not in buku:
        temuan.note(sheet, "A1", f"Lembar “{sheet}” belum ada. Mohon pakai buku kerja penyiapan yang asli.")
        return ()
    return read_rows(buku[sheet], judul, temuan)


def read_rows(lembar: Lembar, judul: Sequence[str], temuan: Temuan, baris_judul: int = 1) -> tuple[Baris, ...]:
    """The same for a sheet at hand, whose headings stand in row `baris_judul`, counted from 1."""
    jumlah_fault = len(temuan.daftar)
    kepala = _cells(lembar, baris_judul, judul)
    for nama, sel in kepala.items():
        if " ".join(sel.teks.split()) != nama:
            temuan.note(lembar.nama, sel.alamat, f"Judul kolom seharusnya “{nama}”, tertulis “{sel.teks}”.")
    if len(temuan.daftar) > jumlah_fault:
        return ()
    semua = (_cells(lembar, nomor, judul) for nomor in range(baris_judul + 1, len(lembar.daftar_baris) + 1))
    daftar = [Baris(lembar.nama, sel, temuan) for sel in semua if _has_content(sel)]
    for baris in daftar:
        note_galat(baris)
    return tuple(daftar)


def note_galat(baris: Baris) -> None:
    """Note every cell of the row that holds an error, or a formula nobody computed."""
    for judul, sel in baris.sel.items():
        if sel.galat:
            baris.fault(judul, "Sel berisi rumus yang belum menghasilkan nilai. Mohon ketik nilainya.")


def plain(sel: Sel) -> str:
    """Text in one line, with single spaces."""
    return " ".join(sel.teks.split())


def paragraphs(sel: Sel) -> str:
    """Text with its lines kept."""
    return sel.teks


def one_of(pilihan: type[E]) -> Callable[[Sel], E]:
    """A parser for the words of an enumeration, in any case."""

    def parse(sel: Sel) -> E:
        teks = plain(sel).casefold()
        for satu in pilihan:
            if satu.value.casefold() == teks:
                return satu
        daftar = ", ".join(satu.value for satu in pilihan)
        raise SelTidakTerbaca(f"“{sel.teks}” tidak dikenal. Pilihannya: {daftar}.")

    return parse


def _cells(lembar: Lembar, nomor: int, judul: Sequence[str]) -> dict[str, Sel]:
    """One row by heading; a cell beyond what the sheet holds is an empty one."""
    baris = lembar.daftar_baris[nomor - 1] if nomor <= len(lembar.daftar_baris) else ()
    kosong = (Sel(alamat=f"{column_name(kolom)}{nomor}") for kolom in range(len(baris), len(judul)))
    return dict(zip(judul, (*baris[: len(judul)], *kosong), strict=True))


def _has_content(sel: Mapping[str, Sel]) -> bool:
    return any(satu.nilai is not None or satu.galat for satu in sel.values())
