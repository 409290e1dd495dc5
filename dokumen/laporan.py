"""Writes the report of step 11: the letter with its summary first, the tables behind it on pages of their own."""

from collections.abc import Iterator
from decimal import Decimal

from docx.document import Document as Surat

from bahasa.bentuk import format_capaian, format_nilai, format_persen, format_target, format_waktu
from dokumen.bagian_surat import add_bagian, add_catatan, add_daftar, add_isi, add_judul, add_kop, add_tanda
from dokumen.isi import Laporan
from dokumen.ringkasan import Ringkasan, summarize_rekap
from dokumen.surat import begin_lanskap, new_surat, number_halaman, save_surat
from dokumen.tabel_surat import KANAN, TENGAH, Kolom, add_label, add_tabel
from sop.capaian import Status
from sop.rekap import BarisRekap, Rekap

JUDUL = "LAPORAN HASIL PENGUKURAN KINERJA"
KOLOM_HASIL = (
    Kolom("No.", 1.1, TENGAH),
    Kolom("Sasaran", 5.2),
    Kolom("Indikator", 6.2),
    Kolom("Satuan", 2, TENGAH),
    Kolom("Target", 2.6, KANAN),
    Kolom("Realisasi", 2.6, KANAN),
    Kolom("Capaian (%)", 2.3, KANAN),
    Kolom("Kategori", 2.7, TENGAH),
)
KOLOM_TINDAK_LANJUT = (
    Kolom("No.", 1.1, TENGAH),
    Kolom("Indikator", 6),
    Kolom("Capaian (%)", 2.3, KANAN),
    Kolom("Faktor Pendorong", 5.1),
    Kolom("Faktor Penghambat", 5.1),
    Kolom("Tindak Lanjut", 5.1),
)
