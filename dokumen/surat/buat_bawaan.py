"""Makes the templates that are ours."""

from collections.abc import Iterator
from datetime import date

from dokumen.surat.daftar_surat import DAFTAR_SURAT
from dokumen.surat.kertas import new_surat, save_surat
from dokumen.templat.jenis import JenisSurat

_SEJAK = date(1980, 1, 1)  # our templates bear no date of their own


def build_templat(jenis: JenisSurat) -> bytes:
    """Our template of that kind, made anew; the files in `bawaan` are these bytes."""
    surat = new_surat(f"Templat {jenis.judul}", "", _SEJAK)
    jenis.load().build(surat)
    return save_surat(surat)


def build_all() -> Iterator[tuple[str, bytes]]:
    """Every template of ours with the name of its file."""
    for jenis in DAFTAR_SURAT:
        yield f"{jenis.jenis}.docx", build_templat(jenis)
