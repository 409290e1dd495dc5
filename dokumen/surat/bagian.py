"""The parts every office paper is put together from: head, title, body, lists, signature (domain, section 5)."""

import re
from collections.abc import Iterable

from docx.document import Document as Surat
from docx.text.paragraph import Paragraph

from dokumen.isi import Kop, Penanda
from dokumen.surat.gaya import Gaya
from dokumen.surat.kertas import add_alinea, write
from dokumen.teks import split_paragraf

TITIK = "." * 36  # a line to write a name on


def add_kop(surat: Surat, kop: Kop) -> None:
    """The head: the government, the agency in capitals, the address, and the double line."""
    if kop.kabupaten:
        _add(surat, Gaya.KOP, f"Pemerintah {kop.kabupaten}".upper())
    _add(surat, Gaya.KOP_NAMA, _nama_without_kabupaten(kop).upper())
    if kop.alamat:
        _add(surat, Gaya.KOP_ALAMAT, kop.alamat)
    _add(surat, Gaya.KOP_GARIS)


def add_judul(surat: Surat, judul: str, subjudul: str = "") -> None:
    """The title, bold and underlined, and the line below it."""
    write(add_alinea(surat, Gaya.JUDUL), judul, garis=True)
    _add(surat, Gaya.SUBJUDUL, subjudul)


def add_bagian(surat: Surat, judul: str) -> None:
    """The heading of a part."""
    _add(surat, Gaya.BAGIAN, judul)


def add_garis(surat: Surat) -> None:
    """A rule across the page."""
    _add(surat, Gaya.GARIS)


def add_isi(surat: Surat, daftar: Iterable[str]) -> None:
    """Paragraphs of the body; a line break in one begins another."""
    for teks in daftar:
        for paragraf in split_paragraf(teks):
            _add(surat, Gaya.ISI, paragraf)


def add_paragraf(surat: Surat, gaya: Gaya, teks: str = "", *, awal: str = "", sorot: bool = False) -> None:
    """One paragraph of any style; `awal` are first words in bold, `sorot` marks the rest as a marker pen does."""
    paragraf = add_alinea(surat, gaya)
    if awal:
        write(paragraf, f"{' '.join(split_paragraf(awal))} ", tebal=True)
    if teks:
        write(paragraf, " ".join(split_paragraf(teks)), sorot=sorot)


def add_daftar(surat: Surat, daftar: Iterable[str], kosong: str = "Tidak ada.") -> None:
    """A numbered list, or the sentence that stands for an empty one."""
    butir = [paragraf for teks in daftar for paragraf in split_paragraf(teks)]
    for nomor, teks in enumerate(butir, start=1):
        _add(surat, Gaya.DAFTAR, f"{nomor}.\t{teks}")
    if not butir:
        _add(surat, Gaya.ISI, kosong)


def add_catatan(surat: Surat, teks: str) -> None:
    """A small note below a table."""
    for paragraf in split_paragraf(teks):
        _add(surat, Gaya.CATATAN, paragraf)


def add_tanda(surat: Surat, penanda: Penanda) -> None:
    """The signature at the right, kept together on one page."""
    for teks in ("", f"{penanda.jabatan},", "", "", "", ""):
        _add(surat, Gaya.TANDA, teks)
    write(add_alinea(surat, Gaya.TANDA), penanda.nama or TITIK, tebal=True, garis=bool(penanda.nama))
    if penanda.pangkat:
        _add(surat, Gaya.TANDA, penanda.pangkat)
    if penanda.nip:
        _add(surat, Gaya.TANDA, f"NIP {format_nip(penanda.nip)}")


def add_tembusan(surat: Surat, daftar: Iterable[str]) -> None:
    """Who gets a copy; nothing where nobody does."""
    butir = [paragraf for teks in daftar for paragraf in split_paragraf(teks)]
    if butir:
        _add(surat, Gaya.TEMBUSAN)
        write(add_alinea(surat, Gaya.TEMBUSAN), "Tembusan:", garis=True)
    for nomor, teks in enumerate(butir, start=1):
        _add(surat, Gaya.TEMBUSAN, f"{nomor}.\t{teks}")


def format_nip(nip: str) -> str:
    """A NIP of 18 digits in its groups: birth, appointment, sex, number; anything else as it is."""
    angka = re.fullmatch(r"(\d{8})(\d{6})(\d)(\d{3})", nip, re.ASCII)
    return " ".join(angka.groups()) if angka else nip


def _add(surat: Surat, gaya: Gaya, teks: str = "") -> Paragraph:
    paragraf = add_alinea(surat, gaya)
    if teks:
        write(paragraf, teks)
    return paragraf


def _nama_without_kabupaten(kop: Kop) -> str:
    """Dinas Sosial Kabupaten Contoh stands below Pemerintah Kabupaten Contoh as Dinas Sosial."""
    nama, kabupaten = kop.nama.strip(), kop.kabupaten.strip()
    if kabupaten and nama.casefold().endswith(f" {kabupaten.casefold()}"):
        return nama[: -len(kabupaten)].strip()
    return nama
