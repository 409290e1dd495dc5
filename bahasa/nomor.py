"""Letter numbers by the office's own scheme, such as `{urut:03}/{kode}/{bulan_romawi}/{tahun}/{unit}`."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter

from bahasa.tanggal import bulan_romawi
from sop.galat import SopError

PENANDA = ("urut", "kode", "bulan", "bulan_romawi", "tahun", "unit")
_POLA = {
    "urut": r"\d{1,9}",
    "kode": "[^/]+",
    "bulan": r"\d{1,2}",
    "bulan_romawi": "[IVX]{1,4}",
    "tahun": r"\d{4}",
}
_TERPANJANG = 60
_LEBAR = re.compile("0?[1-9]")
_TAHUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class FormatNomorTidakTerbaca(SopError):
    """A scheme that makes no number, or none that runs on."""


def check_format(format_nomor: str) -> None:
    """Raise FormatNomorTidakTerbaca where the scheme can't be written by."""
    if len(format_nomor) > _TERPANJANG:
        raise FormatNomorTidakTerbaca(f"Format nomor surat paling panjang {_TERPANJANG} huruf.")
    try:
        bagian = list(Formatter().parse(format_nomor))
    except ValueError as galat:
        raise FormatNomorTidakTerbaca("Kurung kurawal pada format nomor surat belum berpasangan.") from galat
    penanda = [(nama, bentuk or "", ubahan) for _, nama, bentuk, ubahan in bagian if nama is not None]
    nama_penanda = {nama for nama, _, _ in penanda}
    if "urut" not in nama_penanda or not nama_penanda <= set(PENANDA):
        boleh = ", ".join(f"{{{nama}}}" for nama in sorted(PENANDA))
        raise FormatNomorTidakTerbaca(f"Format nomor surat wajib memuat {{urut}}; penanda yang dikenal: {boleh}.")
    for nama, bentuk, ubahan in penanda:
        if ubahan or (bentuk and not (nama == "urut" and _LEBAR.fullmatch(bentuk))):
            raise FormatNomorTidakTerbaca(
                f"Penanda {{{nama}}} pada format nomor surat ditulis tanpa tambahan; hanya {{urut}} yang boleh "
                "diberi lebar, misalnya {urut:03}."
            )


def write_nomor(format_nomor: str, *, urut: int, kode: str, tanggal: date, unit: str) -> str:
    """The number of a letter of that day."""
    nilai = {
        "kode": kode,
        "bulan_romawi": bulan_romawi(tanggal.month),
        "bulan": f"{tanggal.month:02d}",
        "tahun": str(tanggal.year),
        "unit": unit,
    }
    return "".join(
        teks + ("" if nama is None else str(urut).zfill(_width(bentuk)) if nama == "urut" else nilai.get(nama, ""))
        for teks, nama, bentuk, _ in Formatter().parse(format_nomor)
    )


def names_year(format_nomor: str) -> bool:
    """Whether numbers of two years differ by themselves."""
    return any(nama == "tahun" for _, nama, _, _ in Formatter().parse(format_nomor))


def read_urut(format_nomor: str, nomor: str, *, kode: str, tahun: int, unit: str) -> int | None:
    """The running number in a number of that year that a person typed; None where it is of another scheme.

    It has to fit the scheme whole, or as far as running number and `kode` go: 12/ND where 12/ND/I/2026/Dinsos is usual.
    """
    for pola in _patterns(format_nomor, kode, unit):
        cocok = re.fullmatch(pola, nomor, re.IGNORECASE)
        if cocok and _is_of_year(nomor[: cocok.start("urut")] + nomor[cocok.end("urut") :], tahun):
            return int(cocok["urut"])
    return None


def _width(bentuk: str | None) -> int:
    return int(bentuk) if bentuk and bentuk.isdecimal() else 0


def _is_of_year(teks: str, tahun: int) -> bool:
    return all(satu == str(tahun) for satu in _TAHUN.findall(teks))


def _patterns(format_nomor: str, kode: str, unit: str) -> Iterator[str]:
    """The whole scheme, for letters of any kind; and its beginning, for those of this one."""
    yield "".join(pola for _, pola in _pieces(format_nomor, _POLA | {"unit": f"(?:{re.escape(unit)}|[^/]+)"}))
    bagian = list(_pieces(format_nomor, _POLA | {"kode": re.escape(kode), "unit": re.escape(unit)}))
    nama = [satu for satu, _ in bagian]
    if "kode" in nama:
        sampai = max(nama.index("urut"), nama.index("kode")) + 1
        yield "".join(pola for _, pola in bagian[:sampai]) + r"(?:[^\w].*)?"


def _pieces(format_nomor: str, daftar_pola: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each literal and each placeholder of the scheme as a pattern; the first running number is the one that counts."""
    dilihat: set[str] = set()
    for teks, nama, _, _ in Formatter().parse(format_nomor):
        yield "", re.escape(teks)
        if nama is not None:
            pola = daftar_pola.get(nama, "")
            yield nama, pola if nama in dilihat else f"(?P<{nama}>{pola})"
            dilihat.add(nama)
