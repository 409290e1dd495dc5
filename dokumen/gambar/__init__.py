"""Pictures for the phone and for papers: the rekap as a card, its graphs, an indicator's history, a QR code."""

from dokumen.gambar.grafik import write_grafik
from dokumen.gambar.kartu import write_gambar
from dokumen.gambar.kode_qr import write_kode_qr
from dokumen.gambar.riwayat import write_riwayat

__all__ = ["write_gambar", "write_grafik", "write_kode_qr", "write_riwayat"]
