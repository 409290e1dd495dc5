"""The Program Kerja Kegiatan of step 3."""

from docx.document import Document as Surat

from dokumen.isi import Kegiatan, ProgramKerja
from dokumen.surat.gaya import Gaya
from dokumen.surat.tabel import TENGAH, Kolom
from dokumen.teks import split_paragraf
from dokumen.templat.bentuk import BentukSurat
from dokumen.templat.field import Baris, Konteks, number, rows, text, texts
from dokumen.templat.susun import put, put_judul, put_kop, put_label, put_semua, put_tabel, put_tanda

JUDUL = "PROGRAM KERJA KEGIATAN"
KOSONG = "–"
KOLOM = (
    (Kolom("No.", 1.1, TENGAH), "nomor"),
    (Kolom("Uraian Kegiatan", 7.4), "uraian"),
    (Kolom("Pelaksana", 4), "pelaksana"),
    (Kolom("Waktu", 3.5), "waktu"),
)
FIELDS = (
    text("periode", "the period whose data are collected"),
    text("tanggal", "the plan's date"),
    texts("tujuan", "the aim, in paragraphs"),
    rows(
        "kegiatan",
        "what is planned",
        text("nomor", "number of the row", required=False),
        text("uraian", "what is done"),
        text("pelaksana", "by whom"),
        text("waktu", "when"),
    ),
)


def fill(isi: ProgramKerja) -> Konteks:
    """What does not stand in its value as it is."""
    return {
        "tujuan": split_paragraf(isi.tujuan),
        "kegiatan": number([_baris(satu) for satu in isi.daftar_kegiatan]),
    }


def build(surat: Surat) -> None:
    """Our template."""
    put_kop(surat)
    put_judul(surat, JUDUL, "Pengumpulan Data Kinerja {{ periode }}")
    put_label(surat, [("Tanggal", "{{ tanggal }}")], 2.5)
    put(surat, Gaya.BAGIAN, "Tujuan")
    put_semua(surat, "tujuan")
    put(surat, Gaya.BAGIAN, "Rencana kegiatan")
    put_tabel(surat, "kegiatan", KOLOM)
    put_tanda(surat)


def _baris(kegiatan: Kegiatan) -> Baris:
    return {
        "uraian": kegiatan.uraian,
        "pelaksana": kegiatan.pelaksana or KOSONG,
        "waktu": kegiatan.waktu or KOSONG,
    }


BENTUK = BentukSurat(
    own=FIELDS,
    fill=fill,
    build=build,
)
