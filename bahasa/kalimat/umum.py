"""What the bot says to anyone: joining, help, stopping, and what it can't read."""

from collections.abc import Sequence

from markupsafe import Markup

ORANG_LUAR = Markup(
    "Mohon maaf, layanan ini hanya untuk pegawai yang diundang. Bila Bapak/Ibu memiliki undangan, "
    "silakan buka tautannya atau kirim /start diikuti kode."
)
SUDAH_TERHUBUNG = Markup("Bapak/Ibu sudah terhubung. Silakan buka /tugas untuk melihat tugas.")
TIDAK_ADA_TUGAS = Markup("Saat ini tidak ada tugas yang menunggu Bapak/Ibu. Tugas baru akan dikirim ke sini.")
TIDAK_ADA_ISIAN = Markup("Saat ini tidak ada format yang perlu diisi. Bila ada, tugasnya dikirim ke sini.")
TIDAK_ADA_YANG_DIHENTIKAN = Markup("Tidak ada pertanyaan yang sedang dijawab. Semua isian tetap tersimpan.")
DIHENTIKAN = Markup("Pertanyaan dihentikan. Semua isian tetap tersimpan; lanjutkan melalui /tugas atau /isi.")
TIDAK_DIMENGERTI = Markup(
    "Mohon maaf, pesan ini belum dapat diproses karena tidak ada pertanyaan yang menunggu. Silakan buka /tugas."
)
TITAH_TIDAK_DIKENAL = Markup("Mohon maaf, perintah ini tidak dikenal. Daftar perintah: /bantuan")
TEKS_DIMINTA = Markup("Yang diperlukan di sini adalah jawaban berupa teks, bukan berkas. Pertanyaan tetap menunggu.")
TOMBOL_DIMINTA = Markup("Silakan jawab dengan menekan salah satu tombol pada pertanyaan terakhir.")
BERKAS_TANPA_TUGAS = Markup("Berkas diterima, tetapi saat ini tidak ada tugas yang memerlukannya.")
SUARA_BUKAN_ARAHAN = Markup(
    "Mohon maaf, rekaman suara hanya dapat diterima sebagai arahan, setelah Kembalikan ditekan. "
    "Mohon sampaikan dalam bentuk teks."
)
JENIS_PESAN_LAIN = Markup("Mohon maaf, yang dapat dibaca hanya teks, berkas, foto, dan tombol.")
GANGGUAN = Markup(
    "Mohon maaf, terjadi gangguan saat memproses pesan Bapak/Ibu. Pesan itu telah dicatat untuk diperiksa; "
    "isian yang tersimpan tidak hilang. Silakan buka /tugas untuk melanjutkan."
)
BERKAS_GAGAL = Markup(
    "Mohon maaf, satu berkas belum dapat dibuat. Kejadian ini telah dicatat untuk diperiksa; data tidak hilang."
)
ADA_YANG_DISISIHKAN = Markup(
    "⚠️ Ada pesan yang belum dapat diproses atau disampaikan, sehingga disisihkan. Silakan periksa melalui /admin."
)
SUDAH_DITANYAKAN = "Pertanyaannya sudah dikirim di bawah."
TITAH = {
    "tugas": "Lihat tugas saya",
    "isi": "Isi data capaian kinerja",
    "status": "Lihat kemajuan siklus",
    "belum": "Lihat unit yang belum mengirim",
    "rekap": "Minta rekap terbaru",
    "riwayat": "Lihat riwayat satu indikator",
    "alihkan": "Alihkan atau kembalikan tugas",
    "pengganti": "Tetapkan Plh. atau Plt.",
    "dataku": "Lihat data tentang saya",
    "arsip": "Cari arsip dan dokumennya",
    "sop": "Lihat bunyi SOP langkah ini",
    "batal": "Hentikan pertanyaan",
    "bantuan": "Petunjuk singkat",
    "buku": "Buku agenda dan ekspedisi",
    "siklus": "Mulai siklus pengumpulan data",
    "waktu": "Lihat waktu tiap langkah",
    "admin": "Keadaan layanan",
}


def selamat_datang(nama: str, peran: Sequence[str], instansi: str, *, memulai: bool = False) -> Markup:
    """Said once, when an invitation was accepted; an office that has no name yet is not named.

    Whoever begins a cycle (`memulai`) is told how: to them nothing comes by itself before.
    """
    awal = Markup("Pengumpulan data dimulai dengan /siklus.\n") if memulai else Markup()
    return Markup(
        "✅ <b>Selamat datang, {}.</b>\nBapak/Ibu terhubung{}{}.\n{}"
        "Tugas akan dikirim ke sini pada waktunya. Petunjuk: /bantuan"
    ).format(nama, f" sebagai {', '.join(peran)}" if peran else "", f" pada {instansi}" if instansi else "", awal)


def bantuan(daftar: Sequence[tuple[str, str]], bertanya_kepada: str) -> Markup:
    """The commands a person has, and whom to ask."""
    baris = Markup("\n").join(Markup("/{} – {}").format(nama, arti) for nama, arti in daftar)
    kepada = Markup("\nBila ada kesulitan, silakan hubungi {}.").format(bertanya_kepada) if bertanya_kepada else ""
    return Markup("<b>Petunjuk singkat</b>\nTugas datang sendiri; cukup menjawab di sini.\n{}{}").format(baris, kepada)


def tak_terjangkau(nama: str) -> Markup:
    """For the admin: somebody can't be written to."""
    return Markup("⚠️ Pesan kepada {} belum dapat disampaikan: obrolannya tertutup bagi layanan ini.").format(nama)


def penolakan(pesan: str) -> Markup:
    """A refusal as a message of its own."""
    return Markup("⚠️ {}").format(pesan)
