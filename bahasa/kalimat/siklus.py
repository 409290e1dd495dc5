"""Starting a cycle, its progress, and the state of the service."""

from collections.abc import Sequence

from markupsafe import Markup

from sop.langkah import Langkah

PILIH_PERIODE = Markup("<b>Pilih periode yang akan dikumpulkan datanya.</b>")
PILIH_SOP = Markup("<b>Pilih SOP yang akan dijalankan.</b>")
SEMUA_PERIODE_SUDAH = Markup("Semua periode sampai saat ini sudah memiliki siklus. Kemajuannya: /status")
BELUM_ADA_SIKLUS = Markup("Belum ada siklus yang berjalan. Siklus dimulai oleh Kepala Dinas melalui /siklus.")
BUKAN_WEWENANG = Markup("Mohon maaf, perintah ini bukan untuk peran Bapak/Ibu.")


def pilih_periode(sop: str) -> Markup:
    """The periods of another SOP than the usual one."""
    return Markup("<b>Pilih periode untuk SOP {}.</b>").format(sop)


def siap_mulai(periode: str, jumlah_unit: int, jumlah_indikator: int, target_lama: int) -> Markup:
    """Before a cycle begins: what it will be, and how many of its targets are those of an earlier year."""
    lama = (
        Markup(
            "\n⚠️ Target {} indikator masih ketetapan tahun sebelumnya. Bila target tahun ini sudah ada, mohon Admin "
            "memperbaruinya dahulu."
        ).format(target_lama)
        if target_lama
        else Markup()
    )
    return (
        Markup(
            "<b>Tekan Mulai siklus untuk memulai pengumpulan data {}.</b>\n"
            "{} unit dan {} indikator. Setiap peran menerima tugasnya pada waktunya."
        ).format(periode, jumlah_unit, jumlah_indikator)
        + lama
    )


def siap_mulai_sop(sebutan: str, jumlah_langkah: int) -> Markup:
    """Before a cycle begins in which no figures are collected."""
    return Markup(
        "<b>Tekan Mulai siklus untuk memulai {}.</b>\n{} langkah. Setiap peran menerima tugasnya pada waktunya."
    ).format(sebutan, jumlah_langkah)


def sudah_ada(periode: str) -> str:
    """The answer where a period has its cycle already; plain text."""
    return f"Siklus {periode} sudah pernah dimulai. Tidak ada yang berubah."


def dimulai(periode: str, oleh: str, pada: str) -> Markup:
    """The card of a cycle that began."""
    return Markup("✅ <b>Siklus {} dimulai.</b>\nOleh {}, {}").format(periode, oleh, pada)


def status(periode: str, baris: Sequence[Markup]) -> Markup:
    """The progress of a cycle, a line a step."""
    return Markup("\n").join([Markup("<b>Kemajuan siklus {}</b>").format(periode), *baris])


def baris_status(langkah: Langkah, tanda: str, keterangan: str = "") -> Markup:
    """One step of the progress."""
    ekor = Markup(" – {}").format(keterangan) if keterangan else Markup()
    return Markup("{} {}. {}{}").format(tanda, langkah.nomor, langkah.nama, ekor)


def baris_unit(nama: str, keterangan: str) -> Markup:
    """One unit below its step."""
    return Markup("      {}: {}").format(nama, keterangan)


def keadaan(
    *,
    masuk: int,
    keluar: int,
    disisihkan: int,
    rincian: Sequence[str] = (),
    belum: Sequence[str],
    dari_luar: tuple[int, int],
) -> Markup:
    """For the admin: queues, what was set aside (the newest in words, `rincian`), who is absent.

    `dari_luar`: how many wrong codes came, and how many strangers wrote.
    """
    daftar = Markup("").join(Markup("\n• {}").format(satu) for satu in rincian)
    return Markup(
        "<b>Keadaan layanan</b>\nPesan masuk menunggu: {}\nPesan keluar menunggu: {}\n"
        "Disisihkan: {}{}\nBelum terhubung: {}\nPercobaan kode salah dalam 24 jam: {}; obrolan orang luar: {}"
    ).format(masuk, keluar, disisihkan, daftar, ", ".join(belum) or "–", *dari_luar)


def masuk_disisihkan(nama: str, waktu: str) -> str:
    """A message that could not be worked off, and from whom."""
    return f"pesan dari {nama or 'orang luar'}, {waktu}"


def keluar_disisihkan(nama: str, waktu: str) -> str:
    """A message that could not be delivered, and to whom."""
    return f"pesan kepada {nama or 'orang luar'}, {waktu}"


def diproses_ulang(jumlah: int) -> Markup:
    """What was set aside is tried again."""
    return Markup("{} pesan yang disisihkan sedang diproses ulang. Hasilnya dapat dilihat melalui /admin.").format(
        jumlah
    )
