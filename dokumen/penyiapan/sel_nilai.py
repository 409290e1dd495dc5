"""Reads the figures of sheet Indikator from cells: targets, measured values, money."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from dokumen.lembar import Sel
from dokumen.tabel import SelTidakTerbaca
from sop.angka import Ragu, Terbaca, parse_realisasi, parse_target
from sop.indikator import Arah, Jenis, Nilai, Predikat, Rentang, Target

SelNilai = str | Decimal


def target_parser(jenis: Jenis, arah: Arah) -> Callable[[Sel], Target | None]:
    """A number cell is taken as it is, words as `parse_target` reads them."""

    def parse(sel: Sel) -> Target | None:
        _refuse_date(sel)
        if isinstance(sel.nilai, Decimal) and jenis is not Jenis.ORDINAL and arah is not Arah.RENTANG:
            return sel.nilai
        return parse_target(sel.teks, jenis, arah)

    return parse


def nilai_parser(jenis: Jenis) -> Callable[[Sel], Nilai | None]:
    """None where the words say that there is no figure; a doubtful one is refused with both its readings."""

    def parse(sel: Sel) -> Nilai | None:
        _refuse_date(sel)
        if isinstance(sel.nilai, Decimal) and jenis is not Jenis.ORDINAL:
            return sel.nilai
        match parse_realisasi(sel.teks, jenis):
            case Terbaca() as terbaca:
                return terbaca.nilai
            case Ragu() as ragu:
                raise SelTidakTerbaca(describe_ragu(sel.teks, ragu))
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
            return f"{_plain(nilai.bawah)}-{_plain(nilai.atas)}"
        case Decimal():
            return nilai


def describe_ragu(teks: str, ragu: Ragu) -> str:
    """Name every reading, so that the person can write the one that is meant."""
    bacaan = " atau ".join(_plain(satu.nilai) for satu in ragu.pilihan)
    return f"“{teks}” dapat dibaca {bacaan}. Mohon tulis salah satunya dengan jelas."


def _plain(nilai: Nilai) -> str:
    return f"{nilai:f}".replace(".", ",") if isinstance(nilai, Decimal) else nilai.value


def _refuse_date(sel: Sel) -> None:
    if isinstance(sel.nilai, date):
        raise SelTidakTerbaca(
            f"Sel terbaca sebagai tanggal ({sel.nilai:%d-%m-%Y}). Mohon ubah format sel menjadi Teks, lalu ketik ulang."
        )
