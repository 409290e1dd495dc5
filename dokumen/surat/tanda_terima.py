"""The Bukti Tanda Terima of step 6: one line of the Buku Ekspedisi per unit."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from docx.document import Document as Surat

from bahasa.bentuk import format_waktu
from dokumen.isi import BarisTandaTerima, TandaTerima
from dokumen.surat.gaya import Gaya
from dokumen.surat.tabel import TENGAH, Kolom
from dokumen.templat.bentuk import BentukSurat
from dokumen.templat.field import Baris, Konteks, format_nip, number, rows, text
from dokumen.templat.susun import put, put_judul, put_kop, put_label, put_tabel, put_tanda

JUDUL = "BUKTI TANDA TERIMA"
KOLOM = (
    (Kolom("No.", 1.1, TENGAH), "nomor"),
    (Kolom("Unit", 4.7), "unit"),
    (Kolom("Penerima", 5.4), "penerima"),
    (Kolom("Waktu Diterima", 4.8), "waktu"),
)
KETERANGAN = "Penerimaan dinyatakan oleh setiap penerima secara elektronik pada waktu yang tercantum."
FIELDS = (
    text("periode", "the period whose data are collected"),
    text("dokumen", "what was received"),
    rows(
        "penerimaan",
        "who received it",
        text("nomor", "number of the row", required=False),
        text("unit", "for which unit"),
        text("penerima", "by whom, with the NIP below where there is one"),
        text("waktu", "when"),
    ),
)


def fill(isi: TandaTerima) -> Konteks:
    """What does not stand in its value as it is."""
    return {
        "dokumen": isi.nama_dokumen,
        "penerimaan": number([_baris(baris, isi.zona) for baris in isi.baris]),
    }


def build(surat: Surat) -> None:
    """Our template."""
    put_kop(surat)
    put_judul(surat, JUDUL, "Pengumpulan Data Kinerja {{ periode }}")
    put_label(surat, [("Dokumen", "{{ dokumen }}")], 2.5)
    put_tabel(surat, "penerimaan", KOLOM)
    put(surat, Gaya.CATATAN, KETERANGAN)
    put_tanda(surat)


def _baris(baris: BarisTandaTerima, zona: str) -> Baris:
    nip = f"\nNIP {format_nip(baris.nip)}" if baris.nip else ""
    return {"unit": baris.unit, "penerima": f"{baris.penerima}{nip}", "waktu": format_waktu(baris.pada, zona)}


def _last_received(isi: TandaTerima) -> date:
    terakhir = max((baris.pada for baris in isi.baris), default=datetime(1980, 1, 1, tzinfo=UTC))
    return terakhir.astimezone(ZoneInfo(isi.zona)).date()


BENTUK = BentukSurat(
    own=FIELDS,
    fill=fill,
    tanggal=_last_received,
    build=build,
)
