"""The summary below the table: how many indicators of each unit count, and what they come to on average."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dokumen.buku_baru import write_teks
from dokumen.gaya import JUDUL_KECIL, JUDUL_TABEL, KELOMPOK, TEKS_TABEL, TEKS_TENGAH, Gaya
from dokumen.rekap_buku.sel_angka import PemilihAngka
from dokumen.ringkasan import Ringkasan, group_by_unit, summarize_baris, summarize_rekap
from dokumen.tinggi_baris import row_height
from sop.rekap import Rekap

JUDUL = ("Indikator", "Dihitung", "Belum tercapai", "Tidak dihitung", "Rata-rata (%)")
_LEBAR_NAMA = 61.0
_KOLOM_ANGKA = 3


def write_ringkasan(buku: Workbook, lembar: Worksheet, rekap: Rekap, nomor: int) -> int:
    """Write it from row `nomor` on, under the table's own columns; return the first free row."""
    write_teks(
        lembar, nomor, 0, "Ringkasan per unit (rata-rata hanya dari yang berkategori)", buku.add_format(JUDUL_KECIL)
    )
    kepala = buku.add_format(JUDUL_TABEL)
    lembar.set_row(nomor + 1, 30)
    lembar.merge_range(nomor + 1, 0, nomor + 1, _KOLOM_ANGKA - 1, "Unit", kepala)
    for posisi, judul in enumerate(JUDUL, start=_KOLOM_ANGKA):
        write_teks(lembar, nomor + 1, posisi, judul, kepala)
    nomor += 2
    for nama, daftar in group_by_unit(rekap).items():
        _write_baris(buku, lembar, nomor, (nama, summarize_baris(daftar)), TEKS_TABEL)
        nomor += 1
    _write_baris(buku, lembar, nomor, ("Seluruh unit", summarize_rekap(rekap)), KELOMPOK)
    return nomor + 1


def _write_baris(buku: Workbook, lembar: Worksheet, nomor: int, isi: tuple[str, Ringkasan], gaya: Gaya) -> None:
    nama, ringkasan = isi
    teks, angka = buku.add_format(gaya), buku.add_format(TEKS_TENGAH | gaya)
    lembar.merge_range(nomor, 0, nomor, _KOLOM_ANGKA - 1, "", teks)
    write_teks(lembar, nomor, 0, nama, teks)
    jumlah = (ringkasan.jumlah, ringkasan.dihitung, ringkasan.belum_tercapai, len(ringkasan.tidak_dihitung))
    for posisi, satu in enumerate(jumlah, start=_KOLOM_ANGKA):
        lembar.write_number(nomor, posisi, satu, angka)
    if ringkasan.rerata is None:
        write_teks(lembar, nomor, _KOLOM_ANGKA + len(jumlah), "–", angka)
    else:
        lembar.write_number(nomor, _KOLOM_ANGKA + len(jumlah), *PemilihAngka(buku).choose_persen(ringkasan.rerata))
    lembar.set_row(nomor, row_height([(nama, _LEBAR_NAMA)]))
