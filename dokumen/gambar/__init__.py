"""The rekap as a picture for the phone."""

from dokumen.gambar.kartu import write_gambar

__all__ = ["write_gambar"]
