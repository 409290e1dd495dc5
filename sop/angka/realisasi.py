"""Reads a realisasi as typed: what is certain is read, the rest is asked or refused (domain, section 2)."""

import re
from dataclasses import replace

from sop.angka.bacaan import BEDA_DENGAN_HURUF, DAPAT_NOL, TERLALU_PANJANG, AngkaTidakTerbaca, Ragu, Terbaca, TidakAda
from sop.angka.kata import spell_to_digits
from sop.angka.ketikan import PANJANG_MAKS, clean_ketikan, is_tersimpan
from sop.angka.pasangan import join_pasangan
from sop.angka.pecahan import read_pecahan
from sop.angka.tunggal import read_tunggal
from sop.indikator import Jenis, Predikat

_BELUM = r"(?:tidak|tdk|belum|blm)"
_TIDAK_ADA = re.compile(
    rf"(?:-+|#?n/a|n\.a|na|(?:data(?:nya)? )?{_BELUM} (?:ada data(?:nya)?|tersedia|diketahui)"
    rf"|data(?:nya)? {_BELUM} ada)(?: karena .*)?",
    re.IGNORECASE,
)
_NOL_ATAU_TIDAK_ADA = re.compile(rf"nihil|kosong|{_BELUM} ada", re.IGNORECASE)
# What only leads up to the figure. Not "capaian" and "target": those would be other figures.
_PEMBUKA = re.compile(
    r"(?:(?:realisasi|jumlah|total)(?:nya)?|ada(?:lah)?|yaitu|mencapai|sebesar|sebanyak|sejumlah)(?: ?[:=] ?| )"
    r"(?=\S)",
    re.IGNORECASE,
)
_PEMBUKA_TERBANYAK = 3
_PREDIKAT = re.compile(r"(?:(?:nilai|predikat) )?(?P<huruf>AA|A|BB|B|CC|C|D)", re.IGNORECASE)


def parse_realisasi(teks: str, jenis: Jenis) -> Terbaca | Ragu | TidakAda:
    """Read what was typed for an indicator of that kind; AngkaTidakTerbaca where nothing is certain."""
    if len(teks) > PANJANG_MAKS:
        raise AngkaTidakTerbaca(jenis, TERLALU_PANJANG)
    if not is_tersimpan(teks):
        raise AngkaTidakTerbaca(jenis)
    bersih = clean_ketikan(teks)
    inti, catatan = _split_catatan(bersih)
    if _TIDAK_ADA.fullmatch(inti):
        return TidakAda(bersih)
    daftar = [_read_predikat(inti)] if jenis is Jenis.ORDINAL else _read_angka(inti, jenis)
    cocok = join_pasangan(_agree(daftar, inti, catatan, jenis), catatan, jenis)
    return _decide([_annotate(terbaca, catatan) for terbaca in cocok], jenis)


def _split_catatan(bersih: str) -> tuple[str, str]:
    """The figure, and the note in brackets behind it."""
    inti, kurung, catatan = bersih.rstrip(" .").partition("(")
    if kurung and not catatan.endswith(")"):
        return bersih, ""
    return inti.rstrip(" ."), catatan.removesuffix(")").strip()


def _read_predikat(inti: str) -> Terbaca:
    if cocok := _PREDIKAT.fullmatch(inti):
        return Terbaca(Predikat(cocok["huruf"].upper()))
    raise AngkaTidakTerbaca(Jenis.ORDINAL)


def _read_angka(inti: str, jenis: Jenis) -> list[Terbaca]:
    if _NOL_ATAU_TIDAK_ADA.fullmatch(inti):
        raise AngkaTidakTerbaca(jenis, DAPAT_NOL)
    angka = spell_to_digits(_drop_pembuka(inti))
    if angka is None:
        raise AngkaTidakTerbaca(jenis)
    daftar = read_pecahan(angka, jenis)
    return read_tunggal(angka, jenis) if daftar is None else daftar


def _drop_pembuka(inti: str) -> str:
    for _ in range(_PEMBUKA_TERBANYAK):
        inti = _PEMBUKA.sub("", inti, count=1) if _PEMBUKA.match(inti) else inti
    return inti


def _agree(daftar: list[Terbaca], inti: str, catatan: str, jenis: Jenis) -> list[Terbaca]:
    """Of several readings, what the words beside the digits say: "1.250 (seribu dua ratus lima puluh)"."""
    di_dalam = spell_to_digits(catatan)
    if (
        jenis is Jenis.ORDINAL
        or not catatan
        or di_dalam is None
        or (di_dalam == catatan) == (spell_to_digits(inti) == inti)
    ):
        return daftar
    try:
        kedua = {satu.nilai for satu in _read_angka(di_dalam, jenis)}
    except AngkaTidakTerbaca:
        return daftar  # a note of another kind: "12 (termasuk satu yang ditunda)"
    cocok = [satu for satu in daftar if satu.nilai in kedua]
    if not cocok:
        raise AngkaTidakTerbaca(jenis, BEDA_DENGAN_HURUF)
    return cocok


def _annotate(terbaca: Terbaca, catatan: str) -> Terbaca:
    return replace(terbaca, keterangan="; ".join(filter(None, (terbaca.keterangan, catatan))))


def _decide(daftar: list[Terbaca], jenis: Jenis) -> Terbaca | Ragu:
    match tuple(dict.fromkeys(daftar)):
        case ():
            raise AngkaTidakTerbaca(jenis)
        case (satu,):
            return satu
        case pilihan:
            return Ragu(pilihan)
