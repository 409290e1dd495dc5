"""What the Format holds: the units, the indicators, and the names of its columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sop.indikator import Indikator
from sop.periode import Periode
from sop.rekap import Isian

VERSI = "1"
PENANDA = "_format"
BARIS_JUDUL = 6  # counted from 1; above it stand office, title, unit and guidance

KODE = "Kode"
REALISASI = "Realisasi"
PEMBILANG = "Pembilang"
PENYEBUT = "Penyebut"
PENDORONG = "Faktor pendorong"
PENGHAMBAT = "Faktor penghambat"
TINDAK_LANJUT = "Tindak lanjut"
BUKTI = "Bukti dukung"
KOLOM_ISIAN = (REALISASI, PEMBILANG, PENYEBUT, PENDORONG, PENGHAMBAT, TINDAK_LANJUT, BUKTI)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatUnit:
    """One unit's sheet."""

    kode: str
    nama: str
    daftar_indikator: tuple[Indikator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatIsian:
    """One workbook; `dibuat_pada` is aware, `zona` the office's IANA name.

    `isian` by the indicator's code fills the form in, as a unit handed it over; without one it is blank.
    """

    instansi: str
    periode: Periode
    zona: str
    daftar_unit: tuple[FormatUnit, ...]
    dibuat_pada: datetime
    isian: Mapping[str, Isian] = field(default_factory=dict)


def judul_kolom(periode: Periode) -> tuple[str, ...]:
    """The headings in order; the years before are named as years."""
    return (
        "No",
        KODE,
        "Sasaran",
        "Indikator dan definisi",
        "Satuan",
        "Arah dan rumus",
        "Target",
        f"Realisasi {periode.tahun - 1}",
        f"Realisasi {periode.tahun - 2}",
        *KOLOM_ISIAN,
    )


def sheet_name(unit: FormatUnit) -> str:
    """The unit's code without what Excel allows in no sheet name, 31 characters at most."""
    bersih = "".join("-" if huruf in "[]:*?/\\'" else huruf for huruf in unit.kode)
    return bersih[:31].strip() or "Unit"
