"""Parts of a paper that is written by code: head, title, paragraphs of any style, small notes below a table."""

from docx.document import Document as Surat

from dokumen.isi import Kop
from dokumen.surat.gaya import Gaya
from dokumen.surat.kertas import add_alinea, write
from dokumen.teks import split_paragraf
from dokumen.templat.field import fill_kop


def add_kop(surat: Surat, kop: Kop) -> None:
    """The head: the government, the agency in capitals, the address, and the double line."""
    isi = fill_kop(kop)
    for gaya, nama in ((Gaya.KOP, "kop_pemerintah"), (Gaya.KOP_NAMA, "kop_nama"), (Gaya.KOP_ALAMAT, "kop_alamat")):
        if isi[nama]:
            write(add_alinea(surat, gaya), isi[nama])
    add_alinea(surat, Gaya.KOP_GARIS)


def add_judul(surat: Surat, judul: str, subjudul: str) -> None:
    """The title, bold and underlined, and the line below it."""
    write(add_alinea(surat, Gaya.JUDUL), judul, garis=True)
    write(add_alinea(surat, Gaya.SUBJUDUL), subjudul)


def add_paragraf(surat: Surat, gaya: Gaya, teks: str = "", *, awal: str = "", sorot: bool = False) -> None:
    """One paragraph of any style; `awal` are first words in bold, `sorot` marks the rest as a marker pen does."""
    paragraf = add_alinea(surat, gaya)
    if awal:
        write(paragraf, f"{' '.join(split_paragraf(awal))} ", tebal=True)
    if teks:
        write(paragraf, " ".join(split_paragraf(teks)), sorot=sorot)


def add_catatan(surat: Surat, teks: str) -> None:
    """A small note below a table."""
    for paragraf in split_paragraf(teks):
        write(add_alinea(surat, Gaya.CATATAN), paragraf)
