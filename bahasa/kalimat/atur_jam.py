"""The office's hours, holidays and standard times as /admin shows and asks them."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bahasa.bentuk import format_durasi, format_hari_tanggal, format_tanggal
from sop.langkah import Langkah

BERLAKU = "Tugas yang sudah terbuka tetap pada batas waktunya; tugas yang dibuka sesudah ini mengikuti perubahan ini."
TANYA_MASA = Markup(
    "<b>Untuk tanggal berapa jam khusus ini?</b>\nContoh: 18-02-2026 s.d. 19-03-2026, misalnya bulan Ramadan."
)
TANYA_HARI = Markup("<b>Untuk hari apa?</b>\nPilih, atau ketik seperti Senin atau Senin-Kamis.")
TANYA_PUKUL = Markup("<b>Dari pukul berapa sampai pukul berapa?</b>\nContoh: 07.30-16.00")
TANYA_ISTIRAHAT = Markup("<b>Istirahat dari pukul berapa sampai pukul berapa?</b>\nContoh: 12.00-13.00")
TANYA_TANGGAL_LIBUR = Markup("<b>Tanggal berapa kantor libur?</b>\nContoh: 29-12-2026")
TANYA_TANGGAL_MASUK = Markup(
    "<b>Tanggal berapa kantor tetap bekerja?</b>\nContoh: 24-12-2026, hari libur atau akhir pekan."
)
TANYA_KETERANGAN = Markup("<b>Apa keterangannya?</b>\nContoh: Hari jadi kabupaten, atau nomor surat edarannya.")
KETERANGAN_KOSONG = Markup("Mohon tulis keterangannya dengan kata-kata.")
SUDAH_LIBUR = "Pada tanggal itu kantor memang libur. Tidak ada yang berubah."
SUDAH_KERJA = "Pada tanggal itu kantor memang bekerja. Tidak ada yang berubah."
SUDAH_TERCATAT = "Tanggal itu sudah tercatat. Mohon hapus dahulu catatan yang lama."
PUKUL_TAK_TERBACA = "Mohon tulis dua jam seperti 07.30-16.00."


def jam_kerja(biasa: Sequence[str], masa: Sequence[str], *, perpres: bool) -> Markup:
    """The ordinary week and the dated exceptions, a line each."""
    sumber = " (Perpres 21/2023)" if perpres else ""
    kepala = Markup("<b>Jam kerja{}</b>").format(sumber)
    khusus = [Markup("<b>Masa khusus</b>"), *_lines(masa)] if masa else []
    return Markup("\n").join([kepala, *_lines(biasa), *khusus])


def baris_jam(cakupan: str, mulai: str, istirahat: str, selesai: str) -> str:
    """One line of hours; plain text."""
    jeda = f", istirahat {istirahat}" if istirahat else ""
    return f"{cakupan}: {mulai}–{selesai}{jeda}"


def baris_libur_mingguan(hari: str) -> str:
    """The weekdays on which nobody works; plain text."""
    return f"{hari}: tidak bekerja"


def periksa_jam(baris: Sequence[str]) -> Markup:
    """What would be kept."""
    return Markup("\n").join([Markup("<b>Apakah jam kerja berikut benar?</b>"), *_lines(baris)])


def jam_diubah() -> Markup:
    """The hours were changed."""
    return Markup("✅ <b>Jam kerja diubah.</b>\n{}").format(BERLAKU)


def hari_libur(tahun: int, baris: Sequence[str], *, halaman: int, jumlah: int) -> Markup:
    """The days of a year on which the office is closed, or works all the same; one page of them."""
    kepala = Markup("<b>Hari libur {} ({}/{})</b>").format(tahun, halaman + 1, jumlah)
    return Markup("\n").join([kepala, *(_lines(baris) or [Markup("Belum ada hari libur yang diketahui.")])])


def baris_libur(tanggal: date, keterangan: str, *, sendiri: bool, masuk: bool) -> str:
    """One day; plain text."""
    tanda = "tetap bekerja, " if masuk else ""
    asal = " (catatan instansi)" if sendiri else ""
    return f"{format_hari_tanggal(tanggal)}: {tanda}{keterangan or 'tanpa keterangan'}{asal}"


def libur_dicatat(tanggal: date, keterangan: str, *, masuk: bool) -> Markup:
    """A day was added."""
    return Markup("✅ <b>{}: {}.</b>\n{}\n{}").format(
        format_hari_tanggal(tanggal), "kantor tetap bekerja" if masuk else "kantor libur", keterangan, BERLAKU
    )


def libur_dihapus(tanggal: date) -> Markup:
    """An entry of the office was taken away."""
    return Markup("Catatan untuk {} dihapus.\n{}").format(format_hari_tanggal(tanggal), BERLAKU)


def tombol_hapus(tanggal: date) -> str:
    """The label that takes an entry away."""
    return f"Hapus {tanggal:%d-%m-%Y}"


def waktu_baku(baris: Sequence[str]) -> Markup:
    """The standard times the office may set."""
    return Markup("\n").join([Markup("<b>Waktu baku langkah yang tidak diatur SOP</b>"), *_lines(baris)])


def baris_baku(langkah: Langkah, waktu: str, usulan: str) -> str:
    """One step with its time and what measuring it proposes; plain text."""
    terukur = f"; usulan menurut pengukuran {usulan}" if usulan else ""
    return f"{langkah.nomor}. {langkah.nama}: {waktu or 'tanpa waktu baku'}{terukur}"


def tanya_baku(langkah: Langkah, waktu: str, tengah: int | None, jumlah: int) -> Markup:
    """What standard time for a step?"""
    terukur = f"Terukur {format_durasi(tengah)} (nilai tengah {jumlah} siklus). " if tengah is not None else ""
    return Markup(
        "<b>Berapa waktu baku langkah {}, {}?</b>\nSekarang: {}. {}Pilih, atau ketik seperti 90 menit."
    ).format(langkah.nomor, langkah.nama, waktu or "tanpa waktu baku", terukur)


def baku_diubah(langkah: Langkah, waktu: str) -> Markup:
    """A standard time was set, or taken away."""
    isi = waktu or "tanpa waktu baku, sehingga tanpa batas waktu dan tanpa pengingat"
    return Markup("✅ <b>Langkah {}, {}: {}.</b>\n{}").format(langkah.nomor, langkah.nama, isi, BERLAKU)


def tombol_masa(dari: date) -> str:
    """The label that takes a dated exception away."""
    return f"Hapus {dari:%d-%m-%Y}"


def masa_dihapus(dari: date, sampai: date) -> Markup:
    """A dated exception was taken away."""
    return Markup("Jam khusus {} s.d. {} dihapus.\n{}").format(format_tanggal(dari), format_tanggal(sampai), BERLAKU)


def _lines(daftar: Sequence[str]) -> list[Markup]:
    return [Markup("• {}").format(satu) for satu in daftar]
