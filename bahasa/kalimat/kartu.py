"""The cards of the tasks: what to do, by when, with what, and which button."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bahasa.bentuk import format_waktu
from sop.langkah import Langkah
from sop.waktu_baku import WaktuBaku

KIRIM_BERKAS = Markup("Kirim berkasnya ke sini.")
KIRIM_ATAU_ISI = Markup("Kirim berkasnya ke sini, atau tekan Isi sekarang untuk membuatnya bersama.")
PERIKSA_FORMAT = Markup("Draft terlampir. Tekan Selesai bila sudah sesuai, atau kirim format sendiri sebagai berkas.")
MOHON_TERIMA = "Mohon nyatakan terima atas format yang dibagikan."
TEKAN_TERIMA = Markup("Format terlampir. Tekan Terima sebagai tanda terima; sesudah itu format dapat diisi di sini.")
TEKAN_KUNCI = Markup("Rekap terlampir. Tekan Kunci rekap bila sudah sesuai, atau Isi sekarang untuk menulis catatan.")
TEKAN_KIRIM = Markup("Tekan Kirim ke Sekretaris untuk menyampaikannya.")
TEKAN_SETUJU = Markup("Bila disetujui, laporannya langsung disampaikan kepada Kepala Dinas.")
TEKAN_TERIMA_LAPORAN = Markup("Laporan terlampir. Tekan Terima laporan bila sudah diperiksa.")
TEKAN_SELESAI = Markup("Bahannya terlampir bila ada. Tekan Selesai bila sudah dilaksanakan.")
TEKAN_PUTUSAN = Markup("Bahannya terlampir bila ada. Tekan Setuju, atau Kembalikan dengan arahan.")
TEKAN_ARSIPKAN = Markup("Tekan Arsipkan; arsipnya dikirim kepada Staf dan Tim Penyusun LAKIP.")


def kepala(langkah: Langkah, jumlah: int, periode: str, nama_unit: str = "", *, tugas: str = "") -> Markup:
    """The first lines of every card: what to do (the step's own words, or `tugas`), and where in the SOP that is."""
    unit = Markup(" · {}").format(nama_unit) if nama_unit else Markup()
    return Markup("<b>{}</b>\nLangkah {} dari {} · {} · {}{}").format(
        tugas or langkah.tugas, langkah.nomor, jumlah, langkah.nama, periode, unit
    )


def mutu_baku(langkah: Langkah, waktu: WaktuBaku | None, tenggat: datetime | None, zona: str) -> Markup:
    """In, out and time of a step, one line each."""
    baris = [
        Markup("Bahan: {}").format(", ".join(langkah.kelengkapan)),
        Markup("Hasil: {}").format(langkah.output),
    ]
    if waktu is not None and tenggat is not None:
        baris.append(Markup("Waktu: {}, paling lambat {}").format(str(waktu), format_waktu(tenggat, zona)))
    return Markup("\n").join(baris)


def arahan(teks: str, dari: str) -> Markup:
    """Why a task came back, in the words of who sent it back."""
    return Markup("↩️ Arahan {}: {}").format(dari, teks)


def daftar_terima(menerima: Sequence[str], menunggu: Sequence[str]) -> Markup:
    """Which units confirmed the form, and which did not yet."""
    return Markup("Sudah menerima: {}\nBelum menerima: {}").format(
        ", ".join(menerima) or "–", ", ".join(menunggu) or "–"
    )


def selesai(langkah: Langkah, jumlah: int, nama_unit: str, oleh: str, pada: str) -> Markup:
    """A card whose task is done: who and when, and no buttons any more."""
    unit = Markup(" · {}").format(nama_unit) if nama_unit else Markup()
    return Markup("✅ <b>Selesai: {}</b>\nLangkah {} dari {}{}\nOleh {}, {}").format(
        langkah.nama, langkah.nomor, jumlah, unit, oleh, pada
    )


def sudah_selesai(oleh: str, pada: str) -> str:
    """The answer to a press on a task that is done; plain text."""
    return f"Langkah ini sudah diselesaikan oleh {oleh} pada {pada}. Tidak ada yang berubah."


def bahan(nama: str) -> Markup:
    """The caption of an in-document."""
    return Markup("📎 Bahan: {}").format(nama)


def hasil(nama: str) -> Markup:
    """The caption of a paper for the record."""
    return Markup("📎 {}").format(nama)
