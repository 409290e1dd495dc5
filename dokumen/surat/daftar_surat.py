"""Every kind of letter, and the templates of ours it is drawn from while the office has no own."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from dokumen.isi import (
    BeritaAcara,
    Ceklist,
    Disposisi,
    Laporan,
    NotaDinas,
    NotaDistribusi,
    NotaRekap,
    Notulen,
    ProgramKerja,
    TandaTerima,
    Undangan,
)
from dokumen.templat.jenis import JenisSurat

FOLDER = "bawaan"


def _jenis(jenis: str, judul: str, kelas: type[Any], modul: str) -> JenisSurat:
    return JenisSurat(jenis=jenis, judul=judul, kelas=kelas, modul=f"dokumen.surat.{modul}")


NOTA_DINAS = _jenis("nota_dinas", "Nota Dinas", NotaDinas, "nota_dinas")
DISPOSISI = _jenis("disposisi", "Lembar Disposisi", Disposisi, "disposisi")
UNDANGAN = _jenis("undangan", "Undangan Rapat", Undangan, "undangan")
NOTULEN = _jenis("notulen", "Notulen Rapat", Notulen, "notulen")
PROGRAM_KERJA = _jenis("program_kerja", "Program Kerja Kegiatan", ProgramKerja, "program_kerja")
CEKLIST = _jenis("ceklist", "Ceklist Dokumen", Ceklist, "ceklist")
NOTA_DISTRIBUSI = _jenis("nota_distribusi", "Nota Dinas Distribusi Format", NotaDistribusi, "nota_dinas")
TANDA_TERIMA = _jenis("tanda_terima", "Bukti Tanda Terima", TandaTerima, "tanda_terima")
NOTA_REKAP = _jenis("nota_rekap", "Nota Dinas Penyampaian Rekap", NotaRekap, "nota_dinas")
LAPORAN = _jenis("laporan", "Laporan Hasil Pengukuran Kinerja", Laporan, "laporan")
BERITA_ACARA = _jenis("berita_acara", "Berita Acara Pengarsipan", BeritaAcara, "berita_acara")
DAFTAR_SURAT = (
    NOTA_DINAS,
    DISPOSISI,
    UNDANGAN,
    NOTULEN,
    PROGRAM_KERJA,
    CEKLIST,
    NOTA_DISTRIBUSI,
    TANDA_TERIMA,
    NOTA_REKAP,
    LAPORAN,
    BERITA_ACARA,
)
BY_JENIS = {surat.jenis: surat for surat in DAFTAR_SURAT}


@cache
def templat_bawaan(jenis: str) -> bytes:
    """Our template of that kind."""
    return (files("dokumen.surat") / FOLDER / f"{jenis}.docx").read_bytes()


@cache
def sha256_bawaan(jenis: str) -> str | None:
    """Its SHA-256; None for a paper that is no letter, and has no template."""
    if jenis not in BY_JENIS:
        return None
    return hashlib.sha256(templat_bawaan(jenis)).hexdigest()
