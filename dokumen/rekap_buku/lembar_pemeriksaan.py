"""Sheet Pemeriksaan: what was odd about which figure, and the reason its unit gave."""

from collections.abc import Iterator
from itertools import zip_longest

from xlsxwriter import Workbook

from bahasa.bentuk import format_nilai
from bahasa.kalimat.kewajaran import ALASAN_KOSONG
from dokumen.gaya import TEKS_TABEL
from dokumen.rekap_buku.kepala import BARIS_JUDUL, Kepala, Kolom, begin_lembar
from dokumen.tinggi_baris import row_height, split_tall
from sop.rekap import BarisRekap, Isian, Rekap

_LEBAR_TEKS = 42.0
KOLOM = (
    Kolom("No", 5),
    Kolom("Unit", 28),
    Kolom("Kode", 14),
    Kolom("Indikator", 42),
    Kolom("Realisasi", 20),
    Kolom("Temuan", _LEBAR_TEKS),
    Kolom("Alasan", _LEBAR_TEKS),
)


def has_temuan(rekap: Rekap) -> bool:
    """Whether a rule found anything odd."""
    return any(baris.isian is not None and baris.isian.temuan for baris in rekap.daftar_baris)


def write_pemeriksaan(buku: Workbook, kepala: Kepala) -> None:
    """A row for each figure that was asked about, in the order of the rekap."""
    lembar = begin_lembar(buku, kepala, "Pemeriksaan", "Pemeriksaan Kewajaran Angka", KOLOM)
    lembar.freeze_panes(BARIS_JUDUL + 1, 0)
    teks = buku.add_format(TEKS_TABEL)
    nomor = BARIS_JUDUL
    for urut, (baris, isian) in enumerate(_asked_about(kepala.rekap), start=1):
        indikator = baris.indikator
        nilai = "" if isian.nilai is None else format_nilai(isian.nilai, indikator.jenis, indikator.satuan)
        for temuan, alasan in _pieces(isian):
            isi = (str(urut), baris.unit_nama, indikator.kode, indikator.nama, nilai, temuan, alasan)
            tinggi = row_height(zip(isi, (kolom.lebar for kolom in KOLOM), strict=True))
            nomor = lembar.add_teks(isi, teks, tinggi)
    lembar.autofilter(BARIS_JUDUL, 0, nomor, len(KOLOM) - 1)


def _asked_about(rekap: Rekap) -> Iterator[tuple[BarisRekap, Isian]]:
    for baris in rekap.daftar_baris:
        if baris.isian is not None and baris.isian.temuan:
            yield baris, baris.isian


def _pieces(isian: Isian) -> Iterator[tuple[str, str]]:
    """Both texts side by side, on as many rows as the longer one needs."""
    temuan = "\n".join(satu.kalimat for satu in isian.temuan)
    alasan = isian.alasan or f"({ALASAN_KOSONG})"
    return zip_longest(split_tall(temuan, _LEBAR_TEKS), split_tall(alasan, _LEBAR_TEKS), fillvalue="")
