"""The disposition sheet (lembar disposisi) that goes with a letter: to whom it is passed on, and what is to be done."""

from docx.document import Document as Surat

from bahasa.bentuk import format_waktu
from dokumen.isi import Disposisi
from dokumen.surat.gaya import Gaya
from dokumen.surat.tabel import add_grid
from dokumen.templat.bentuk import BentukSurat
from dokumen.templat.field import Konteks, text, texts
from dokumen.templat.susun import put, put_judul, put_kop, put_tanda

JUDUL = "LEMBAR DISPOSISI"
FIELDS = (
    text("periode", "the period whose data are collected", required=False),
    text("surat_dari", "who sent the letter"),
    text("nomor_surat", "the letter's number"),
    text("tanggal_surat", "the letter's date"),
    text("diterima", "when it was received"),
    text("nomor_agenda", "its number in the Buku Agenda, empty where it has none", required=False),
    text("sifat", "how urgent or confidential", required=False),
    text("hal", "the letter's subject"),
    texts("diteruskan", "to whom it is passed on"),
    texts("disposisi", "what is to be done"),
)


def fill(isi: Disposisi) -> Konteks:
    """What does not stand in its value as it is."""
    return {
        "diterima": format_waktu(isi.diterima_pada, isi.zona),
    }


def build(surat: Surat) -> None:
    """Our template."""
    put_kop(surat)
    put_judul(surat, JUDUL, "Pengumpulan Data Kinerja {{ periode }}")
    add_grid(
        surat,
        [
            ("Surat dari", ["{{ surat_dari }}"]),
            ("Nomor surat", ["{{ nomor_surat }}"]),
            ("Tanggal surat", ["{{ tanggal_surat }}"]),
            ("Diterima", ["{{ diterima }}"]),
            ("{%tr if nomor_agenda %}", []),
            ("Nomor agenda", ["{{ nomor_agenda }}"]),
            ("{%tr endif %}", []),
            ("Sifat", ["{{ sifat }}"]),
            ("Hal", ["{{ hal }}"]),
            ("Diteruskan kepada", ["{%p for satu in diteruskan %}", "{{ satu }}", "{%p endfor %}"]),
            ("Isi disposisi", ["{%p for satu in disposisi %}", "{{ satu }}", "{%p endfor %}"]),
        ],
        4,
        Gaya.SEL,
    )
    put(surat, Gaya.JARAK)
    put_tanda(surat)


BENTUK = BentukSurat(
    own=FIELDS,
    fill=fill,
    tanggal=lambda isi: isi.tanggal_surat,
    build=build,
)
