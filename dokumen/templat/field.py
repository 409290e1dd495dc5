"""The fields of a template: what stands between {{ and }}, as the value of a paper fills it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bahasa.bentuk import format_tanggal
from dokumen.isi import Kop, Penanda
from dokumen.teks import split_all

Baris = Mapping[str, str]
Konteks = Mapping[str, str | Sequence[str] | Sequence[Baris]]
LOGO = "logo"
_BANYAK_CONTOH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: `holds` says what, for whoever writes a template; a template without a `required` one is refused.

    With `many` it is a list of texts to loop over, with `columns` a list of rows.
    """

    name: str
    holds: str
    required: bool = False
    many: bool = False
    columns: tuple["Field", ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether a template loops over it."""
        return self.many or bool(self.columns)


def text(name: str, holds: str, *, required: bool = True) -> Field:
    """A field of one text."""
    return Field(name=name, holds=holds, required=required)


def texts(name: str, holds: str, *, required: bool = True) -> Field:
    """A list of texts."""
    return Field(name=name, holds=holds, required=required, many=True)


def rows(name: str, holds: str, *columns: Field, required: bool = True) -> Field:
    """A list of rows with these columns."""
    return Field(name=name, holds=holds, required=required, columns=columns)


def signer(prefix: str, holds: str) -> tuple[Field, ...]:
    """The fields of one who signs; the name is empty where nobody holds the position."""
    return (
        text(f"{prefix}_jabatan", f"position of {holds}", required=False),
        text(f"{prefix}_nama", f"name of {holds}"),
        text(f"{prefix}_pangkat", f"rank of {holds}, may be empty", required=False),
        text(f"{prefix}_nip", f"NIP of {holds} in its groups, may be empty", required=False),
    )


KOP = (
    text("kop_pemerintah", "PEMERINTAH and the kabupaten, in capitals, may be empty", required=False),
    text("kop_nama", "the office's name in capitals", required=False),
    text("kop_alamat", "the office's address, may be empty", required=False),
    text(LOGO, "the office's logo as a picture, empty without one", required=False),
)
PENANDA = signer("penanda", "the one who signs")


def fill_kop(kop: Kop) -> dict[str, str]:
    """The values of `KOP` but for the logo."""
    return {
        "kop_pemerintah": f"Pemerintah {kop.kabupaten}".upper() if kop.kabupaten else "",
        "kop_nama": _nama_without_kabupaten(kop).upper(),
        "kop_alamat": kop.alamat,
    }


def fill_plain(isi: object, fields: Sequence[Field]) -> Konteks:
    """Of these fields those that bear the name of a part of the value: a text, a date, or the lines of a list."""
    bagian = ((field, getattr(isi, field.name, None)) for field in fields)
    return {field.name: teks for field, satu in bagian if (teks := _plain(field, satu)) is not None}


def fill_penanda(penanda: Penanda, prefix: str = "penanda") -> dict[str, str]:
    """The values of a signer's fields."""
    return {
        f"{prefix}_jabatan": penanda.jabatan,
        f"{prefix}_nama": penanda.nama,
        f"{prefix}_pangkat": penanda.pangkat,
        f"{prefix}_nip": format_nip(penanda.nip),
    }


def number(daftar: Sequence[Baris]) -> list[Baris]:
    """The rows with a column `nomor` that counts them."""
    return [{"nomor": f"{nomor}.", **baris} for nomor, baris in enumerate(daftar, start=1)]


def sample(fields: Sequence[Field]) -> Konteks:
    """A value for every field, each unlike any other; of three rows the second is empty."""
    return {field.name: _sample(field) for field in fields}


def empty(fields: Sequence[Field]) -> Konteks:
    """Nothing in any field."""
    return {field.name: [] if field.is_list else "" for field in fields}


def list_samples(field: Field) -> Iterator[tuple[str, str]]:
    """Each required field in it by its whole name, and what `sample` puts there first."""
    if field.columns:
        yield from (
            (f"{field.name}.{kolom.name}", _word(f"{field.name} {kolom.name}", 1))
            for kolom in field.columns
            if kolom.required
        )
    elif field.required:
        yield field.name, _word(field.name, 1)


def format_nip(nip: str) -> str:
    """A NIP of 18 digits in its groups: birth, appointment, sex, number; anything else as it is."""
    angka = re.fullmatch(r"(\d{8})(\d{6})(\d)(\d{3})", nip, re.ASCII)
    return " ".join(angka.groups()) if angka else nip


def _plain(field: Field, bagian: object) -> str | Sequence[str] | None:
    match bagian:
        case str() if not field.is_list:
            return bagian
        case date() if not field.is_list:
            return format_tanggal(bagian)
        case tuple() if field.many:
            return split_all(bagian)
        case _:
            return None


def _sample(field: Field) -> str | Sequence[str] | Sequence[Baris]:
    urutan = range(1, 1 + _BANYAK_CONTOH)
    if field.columns:
        return [{kolom.name: _word(f"{field.name} {kolom.name}", nomor) for kolom in field.columns} for nomor in urutan]
    return [_word(field.name, nomor) for nomor in urutan] if field.many else _word(field.name, 1)


def _word(name: str, nomor: int) -> str:
    return f"<Contoh {name.replace('_', ' ')} ke-{nomor}>"


def _nama_without_kabupaten(kop: Kop) -> str:
    """Dinas Sosial Kabupaten Contoh stands below Pemerintah Kabupaten Contoh as Dinas Sosial."""
    nama, kabupaten = kop.nama.strip(), kop.kabupaten.strip()
    if kabupaten and nama.casefold().endswith(f" {kabupaten.casefold()}"):
        return nama[: -len(kabupaten)].strip()
    return nama
