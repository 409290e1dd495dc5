"""Reads one number by its separators, as Indonesia writes it (1.250,75) and as English does (1,250.75)."""

import re
from decimal import Decimal
from enum import Enum

POLA_ANGKA = r"[0-9]+(?:[.,][0-9]+)*"

# Excel holds 15 digits; these and 13 more are what Decimal carries exactly through arithmetic.
DIGIT_BULAT = 15
DIGIT_DESIMAL = 13
# Money is written with two places or none, so "Rp1.250" can only be whole rupiah.
DIGIT_SEN = 2


class Cara(Enum):
    """A way of writing numbers: its separator of thousands and its decimal mark."""

    INDONESIA = (".", ",")
    INGGRIS = (",", ".")


def read_desimal(teks: str, cara: Cara) -> Decimal | None:
    """The number under that way of writing, or None where nobody who writes that way would write it so.

    "1.250" reads both ways and differs, "1.250.000" and "87.5" read one way only, "12" reads alike both ways.
    """
    if not _POLA[cara].fullmatch(teks):
        return None
    ribuan, koma = cara.value
    return Decimal(teks.replace(ribuan, "").replace(koma, "."))


def is_muat(nilai: Decimal) -> bool:
    """Whether storage and Excel hold the figure as typed."""
    return is_bulat_muat(nilai) and count_desimal(nilai) <= DIGIT_DESIMAL


def is_bulat_muat(nilai: Decimal) -> bool:
    """Whether the part before the decimal mark fits; what follows may be as long as a quotient's."""
    return nilai.adjusted() < DIGIT_BULAT


def count_desimal(nilai: Decimal) -> int:
    """How many places stand after the decimal mark, written zeros included."""
    return max(0, -int(nilai.as_tuple().exponent))


def _compile_pola(cara: Cara) -> re.Pattern[str]:
    ribuan, koma = map(re.escape, cara.value)
    return re.compile(rf"(?:[0-9]+|[1-9][0-9]{{0,2}}(?:{ribuan}[0-9]{{3}})+)(?:{koma}[0-9]+)?")


_POLA = {cara: _compile_pola(cara) for cara in Cara}
