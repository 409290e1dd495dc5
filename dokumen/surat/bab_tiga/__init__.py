"""Bab III of the Laporan Kinerja as a draft: what the rekap knows, and marked gaps where a person must write."""

from dokumen.surat.bab_tiga.tulis import write_bab_tiga

__all__ = ["write_bab_tiga"]
