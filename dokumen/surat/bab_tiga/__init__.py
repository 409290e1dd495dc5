"""Bab III of the Laporan Kinerja as a draft: what the rekap knows, and marked gaps where a person must write."""
