"""A persen beside its two counts: "80% (12 dari 15)" is computed from the counts, where both say the same."""

from dataclasses import replace
from decimal import Decimal

from sop.angka.bacaan import BEDA_DENGAN_PECAHAN, AngkaTidakTerbaca, Terbaca
from sop.angka.desimal import count_desimal
from sop.angka.pecahan import read_pecahan
from sop.angka.tunggal import read_tunggal
from sop.indikator import Jenis

_TAHUN = range(1900, 2101)  # "87% (12/2026)" is December, no part of a whole


def join_pasangan(daftar: list[Terbaca], catatan: str, jenis: Jenis) -> list[Terbaca]:
    """The readings, with what the note in brackets adds to them; AngkaTidakTerbaca where it denies them.

    People round and cut, so a persen fits its counts when it is less than one in its last place away.
    """
    lain = _read_other(daftar, catatan) if jenis is Jenis.PERSEN and catatan else []
    if not lain:
        return daftar
    pasangan = [(satu, dua) for satu in daftar for dua in lain if _fits(*_in_order(satu, dua))]
    if not pasangan:
        raise AngkaTidakTerbaca(jenis, BEDA_DENGAN_PECAHAN)
    return [replace(_in_order(satu, dua)[1], keterangan=satu.keterangan) for satu, dua in pasangan]


def _read_other(daftar: list[Terbaca], catatan: str) -> list[Terbaca]:
    """The two counts beside a persen, or the persen beside two counts; nothing where the note is another."""
    try:
        if any(satu.penyebut is not None for satu in daftar):
            return read_tunggal(catatan, Jenis.PERSEN) if "%" in catatan or "persen" in catatan.lower() else []
        return [satu for satu in read_pecahan(catatan, Jenis.PERSEN) or [] if satu.penyebut not in _TAHUN]
    except AngkaTidakTerbaca:
        return []


def _in_order(satu: Terbaca, dua: Terbaca) -> tuple[Terbaca, Terbaca]:
    """The persen first, its counts behind."""
    return (satu, dua) if satu.penyebut is None else (dua, satu)


def _fits(persen: Terbaca, pecahan: Terbaca) -> bool:
    assert isinstance(persen.nilai, Decimal)  # noqa: S101 - a proof for the types
    assert isinstance(pecahan.nilai, Decimal)  # noqa: S101 - the same
    return abs(persen.nilai - pecahan.nilai) < Decimal(1).scaleb(-count_desimal(persen.nilai))
