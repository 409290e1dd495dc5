"""What reminders say, one thing or several at once, and what Ingatkan is answered with."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bahasa.bentuk import format_durasi, format_waktu
from sop.langkah import Langkah

_DITAMPILKAN = 7


def batas(tenggat: datetime | None, zona: str, *, terlambat: int, sisa: int) -> str:
    """Until when, and how far that is; `terlambat` and `sisa` in working minutes, at most one of them not 0."""
    if tenggat is None:
        return "tanpa batas waktu"
    if sisa:
        return f"paling lambat {format_waktu(tenggat, zona)}; sisa {format_durasi(sisa)} waktu kerja"
    lewat = f"; terlambat {format_durasi(terlambat)} waktu kerja" if terlambat else ""
    return f"waktunya habis {format_waktu(tenggat, zona)}{lewat}"


def pengingat(langkah: Langkah, *, periode: str, unit: str, batas: str, oleh: str = "") -> Markup:
    """For whoever must act: one step; `oleh` is who asked for it, empty where the time did."""
    sasaran = Markup(" · {}").format(unit) if unit else Markup()
    return Markup(
        "⏳ <b>Pengingat: mohon selesaikan langkah {}, {}.</b>\n{}{}\n"
        "{}.\n{}Silakan tekan tombol di bawah ini; keterangan lengkap melalui /tugas."
    ).format(langkah.nomor, langkah.nama, periode, sasaran, _begin(batas), _asked_by(oleh))


def pengingat_atasan(langkah: Langkah, *, periode: str, siapa: str, batas: str) -> Markup:
    """For the next in line: who is late with what."""
    return Markup("⏳ <b>Mohon perhatian: langkah {}, {}, belum selesai.</b>\n{}\nMenunggu: {}\n{}.").format(
        langkah.nomor, langkah.nama, periode, siapa, _begin(batas)
    )


def ringkasan(tugas: Sequence[Markup], bawahan: Sequence[Markup], *, oleh: str = "") -> Markup:
    """Several things for one person at one moment: what waits for them, and who is late below them."""
    bagian = []
    if tugas:
        judul = Markup("⏳ <b>Pengingat: {} tugas menunggu Bapak/Ibu.</b>").format(len(tugas))
        bagian += [judul, *_lines(tugas)]
    if bawahan:
        awal = "" if tugas else "⏳ "
        bagian += [Markup("{}<b>Mohon perhatian: {} tugas belum selesai.</b>").format(awal, len(bawahan))]
        bagian += _lines(bawahan)
    if tugas:
        bagian += [_asked_by(oleh) + Markup("Silakan tekan salah satu tombol di bawah ini, atau buka /tugas.")]
    return Markup("\n").join(bagian)


def butir(langkah: Langkah, *, periode: str, unit: str, batas: str) -> Markup:
    """One of several things for one person."""
    return Markup("• Langkah {}, {} · {}: {}").format(langkah.nomor, unit or langkah.nama, periode, batas)


def butir_atasan(langkah: Langkah, *, periode: str, siapa: str, batas: str) -> Markup:
    """One of several things for the next in line."""
    return Markup("• Langkah {} · {}, menunggu {}: {}").format(langkah.nomor, periode, siapa, batas)


def diingatkan(jumlah: int) -> str:
    """The answer to Ingatkan; plain text."""
    return f"{jumlah} tugas diingatkan." if jumlah else "Semua sudah diingatkan belum lama ini."


def _lines(daftar: Sequence[Markup]) -> list[Markup]:
    lebih = len(daftar) - _DITAMPILKAN
    ekor = [Markup("• dan {} lainnya").format(lebih)] if lebih > 0 else []
    return [*daftar[:_DITAMPILKAN], *ekor]


def _asked_by(oleh: str) -> Markup:
    return Markup("Diingatkan oleh {}.\n").format(oleh) if oleh else Markup()


def _begin(teks: str) -> str:
    """A phrase as the beginning of a sentence."""
    return teks[:1].upper() + teks[1:]
