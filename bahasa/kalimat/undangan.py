"""The invitation to a meeting: what its maker and those invited read."""

from collections.abc import Sequence

from markupsafe import Markup

SIAP = Markup("<b>Undangan sudah siap. Mohon diperiksa.</b>\nTekan Kirim undangan bila sudah sesuai, atau Ubah.")
PILIH_BAGIAN = Markup("Bagian undangan mana yang ingin diubah?")
BOLEH = Markup("Undangan rapat boleh dikirim lebih dahulu.")
PERUBAHAN = "Perubahan undangan"
_AWAL = "Undangan: "


def bagian(tanya: str) -> str:
    """A part of the invitation on a button."""
    return tanya.removeprefix(_AWAL).capitalize()


def hal(periode: str) -> str:
    """The letter's subject."""
    return f"Rapat pengarahan pengumpulan data kinerja {periode}"


def yang_diundang(nama: str, jabatan: str) -> str:
    """One who is invited, as the letter names them."""
    return f"{nama}, {jabatan}" if jabatan else nama


def diundang(hari: str, waktu: str, tempat: str, oleh: str) -> Markup:
    """The caption of the letter in the chat of somebody who is invited."""
    return Markup("<b>Bapak/Ibu diundang rapat pada {}.</b>\n{}, {}\nDari {}.").format(hari, waktu, tempat, oleh)


def terkirim(nomor: str, sampai: Sequence[str], belum: Sequence[str]) -> Markup:
    """It went out: to whom, and who has to be told in another way."""
    baris = [Markup("✅ <b>Undangan nomor {} dikirim kepada {} orang.</b>").format(nomor, len(sampai))]
    if sampai:
        baris.append(Markup("{}").format(", ".join(sampai)))
    if belum:
        baris.append(Markup("Mohon disampaikan langsung, belum terhubung: {}").format(", ".join(belum)))
    return Markup("\n").join(baris)


def pada(hari: str, waktu: str, tempat: str) -> Markup:
    """On the card: to when and where the invitation that was sent asks."""
    return Markup("Undangan terkirim: {}, {}, {}.").format(hari, waktu, tempat)
