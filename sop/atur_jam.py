"""Changing the office's hours line by line, by the rules of the set-up workbook: a day has one line of each sort."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sop.galat import SopError
from sop.instansi import BarisJam
from sop.jam_kerja import JAM_PERPRES, HariKerja, Pekan

Masa = tuple[date, date]


class MasaBertindih(SopError):
    """Two dated exceptions that speak of one day."""

    pesan = "Untuk sebagian tanggal itu sudah ada jam masa khusus yang lain. Mohon hapus dahulu yang lama."


class MasaTerbalik(SopError):
    """A dated exception that ends before it begins."""

    pesan = "Tanggal akhir masa khusus mendahului tanggal awalnya."


class PekanKosong(SopError):
    """A week in which nobody works."""

    pesan = "Sekurang-kurangnya satu hari kerja dalam seminggu harus tetap ada. Tidak ada yang berubah."


def overlaps(satu: BarisJam, lain: BarisJam) -> bool:
    """Tell whether two lines speak of one day; ordinary hours and a dated exception may, two of a sort may not."""
    if satu.hari != lain.hari or (satu.dari is None) != (lain.dari is None):
        return False
    if satu.dari is None or satu.sampai is None or lain.dari is None or lain.sampai is None:
        return True
    return satu.dari <= lain.sampai and lain.dari <= satu.sampai


def ordinary_rows(daftar: Iterable[BarisJam]) -> tuple[BarisJam, ...]:
    """The office's ordinary week as lines; that of the Perpres where it has none of its own."""
    milik = tuple(baris for baris in daftar if baris.dari is None)
    return milik or rows_of(JAM_PERPRES)


def rows_of(pekan: Pekan, masa: Masa | None = None) -> tuple[BarisJam, ...]:
    """A week as lines, for those dates or for always."""
    return tuple(_row(hari, jam, masa) for hari, jam in sorted(pekan.items()))


def change_hours(daftar: Sequence[BarisJam], hari: Collection[int], jam: HariKerja | None) -> tuple[BarisJam, ...]:
    """The lines with other ordinary hours on those weekdays, or none (None): then nobody works on them.

    Raises PekanKosong where no day would be left.
    """
    tetap = [baris for baris in ordinary_rows(daftar) if baris.hari not in hari]
    baru = [_row(satu, jam, None) for satu in hari] if jam else []
    if not (tetap or baru):
        raise PekanKosong
    khusus = [baris for baris in daftar if baris.dari is not None]
    return (*sorted([*tetap, *baru], key=lambda baris: baris.hari), *khusus)


def add_masa(daftar: Sequence[BarisJam], pekan: Pekan, masa: Masa) -> tuple[BarisJam, ...]:
    """The lines with other hours between two dates; what stood for just those dates and days gives way.

    Raises MasaTerbalik, and MasaBertindih where other dates overlap these.
    """
    if masa[0] > masa[1]:
        raise MasaTerbalik
    baru = rows_of(pekan, masa)
    tetap = [baris for baris in daftar if (baris.dari, baris.sampai) != masa or baris.hari not in pekan]
    if any(overlaps(satu, lain) for satu in baru for lain in tetap):
        raise MasaBertindih
    return (*tetap, *baru)


def drop_masa(daftar: Sequence[BarisJam], masa: Masa) -> tuple[BarisJam, ...]:
    """The lines without those of these dates."""
    return tuple(baris for baris in daftar if (baris.dari, baris.sampai) != masa)


def list_masa(daftar: Iterable[BarisJam]) -> tuple[Masa, ...]:
    """The dates that have other hours, in order."""
    return tuple(sorted({(satu.dari, satu.sampai) for satu in daftar if satu.dari and satu.sampai}))


def _row(hari: int, jam: HariKerja, masa: Masa | None) -> BarisJam:
    awal, akhir = jam.istirahat or (None, None)
    dari, sampai = masa or (None, None)
    return BarisJam(
        hari=hari,
        mulai=jam.mulai,
        selesai=jam.selesai,
        istirahat_mulai=awal,
        istirahat_selesai=akhir,
        dari=dari,
        sampai=sampai,
    )
