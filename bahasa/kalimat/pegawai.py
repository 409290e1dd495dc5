"""People, roles and invitations, in /admin and to those concerned."""

from collections.abc import Sequence

from markupsafe import Markup

TERHUBUNG = "terhubung"
BELUM_DIUNDANG = "belum diundang"
TANPA_PERAN = "tanpa peran"
TIDAK_ADA = "Tidak ada"
BERKAS_UNDANGAN = "Undangan"
SUDAH_ADA = "Pegawai dengan NIP atau nama itu sudah tercatat. Tidak ada yang berubah."
SUDAH_DIUNDANG = "Undangan untuk pegawai ini sudah ada. Tidak ada yang berubah."
SEMUA_DIUNDANG = "Semua pegawai sudah terhubung atau memiliki undangan. Tidak ada yang berubah."
NIP_SALAH = "NIP terdiri atas 18 angka. Mohon periksa, atau tekan Lewati bila belum ada."
PERAN_SUDAH = "Peran itu sudah dipegang pegawai ini. Tidak ada yang berubah."
ADMIN_TERAKHIR = "Kantor memerlukan seorang Admin yang terhubung. Tetapkan Admin lain dahulu. Tidak ada yang berubah."
PONSEL_SENDIRI = "Ponsel sendiri dilepas oleh Admin lain. Tidak ada yang berubah."
TANPA_PONSEL = "Tidak ada ponsel yang terhubung pada pegawai ini. Tidak ada yang berubah."
PERTANYAAN_PEGAWAI = (
    ("Nama pegawai?", "Siti Contoh, S.Sos."),
    ("NIP, 18 angka?", "198001012005012001"),
    ("Jabatan seperti tertulis pada surat?", "Sekretaris Dinas"),
    ("Pangkat?", "Pembina Tk. I"),
)
BUTIR_PEGAWAI = ("Nama", "NIP", "Jabatan", "Pangkat")
PERAN_APA = "Peran apa yang diberikan?"
PERAN_MANA = "Peran mana yang dicabut?"
UNIT_MANA = "Untuk unit mana?"
PEGAWAI_BARU = "Pegawai baru dicatat?"
PEGAWAI_DIUBAH = "Data pegawai diubah?"


def diundang(sampai: str) -> str:
    """How far the invitation of a person is."""
    return f"diundang sampai {sampai}"


def peran(nama: str, unit: str, sebutan: str = "") -> str:
    """A role in words, in which unit, and whether as one who stands in."""
    return " ".join(filter(None, (sebutan, nama))) + (f" ({unit})" if unit else "")


def daftar(baris: Sequence[tuple[str, str, str]], *, jumlah: int, halaman: int, dari: int) -> Markup:
    """A page of people: name, roles and how far the invitation is."""
    isi = [Markup("• {}: {} – {}").format(*satu) for satu in baris]
    letak = Markup(", halaman {} dari {}").format(halaman, dari) if dari > 1 else Markup()
    return Markup("\n").join(
        [Markup("<b>Pegawai</b> ({} orang{})").format(jumlah, letak), *isi, Markup("Pilih pegawai, atau tambahkan.")]
    )


def kartu(nama: str, *, nip: str, jabatan: str, pangkat: str, peran: Sequence[str], keadaan: str) -> Markup:
    """One person, as kept."""
    return Markup("<b>{}</b>\nNIP: {}\nJabatan: {}\nPangkat: {}\nPeran: {}\nPonsel: {}").format(
        nama, nip or "–", jabatan or "–", pangkat or "–", ", ".join(peran) or TANPA_PERAN, keadaan
    )


def dicatat(nama: str) -> Markup:
    """A person was added."""
    return Markup("✅ {} dicatat. Berikan perannya, lalu kirim undangan.").format(nama)


def diubah(nama: str) -> Markup:
    """What is written of a person was changed."""
    return Markup("✅ Data {} diubah.").format(nama)


def undangan(nama: str, *, sampai: str, tautan: str, kode: str, bot: str) -> Markup:
    """The words under the QR code; made to be passed on as they are."""
    kepada = Markup(" kepada @{}").format(bot) if bot else Markup()
    jalan = Markup("Buka {} atau kirim").format(tautan) if tautan else Markup("Kirim")
    return Markup("<b>Undangan untuk {}</b>\n{} <code>/start {}</code>{}.\nBerlaku satu kali, sampai {}.").format(
        nama, jalan, kode, kepada, sampai
    )


def undangan_terbuka(baris: Sequence[tuple[str, str]], *, salah: int) -> Markup:
    """The invitations that can still be used, by whom and until when; and how many wrong codes came."""
    isi = [Markup("• {}, sampai {}").format(*satu) for satu in baris]
    ekor = Markup("Percobaan kode salah dalam 24 jam: {}.").format(salah)
    return Markup("\n").join([Markup("<b>Undangan yang terbuka</b>"), *isi, ekor])


def tanpa_undangan(salah: int) -> Markup:
    """No invitation is open; and how many wrong codes came."""
    return Markup("<b>Tidak ada undangan yang terbuka.</b>\nPercobaan kode salah dalam 24 jam: {}.").format(salah)


def belum_diundang(jumlah: int) -> Markup:
    """How many have neither joined nor an invitation, and the way on."""
    return Markup("\n{} pegawai belum diundang. Tekan Undang semua, atau Orang untuk seorang saja.").format(jumlah)


def diundang_semua(jumlah: int, sisa: int) -> Markup:
    """Everybody who had no invitation has one now; or so many as go out at once, and how many are left."""
    lain = Markup("\n{} pegawai lagi; tekan Undang semua untuk melanjutkan.").format(sisa) if sisa else Markup()
    return Markup("✅ <b>{} undangan dibuat.</b>\nMohon teruskan masing-masing kepada pegawainya.{}").format(
        jumlah, lain
    )


def undangan_dicabut(nama: str) -> Markup:
    """An invitation was taken back."""
    return Markup("✅ Undangan untuk {} dicabut; tautan dan kodenya tidak berlaku lagi.").format(nama)


def lepas(nama: str, jumlah: int) -> Markup:
    """Before a person's phones are unbound."""
    return Markup(
        "<b>Lepaskan ponsel {}?</b>\n{} ponsel tidak lagi terhubung dan tidak menerima apa pun. "
        "Jejak tetap ada; ponsel baru dihubungkan dengan undangan baru."
    ).format(nama, jumlah)


def dilepas(nama: str) -> Markup:
    """The phones were unbound."""
    return Markup("✅ Ponsel {} dilepas. Kirim undangan baru untuk menghubungkan ponsel berikutnya.").format(nama)


def siapa_melanjutkan(nama: str, peran: str) -> str:
    """Who goes on in a role of somebody who leaves."""
    return f"Siapa yang melanjutkan peran {peran} dari {nama}?"


def berhenti(nama: str, lanjut: Sequence[tuple[str, str]], kosong: Sequence[str]) -> Markup:
    """Before somebody who leaves is put away: who goes on, and what nobody holds then."""
    isi = [Markup("{} → {}").format(*satu) for satu in lanjut]
    awas = [
        Markup("⚠️ Peran {} lalu tidak dipegang siapa pun; tugasnya tidak dapat diselesaikan.").format(satu)
        for satu in kosong
    ]
    ekor = Markup("Obrolannya ditutup; semua isian dan jejak tetap ada.")
    return Markup("\n").join([Markup("<b>Nonaktifkan {}?</b>").format(nama), *isi, *awas, ekor])


def dinonaktifkan(nama: str) -> Markup:
    """Somebody was put away."""
    return Markup("✅ {} dinonaktifkan.").format(nama)


def sampai_jumpa(nama: str) -> Markup:
    """The last message to somebody who left."""
    return Markup(
        "{}, Bapak/Ibu tidak lagi tercatat sebagai pegawai pada layanan ini. Terima kasih atas kerjanya; "
        "semua yang telah diisi tetap tersimpan."
    ).format(nama)


def melanjutkan(peran: str, dari: str) -> Markup:
    """To whoever goes on in a role."""
    return Markup("Bapak/Ibu melanjutkan peran {} dari {}. Tugas yang terbuka menyusul di bawah ini.").format(
        peran, dari
    )


def beri(nama: str, peran: str) -> Markup:
    """Before a role is given."""
    return Markup("<b>{} diberi peran {}?</b>\nTugas terbuka dari peran itu langsung dikirim kepadanya.").format(
        nama, peran
    )


def cabut(nama: str, peran: str, *, kosong: bool) -> Markup:
    """Before a role is taken away; `kosong`: nobody else holds it."""
    awas = (
        Markup("\n⚠️ Peran ini lalu tidak dipegang siapa pun; tugasnya tidak dapat diselesaikan.")
        if kosong
        else Markup()
    )
    return Markup("<b>Peran {} dicabut dari {}?</b>").format(peran, nama) + awas


def peran_diberikan(nama: str, peran: str) -> Markup:
    """A role was given; to the admin."""
    return Markup("✅ {} kini memegang peran {}.").format(nama, peran)


def peran_dicabut(nama: str, peran: str) -> Markup:
    """A role was taken away; to the admin."""
    return Markup("✅ {} tidak lagi memegang peran {}.").format(nama, peran)


def peran_baru(peran: str) -> Markup:
    """A role was given; to whoever has it now."""
    return Markup("Bapak/Ibu kini memegang peran {}. Tugasnya dikirim ke sini.").format(peran)


def peran_lepas(peran: str) -> Markup:
    """A role was taken away; to whoever had it."""
    return Markup("Bapak/Ibu tidak lagi memegang peran {}. Tugasnya diteruskan pemegang lain.").format(peran)


def dataku(
    diri: Sequence[str], peran: Sequence[str], *, ponsel: int, sejak: str, jumlah: Sequence[int], admin: str
) -> Markup:
    """What is kept about a person: name, NIP, position and rank; roles; phones; answers, papers and trail rows."""
    sejak_kata = Markup(" sejak {}").format(sejak) if sejak else Markup()
    kepada = Markup("{}").format(admin) if admin else Markup("Admin kantor")
    return Markup(
        "<b>Data tentang Bapak/Ibu pada layanan ini</b>\n{}\nPeran: {}\nPonsel terhubung: {}{}\n"
        "Jawaban yang diisi: {} · Dokumen yang dibuat: {} · Baris jejak: {}\n"
        "Data dipakai untuk siklus pengumpulan data kinerja dan pembuktiannya. Jawaban dan jejak tidak dihapus.\n"
        "Bila ada yang perlu diperbaiki, silakan hubungi {}."
    ).format(" · ".join(filter(None, diri)), ", ".join(peran) or TANPA_PERAN, ponsel, sejak_kata, *jumlah, kepada)
