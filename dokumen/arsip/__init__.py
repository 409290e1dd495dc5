"""The archive of one cycle (step 12): built so that it can be verified to the byte."""

from dokumen.arsip.nama import make_nama
from dokumen.arsip.periksa import verify_arsip
from dokumen.arsip.susun import ButirArsip, NamaArsipDitolak, NamaArsipGanda, build_arsip

__all__ = ["ButirArsip", "NamaArsipDitolak", "NamaArsipGanda", "build_arsip", "make_nama", "verify_arsip"]
