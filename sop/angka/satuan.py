"""Reads what follows a number: a percent sign, a word that multiplies (juta), the words of a unit."""

import re
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from sop.angka.kata import KATA_BILANGAN

_RIBU, _JUTA, _MILIAR, _TRILIUN = (Decimal(10**pangkat) for pangkat in (3, 6, 9, 12))
_SATU = (Decimal(1),)
_SKALA = {
    **dict.fromkeys(("ribu", "rb"), _RIBU),
    **dict.fromkeys(("juta", "jt"), _JUTA),
    **dict.fromkeys(("miliar", "milyar", "mlr"), _MILIAR),
    **dict.fromkeys(("triliun", "trilyun"), _TRILIUN),
}
# "M" is miliar to an office and million to a bank: the person chooses. "T" is triliun to both.
_SKALA_HURUF = {"M": (_MILIAR, _JUTA), "T": (_TRILIUN,)}
_PERSEN = re.compile(r"(?:%|(?:persen|prosen)\b)\s*(?P<kata>.*)", re.IGNORECASE)

# Words that make a figure inexact, deny it, or multiply it; the long ones again, for whoever mistypes them.
_MENGUBAH = {
    *("an", "atau", "hampir", "kira", "kira-kira", "kurang", "lebih", "maksimal", "minimal", "sekitar"),
    *("belum", "bukan", "tidak"),
    *(*_SKALA, "belas", "belasan", "puluhan", "ratusan", "ribuan", "jutaan", "kodi", "lusin", "thousand"),
    *("setengah", "separuh", "perdua", "pertiga", "perempat", "seperdua", "sepertiga", "seperempat"),
}
_MUDAH_SALAH_KETIK = ("ribu", "juta", "miliar", "milyar", "triliun", "ratus", "puluh", "million", "billion")
_KEMIRIPAN = 0.75
_TANDA_BACA = " .,'’-/&²³"


@dataclass(frozen=True, slots=True, kw_only=True)
class Satuan:
    """What stood after a number; two `faktor` mean that only the person knows which is meant.

    With `huruf` a single letter stands for them, as it does for money alone.
    """

    persen: bool = False
    faktor: tuple[Decimal, ...] = _SATU
    huruf: bool = False
    kata: str = ""

    @property
    def is_berskala(self) -> bool:
        return self.faktor != _SATU


def read_satuan(sisa: str) -> Satuan | None:
    """The unit, or None where the words may change the figure ("80 lebih", "1,2 jut", "5 k")."""
    satuan = _split_satuan(sisa.strip())
    return satuan if not satuan.kata or _is_nama_satuan(satuan.kata) else None


def _split_satuan(sisa: str) -> Satuan:
    if cocok := _PERSEN.fullmatch(sisa):
        return Satuan(persen=True, kata=cocok["kata"])
    pertama, _, lanjutan = sisa.partition(" ")
    if pertama in _SKALA_HURUF:
        return Satuan(faktor=_SKALA_HURUF[pertama], huruf=True, kata=lanjutan)
    if skala := _SKALA.get(pertama.rstrip(".").lower()):
        return Satuan(faktor=(skala,), kata=lanjutan)
    return Satuan(kata=sisa)


def _is_nama_satuan(kata: str) -> bool:
    """Whether these are words of two letters or more, none of which changes the figure before them."""
    return (
        len(kata) > 1
        and kata[0].isalpha()
        and all(huruf.isalpha() or huruf in _TANDA_BACA for huruf in kata)
        and kata.split()[0].lower() not in KATA_BILANGAN
        and not any(_changes_figure(bagian.strip(".,")) for bagian in kata.lower().split())
    )


def _changes_figure(kata: str) -> bool:
    return kata in _MENGUBAH or bool(get_close_matches(kata, _MUDAH_SALAH_KETIK, n=1, cutoff=_KEMIRIPAN))
