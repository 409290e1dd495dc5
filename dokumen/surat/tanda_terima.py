"""Writes the Bukti Tanda Terima of step 6: one line of the Buku Ekspedisi per unit."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bahasa.bentuk import format_waktu
from dokumen.isi import BarisTandaTerima, TandaTerima
from dokumen.surat.bagian import add_catatan, add_judul, add_kop, add_tanda, format_nip
from dokumen.surat.kertas import new_surat, save_surat
from dokumen.surat.tabel import TENGAH, Kolom, add_label, add_tabel

JUDUL = "BUKTI TANDA TERIMA"
KOLOM = (
    Kolom("No.", 1.1, TENGAH),
    Kolom("Unit", 4.7),
    Kolom("Penerima", 5.4),
    Kolom("Waktu Diterima", 4.8),
)
KETERANGAN = "Penerimaan dinyatakan oleh setiap penerima secara elektronik pada waktu yang tercantum."


def write_tanda_terima(isi: TandaTerima) -> bytes:
    """The docx file."""
    terakhir = max((baris.pada for baris in isi.baris), default=datetime(1980, 1, 1, tzinfo=UTC))
    surat = new_surat(JUDUL, isi.kop.nama, terakhir.astimezone(ZoneInfo(isi.zona)).date())
    add_kop(surat, isi.kop)
    add_judul(surat, JUDUL, f"Pengumpulan Data Kinerja {isi.periode}")
    add_label(surat, [("Dokumen", isi.nama_dokumen)], lebar=2.5)
    add_tabel(surat, KOLOM, [_sel(nomor, baris, isi.zona) for nomor, baris in enumerate(isi.baris, start=1)])
    add_catatan(surat, KETERANGAN)
    add_tanda(surat, isi.penanda)
    return save_surat(surat)


def _sel(nomor: int, baris: BarisTandaTerima, zona: str) -> tuple[str, ...]:
    nip = f"\nNIP {format_nip(baris.nip)}" if baris.nip else ""
    return f"{nomor}.", baris.unit, f"{baris.penerima}{nip}", format_waktu(baris.pada, zona)
