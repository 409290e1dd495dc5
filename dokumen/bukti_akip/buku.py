"""Puts the sheets of the proof together."""

from dokumen.bukti_akip.fakta import Fakta
from dokumen.bukti_akip.lembar import write_all
from dokumen.bukti_akip.lembar_jejak import JEJAK
from dokumen.buku_tabel import write_buku_tabel
from dokumen.isi import BuktiAkip


def write_bukti_akip(isi: BuktiAkip) -> bytes:
    """The .xlsx; the same value gives the same bytes."""
    fakta = Fakta(isi)
    daftar = [*write_all(fakta), JEJAK.write(fakta)]
    return write_buku_tabel(f"Bukti evaluasi AKIP {isi.periode}", isi.instansi, isi.dibuat_pada, daftar)
