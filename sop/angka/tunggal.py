"""Reads a single number with its sign, currency and unit: "87,5%", "Rp. 65.040.000,-", "1,2 juta"."""

import re
from decimal import Decimal

from sop.angka.bacaan import KIRA_KIRA, LEBIH_DARI_SATU, RENTANG, TIDAK_MUAT, AngkaTidakTerbaca, Terbaca
from sop.angka.desimal import DIGIT_SEN, POLA_ANGKA, Cara, count_desimal, is_bulat_muat, is_muat, read_desimal
from sop.angka.satuan import Satuan, read_satuan
from sop.indikator import Jenis

_TUNGGAL = re.compile(
    r"(?:\+|(?P<minus>-|minus )|(?P<rupiah>(?:rp\.?|idr) ?)"
    r"|(?P<minus_rupiah>-(?:rp\.?|idr) ?|(?:rp\.?|idr) ?-))?"
    rf"(?P<angka>{POLA_ANGKA})(?P<tanpa_sen>[.,]--?)?(?P<sisa>.*)",
    re.IGNORECASE,
)

_KIRA_KIRA = re.compile(
    r"±|\+/-|[~≈<>≤≥]|\b(?:sekitar|kira-kira|kurang lebih|hampir|lebih dari|kurang dari|minimal|maksimal)\b"
    r"|[0-9] ?-?an\b|[0-9] lebih\b",
    re.IGNORECASE,
)
_RENTANG = re.compile(
    rf"(?:rp\.? ?)?{POLA_ANGKA} ?%?(?: ?- ?| (?:s\.?d\.?|s/d|sampai(?: dengan)?|hingga) )"
    rf"(?:rp\.? ?)?{POLA_ANGKA}(?: ?[^0-9 -].*)?",
    re.IGNORECASE,
)


def read_tunggal(teks: str, jenis: Jenis) -> list[Terbaca]:
    """Every reading, none where the separators make no number; raises AngkaTidakTerbaca."""
    if _KIRA_KIRA.search(teks):
        raise AngkaTidakTerbaca(jenis, KIRA_KIRA)
    if len(re.findall(POLA_ANGKA, teks)) > 1:
        raise AngkaTidakTerbaca(jenis, RENTANG if _RENTANG.fullmatch(teks) else LEBIH_DARI_SATU)
    cocok = _TUNGGAL.fullmatch(teks)
    satuan = read_satuan(cocok["sisa"]) if cocok else None
    if cocok is None or satuan is None or not _is_sesuai(cocok, satuan, jenis):
        raise AngkaTidakTerbaca(jenis)
    daftar = _read_daftar(cocok, satuan, jenis)
    if not all(is_muat(nilai) and is_bulat_muat(nilai * max(satuan.faktor)) for nilai in daftar):
        raise AngkaTidakTerbaca(jenis, TIDAK_MUAT)
    if cocok["minus"] or cocok["minus_rupiah"]:
        daftar = [-nilai for nilai in daftar]
    return [Terbaca(nilai * faktor, keterangan=satuan.kata) for faktor in satuan.faktor for nilai in daftar]


def _is_sesuai(cocok: re.Match[str], satuan: Satuan, jenis: Jenis) -> bool:
    """Whether a figure of that kind is written with this currency and unit."""
    if jenis is Jenis.RUPIAH:
        return not satuan.persen and satuan.kata.lower() in ("", "rupiah")
    if cocok["rupiah"] or cocok["minus_rupiah"]:
        return False
    if jenis is Jenis.PERSEN:
        return satuan.persen or satuan == Satuan()
    return not satuan.persen and not satuan.huruf


def _read_daftar(cocok: re.Match[str], satuan: Satuan, jenis: Jenis) -> list[Decimal]:
    """The figure in either way of writing, the likelier first."""
    # ",-" stands for no cents, which proves that the comma is the decimal mark.
    daftar_cara = [Cara.INDONESIA] if (cocok["tanpa_sen"] or "").startswith(",") else list(Cara)
    daftar = [nilai for cara in daftar_cara if (nilai := read_desimal(cocok["angka"], cara)) is not None]
    if jenis is Jenis.RUPIAH and not satuan.is_berskala:
        daftar = [nilai for nilai in daftar if count_desimal(nilai) <= DIGIT_SEN]
    if jenis in (Jenis.PERSEN, Jenis.RASIO):  # in the thousands they are rare
        daftar.sort()
    return daftar
