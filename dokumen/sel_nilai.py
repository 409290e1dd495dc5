"""Reads the figures of sheet Indikator from cells: targets, measured values, money."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

from dokumen.lembar import Sel, strip_zeros
from dokumen.tabel import SelTidakTerbaca
from sop.angka import Ragu, Terbaca, parse_realisasi, parse_target
from sop.angka.desimal import DIGIT_BULAT, is_bulat_muat
from sop.indikator import Arah, Jenis, Nilai, Predikat, Rentang, Target

SelNilai = str | Decimal


def target_parser(jenis: Jenis, arah: Arah) -> Callable[[Sel], Target | None]:
    """A number cell is taken as it is, words as `parse_target` reads them."""

    def parse(sel: Sel) -> Target | None:
        if isinstance(sel.nilai, Decimal) and jenis is not Jenis.ORDINAL and arah is not Arah.RENTANG:
            return take_angka(sel.nilai)
        refuse_tanggal(sel)
        return parse_target(sel.teks, jenis, arah)

    return parse


def nilai_parser(jenis: Jenis) -> Callable[[Sel], Nilai | None]:
    """None where the words say that there is no figure; a doubtful one is refused with both its readings."""

    def parse(sel: Sel) -> Nilai | None:
        if isinstance(sel.nilai, Decimal) and jenis is not Jenis.ORDINAL:
            return take_angka(sel.nilai)
        refuse_tanggal(sel)
        match parse_realisasi(sel.teks, jenis):
            case Terbaca() as terbaca:
                return terbaca.nilai
            case Ragu() as ragu:
                raise SelTidakTerbaca(describe_ragu(sel.teks, ragu, jenis))
            case _:
                return None

    return parse


def parse_pagu(sel: Sel) -> Decimal | None:
    """Money in rupiah, not below zero."""
    pagu = nilai_parser(Jenis.RUPIAH)(sel)
    if isinstance(pagu, Decimal) and pagu < 0:
        raise SelTidakTerbaca(f"Pagu “{sel.teks}” tidak boleh kurang dari nol.")
    return pagu if isinstance(pagu, Decimal) else None


def show_nilai(nilai: Target | None) -> SelNilai:
    """What a cell holds so that it reads back the same: a number as such, a range as 80-90."""
    match nilai:
        case None:
            return ""
        case Predikat():
            return nilai.value
        case Rentang():
            return f"{show_angka(nilai.bawah)}-{show_angka(nilai.atas)}"
        case Decimal():
            return nilai


def describe_ragu(teks: str, ragu: Ragu, jenis: Jenis) -> str:
    """Name every reading as it can be typed without doubt."""
    persen = "%" if jenis is Jenis.PERSEN else ""
    bacaan = [f"{show_angka(satu.nilai)}{persen}" for satu in ragu.pilihan if isinstance(satu.nilai, Decimal)]
    return f"“{teks}” dapat dibaca {' atau '.join(bacaan)}. Mohon tulis salah satunya."


def show_angka(angka: Decimal) -> str:
    """Three places get a fourth, as 1,125 could be read as a thousand too; 1,1250 cannot."""
    teks = f"{strip_zeros(angka):f}".replace(".", ",")
    return f"{teks}0" if len(teks.partition(",")[2]) == 3 else teks


def take_angka(angka: Decimal) -> Decimal:
    """The number of a cell, whose digits are Excel's own; raises SelTidakTerbaca where it is too large to keep."""
    if not is_bulat_muat(angka):
        raise SelTidakTerbaca(f"Angka paling banyak {DIGIT_BULAT} digit di depan koma.")
    return angka


def refuse_tanggal(sel: Sel) -> None:
    """Excel made a date of what was typed, such as 8-10, and what that was is lost."""
    if isinstance(sel.nilai, date | time):
        raise SelTidakTerbaca(f"Sel terbaca sebagai {sel.teks}. Mohon ubah format sel menjadi Teks, lalu ketik ulang.")
