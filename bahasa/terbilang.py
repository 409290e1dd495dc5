"""Figures in words, as they are read back before they count: delapan puluh tujuh koma lima persen."""

from decimal import Decimal

from num2words import num2words

from bahasa.angka import shorten_angka
from sop.indikator import Jenis

_SATUAN = {Jenis.PERSEN: "persen", Jenis.RUPIAH: "rupiah"}
# num2words says "satu ribu" after juta and above; "seratus satu ribu" is right.
_AKHIR_JUTAAN = ("juta", "miliar", "triliun")


def terbilang(nilai: Decimal, jenis: Jenis) -> str:
    """The figure as `format_nilai` shows it: decimals one by one, with persen or rupiah; below 10**18."""
    nilai = shorten_angka(nilai, jenis)
    bulat, _, desimal = f"{abs(nilai):f}".partition(".")
    desimal = desimal.rstrip("0")
    bagian = ["minus"] * (nilai < 0) + _spell_bulat(bulat)
    if desimal:
        bagian += ["koma", *(num2words(int(digit), lang="id") for digit in desimal)]
    return " ".join([*bagian, *filter(None, [_SATUAN.get(jenis)])])


def _spell_bulat(bulat: str) -> list[str]:
    kata = str(num2words(int(bulat), lang="id")).split()
    for posisi, sebelum in enumerate(kata):
        if sebelum in _AKHIR_JUTAAN and kata[posisi + 1 : posisi + 3] == ["satu", "ribu"]:
            kata[posisi + 1 : posisi + 3] = ["seribu"]
    return kata
