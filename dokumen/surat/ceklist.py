"""The Ceklist Dokumen of step 4."""

from docx.document import Document as Surat

from dokumen.isi import ButirCeklist, Ceklist
from dokumen.surat.gaya import Gaya
from dokumen.surat.tabel import TENGAH, Kolom
from dokumen.templat.bentuk import BentukSurat
from dokumen.templat.field import Baris, Konteks, number, rows, text
from dokumen.templat.susun import put, put_judul, put_kop, put_label, put_tabel, put_tanda

JUDUL = "CEKLIST DOKUMEN"
KOSONG = "–"
CENTANG = "√"  # the tick that offices type, and that every typeface has
KOLOM = (
    (Kolom("No.", 1.1, TENGAH), "nomor"),
    (Kolom("Nama Dokumen", 7), "nama"),
    (Kolom("Ada", 1.5, TENGAH), "ada"),
    (Kolom("Tidak Ada", 1.9, TENGAH), "tidak_ada"),
    (Kolom("Keterangan", 4.5), "keterangan"),
)
FIELDS = (
    text("periode", "the period whose data are collected"),
    text("tanggal", "the checklist's date"),
    rows(
        "dokumen",
        "the documents that were looked for",
        text("nomor", "number of the row", required=False),
        text("nama", "which document"),
        text("ada", "a tick where it is there"),
        text("tidak_ada", "a tick where it is not", required=False),
        text("keterangan", "a note, may be empty", required=False),
    ),
    text("tersedia", "how many are there", required=False),
    text("jumlah", "how many were looked for", required=False),
)


def fill(isi: Ceklist) -> Konteks:
    """What does not stand in its value as it is."""
    return {
        "dokumen": number([_baris(butir) for butir in isi.butir]),
        "tersedia": str(sum(butir.ada for butir in isi.butir)),
        "jumlah": str(len(isi.butir)),
    }


def build(surat: Surat) -> None:
    """Our template."""
    put_kop(surat)
    put_judul(surat, JUDUL, "Pengumpulan Data Kinerja {{ periode }}")
    put_label(surat, [("Tanggal", "{{ tanggal }}")], 2.5)
    put_tabel(surat, "dokumen", KOLOM)
    put(surat, Gaya.CATATAN, "Tersedia {{ tersedia }} dari {{ jumlah }} dokumen.")
    put_tanda(surat)


def _baris(butir: ButirCeklist) -> Baris:
    ada, tidak_ada = (CENTANG, "") if butir.ada else ("", CENTANG)
    return {"nama": butir.nama, "ada": ada, "tidak_ada": tidak_ada, "keterangan": butir.keterangan or KOSONG}


BENTUK = BentukSurat(
    own=FIELDS,
    fill=fill,
    build=build,
)
