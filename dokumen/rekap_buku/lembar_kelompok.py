"""Sheets Per Unit and Per Sasaran: how many indicators of each count, and what they come to on average."""

from collections.abc import Mapping
from functools import cache

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from bahasa.angka import TIDAK_ADA
from dokumen.buku_baru import write_teks
from dokumen.gaya import KELOMPOK, TEKS_BEBAS, TEKS_TABEL, TEKS_TENGAH, Gaya, warna_kategori
from dokumen.rekap_buku.kepala import BARIS_JUDUL, Kepala, Kolom, begin_lembar
from dokumen.rekap_buku.lembar_cepat import IsiSel
from dokumen.rekap_buku.sel_angka import PemilihAngka
from dokumen.tinggi_baris import row_height
from sop.rekap import BarisRekap
from sop.ringkasan import Ringkasan, group_by_sasaran, group_by_unit, summarize_baris, summarize_rekap

_LEBAR_NAMA = 56.0
_HITUNGAN = ("Indikator", "Berkategori", "Tanpa kategori", "Belum tercapai", "Tidak dihitung")
_CATATAN = (
    "Indikator adalah jumlah dari yang berkategori, tanpa kategori, belum tercapai, dan tidak dihitung. Rata-rata "
    "hanya dari yang berkategori: capaian menurut rumus C tanpa kategori, sebab 0% berarti target tepat tercapai."
)
Kelompok = Mapping[str, tuple[BarisRekap, ...]]


def write_kelompok(buku: Workbook, kepala: Kepala) -> None:
    """One sheet for the units and one for the sasaran; together the counts of a row are its indicators."""
    _Lembar(buku, kepala, "Per Unit").write(group_by_unit(kepala.rekap), "Seluruh unit")
    _Lembar(buku, kepala, "Per Sasaran").write(group_by_sasaran(kepala.rekap), "Seluruh sasaran")


class _Lembar:
    """One sheet, named by what its rows are."""

    def __init__(self, buku: Workbook, kepala: Kepala, nama: str) -> None:
        self._kolom = (
            Kolom("No", 5),
            Kolom(nama.removeprefix("Per "), _LEBAR_NAMA),
            *(Kolom(judul, 13) for judul in _HITUNGAN),
            Kolom("Rata-rata (%)", 14),
            Kolom("Kategori", 46),
        )
        self._lembar = begin_lembar(buku, kepala, nama, f"Capaian per {self._kolom[1].judul}", self._kolom)
        self._lembar.freeze_panes(BARIS_JUDUL + 1, 2)
        self._buku, self._kepala = buku, kepala
        self._angka = PemilihAngka(buku)
        self._format = cache(lambda gaya: buku.add_format(dict(gaya)))

    def write(self, kelompok: Kelompok, seluruhnya: str) -> None:
        """A row for each, which can be sorted, and the whole below them."""
        nomor = BARIS_JUDUL
        for urut, (nama, daftar) in enumerate(kelompok.items(), start=1):
            nomor = self._add(urut, nama or TIDAK_ADA, summarize_baris(daftar), {})
        self._lembar.autofilter(BARIS_JUDUL, 0, max(nomor, BARIS_JUDUL + 1), len(self._kolom) - 1)
        nomor = self._add("", seluruhnya, summarize_rekap(self._kepala.rekap), KELOMPOK)
        catatan = self._buku.add_format(TEKS_BEBAS)
        self._lembar.merge_range(nomor + 2, 0, nomor + 2, len(self._kolom) - 1, "", catatan)
        write_teks(self._lembar, nomor + 2, 0, _CATATAN, catatan)
        self._lembar.set_row(nomor + 2, row_height([(_CATATAN, sum(satu.lebar for satu in self._kolom))]))

    def _add(self, urut: int | str, nama: str, ringkasan: Ringkasan, gaya: Gaya) -> int:
        isi = self._cells(urut, nama, ringkasan, gaya)
        teks = ((str(isi[posisi][0]), self._kolom[posisi].lebar) for posisi in (1, -1))
        return self._lembar.add_baris(isi, row_height(teks))

    def _cells(self, urut: int | str, nama: str, ringkasan: Ringkasan, gaya: Gaya) -> list[IsiSel]:
        kategori = ", ".join(f"{satu}: {jumlah}" for satu, jumlah in ringkasan.per_kategori)
        tunggal = ringkasan.per_kategori[0][0] if len(ringkasan.per_kategori) == 1 and not gaya else ""
        teks, tengah = self._choose(TEKS_TABEL | gaya), self._choose(TEKS_TENGAH | gaya)
        hitungan = (
            ringkasan.jumlah,
            ringkasan.berkategori,
            len(ringkasan.tanpa_kategori),
            ringkasan.belum_tercapai,
            len(ringkasan.tidak_dihitung),
        )
        return [
            (urut, tengah),
            (nama, teks),
            *((float(jumlah), tengah) for jumlah in hitungan),
            (TIDAK_ADA, tengah) if ringkasan.rerata is None else self._angka.choose_persen(ringkasan.rerata),
            (kategori or TIDAK_ADA, self._choose(TEKS_TABEL | gaya | warna_kategori(tunggal))),
        ]

    def _choose(self, gaya: Gaya) -> Format:
        return self._format(tuple(gaya.items()))
