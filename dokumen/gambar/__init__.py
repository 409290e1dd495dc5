"""Pictures for the phone and for papers: the rekap as a card, its graphs, and the history of one indicator."""

from dokumen.gambar.grafik import write_grafik
from dokumen.gambar.kartu import write_gambar
from dokumen.gambar.riwayat import write_riwayat

__all__ = ["write_gambar", "write_grafik", "write_riwayat"]
