"""The archive of one cycle (step 12): built so that it can be verified to the byte."""

from dokumen.arsip.kamus import KAMUS
from dokumen.arsip.nama import key_of, make_nama
from dokumen.arsip.periksa import verify_arsip
from dokumen.arsip.rantai import BERKAS_JEJAK, BERKAS_RANTAI, name_of_version
from dokumen.arsip.susun import ButirArsip, NamaArsipDitolak, NamaArsipGanda, build_arsip
from dokumen.arsip.ulang import BERKAS_KEPUTUSAN, BERKAS_TUGAS

__all__ = [
    "BERKAS_JEJAK",
    "BERKAS_KEPUTUSAN",
    "BERKAS_RANTAI",
    "BERKAS_TUGAS",
    "KAMUS",
    "ButirArsip",
    "NamaArsipDitolak",
    "NamaArsipGanda",
    "build_arsip",
    "key_of",
    "make_nama",
    "name_of_version",
    "verify_arsip",
]
