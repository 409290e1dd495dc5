"""The shapes of Indonesian writing: figures, money, dates, durations, and figures in words."""

from bahasa.angka import format_angka, format_capaian, format_nilai, format_persen, format_target
from bahasa.tanggal import (
    bulan_romawi,
    format_durasi,
    format_hari_tanggal,
    format_jam,
    format_saat,
    format_tanggal,
    format_waktu,
)
from bahasa.terbilang import terbilang

__all__ = [
    "bulan_romawi",
    "format_angka",
    "format_capaian",
    "format_durasi",
    "format_hari_tanggal",
    "format_jam",
    "format_nilai",
    "format_persen",
    "format_saat",
    "format_tanggal",
    "format_target",
    "format_waktu",
    "terbilang",
]
