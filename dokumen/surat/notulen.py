"""The Notulen Rapat of step 2."""

from docx.document import Document as Surat

from bahasa.bentuk import format_hari_tanggal
from dokumen.isi import Notulen
from dokumen.surat.gaya import Gaya
from dokumen.templat.bentuk import BentukSurat
from dokumen.templat.field import Konteks, text, texts
from dokumen.templat.susun import put, put_daftar, put_judul, put_kop, put_label, put_tanda, when

JUDUL = "NOTULEN RAPAT"
FIELDS = (
    text("periode", "the period whose data are collected"),
    text("hari_tanggal", "weekday and date of the meeting"),
    text("waktu_tempat", "when and where it was held"),
    text("pimpinan", "who led it"),
    texts("peserta", "who was there"),
    texts("pembahasan", "what was discussed"),
    texts("keputusan", "what was decided, may be none", required=False),
    texts("arahan", "what was directed"),
)


def fill(isi: Notulen) -> Konteks:
    """What does not stand in its value as it is."""
    return {
        "hari_tanggal": format_hari_tanggal(isi.tanggal),
    }


def build(surat: Surat) -> None:
    """Our template."""
    put_kop(surat)
    put_judul(surat, JUDUL, "Pengumpulan Data Kinerja {{ periode }}")
    put_label(
        surat,
        (
            ("Hari, tanggal", "{{ hari_tanggal }}"),
            ("Waktu dan tempat", "{{ waktu_tempat }}"),
            ("Pimpinan rapat", "{{ pimpinan }}"),
        ),
        3.8,
    )
    for judul, field in (("Peserta", "peserta"), ("Agenda dan pembahasan", "pembahasan")):
        _put_bagian(surat, judul, field)
    with when(surat, "keputusan", Gaya.BAGIAN):
        _put_bagian(surat, "Keputusan", "keputusan")
    _put_bagian(surat, "Arahan", "arahan")
    put_tanda(surat)


def _put_bagian(surat: Surat, judul: str, field: str) -> None:
    put(surat, Gaya.BAGIAN, judul)
    put_daftar(surat, field)


BENTUK = BentukSurat(
    own=FIELDS,
    fill=fill,
    build=build,
)
