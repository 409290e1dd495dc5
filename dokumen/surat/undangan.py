"""The invitation (undangan) to the meeting of step 2."""

from docx.document import Document as Surat

from bahasa.bentuk import format_hari_tanggal
from dokumen.isi import Undangan
from dokumen.surat.gaya import Gaya
from dokumen.teks import split_all
from dokumen.templat.bentuk import BentukSurat
from dokumen.templat.field import Konteks, text, texts
from dokumen.templat.susun import put, put_daftar, put_isi, put_judul, put_kop, put_label, put_tanda, put_tembusan

JUDUL = "UNDANGAN RAPAT"
FIELDS = (
    text("nomor", "the letter's number"),
    text("tanggal", "the letter's date"),
    text("sifat", "how urgent or confidential", required=False),
    text("lampiran", "what is enclosed", required=False),
    text("hal", "the subject"),
    texts("kepada", "everyone invited"),
    text("hari_tanggal", "weekday and date of the meeting"),
    text("waktu", "when it begins"),
    text("tempat", "where it is held"),
    texts("agenda", "what is on the agenda"),
    texts("tembusan", "who gets a copy, may be none", required=False),
)


def fill(isi: Undangan) -> Konteks:
    """What does not stand in its value as it is."""
    return {
        "kepada": split_all(isi.kepada),
        "hari_tanggal": format_hari_tanggal(isi.rapat_pada),
    }


def build(surat: Surat) -> None:
    """Our template."""
    put_kop(surat)
    put_judul(surat, JUDUL, "Nomor : {{ nomor }}")
    kepala = (("Tanggal", "tanggal"), ("Sifat", "sifat"), ("Lampiran", "lampiran"), ("Hal", "hal"))
    put_label(surat, [(awal, f"{{{{ {field} }}}}") for awal, field in kepala], 2.5)
    put_isi(surat, "Yth.")
    put_daftar(surat, "kepada")
    put(surat, Gaya.JARAK)
    put_isi(surat, "Mengharap kehadiran Bapak/Ibu pada rapat yang diselenggarakan pada:")
    rapat = (("Hari, tanggal", "hari_tanggal"), ("Waktu", "waktu"), ("Tempat", "tempat"))
    put_label(surat, [(awal, f"{{{{ {field} }}}}") for awal, field in rapat], 3.2)
    put_isi(surat, "Agenda rapat:")
    put_daftar(surat, "agenda")
    put(surat, Gaya.JARAK)
    put_isi(surat, "Demikian undangan ini disampaikan. Atas kehadiran Bapak/Ibu diucapkan terima kasih.")
    put_tanda(surat)
    put_tembusan(surat)


BENTUK = BentukSurat(
    own=FIELDS,
    fill=fill,
    build=build,
)
