"""The paper of a step that has no form of its own: a sheet of what was asked and what was answered, signed."""

from docx.document import Document as Surat

from bahasa.bentuk import format_tanggal
from dokumen.isi import LembarLangkah, Penanda
from dokumen.surat.bagian import add_judul, add_kop, add_paragraf
from dokumen.surat.gaya import Gaya
from dokumen.surat.kertas import add_alinea, new_surat, number_halaman, save_surat, write
from dokumen.surat.tabel import TENGAH, Kolom, add_label, add_tabel
from dokumen.teks import split_all
from dokumen.templat.field import fill_penanda
from dokumen.templat.susun import TITIK

KOLOM = (Kolom("No.", 1.1, TENGAH), Kolom("Uraian", 5.4), Kolom("Isi", 9.5))
KOSONG = "–"


def write_lembar(isi: LembarLangkah) -> bytes:
    """The docx file."""
    surat = new_surat(isi.judul, isi.kop.nama, isi.tanggal)
    add_kop(surat, isi.kop)
    add_judul(surat, isi.judul.upper(), f"{isi.sop} {isi.periode}")
    unit = [("Unit", isi.unit)] if isi.unit else []
    add_label(surat, [("Langkah", isi.langkah), *unit, ("Tanggal", format_tanggal(isi.tanggal))], 2.5)
    baris = ((satu.uraian, "\n".join(split_all(satu.isi)) or KOSONG) for satu in isi.daftar_butir)
    add_tabel(surat, KOLOM, [(f"{nomor}.", *sel) for nomor, sel in enumerate(baris, start=1)])
    _add_tanda(surat, isi.penanda)
    number_halaman(surat)
    return save_surat(surat)


def _add_tanda(surat: Surat, penanda: Penanda) -> None:
    isi = fill_penanda(penanda)
    for teks in ("", f"{isi['penanda_jabatan']},", "", "", "", ""):
        add_paragraf(surat, Gaya.TANDA, teks)
    write(add_alinea(surat, Gaya.TANDA), isi["penanda_nama"] or TITIK, tebal=True, garis=bool(isi["penanda_nama"]))
    for awal, nama in (("", "penanda_pangkat"), ("NIP ", "penanda_nip")):
        if isi[nama]:
            add_paragraf(surat, Gaya.TANDA, f"{awal}{isi[nama]}")
