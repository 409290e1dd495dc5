"""The look of every workbook: one typeface, quiet colours that still tell apart in greyscale."""

from typing import Any

Gaya = dict[str, Any]

HURUF: Gaya = {"font_name": "Arial", "font_size": 10, "valign": "top"}
BIRU_TUA = "#1F3A5F"
KUNING_MUDA = "#FFF9DB"
ABU_MUDA = "#EEF1F5"
GARIS = "#8A94A3"

_BERGARIS: Gaya = HURUF | {"border": 1, "border_color": GARIS, "text_wrap": True}

JUDUL_BESAR: Gaya = HURUF | {"bold": True, "font_size": 14}
JUDUL_KECIL: Gaya = HURUF | {"bold": True, "font_size": 11}
TEKS_BEBAS: Gaya = HURUF | {"text_wrap": True}
TEKS_POLOS: Gaya = HURUF | {"num_format": "@"}
JUDUL_TABEL: Gaya = _BERGARIS | {
    "bold": True,
    "bg_color": BIRU_TUA,
    "font_color": "#FFFFFF",
    "align": "center",
    "valign": "vcenter",
}
TEKS_TABEL: Gaya = _BERGARIS
TEKS_TENGAH: Gaya = _BERGARIS | {"align": "center"}
ANGKA_MUAT: Gaya = TEKS_TENGAH | {"text_wrap": False, "shrink": True}
ANGKA_TABEL: Gaya = _BERGARIS | {"align": "right"}
KELOMPOK: Gaya = _BERGARIS | {"bold": True, "bg_color": ABU_MUDA}
# What a person types stays as typed: in a cell of text Excel makes no date of 8-10 and no formula of anything.
ISIAN: Gaya = _BERGARIS | {"num_format": "@", "bg_color": KUNING_MUDA, "locked": False}
TIDAK_DIISI: Gaya = _BERGARIS | {"num_format": "@", "bg_color": ABU_MUDA}
JUDUL_ISIAN: Gaya = JUDUL_TABEL | {"bg_color": "#7A5C00"}

# From best to worst each fill is a step darker, so that a greyscale print tells them apart; the word is there anyway.
_WARNA_JENJANG = ("#E3F4E6", "#DCEBD0", "#FFEFB8", "#FBD3B5", "#F2B8B5")
_JENJANG = {
    "Terlampaui": 0,
    "Sangat Tinggi": 0,
    "Sangat Baik": 0,
    "Tercapai": 1,
    "Tinggi": 1,
    "Baik": 1,
    "Sedang": 2,
    "Cukup": 2,
    "Rendah": 3,
    "Kurang": 3,
    "Sangat Rendah": 4,
    "Sangat Kurang": 4,
    "Tidak Tercapai": 4,
}


def warna_kategori(kategori: str) -> Gaya:
    """The fill of a category's cell; none for a name of the office's own."""
    if kategori not in _JENJANG:
        return {}
    return {"bg_color": _WARNA_JENJANG[_JENJANG[kategori]], "bold": True}
