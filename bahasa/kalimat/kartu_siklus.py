"""The living card of a cycle: pinned in a chat, it says how far the cycle is and what its reader has to do."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bahasa.bentuk import format_waktu
from sop.langkah import Langkah

_PENUH, _KOSONG = "▰", "▱"
_DISEBUT = 3
LEPAS = Markup("Kartu siklus ini tidak diperbarui lagi pada obrolan ini.")
TIDAK_ADA_TUGAS = Markup("Saat ini tidak ada yang perlu Bapak/Ibu kerjakan.")


def kepala(periode: str, nomor: int, jumlah: int, *, giliran: bool) -> Markup:
    """The first line, which a pinned message shows by itself."""
    if giliran:
        return Markup("⏳ <b>{} · langkah {} dari {}: giliran Bapak/Ibu</b>").format(periode, nomor, jumlah)
    return Markup("<b>{} · langkah {} dari {}</b>").format(periode, nomor, jumlah)


def batang(selesai: int, jumlah: int) -> Markup:
    """The steps as a bar."""
    return Markup("{}{}").format(_PENUH * selesai, _KOSONG * (jumlah - selesai))


def sudah(daftar_nomor: Sequence[int]) -> Markup:
    """The steps that are done."""
    return Markup("Selesai: langkah {}").format(_range(daftar_nomor))


def berjalan(langkah: Langkah, kemajuan: str = "") -> Markup:
    """A step that is under way."""
    ekor = Markup(" – {}").format(kemajuan) if kemajuan else Markup()
    return Markup("Berjalan: {}. {}{}").format(langkah.nomor, langkah.nama, ekor)


def berikutnya(langkah: Langkah, sesudahnya: Sequence[int]) -> Markup:
    """What comes next, and the numbers of what follows that."""
    ekor = f", lalu langkah {_range(sesudahnya)}" if sesudahnya else ""
    return Markup("Berikutnya: {}. {}{}").format(langkah.nomor, langkah.nama, ekor)


def kemajuan_unit(sudah: int, jumlah: int, kerja: str) -> str:
    """How many units are through, and with what."""
    return f"{sudah} dari {jumlah} unit {kerja}"


def ditunggu(daftar: Sequence[str]) -> Markup:
    """Who is awaited, the first few of them."""
    sisa = len(daftar) - _DISEBUT
    ekor = f", dan {sisa} lainnya" if sisa > 0 else ""
    return Markup("Ditunggu: {}{}").format(", ".join(daftar[:_DISEBUT]), ekor)


def siapa(tempat: str, daftar_nama: Sequence[str]) -> str:
    """A unit or a role, with who is behind it."""
    return f"{tempat} ({', '.join(daftar_nama)})" if daftar_nama else tempat


def batas(tenggat: datetime, zona: str, *, lewat: bool) -> Markup:
    """By when."""
    return Markup("Paling lambat {}{}").format(format_waktu(tenggat, zona), " (sudah lewat)" if lewat else "")


def tugas(kata: str, unit: str = "") -> Markup:
    """What the reader has to do, and for which unit."""
    return Markup("• {}: {}").format(unit, kata) if unit else Markup("• {}").format(kata)


def tamat(periode: str, pada: str, jumlah: int) -> Markup:
    """The card of a cycle that has ended."""
    return Markup("✅ <b>Siklus {} selesai dan diarsipkan.</b>\n{}\n{}").format(periode, batang(jumlah, jumlah), pada)


def _range(daftar_nomor: Sequence[int]) -> str:
    """Numbers that follow each other: 1 sampai 6."""
    awal, akhir = daftar_nomor[0], daftar_nomor[-1]
    if len(daftar_nomor) == akhir - awal + 1 > 2:
        return f"{awal} sampai {akhir}"
    return ", ".join(map(str, daftar_nomor))
