"""Sheet Perubahan: what differs from the version before, as Sekretaris asked for it in the arahan."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from xlsxwriter import Workbook

from dokumen.gaya import TEKS_TABEL
from dokumen.rekap_buku.kepala import BARIS_JUDUL, Kepala, Kolom, begin_lembar
from dokumen.tinggi_baris import row_height, split_tall
from sop.rekap import Perubahan

_LEBAR_TEKS = 42.0
KOLOM = (
    Kolom("No", 5),
    Kolom("Unit", 28),
    Kolom("Kode", 14),
    Kolom("Indikator", 42),
    Kolom("Butir", 20),
    Kolom("Semula", _LEBAR_TEKS),
    Kolom("Menjadi", _LEBAR_TEKS),
)


def write_perubahan(buku: Workbook, kepala: Kepala, daftar: Sequence[Perubahan]) -> None:
    versi = kepala.rekap.versi
    judul = f"Perubahan Rekap Versi {versi - 1} ke Versi {versi}"
    lembar = begin_lembar(buku, kepala, "Perubahan", judul, KOLOM)
    lembar.freeze_panes(BARIS_JUDUL + 1, 0)
    teks = buku.add_format(TEKS_TABEL)
    nomor = BARIS_JUDUL
    for urut, satu in enumerate(daftar, start=1):
        for semula, menjadi in _pieces(satu):
            isi = (str(urut), satu.unit_nama, satu.kode, satu.indikator, satu.butir, semula, menjadi)
            tinggi = row_height(zip(isi, (kolom.lebar for kolom in KOLOM), strict=True))
            nomor = lembar.add_teks(isi, teks, tinggi)
    lembar.autofilter(BARIS_JUDUL, 0, nomor, len(KOLOM) - 1)


def _pieces(satu: Perubahan) -> Iterable[tuple[str, str]]:
    """Both texts side by side, on as many rows as the longer one needs."""
    semula, menjadi = (split_tall(teks or "–", _LEBAR_TEKS) for teks in (satu.semula, satu.menjadi))
    return zip_longest(semula, menjadi, fillvalue="")
