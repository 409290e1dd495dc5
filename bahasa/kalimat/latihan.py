"""A practice cycle: the mark on all it says and writes, and how it begins and is closed."""

from markupsafe import Markup

TANDA = Markup("🔸 LATIHAN")
NOMOR = "LATIHAN"
_KATA = "LATIHAN"
DITUTUP = Markup("<b>Latihan ini sudah ditutup.</b>")
SEDANG_BERJALAN = "Latihan lain sedang berjalan. Mohon tutup dahulu melalui /siklus."


def mark(teks: Markup) -> Markup:
    """A message with the mark before its first words."""
    if teks.startswith(TANDA):
        return teks
    return Markup(" · ").join([TANDA, teks] if teks else [TANDA])


def mark_plain(teks: str) -> str:
    """The answer to a press with the mark; nothing stays nothing."""
    return f"{_KATA}: {teks}" if teks else teks


def mark_name(nama: str) -> str:
    """A period or an office as a practice names it, in messages and on papers."""
    return f"{_KATA} {nama}"


def pilih_periode(sop: str) -> Markup:
    """For which period the practice is."""
    return Markup("<b>Pilih periode latihan SOP {}.</b>").format(sop)


def siap_mulai(sebutan: str) -> Markup:
    """Before a practice begins: what it is, and what it is not."""
    return Markup(
        "<b>Tekan Mulai latihan untuk berlatih dengan {}.</b>\n"
        "Semua peran menerima tugasnya seperti biasa. Mohon gunakan angka rekaan.\n"
        "Latihan tidak masuk ke angka, nomor surat, buku, pengukuran waktu, maupun bukti AKIP, "
        "dan dapat ditutup kapan saja melalui /siklus."
    ).format(sebutan)


def dimulai(sebutan: str, oleh: str, pada: str) -> Markup:
    """The card of a practice that began."""
    return Markup("✅ <b>{} dimulai.</b>\nOleh {}, {}\nTutup melalui /siklus bila sudah selesai.").format(
        sebutan, oleh, pada
    )


def berakhir(sebutan: str, pada: str) -> Markup:
    """The living card of a practice that is over, played to its end or closed before."""
    return Markup("<b>{} berakhir.</b>\n{}").format(sebutan, pada)


def ditutup(sebutan: str, oleh: str, pada: str) -> Markup:
    """The practice is over: nobody has anything to do for it any more."""
    return Markup("<b>{} ditutup.</b>\nOleh {}, {}. Tidak ada lagi tugas latihan.").format(sebutan, oleh, pada)
