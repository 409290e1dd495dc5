"""The proof for the AKIP evaluation: criterion by criterion, from the trail alone, with every row it rests on."""

from dokumen.bukti_akip.buku import write_bukti_akip

__all__ = ["write_bukti_akip"]
