"""Sheet Keputusan: who handed in, locked, reported, returned and approved what, when, and with which arahan."""

from collections.abc import Sequence

from xlsxwriter import Workbook

from bahasa.angka import TIDAK_ADA
from bahasa.bentuk import format_waktu
from dokumen.gaya import TEKS_TABEL
from dokumen.rekap_buku.kepala import BARIS_JUDUL, Kepala, Kolom, begin_lembar
from dokumen.tinggi_baris import row_height, split_tall
from sop.rekap import Keputusan

_LEBAR_ARAHAN = 40.0
KOLOM = (
    Kolom("No", 5),
    Kolom("Waktu", 24),
    Kolom("Langkah", 9),
    Kolom("Keputusan", 34),
    Kolom("Oleh", 22),
    Kolom("Sebagai", 20),
    Kolom("Unit", 22),
    Kolom("Kembali kepada", 22),
    Kolom("Arahan", _LEBAR_ARAHAN),
)


def write_keputusan(buku: Workbook, kepala: Kepala, daftar: Sequence[Keputusan]) -> None:
    """In the order in which it happened."""
    lembar = begin_lembar(buku, kepala, "Keputusan", "Siapa Memutuskan Apa", KOLOM)
    lembar.freeze_panes(BARIS_JUDUL + 1, 2)
    teks = buku.add_format(TEKS_TABEL)
    nomor = BARIS_JUDUL
    for urut, satu in enumerate(daftar, start=1):
        pada = format_waktu(satu.pada, kepala.rekap.zona)
        kata = (satu.perbuatan, satu.oleh, satu.peran, satu.unit_nama or TIDAK_ADA, satu.kepada or TIDAK_ADA)
        for arahan in split_tall(satu.arahan or TIDAK_ADA, _LEBAR_ARAHAN):
            isi = (str(urut), pada, str(satu.langkah), *kata, arahan)
            tinggi = row_height(zip(isi, (kolom.lebar for kolom in KOLOM), strict=True))
            nomor = lembar.add_teks(isi, teks, tinggi)
    lembar.autofilter(BARIS_JUDUL, 0, nomor, len(KOLOM) - 1)
