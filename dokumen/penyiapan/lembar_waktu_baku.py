"""Sheet Waktu Baku: standard times for the steps to which the SOP gives none (8-12); never invented."""

from collections.abc import Mapping

from dokumen.lembar import Lembar, Sel
from dokumen.tabel import SelTidakTerbaca, plain, read_tabel
from dokumen.temuan import Temuan
from sop.waktu_baku import parse_waktu_baku

SHEET = "Waktu Baku"
JUDUL = ("Langkah", "Waktu")
LANGKAH = range(8, 13)


def rows_waktu_baku(waktu: Mapping[int, str]) -> list[tuple[str, ...]]:
    return [(str(langkah), waktu.get(langkah, "")) for langkah in LANGKAH]


def read_waktu_baku(buku: Mapping[str, Lembar], temuan: Temuan) -> dict[int, str]:
    """Times by step, as written; a step without a time is absent."""
    hasil: dict[int, str] = {}
    for baris in read_tabel(buku, SHEET, JUDUL, temuan):
        langkah = baris.require("Langkah", _parse_langkah)
        waktu = baris.read("Waktu", _parse_waktu)
        if langkah in hasil:
            baris.fault("Langkah", f"Langkah {langkah} sudah tertulis pada baris lain.")
        elif langkah is not None and waktu is not None:
            hasil[langkah] = waktu
    return hasil


def _parse_langkah(sel: Sel) -> int:
    teks = plain(sel)
    if teks not in {str(langkah) for langkah in LANGKAH}:
        raise SelTidakTerbaca(f"Langkah “{teks}” tidak dikenal. Waktu baku dapat diatur untuk langkah 8 sampai 12.")
    return int(teks)


def _parse_waktu(sel: Sel) -> str:
    teks = plain(sel)
    parse_waktu_baku(teks)
    return teks
