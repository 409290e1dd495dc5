"""Sheet Per Sasaran: how many indicators of each sasaran strategis count, and what they come to on average."""

from functools import cache

from xlsxwriter import Workbook

from bahasa.angka import TIDAK_ADA
from dokumen.gaya import TEKS_TABEL, TEKS_TENGAH, warna_kategori
from dokumen.rekap_buku.kepala import BARIS_JUDUL, Kepala, Kolom, begin_lembar
from dokumen.rekap_buku.sel_angka import PemilihAngka
from dokumen.ringkasan import group_by_sasaran, summarize_baris
from dokumen.tinggi_baris import row_height

_LEBAR_SASARAN = 60.0
KOLOM = (
    Kolom("No", 5),
    Kolom("Sasaran", _LEBAR_SASARAN),
    Kolom("Indikator", 12),
    Kolom("Dihitung", 12),
    Kolom("Belum tercapai", 14),
    Kolom("Tidak dihitung", 14),
    Kolom("Rata-rata (%)", 14),
    Kolom("Kategori", 46),
)


def write_sasaran(buku: Workbook, kepala: Kepala) -> None:
    """The average is of what was computed; below it stands which categories that is made of."""
    lembar = begin_lembar(buku, kepala, "Per Sasaran", "Capaian per Sasaran", KOLOM)
    lembar.freeze_panes(BARIS_JUDUL + 1, 2)
    teks, tengah = buku.add_format(TEKS_TABEL), buku.add_format(TEKS_TENGAH)
    berwarna = cache(lambda nama: buku.add_format(TEKS_TABEL | warna_kategori(nama)))
    angka = PemilihAngka(buku)
    nomor = BARIS_JUDUL
    for urut, (sasaran, daftar) in enumerate(group_by_sasaran(kepala.rekap).items(), start=1):
        ringkasan = summarize_baris(daftar)
        hitungan = (ringkasan.jumlah, ringkasan.dihitung, ringkasan.belum_tercapai, len(ringkasan.tidak_dihitung))
        kategori = ", ".join(f"{nama}: {jumlah}" for nama, jumlah in ringkasan.per_kategori)
        tunggal = ringkasan.per_kategori[0][0] if len(ringkasan.per_kategori) == 1 else ""
        nomor = lembar.add_baris(
            [
                (urut, tengah),
                (sasaran or TIDAK_ADA, teks),
                *((float(jumlah), tengah) for jumlah in hitungan),
                (TIDAK_ADA, tengah) if ringkasan.rerata is None else angka.choose_persen(ringkasan.rerata),
                (kategori or TIDAK_ADA, berwarna(tunggal)),
            ],
            row_height([(sasaran, _LEBAR_SASARAN), (kategori, KOLOM[-1].lebar)]),
        )
    lembar.autofilter(BARIS_JUDUL, 0, max(nomor, BARIS_JUDUL + 1), len(KOLOM) - 1)
