"""Finds the Format's columns by their headings, wherever a person may have moved them."""

from collections.abc import Iterator, Sequence

from dokumen.alamat import column_name
from dokumen.format_isian.bentuk import KODE, KOLOM_ISIAN, KOLOM_KINERJA, KUNCI, judul_kolom
from dokumen.lembar import Lembar, Sel
from dokumen.tabel import Baris
from dokumen.temuan import Temuan
from sop.periode import Periode

_WAJIB = (KODE, *KOLOM_KINERJA)
_DIBACA = (KODE, KUNCI, *KOLOM_ISIAN)


def find_judul(lembar: Lembar) -> int | None:
    """The row of headings, counted from 1: the first in which most of ours stand; None for a sheet without it."""
    for nomor, baris in enumerate(lembar.daftar_baris, start=1):
        if len({_words(sel) for sel in baris} & set(_WAJIB)) > len(_WAJIB) // 2:
            return nomor
    return None


def read_baris(lembar: Lembar, nomor_judul: int, periode: Periode, temuan: Temuan) -> Iterator[Baris]:
    """Every row under the headings by what is read of it; none where a heading is missing, which is noted.

    A column whose heading is none of ours is the person's own.
    """
    kepala = lembar.daftar_baris[nomor_judul - 1]
    letak = _find_letak(lembar.nama, kepala, nomor_judul, judul_kolom(periode), temuan)
    if letak is None:
        return
    for nomor, isi in enumerate(lembar.daftar_baris[nomor_judul:], start=nomor_judul + 1):
        yield Baris(lembar.nama, {judul: _cell(isi, letak.get(judul), nomor) for judul in _DIBACA}, temuan)


def _find_letak(
    sheet: str, kepala: Sequence[Sel], nomor: int, judul: Sequence[str], temuan: Temuan
) -> dict[str, int] | None:
    tertulis = [_words(sel) for sel in kepala]
    jumlah_fault = len(temuan.daftar)
    for satu in _WAJIB:
        if satu not in tertulis:
            _note_missing(sheet, tertulis, nomor, judul, satu, temuan)
    for satu in _DIBACA:
        daftar = [posisi for posisi, teks in enumerate(tertulis) if teks == satu]
        if len(daftar) > 1:
            tempat = ", ".join(f"{column_name(posisi)}{nomor}" for posisi in daftar)
            temuan.note(sheet, f"{column_name(daftar[1])}{nomor}", f"Kolom “{satu}” ada lebih dari satu ({tempat}).")
    if len(temuan.daftar) > jumlah_fault:
        return None
    return {satu: tertulis.index(satu) for satu in _DIBACA if satu in tertulis}


def _note_missing(
    sheet: str, tertulis: Sequence[str], nomor: int, judul: Sequence[str], satu: str, temuan: Temuan
) -> None:
    """A heading that was written over, where something else stands in its place; else a column that is gone."""
    posisi = judul.index(satu)
    lain = tertulis[posisi] if posisi < len(tertulis) else ""
    if lain not in judul:
        temuan.note(sheet, f"{column_name(posisi)}{nomor}", f"Judul kolom seharusnya “{satu}”, tertulis “{lain}”.")
    else:
        pesan = f"Kolom “{satu}” tidak ditemukan. Mohon pakai format yang asli."
        temuan.note(sheet, f"{column_name(posisi)}{nomor}", pesan)


def _cell(isi: Sequence[Sel], posisi: int | None, nomor: int) -> Sel:
    if posisi is None:
        return Sel(alamat="")
    return isi[posisi] if posisi < len(isi) else Sel(alamat=f"{column_name(posisi)}{nomor}")


def _words(sel: Sel) -> str:
    return " ".join(sel.teks.split())
