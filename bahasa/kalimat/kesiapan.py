"""Whether the office can run a cycle, in words: what is missing, and the way on."""

from collections.abc import Sequence
from typing import assert_never

from markupsafe import Markup

from sop.kesiapan import Celah, JenisCelah

SIAP = Markup("✅ <b>Kantor siap menjalankan siklus.</b>\nKepala Dinas memulainya dengan /siklus.")
_DITAMPILKAN = 6


def celah(satu: Celah) -> str:
    """One thing that is missing, and what can be done."""
    match satu.jenis:
        case JenisCelah.TANPA_NAMA:
            return "Nama instansi belum diisi (Kantor)."
        case JenisCelah.TANPA_UNIT:
            return "Belum ada unit (Unit, atau Buku penyiapan)."
        case JenisCelah.TANPA_INDIKATOR:
            return "Belum ada indikator (Buku penyiapan)."
        case JenisCelah.PERAN_KOSONG:
            return f"Peran {satu.peran} belum dipegang siapa pun (Orang, Beri peran; atau Plh. dan Plt.)."
        case JenisCelah.UNIT_KOSONG:
            return f"{satu.unit} belum memiliki pengisi (Orang, Beri peran)."
        case JenisCelah.BELUM_TERHUBUNG:
            tempat = satu.unit or satu.peran
            return f"{tempat}: {satu.nama} belum terhubung. Undang, tetapkan Plh., atau alihkan tugasnya kelak."
        case JenisCelah.MERANGKAP:
            return f"{satu.nama} menyampaikan sekaligus menyetujui rekap; hal itu tertulis pada kartu dan jejak."
        case _:
            assert_never(satu.jenis)


def belum_siap(daftar: Sequence[Celah]) -> str:
    """The refusal to begin a cycle; plain text, short enough for the box of a press."""
    pertama = celah(daftar[0])
    lain = f" Dan {len(daftar) - 1} hal lain." if len(daftar) > 1 else ""
    return f"Siklus belum dapat dimulai. {pertama}{lain} Rincian bagi Admin: /admin, Kesiapan."


def daftar(semua: Sequence[Celah]) -> Markup:
    """Everything that is missing, for the admin and before a cycle begins."""
    if not semua:
        return SIAP
    menghalangi = sum(satu.menghalangi for satu in semua)
    kepala = (
        Markup("⚠️ <b>{} hal harus dilengkapi sebelum siklus dimulai.</b>").format(menghalangi)
        if menghalangi
        else Markup("⚠️ <b>Siklus dapat dimulai; mohon perhatikan hal berikut.</b>")
    )
    isi = [Markup("• {}").format(celah(satu)) for satu in semua[:_DITAMPILKAN]]
    lain = [Markup("dan {} hal lagi.").format(len(semua) - _DITAMPILKAN)] if len(semua) > _DITAMPILKAN else []
    return Markup("\n").join([kepala, *isi, *lain])


KANTOR_BARU = Markup(
    "<b>Kantor ini belum disiapkan; silakan mulai dari tombol di bawah.</b>\n"
    "Satu per satu: data kantor, unit, orang beserta perannya, hari libur. Sekaligus: buku penyiapan (xlsx), yang juga "
    "memuat indikator dan target.\n"
    "Yang masih kurang dapat dilihat kapan saja: /admin, tombol Kesiapan."
)


def catatan(semua: Sequence[Celah]) -> Markup:
    """What is to be known where a cycle may begin; empty where nothing is."""
    return Markup("\n").join([Markup(), *(Markup("• {}").format(celah(satu)) for satu in semua[:_DITAMPILKAN])])
