"""Sheet Pemeriksaan: what was odd about which figure, and the reason its unit gave."""

from collections.abc import Iterator
from itertools import zip_longest

from xlsxwriter import Workbook

from bahasa.bentuk import format_nilai
from bahasa.kalimat.kewajaran import ALASAN_KOSONG
from dokumen.gaya import TEKS_TABEL
from dokumen.rekap_buku.kepala import BARIS_JUDUL, Kepala, Kolom, begin_lembar
from dokumen.tinggi_baris import row_height, split_tall
from sop.indikator import Jenis
from sop.rekap import Isian, Rekap

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
    return next(_asked_about(rekap), None) is not None


def write_pemeriksaan(buku: Workbook, kepala: Kepala) -> None:
    """A row for each figure that was asked about, in the order of the rekap, and then for what programmes spent."""
    lembar = begin_lembar(buku, kepala, "Pemeriksaan", "Pemeriksaan Kewajaran Angka", KOLOM)
    lembar.freeze_panes(BARIS_JUDUL + 1, 0)
    teks = buku.add_format(TEKS_TABEL)
    nomor = BARIS_JUDUL
    for urut, (siapa, isian) in enumerate(_asked_about(kepala.rekap), start=1):
        for temuan, alasan in _pieces(isian):
            isi = (str(urut), *siapa, temuan, alasan)
            tinggi = row_height(zip(isi, (kolom.lebar for kolom in KOLOM), strict=True))
            nomor = lembar.add_teks(isi, teks, tinggi)
    lembar.autofilter(BARIS_JUDUL, 0, nomor, len(KOLOM) - 1)


def _asked_about(rekap: Rekap) -> Iterator[tuple[tuple[str, str, str, str], Isian]]:
    """Unit, code, name and figure of each, with what was odd about it."""
    for baris in rekap.daftar_baris:
        if baris.isian is not None and baris.isian.temuan:
            indikator = baris.indikator
            nilai = _show(baris.isian, indikator.jenis, indikator.satuan)
            yield (baris.unit_nama, indikator.kode, indikator.nama, nilai), baris.isian
    for satu in rekap.daftar_anggaran:
        if satu.isian is not None and satu.isian.temuan:
            nama = f"Realisasi anggaran {satu.anggaran.program}"
            yield (satu.unit_nama, satu.anggaran.kode, nama, _show(satu.isian, Jenis.RUPIAH, "")), satu.isian


def _show(isian: Isian, jenis: Jenis, satuan: str) -> str:
    return "" if isian.nilai is None else format_nilai(isian.nilai, jenis, satuan)


def _pieces(isian: Isian) -> Iterator[tuple[str, str]]:
    """Both texts side by side, on as many rows as the longer one needs."""
    temuan = "\n".join(satu.kalimat for satu in isian.temuan)
    alasan = isian.alasan or f"({ALASAN_KOSONG})"
    return zip_longest(split_tall(temuan, _LEBAR_TEKS), split_tall(alasan, _LEBAR_TEKS), fillvalue="")
