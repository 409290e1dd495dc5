"""Writes the Nota Dinas of step 1."""

from bahasa.bentuk import format_tanggal
from dokumen.isi import NotaDinas
from dokumen.surat.bagian import add_garis, add_isi, add_judul, add_kop, add_tanda, add_tembusan
from dokumen.surat.kertas import new_surat, save_surat
from dokumen.surat.tabel import add_label

JUDUL = "NOTA DINAS"


def write_nota_dinas(isi: NotaDinas) -> bytes:
    """The docx file."""
    surat = new_surat(JUDUL, isi.kop.nama, isi.tanggal)
    add_kop(surat, isi.kop)
    add_judul(surat, JUDUL, f"Nomor : {isi.nomor}")
    add_label(
        surat,
        (
            ("Yth.", isi.kepada),
            ("Dari", isi.dari),
            ("Tanggal", format_tanggal(isi.tanggal)),
            ("Sifat", isi.sifat),
            ("Lampiran", isi.lampiran),
            ("Hal", isi.hal),
        ),
        lebar=2.5,
    )
    add_garis(surat)
    add_isi(surat, isi.isi)
    add_tanda(surat, isi.penanda)
    add_tembusan(surat, isi.tembusan)
    return save_surat(surat)
