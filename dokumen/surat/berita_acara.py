"""The Berita Acara Pengarsipan of step 12: what of a cycle was archived, by whom, and who took note."""

from docx.document import Document as Surat

from bahasa.bentuk import format_hari_tanggal
from dokumen.isi import BeritaAcara
from dokumen.surat.gaya import Gaya
from dokumen.surat.tabel import TENGAH, Kolom
from dokumen.templat.bentuk import BentukSurat
from dokumen.templat.field import Konteks, fill_penanda, number, rows, signer, text
from dokumen.templat.susun import put, put_isi, put_judul, put_kop, put_tabel, put_tanda_berdua

JUDUL = "BERITA ACARA PENGARSIPAN"
KOLOM = (
    (Kolom("No.", 1.1, TENGAH), "nomor"),
    (Kolom("Langkah", 5.4), "langkah"),
    (Kolom("Dokumen", 9.5), "nama"),
)
FIELDS = (
    text("nomor", "the letter's number"),
    text("periode", "the period whose data were collected"),
    text("hari_tanggal", "weekday and date"),
    text("kegiatan", "what was done in the cycle", required=False),
    text("sop", "number and name of the SOP", required=False),
    rows(
        "dokumen",
        "what was archived",
        text("nomor", "number of the row", required=False),
        text("langkah", "of which step"),
        text("nama", "which document"),
    ),
    text("jumlah", "how many documents", required=False),
    text("jumlah_bukti", "how many proofs of figures, empty for none", required=False),
    *signer("mengetahui", "the superior who takes note"),
)


def fill(isi: BeritaAcara) -> Konteks:
    """What does not stand in its value as it is."""
    return {
        "hari_tanggal": format_hari_tanggal(isi.tanggal),
        "dokumen": number([{"langkah": satu.langkah, "nama": satu.nama} for satu in isi.daftar_dokumen]),
        "jumlah": str(len(isi.daftar_dokumen)),
        "jumlah_bukti": str(isi.jumlah_bukti or ""),
        **fill_penanda(isi.mengetahui, "mengetahui"),
    }


def build(surat: Surat) -> None:
    """Our template."""
    put_kop(surat)
    put_judul(surat, JUDUL, "Nomor : {{ nomor }}")
    put_isi(
        surat,
        "Pada hari ini, {{ hari_tanggal }}, telah diarsipkan dokumen {{ kegiatan }} {{ periode }} "
        "sesuai {{ sop }}, yaitu {{ jumlah }} dokumen berikut"
        "{% if jumlah_bukti %}, {{ jumlah_bukti }} bukti dukung{% endif %}, jawaban setiap langkah, dan jejaknya.",
    )
    put_tabel(surat, "dokumen", KOLOM)
    put(surat, Gaya.CATATAN, "Setiap berkas dalam arsip disertai SHA-256 pada daftar isinya.")
    put(surat, Gaya.JARAK)
    put_isi(surat, "Demikian berita acara ini dibuat untuk dipergunakan sebagaimana mestinya.")
    put_tanda_berdua(surat, ("Mengetahui,", "mengetahui"), ("Yang mengarsipkan,", "penanda"))


BENTUK = BentukSurat(
    own=FIELDS,
    fill=fill,
    build=build,
)
