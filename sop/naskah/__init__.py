"""The SOP files, and the loader that refuses a wrong one by line and reason."""

from functools import cache
from importlib.resources import files

from sop.langkah import Naskah
from sop.naskah.muat import NaskahSalah, load_naskah

__all__ = ["NaskahSalah", "load_naskah", "pengumpulan_data_kinerja"]


@cache
def pengumpulan_data_kinerja() -> Naskah:
    """The SOP this product was built for."""
    nama = "pengumpulan_data_kinerja.toml"
    return load_naskah(files("sop.naskah").joinpath(nama).read_text(encoding="utf-8"), nama)
