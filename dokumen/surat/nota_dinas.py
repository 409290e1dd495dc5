"""The Nota Dinas: the order of step 1, the distribution of step 6, the report of the rekap in step 9."""

from docx.document import Document as Surat

from dokumen.templat.bentuk import BentukSurat
from dokumen.templat.field import text, texts
from dokumen.templat.susun import put_judul, put_kepala_nota, put_kop, put_semua, put_tanda, put_tembusan

JUDUL = "NOTA DINAS"
FIELDS = (
    text("nomor", "the letter's number"),
    text("kepada", "to whom"),
    text("dari", "from whom"),
    text("tanggal", "the letter's date"),
    text("sifat", "how urgent or confidential", required=False),
    text("lampiran", "what is enclosed", required=False),
    text("hal", "the subject"),
    texts("isi", "the paragraphs of the body"),
    texts("tembusan", "who gets a copy, may be none", required=False),
)


def build(surat: Surat) -> None:
    """Our template."""
    put_kop(surat)
    put_judul(surat, JUDUL, "Nomor : {{ nomor }}")
    put_kepala_nota(surat)
    put_semua(surat, "isi")
    put_tanda(surat)
    put_tembusan(surat)


BENTUK = BentukSurat(own=FIELDS, build=build)
