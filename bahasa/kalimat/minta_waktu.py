"""Asking for more time, and what the giver says to that."""

from datetime import datetime

from markupsafe import Markup

from bahasa.bentuk import format_waktu
from sop.langkah import Langkah

KETIK_TANGGAL = Markup(
    "<b>Mohon ketik tanggalnya, bila perlu dengan jamnya.</b>\nContoh: 21-01-2026, atau 21-01-2026 14.00"
)
ALASAN_KOSONG = Markup("Mohon tulis alasannya dengan kata-kata.")
TANYA_ALASAN_TOLAK = Markup("<b>Mohon tulis alasan penolakan.</b>\nAlasan ini disampaikan kepada pemohon.")
TANPA_ATASAN = (
    "Di atas Bapak/Ibu tidak ada pemberi tugas pada layanan ini, sehingga tidak ada yang dapat memberi waktu. "
    "Batas waktunya tetap, dan tugas tetap dapat diselesaikan."
)
SUDAH_DIMINTA = "Waktu untuk tugas ini sudah diminta dan menunggu putusan. Tidak ada yang berubah."
BELUM_MENDESAK = "Waktu dapat diminta bila tugas sudah atau hampir terlambat. Tidak ada yang berubah."
DINONAKTIFKAN = "Permintaan waktu dinonaktifkan oleh instansi. Tidak ada yang berubah."
SUDAH_DIPUTUSKAN = "Permintaan waktu ini sudah diputuskan atau sudah gugur. Tidak ada yang berubah."
BUKAN_PEMBERI = "Permintaan waktu ini bukan untuk Bapak/Ibu putuskan. Tidak ada yang berubah."
TUGAS_SELESAI = "Permintaan waktu ini gugur karena tugasnya sudah selesai."
SUDAH_LEWAT = "Waktu yang diminta sudah lewat, sehingga permintaan ini gugur. Pemohon dapat meminta kembali."


def tanya_lama(langkah: Langkah, periode: str, tenggat: datetime, zona: str, kepada: str) -> Markup:
    """How much time?"""
    return Markup(
        "<b>Sampai kapan waktu diminta untuk langkah {}, {}?</b>\n{}, batas sekarang {}.\n"
        "Permintaan disampaikan kepada {}. Tanggal dapat langsung diketik."
    ).format(langkah.nomor, langkah.nama, periode, format_waktu(tenggat, zona), kepada)


def tanya_alasan(sampai: datetime, zona: str) -> Markup:
    """Why?"""
    return Markup("<b>Mohon tulis alasannya.</b>\nWaktu diminta sampai {}.").format(format_waktu(sampai, zona))


def terkirim(kepada: str, sampai: datetime, zona: str) -> Markup:
    """The request has gone out."""
    return Markup("Permintaan waktu sampai {} disampaikan kepada {}. Batas waktunya tetap sampai diputuskan.").format(
        format_waktu(sampai, zona), kepada
    )


def permintaan(  # noqa: PLR0913 - the giver signs for all of this
    langkah: Langkah, *, periode: str, oleh: str, semula: datetime, menjadi: datetime, alasan: str, zona: str
) -> Markup:
    """The card for the giver."""
    return Markup(
        "⏳ <b>Mohon putuskan permintaan waktu untuk langkah {}, {}.</b>\n{}\nDiminta oleh {}\n"
        "Dari: {}\nMenjadi: {}\nAlasan: {}"
    ).format(
        langkah.nomor, langkah.nama, periode, oleh, format_waktu(semula, zona), format_waktu(menjadi, zona), alasan
    )


def diberi(langkah: Langkah, *, periode: str, siapa: str, sampai: str, oleh: str, pada: str) -> Markup:
    """Time was given: for the one who asked, and on the giver's card."""
    return Markup(
        "✅ <b>Waktu untuk langkah {}, {}, diberikan sampai {}.</b>\n{}, diminta oleh {}\nOleh {}, {}"
    ).format(langkah.nomor, langkah.nama, sampai, periode, siapa, oleh, pada)


def ditolak(langkah: Langkah, *, periode: str, siapa: str, alasan: str, oleh: str, pada: str) -> Markup:
    """Time was refused: for the one who asked, and on the giver's card."""
    return Markup(
        "↩️ <b>Permintaan waktu untuk langkah {}, {}, ditolak; batas waktunya tetap.</b>\n{}, diminta oleh {}\n"
        "Alasan penolakan: {}\nOleh {}, {}"
    ).format(langkah.nomor, langkah.nama, periode, siapa, alasan, oleh, pada)
