"""What is said in a group of the office, where everybody reads it, and to the admin about groups."""

from collections.abc import Sequence

from markupsafe import Markup

TITAH_GRUP = ("hubungkan",)  # what is said in groups alone
DI_PRIBADI = Markup("Dijawab di percakapan pribadi.")
TEKAN_DI_PRIBADI = "Silakan lanjutkan di percakapan pribadi."
KODE_DITOLAK = Markup(
    "Mohon maaf, kode ini tidak dapat dipakai untuk menghubungkan grup. Kode baru dibuat Admin melalui /admin."
)
KETIK_DI_GRUP = Markup(
    "Perintah ini diketik di grup yang hendak dihubungkan. Kodenya dibuat Admin melalui /admin, Grup."
)
SUDAH_TERHUBUNG = Markup("Grup ini sudah terhubung.")
KAKI = Markup("Tugas dan angka disampaikan di percakapan pribadi.")
TERLALU_BANYAK = "Kantor ini sudah memiliki grup sebanyak yang dapat dihubungkan. Lepaskan salah satu dahulu."
_JUDUL = Markup("<b>Grup kantor</b>")
_ISI = Markup("Di grup hanya tampil kemajuan siklus, tanpa angka dan tanpa nama.")


def terhubung(instansi: str) -> Markup:
    """In the group, once it is bound."""
    return Markup(
        "✅ <b>Grup ini terhubung dengan {}.</b>\nDi sini hanya tampil kemajuan siklus. "
        "Tugas dan angka disampaikan di percakapan pribadi."
    ).format(instansi)


def daftar(baris: Sequence[tuple[str, str]], kode_sampai: str) -> Markup:
    """The groups that are bound, since when; and until when the open code can be used."""
    isi = [Markup("• {}, sejak {}").format(*satu) for satu in baris]
    kosong = [] if isi else [Markup("Belum ada grup yang terhubung. Tekan Buat kode.")]
    kode = [Markup("Kode terakhir berlaku sampai {}.").format(kode_sampai)] if kode_sampai else []
    return Markup("\n").join([_JUDUL, _ISI, *isi, *kosong, *kode])


def kode(kode: str, sampai: str, bot: str) -> Markup:
    """How a group is bound, to be passed on as it is."""
    siapa = f"@{bot}" if bot else "layanan ini"
    return Markup(
        "<b>Tambahkan {siapa} ke grup, lalu ketik di sana:</b>\n<code>/hubungkan {kode}</code>\n"
        "Kode berlaku satu kali, sampai {sampai}, bila diketik oleh pegawai yang terhubung.\n"
        "Agar kemajuan tersemat, izinkan {siapa} menyematkan pesan."
    ).format(siapa=siapa, kode=kode, sampai=sampai)


def grup_terhubung(grup: str, oleh: str) -> Markup:
    """To the admin who made the code."""
    return Markup("✅ Grup “{}” terhubung oleh {}.").format(grup, oleh)


def grup_dilepas(grup: str) -> Markup:
    """To the admin who let a group go."""
    return Markup("✅ Grup “{}” dilepas. Kemajuan siklus tidak ditampilkan di sana lagi.").format(grup)


def grup_tertutup(grup: str) -> Markup:
    """To the admins: the bot was put out of a group, or silenced in it."""
    return Markup(
        "⚠️ Layanan ini tidak lagi dapat menulis di grup “{}”, sehingga grup itu dilepas. "
        "Bila masih diperlukan, hubungkan kembali melalui /admin, Grup."
    ).format(grup)


def sebutan(nama: str) -> str:
    """What a group is called among people."""
    return f"grup “{nama}”"
