"""Writes the Lembar Pengesahan Elektronik: who signed each step off, when, and the hashes of what it rests on."""

from zoneinfo import ZoneInfo

from bahasa.bentuk import format_waktu
from bahasa.kalimat.pengesahan import CATATAN, JUDUL, TANPA_DASAR, jejak
from dokumen.isi import BarisPengesahan, Pengesahan
from dokumen.surat.bagian import add_catatan, add_judul, add_kop
from dokumen.surat.kertas import lay_on_side, new_surat, number_halaman, save_surat
from dokumen.surat.tabel import TENGAH, Kolom, add_tabel
from dokumen.templat.field import format_nip

KOLOM = (
    Kolom("No.", 1, TENGAH),
    Kolom("Langkah", 5.2),
    Kolom("Disahkan oleh", 5.6),
    Kolom("Waktu", 4.2),
    Kolom("Dasar dan sidik SHA-256", 8.7),
)


def write_pengesahan(isi: Pengesahan) -> bytes:
    """The docx file."""
    surat = new_surat(JUDUL, isi.kop.nama, isi.dibuat_pada.astimezone(ZoneInfo(isi.zona)).date())
    lay_on_side(surat)
    add_kop(surat, isi.kop)
    add_judul(surat, JUDUL, f"{isi.sop} {isi.periode}")
    add_tabel(surat, KOLOM, [_sel(*urut, isi.zona) for urut in enumerate(isi.baris, start=1)], rapat=True)
    add_catatan(surat, CATATAN)
    add_catatan(surat, jejak(isi.jejak_urut, isi.jejak_hash))
    number_halaman(surat)
    return save_surat(surat)


def _sel(nomor: int, baris: BarisPengesahan, zona: str) -> tuple[str, ...]:
    langkah = f"{baris.langkah}. {baris.nama_langkah}"
    nip = f"\nNIP {format_nip(baris.nip)}" if baris.nip else ""
    return (
        f"{nomor}.",
        f"{langkah}\n{baris.unit}" if baris.unit else langkah,
        f"{baris.nama}{nip}\n{baris.peran}, {baris.perbuatan}",
        format_waktu(baris.pada, zona),
        "\n".join(f"{nama}\n{sidik}" for nama, sidik in baris.dasar) or TANPA_DASAR,
    )
