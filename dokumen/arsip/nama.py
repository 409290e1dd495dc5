"""Names of files in the archive: what every computer can unpack, and no two that would be one file."""

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

_TERLARANG = frozenset('<>:"|?*\\')  # what Windows or sha256sum reads as something else
_PANJANG_TERBESAR = 255  # bytes in one part of a path
_RUANG_NOMOR = 12  # bytes kept free for a number that tells two alike apart


def key_of(nama: str) -> str:
    """The name as a file system that knows no capitals sees it."""
    return normalize("NFC", nama).casefold()


def is_safe(nama: str) -> bool:
    """Whether a path can leave no folder, hide nothing, and be unpacked anywhere."""
    return nama.isprintable() and _TERLARANG.isdisjoint(nama) and all(map(_is_safe_part, nama.split("/")))


def make_nama(bagian: Sequence[str], terpakai: set[str]) -> str:
    """A safe path out of folders and a file's name, whatever people called it; `terpakai` learns its key.

    A name that is taken gets a number before its ending.
    """
    *map_, berkas = (_mend(satu) for satu in bagian)
    batang, titik, akhir = berkas.rpartition(".")
    if not batang:
        batang, titik, akhir = berkas, "", ""
    calon, urut = "/".join([*map_, berkas]), 1
    while key_of(calon) in terpakai:
        urut += 1
        calon = "/".join([*map_, f"{batang} ({urut}){titik}{akhir}"])
    terpakai.add(key_of(calon))
    return calon


@lru_cache(maxsize=1024)
def _mend(bagian: str) -> str:
    bersih = "".join(map(_mend_character, normalize("NFC", bagian))).strip(". ")
    batang, titik, akhir = bersih.rpartition(".")
    if not batang or len(akhir.encode()) > _RUANG_NOMOR:
        batang, titik, akhir = bersih, "", ""
    muat = _PANJANG_TERBESAR - _RUANG_NOMOR - len((titik + akhir).encode())
    pendek = batang.encode()[:muat].decode(errors="ignore").rstrip(". ")
    return f"{pendek}{titik}{akhir}" or "tanpa nama"


@lru_cache(maxsize=1024)
def _mend_character(huruf: str) -> str:
    if huruf.isspace():
        return " "
    return huruf if huruf.isprintable() and huruf not in _TERLARANG and huruf != "/" else "_"


def _is_safe_part(bagian: str) -> bool:
    return bagian != "" and bagian[-1] not in ". " and len(bagian.encode()) <= _PANJANG_TERBESAR
