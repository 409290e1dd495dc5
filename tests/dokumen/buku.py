"""Builds workbooks for tests: a sound one changed in a cell or two, and the hostile ones."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

CONTOH = Path(__file__).parents[2] / "bot" / "contoh" / "instansi-contoh.xlsx"

Isi = str | int | float | date | time | None


def edit_buku(isi: bytes, sel: Mapping[str, Isi], format_angka: str | None = None) -> bytes:
    """The workbook with those cells set, each named as Unit!A2; `format_angka` is given to all of them."""
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    for alamat, nilai in sel.items():
        sheet, _, cell = alamat.partition("!")
        _put(buku[sheet][cell], nilai)
        if format_angka is not None:
            buku[sheet][cell].number_format = format_angka
    return save(buku)


def save(buku: openpyxl.Workbook) -> bytes:
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def _put(sel: Cell, nilai: Isi) -> None:
    """A text stays one, whatever it begins with."""
    sel.value = nilai
    if isinstance(nilai, str) and nilai.startswith("="):
        sel.data_type = "s"


def sort_rows(lembar: Worksheet, menurut: str, *, terbalik: bool = False, kolom: str = "ABCDEFGHIJKLMNOPQRSTU") -> None:
    """Sort what stands under the headings as a person would who selected those columns."""
    nomor = range(7, lembar.max_row + 1)
    isi = [{huruf: lembar[f"{huruf}{satu}"].value for huruf in kolom} for satu in nomor]
    isi.sort(key=lambda baris: str(baris[menurut] or ""), reverse=terbalik)
    for satu, baris in zip(nomor, isi, strict=True):
        for huruf, nilai in baris.items():
            _put(lembar[f"{huruf}{satu}"], nilai)


def replace_part(isi: bytes, nama: str, baru: bytes) -> bytes:
    """The same zip with one part put in anew."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as tujuan:
        for bagian in asal.namelist():
            if bagian != nama:
                tujuan.writestr(bagian, asal.read(bagian))
        tujuan.writestr(nama, baru)
    return hasil.getvalue()


def sheet_xml(baris: bytes) -> bytes:
    """A worksheet with those rows."""
    return (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + baris
        + b"</sheetData></worksheet>"
    )
