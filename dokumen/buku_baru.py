"""Draws a new workbook: the same input gives the same bytes, and no text ever becomes a formula or a link."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dokumen.teks_bersama import BukuKerja

F4 = 14  # Excel's number for 8.5 x 13 inch, the paper of Indonesian offices
PILIHAN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class TeksTerlaluPanjang(ValueError):
    """More than the 32,767 characters a cell can hold: to be split by whoever writes it, never cut."""


def draw_buku(judul: str, dibuat_pada: datetime, draw: Callable[[Workbook], None]) -> bytes:
    """Return the .xlsx; `dibuat_pada` is aware and stands in the file's properties."""
    hasil = BytesIO()
    buku = BukuKerja(hasil, PILIHAN)
    buku.set_properties({"title": judul, "created": dibuat_pada.astimezone(UTC).replace(tzinfo=None)})
    draw(buku)
    buku.close()
    return hasil.getvalue()


def write_teks(lembar: Worksheet, baris: int, kolom: int, teks: str, gaya: Format) -> None:
    """Write the text byte for byte, whatever it begins with; an empty one leaves a blank, formatted cell."""
    if not teks:
        lembar.write_blank(baris, kolom, None, gaya)
    elif lembar.write_string(baris, kolom, teks, gaya) != 0:
        raise TeksTerlaluPanjang(f"{len(teks)} characters in one cell")


def is_exact(angka: Decimal) -> bool:
    """Whether a number cell gives every digit back: the file holds 16 of them, a reader takes the shortest."""
    dibaca = float(f"{float(angka):.16G}")
    return Decimal(repr(dibaca)) == angka


def set_halaman(lembar: Worksheet, *, judul_kaki: str, baris_judul: tuple[int, int], lebar: int = 1) -> None:
    """F4 landscape, `lebar` pages wide, the headings on every page, page numbers at the foot."""
    lembar.set_landscape()
    lembar.set_paper(F4)
    lembar.fit_to_pages(lebar, 0)
    lembar.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    lembar.set_footer(f"&L&8{_escape(judul_kaki)}&R&8Halaman &P dari &N")
    lembar.repeat_rows(*baris_judul)


def set_kepala(lembar: Worksheet, daftar: tuple[str, str, str]) -> None:
    """Office, title and what it is about at the head of every page, in place of rows that are not printed."""
    instansi, judul, tentang = (_escape(teks, 65) for teks in daftar)
    lembar.set_margins(left=0.5, right=0.5, top=1.1, bottom=0.7)
    lembar.set_header(f'&L&10&"Arial,Bold"{instansi}\n&13&"Arial,Bold"{judul}\n&9&"Arial,Regular"{tentang}')


def _escape(teks: str, panjang: int = 180) -> str:
    """An & in a footer begins a code unless it is doubled; Excel takes 255 characters in all."""
    return teks[:panjang].replace("&", "&&")
