"""Reads a part of a whole: "12/15", "100 dari 110 organisasi"."""

import re
from decimal import Decimal

from sop.angka.bacaan import LEBIH_DARI_SATU, PENYEBUT_NOL, TIDAK_MUAT, AngkaTidakTerbaca, Terbaca
from sop.angka.desimal import POLA_ANGKA, Cara, is_bulat_muat, is_muat, read_desimal
from sop.angka.satuan import Satuan, read_satuan
from sop.indikator import Jenis

# A leading zero belongs to a date (12/03), not to a count.
_BILANGAN = rf"(?!0[0-9]){POLA_ANGKA}"
_PECAHAN = re.compile(
    rf"(?P<pembilang>{_BILANGAN})"
    r"(?: ?(?P<tanda>[/:]) ?| (?P<banding>(?:ber)?banding) |(?: (?P<satuan>[^0-9]+?))? dari )"
    rf"(?P<penyebut>{_BILANGAN})(?P<sisa>.*)",
    re.IGNORECASE,
)
_TANDA = {Jenis.ANGKA: (None,), Jenis.PERSEN: (None, "/"), Jenis.RASIO: (None, "/", ":")}


def read_pecahan(teks: str, jenis: Jenis) -> list[Terbaca] | None:
    """Every reading, or None where the text is no pair that this kind of indicator may be written as."""
    cocok = _PECAHAN.fullmatch(teks)
    if not cocok or (":" if cocok["banding"] else cocok["tanda"]) not in _TANDA.get(jenis, ()):
        return None
    satuan = read_satuan(cocok["sisa"])
    if satuan is None or not _is_bagian(cocok["satuan"], satuan):
        raise AngkaTidakTerbaca(jenis)
    if jenis is Jenis.ANGKA:
        return _either(cocok, satuan.kata)
    pasangan = [(read_desimal(cocok["pembilang"], cara), read_desimal(cocok["penyebut"], cara)) for cara in Cara]
    return [
        _divide(pembilang, penyebut, jenis, satuan.kata)
        for pembilang, penyebut in pasangan
        if pembilang is not None and penyebut is not None
    ]


def _either(cocok: re.Match[str], satuan: str) -> list[Terbaca]:
    """ "100 dari 110 organisasi" where one count is asked for: which of the two, only the person knows."""
    hasil = []
    for nama, sisanya in (("pembilang", "dari {penyebut}"), ("penyebut", "di antaranya {pembilang}")):
        keterangan = " ".join(filter(None, [satuan, sisanya.format(**cocok.groupdict())]))
        nilai = [satu for cara in Cara if (satu := read_desimal(cocok[nama], cara)) is not None]
        if len(set(nilai)) != 1:  # four readings are too many to choose from
            raise AngkaTidakTerbaca(Jenis.ANGKA, LEBIH_DARI_SATU)
        if not is_muat(nilai[0]):
            raise AngkaTidakTerbaca(Jenis.ANGKA, TIDAK_MUAT)
        hasil.append(Terbaca(nilai[0], keterangan=keterangan))
    return hasil


def _is_bagian(satuan_pembilang: str | None, satuan: Satuan) -> bool:
    """Whether both numbers count the same: "100 orang dari 110 orang" do, "100 naik dari 90" do not."""
    if satuan.persen or satuan.is_berskala:
        return False
    return satuan_pembilang is None or satuan_pembilang.lower() == satuan.kata.lower()


def _divide(pembilang: Decimal, penyebut: Decimal, jenis: Jenis, keterangan: str) -> Terbaca:
    if not (is_muat(pembilang) and is_muat(penyebut)):
        raise AngkaTidakTerbaca(jenis, TIDAK_MUAT)
    if not penyebut:
        raise AngkaTidakTerbaca(jenis, PENYEBUT_NOL)
    nilai = pembilang * (100 if jenis is Jenis.PERSEN else 1) / penyebut
    if not is_bulat_muat(nilai):
        raise AngkaTidakTerbaca(jenis, TIDAK_MUAT)
    return Terbaca(nilai, pembilang, penyebut, keterangan)
