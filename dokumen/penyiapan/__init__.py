"""The set-up workbook (contract, section 5): one module a sheet, each with its headings, its rows and its reading."""

from dokumen.penyiapan.baca import is_penyiapan, read_penyiapan

__all__ = ["is_penyiapan", "read_penyiapan"]
