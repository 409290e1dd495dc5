"""A decision on papers: approved, or sent back to an earlier step."""

from markupsafe import Markup

PILIH_LANGKAH = Markup("<b>Pilih langkah yang perlu diulang.</b>")


def langkah(nomor: int, nama: str) -> str:
    """A step by number and name; plain text."""
    return f"langkah {nomor}, {nama}"


def langkah_dipilih(nomor: int, nama: str) -> Markup:
    """Which step was chosen."""
    return Markup("Dikembalikan ke {}.").format(langkah(nomor, nama))


def disetujui(nama: str, oleh: str, pada: str) -> Markup:
    """The card of an approved step."""
    return Markup("✅ <b>Disetujui: {}</b>\nOleh {}, {}").format(nama, oleh, pada)


def dikembalikan(nama: str, oleh: str, pada: str, *, tujuan: str, arahan: str) -> Markup:
    """The card of a step that sent work back: to which step, and with what arahan."""
    return Markup("↩️ <b>Dikembalikan: {}</b>\nOleh {}, {}\nKepada: {}\nArahan: {}").format(
        nama, oleh, pada, tujuan, arahan
    )


def tanya_arahan(ke: str, usulan: str = "") -> Markup:
    """The question for the arahan of a return to that step; `usulan` are words that one press takes."""
    if usulan:
        return Markup(
            "<b>Apakah ini arahan Bapak/Ibu?</b>\nDikembalikan ke {}.\n“{}”\n"
            "Tekan Gunakan kalimat ini, atau tulis arahan yang lain."
        ).format(ke, usulan)
    return Markup("<b>Apa arahan Bapak/Ibu?</b>\nDikembalikan ke {}.\nTulis arahannya di sini.").format(ke)


def tanya_setuju(nomor: int, nama: str) -> Markup:
    """Whether a typed word was meant as the approval at that step."""
    return Markup("<b>Maksud Bapak/Ibu: menyetujui pada {}?</b>\nBelum ada yang berubah sebelum Ya ditekan.").format(
        langkah(nomor, nama)
    )


def tanya_kembalikan(nomor: int, nama: str, arahan: str) -> Markup:
    """Whether typed words were meant as a return at that step, with the arahan read from them."""
    usulan = Markup("\nArahan: “{}”").format(arahan) if arahan else Markup()
    return Markup(
        "<b>Maksud Bapak/Ibu: mengembalikan pada {}?</b>{}\nBelum ada yang berubah sebelum Ya ditekan."
    ).format(langkah(nomor, nama), usulan)
