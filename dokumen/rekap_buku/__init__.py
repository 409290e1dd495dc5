"""The rekap as a workbook: the table to decide on, everything behind it, and what changed since the last version."""

from dokumen.rekap_buku.isi import BukuRekap

__all__ = ["BukuRekap"]
