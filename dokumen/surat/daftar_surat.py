"""Every kind of letter, and the templates of ours it is drawn from while the office has no own."""

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from dokumen.surat.berita_acara import BERITA_ACARA
from dokumen.surat.ceklist import CEKLIST
from dokumen.surat.disposisi import DISPOSISI
from dokumen.surat.kertas import new_surat, save_surat
from dokumen.surat.laporan import LAPORAN
from dokumen.surat.nota_dinas import NOTA_DINAS, NOTA_DISTRIBUSI, NOTA_REKAP
from dokumen.surat.notulen import NOTULEN
from dokumen.surat.program_kerja import PROGRAM_KERJA
from dokumen.surat.tanda_terima import TANDA_TERIMA
from dokumen.surat.undangan import UNDANGAN
from dokumen.templat.jenis import JenisSurat

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
FOLDER = "bawaan"
_SEJAK = date(1980, 1, 1)  # our templates bear no date of their own


def build_templat(jenis: JenisSurat) -> bytes:
    """Our template of that kind, made anew; the files in `bawaan` are these bytes."""
    surat = new_surat(f"Templat {jenis.judul}", "", _SEJAK)
    jenis.build(surat)
    return save_surat(surat)


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


def build_all() -> Iterator[tuple[str, bytes]]:
    """Every template of ours with the name of its file."""
    for jenis in DAFTAR_SURAT:
        yield f"{jenis.jenis}.docx", build_templat(jenis)
