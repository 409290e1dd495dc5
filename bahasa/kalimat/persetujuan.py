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
