"""The SOP files, and the loader that refuses a wrong one by line and reason."""

from sop.langkah import Naskah
from sop.naskah.muat import NaskahSalah, load_naskah
from sop.naskah.teks import NaskahTeks, naskah_bawaan, read_naskah

__all__ = ["NaskahSalah", "NaskahTeks", "load_naskah", "naskah_bawaan", "pengumpulan_data_kinerja", "read_naskah"]


def pengumpulan_data_kinerja() -> Naskah:
    """The SOP this product was built for."""
    return naskah_bawaan().naskah
