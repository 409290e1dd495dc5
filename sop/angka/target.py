"""Reads a target of the set-up workbook: a number, a predikat, or a range such as 80-90; never in doubt."""

import re
from decimal import Decimal

from sop.angka.bacaan import AngkaTidakTerbaca, Ragu, Terbaca
from sop.angka.ketikan import PANJANG_MAKS, clean_ketikan
from sop.angka.realisasi import parse_realisasi
from sop.galat import SopError
from sop.indikator import Arah, Jenis, Nilai, Predikat, Rentang, Target

_SAMPAI = re.compile(r"(?P<bawah>.+?) (?:s\.?d\.?|s/d|sampai(?: dengan)?|hingga) (?P<atas>.+)", re.IGNORECASE)
_STRIP = re.compile(r"(?P<bawah>.+?) ?- ?(?P<atas>.+)")

_CONTOH = {
    Jenis.ANGKA: "110",
    Jenis.PERSEN: "87,5%",
    Jenis.RASIO: "0,85",
    Jenis.RUPIAH: "Rp1.250.000",
    Jenis.ORDINAL: "BB",
}
_BELUM_PASTI = "Target belum dapat dibaca dengan pasti."


class TargetTidakTerbaca(SopError):
    """What the workbook gives as a target is not certain; `sebab` says why and opens `pesan`."""

    def __init__(self, jenis: Jenis, arah: Arah, sebab: str = _BELUM_PASTI) -> None:
        contoh = "80-90" if arah is Arah.RENTANG else _CONTOH[jenis]
        super().__init__(f"{sebab} Contoh yang dapat dibaca: {contoh}. Kosongkan bila target belum ditetapkan.")


def parse_target(teks: str, jenis: Jenis, arah: Arah) -> Target:
    """The target as typed into a cell; raises TargetTidakTerbaca, in doubt too, as nobody is there to ask."""
    if len(teks) > PANJANG_MAKS:
        raise TargetTidakTerbaca(jenis, arah)
    if arah is Arah.RENTANG:
        return _parse_rentang(clean_ketikan(teks), jenis)
    return _parse_nilai(teks, jenis, arah)


def _parse_rentang(bersih: str, jenis: Jenis) -> Rentang:
    cocok = _SAMPAI.fullmatch(bersih) or _STRIP.fullmatch(bersih)
    if not cocok or jenis is Jenis.ORDINAL:
        raise TargetTidakTerbaca(jenis, Arah.RENTANG)
    bawah, atas = (_parse_nilai(cocok[batas], jenis, Arah.RENTANG) for batas in ("bawah", "atas"))
    if isinstance(bawah, Predikat) or isinstance(atas, Predikat):
        raise TargetTidakTerbaca(jenis, Arah.RENTANG)
    if bawah > atas:
        raise TargetTidakTerbaca(jenis, Arah.RENTANG, "Batas bawah target lebih besar daripada batas atasnya.")
    return Rentang(bawah, atas)


def _parse_nilai(teks: str, jenis: Jenis, arah: Arah) -> Nilai:
    try:
        dibaca = parse_realisasi(teks, jenis)
    except AngkaTidakTerbaca as galat:
        raise TargetTidakTerbaca(jenis, arah) from galat
    match dibaca:
        case Terbaca(nilai=nilai):
            return nilai
        case Ragu(pilihan=pilihan):
            raise TargetTidakTerbaca(jenis, arah, _name_pilihan(pilihan))
        case _:
            raise TargetTidakTerbaca(jenis, arah)


def _name_pilihan(pilihan: tuple[Terbaca, ...]) -> str:
    cara_tulis = " atau ".join(_write_pasti(satu.nilai) for satu in pilihan if isinstance(satu.nilai, Decimal))
    return f"Target dapat dibaca dengan dua cara; tulis {cara_tulis}."


def _write_pasti(nilai: Decimal) -> str:
    """A spelling that reads one way only: no separators of thousands, and never three decimals."""
    bulat, koma, desimal = f"{nilai.normalize():f}".partition(".")
    return f"{bulat},{desimal}{'0' * (len(desimal) == 3)}" if koma else bulat
