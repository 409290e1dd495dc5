"""Reads figures that are written out: "seribu dua ratus", "delapan puluh tujuh koma lima", "lima dari sepuluh".

Only what a teacher would write is read: ones, belas, puluh, ratus, then ribu, juta, miliar, triliun, each at most once
and in falling order. "lima dua puluh" and "dua tiga" are no figures. "duaratus" is read as "dua ratus".
"""

import re
from collections.abc import Iterator
from itertools import groupby

_SATUAN = dict(
    zip("satu dua tiga empat lima enam tujuh delapan sembilan".split(), range(1, 10), strict=True)  # noqa: SIM905 - as one reads it
)
_SENDIRI = {"sepuluh": 10, "sebelas": 11}
_RATUS = 100
_RIBUAN = ("triliun", "miliar", "juta", "ribu")
_EJAAN = {"milyar": "miliar", "trilyun": "triliun"}
_SATU_DI_DEPAN = {"seratus": "ratus", "seribu": "ribu", "sejuta": "juta", "semiliar": "miliar", "setriliun": "triliun"}
KATA_BILANGAN = frozenset(
    {"nol", "koma", "belas", "puluh", "ratus"} | {*_SATUAN, *_SENDIRI, *_SATU_DI_DEPAN, *_RIBUAN, *_EJAAN}
)
_PEMBUKA = KATA_BILANGAN - {"koma", "belas", "puluh", "ratus", *_RIBUAN, *_EJAAN}
_MAKS_DI_BELAKANG_KOMA = 99
_BERIMPIT = re.compile(rf"\b({'|'.join(_SATUAN)})(belas|puluh|ratus|ribu|juta)\b", re.IGNORECASE)


def spell_to_digits(teks: str) -> str | None:
    """The text with every written figure in digits; None where number words stand that make no figure.

    Text that holds a digit already, or no number word, comes back as it is.
    """
    if any(huruf.isdigit() for huruf in teks):
        return teks
    hasil: list[str] = []
    kata_demi_kata = _BERIMPIT.sub(r"\1 \2", teks).split(" ")
    for adalah_bilangan, kelompok in groupby(kata_demi_kata, lambda kata: kata.lower() in KATA_BILANGAN):
        if not adalah_bilangan:
            hasil += kelompok
        elif (angka := _read([_EJAAN.get(kata.lower(), kata.lower()) for kata in kelompok])) is not None:
            hasil.append(angka)
        else:
            return None
    return " ".join(hasil)


def _read(kata: list[str]) -> str | None:
    """The digits of one figure, with a decimal comma where there is one; "satu koma dua juta" keeps its juta."""
    if kata[0] not in _PEMBUKA:
        return None
    if "koma" in kata and kata[-1] in _RIBUAN:
        depan_skala = _read(kata[:-1])
        return None if depan_skala is None else f"{depan_skala} {kata[-1]}"
    bulat, _, desimal = _partition(kata)
    depan = _read_bulat(bulat)
    if depan is None or (desimal is None) != ("koma" not in kata):
        return None
    return f"{depan}" if desimal is None else f"{depan},{desimal}"


def _partition(kata: list[str]) -> tuple[list[str], bool, str | None]:
    if "koma" not in kata:
        return kata, False, None
    tempat = kata.index("koma")
    return kata[:tempat], True, _read_desimal(kata[tempat + 1 :])


def _read_desimal(kata: list[str]) -> str | None:
    """What follows koma: digit by digit ("nol lima"), or one number of two digits ("dua puluh lima").

    Three places get a zero more: "2,125" could be read as two thousand and more.
    """
    if kata and all(satu in _SATUAN or satu == "nol" for satu in kata):
        digit = "".join(str(_SATUAN.get(satu, 0)) for satu in kata)
        return digit + "0" * (len(digit) == 3)
    nilai = _read_bulat(kata)
    return str(nilai) if nilai is not None and 10 <= nilai <= _MAKS_DI_BELAKANG_KOMA else None


def _read_bulat(kata: list[str]) -> int | None:
    if kata == ["nol"]:
        return 0
    jumlah, sisa = 0, list(_split_se(kata))
    for pangkat, skala in zip((12, 9, 6, 3), _RIBUAN, strict=True):
        if skala in sisa:
            tempat = sisa.index(skala)
            depan = _read_ratusan(sisa[:tempat])
            if depan is None:
                return None
            jumlah, sisa = jumlah + depan * 10**pangkat, sisa[tempat + 1 :]
    if not sisa:
        return jumlah or None
    belakang = _read_ratusan(sisa)
    return None if belakang is None else jumlah + belakang


def _split_se(kata: list[str]) -> Iterator[str]:
    """ "seribu" as "satu ribu"."""
    for satu in kata:
        if satu in _SATU_DI_DEPAN:
            yield "satu"
        yield _SATU_DI_DEPAN.get(satu, satu)


def _read_ratusan(kata: list[str]) -> int | None:
    """A number from 1 to 999."""
    if len(kata) > 1 and kata[1] == "ratus":
        ratus, sisa = _SATUAN.get(kata[0]), kata[2:]
        belakang = _read_puluhan(sisa) if sisa else 0
        return None if ratus is None or belakang is None else ratus * _RATUS + belakang
    return _read_puluhan(kata)


def _read_puluhan(kata: list[str]) -> int | None:
    """A number from 1 to 99."""
    match kata:
        case [satu] if satu in _SATUAN:
            return _SATUAN[satu]
        case [satu] if satu in _SENDIRI:
            return _SENDIRI[satu]
        case [satu, "belas"] if _SATUAN.get(satu, 0) > 1:
            return 10 + _SATUAN[satu]
        case [satu, "puluh"] if _SATUAN.get(satu, 0) > 1:
            return 10 * _SATUAN[satu]
        case [satu, "puluh", dua] if _SATUAN.get(satu, 0) > 1 and dua in _SATUAN:
            return 10 * _SATUAN[satu] + _SATUAN[dua]
        case _:
            return None
