"""Standing in for a role (Plh., Plt.), one task handed over, and what keeps a cycle from running."""

from collections.abc import Sequence

from markupsafe import Markup

SEBUTAN = ("Plh.", "Plt.")
PERAN_APA = "Peran mana yang digantikan?"
SIAPA_PENGGANTI = "Siapa penggantinya?"
SEBUTAN_APA = "Plh. atau Plt.?"
KETERANGAN_SEBUTAN = "Plh. bila pejabatnya berhalangan sementara, Plt. bila jabatannya kosong atau berhalangan tetap."
SEJAK = "Sejak tanggal?"
SEJAK_KETERANGAN = "Tekan Lewati bila mulai sekarang."
SAMPAI = "Sampai dengan tanggal?"
NOMOR = "Nomor surat penugasan?"
TANGGAL_LAMPAU = "Tanggal itu sudah lewat. Mohon tulis tanggal hari ini atau sesudahnya."
TANGGAL_TERBALIK = "Tanggal akhir mendahului tanggal mulai, atau lebih dari setahun sesudahnya. Mohon periksa."
TIDAK_ADA_PENERIMA = "Belum ada pegawai lain yang terhubung. Undang dahulu pegawai yang akan menerimanya."
TIDAK_ADA_PERAN = "Tidak ada peran yang dapat digantikan. Tidak ada yang berubah."
KOSONG = Markup("<b>Tidak ada Plh. atau Plt. saat ini.</b>\nTekan Tetapkan pengganti untuk menunjuknya.")
KEPADA_SIAPA = "Kepada siapa tugas ini dialihkan?"
ALASAN_ALIH = "Alasannya?"
ALASAN_BUKAN = "Mengapa tugas ini bukan tugas Bapak/Ibu?"
TANPA_PEMBERI = "Belum ada atasan atau Admin yang terhubung untuk menerimanya kembali. Tidak ada yang berubah."
PILIH_TUGAS = Markup("<b>Pilih tugas yang akan dialihkan atau dikembalikan.</b>")
TANPA_TUGAS_TERBUKA = Markup("Tidak ada tugas yang terbuka pada kantor ini.")


def dengan_gelar(nama: str, gelar: str) -> str:
    """A name and, where it acts in another's place, as what."""
    return f"{nama} ({gelar})" if gelar else nama


def atas_nama(peran: str, jabatan: str) -> str:
    """The title of somebody who signs one task for a role that is not their own."""
    return f"a.n. {peran}" + (f", {jabatan}" if jabatan else "")


def daftar(baris: Sequence[tuple[str, str, str, str]]) -> Markup:
    """Who stands in: title, name, from and until when."""
    isi = [Markup("• {}: {}, {} s.d. {}").format(*satu) for satu in baris]
    return Markup("\n").join([Markup("<b>Plh. dan Plt.</b>"), *isi])


def ringkas(gelar: str, nama: str, sejak: str, sampai: str, nomor: str) -> Markup:
    """Before somebody stands in."""
    return Markup(
        "<b>{} ditetapkan sebagai {}?</b>\nSejak {}, sampai dengan {}.\nNomor surat: {}\n"
        "Selama itu keduanya dapat bertindak; sesudahnya berakhir dengan sendirinya."
    ).format(nama, gelar, sejak, sampai, nomor)


def ditetapkan(gelar: str, nama: str, sejak: str, sampai: str) -> Markup:
    """Somebody stands in from then on."""
    return Markup("✅ {} menjadi {}, {} s.d. {}.").format(nama, gelar, sejak, sampai)


def ditunjuk(gelar: str, sejak: str, sampai: str, nomor: str, oleh: str, *, nanti: bool) -> Markup:
    """To whoever stands in; `nanti`: from a later day on, when what is open already is not sent."""
    ekor = " Yang sudah terbuka sebelum hari itu dapat dibuka melalui /tugas." if nanti else ""
    return Markup(
        "<b>Bapak/Ibu ditetapkan sebagai {}.</b>\nSejak {}, sampai dengan {}, nomor {}, oleh {}.\n"
        "Selama itu tugas peran tersebut juga dikirim ke sini.{}"
    ).format(gelar, sejak, sampai, nomor, oleh, ekor)


def diwakili(gelar: str, nama: str, sejak: str, sampai: str) -> Markup:
    """To the one who is stood in for, where somebody else set it."""
    return Markup("{} menjadi {}, {} s.d. {}. Bapak/Ibu tetap dapat bertindak sendiri.").format(
        nama, gelar, sejak, sampai
    )


def diakhiri(gelar: str, nama: str) -> Markup:
    """It ended before its day."""
    return Markup("✅ {} tidak lagi menjadi {}.").format(nama, gelar)


def berakhir(gelar: str) -> Markup:
    """To whoever stood in."""
    return Markup("Tugas Bapak/Ibu sebagai {} telah diakhiri. Terima kasih.").format(gelar)


def tugas(langkah: int, nama: str, unit: str) -> str:
    """A task in a few words."""
    return f"langkah {langkah}, {nama}" + (f" ({unit})" if unit else "")


def tombol_tugas(langkah: int, unit: str) -> str:
    """The same on a button."""
    return f"Langkah {langkah}" + (f" {unit}" if unit else "")


def kartu_tugas(tugas: str, periode: str, petugas: Sequence[str]) -> Markup:
    """One open task, and whom it waits for."""
    return Markup("<b>{}</b>\n{}\nMenunggu: {}").format(
        tugas[:1].upper() + tugas[1:], periode, ", ".join(petugas) or "belum ada petugas"
    )


def daftar_tugas(baris: Sequence[tuple[str, str]]) -> Markup:
    """The office's open tasks, and whom each waits for."""
    isi = [Markup("• {}: {}").format(tugas, petugas or "belum ada petugas") for tugas, petugas in baris]
    return Markup("\n").join([Markup("<b>Tugas yang terbuka</b>"), *isi])


def ringkas_alih(tugas: str, nama: str, alasan: str) -> Markup:
    """Before one task is handed over."""
    return Markup("<b>Alihkan {} kepada {}?</b>\nAlasan: {}\nHanya tugas ini yang beralih; perannya tetap.").format(
        tugas, nama, alasan
    )


def ringkas_bukan(tugas: str, nama: str, alasan: str) -> Markup:
    """Before a task goes back to who gave it."""
    return Markup("<b>Kembalikan {} kepada {}?</b>\nAlasan: {}").format(tugas, nama, alasan)


def dialihkan(tugas: str, kepada: str, oleh: str, pada: str, alasan: str) -> Markup:
    """The former card of a task that somebody else has now."""
    return Markup("↩️ <b>Kini pada {}: {}.</b>\nOleh {}, {}\nAlasan: {}").format(kepada, tugas, oleh, pada, alasan)


def menerima_alihan(tugas: str, dari: str, alasan: str) -> Markup:
    """To whoever has the task now."""
    return Markup("Bapak/Ibu menerima {} dari {}.\nAlasan: {}").format(tugas, dari, alasan)


def alasan_berhenti(nama: str) -> str:
    """Why a task that was handed to somebody waits for another now."""
    return f"{nama} tidak lagi tercatat sebagai pegawai"


def pertanyaan_beralih(kepada: str) -> str:
    """To whoever was being asked about it."""
    return f"Tugas ini kini pada {kepada}. Isian yang tersimpan tidak hilang."


def tanpa_petugas(tugas: str, peran: str) -> Markup:
    """To the admin: a task opened that nobody can act on."""
    return Markup(
        "⚠️ <b>Belum ada yang dapat mengerjakan {}.</b>\nPeran {} belum dipegang pegawai yang terhubung. "
        "Undang pemegangnya, tetapkan Plh., atau alihkan tugas ini melalui /admin."
    ).format(tugas, peran)


def merangkap() -> Markup:
    """Said where the rekap was reported and approved by the same person."""
    return Markup("\nPenyampai rekap dan pemberi persetujuan adalah orang yang sama; hal ini tercatat dalam jejak.")
