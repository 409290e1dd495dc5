"""A SOP as its file says it: the words, their SHA-256 by which a cycle names its version, and what they say."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from sop.langkah import Naskah
from sop.naskah.muat import load_naskah

_BAWAAN = "pengumpulan_data_kinerja.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class NaskahTeks:
    """One version of a SOP."""

    teks: str
    sha256: str
    naskah: Naskah


def read_naskah(teks: str, nama: str) -> NaskahTeks:
    """The text of a SOP file, read; raises `NaskahSalah` with the file's name, the line and the reason."""
    return NaskahTeks(teks=teks, sha256=sha256(teks.encode()).hexdigest(), naskah=load_naskah(teks, nama))


@cache
def naskah_bawaan() -> NaskahTeks:
    """The SOP this product was built for, as it comes with the program."""
    return read_naskah(files("sop.naskah").joinpath(_BAWAAN).read_text(encoding="utf-8"), _BAWAAN)
