"""Pictures in a paper: within the margins, never higher than a page, with words for those who cannot see them."""

import io

from docx.document import Document as Surat
from docx.oxml.ns import qn
from docx.shared import Cm, Length

from dokumen.surat.gaya import Gaya
from dokumen.surat.kertas import add_alinea
from dokumen.teks import clean_teks

LEBAR = Cm(12)
TINGGI_TERBANYAK = Cm(21)


def add_gambar(surat: Surat, png: bytes, keterangan: str) -> None:
    """A picture in a paragraph of its own; `keterangan` is what a reader aloud says of it."""
    run = add_alinea(surat, Gaya.GAMBAR).add_run()
    gambar = run.add_picture(io.BytesIO(png), width=LEBAR)
    if gambar.height > TINGGI_TERBANYAK:
        gambar.width = Length(int(gambar.width * TINGGI_TERBANYAK / gambar.height))
        gambar.height = TINGGI_TERBANYAK
    run.font.element.find(".//" + qn("wp:docPr")).set("descr", clean_teks(keterangan))
