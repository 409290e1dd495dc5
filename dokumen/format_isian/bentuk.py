"""What the Format holds: the units, the indicators, and the names of its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sop.anggaran import Anggaran, list_anggaran
from sop.indikator import Indikator, Jenis
from sop.periode import Periode
from sop.rekap import Isian

VERSI = "2"
VERSI_TERBACA = ("1", VERSI)  # version 1 had neither key, explanation nor budget, and is read without them
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
KUNCI = "Kunci"
PENJELASAN = "Penjelasan"
PROGRAM = "Program"
PAGU = "Pagu"
ANGGARAN = "Realisasi anggaran"
KOLOM_KINERJA = (REALISASI, PEMBILANG, PENYEBUT, PENDORONG, PENGHAMBAT, TINDAK_LANJUT, BUKTI)
KOLOM_ISIAN = (*KOLOM_KINERJA, PENJELASAN, ANGGARAN)
BERPECAHAN = frozenset({Jenis.PERSEN, Jenis.RASIO})


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatUnit:
    """One unit's sheet."""

    kode: str
    nama: str
    daftar_indikator: tuple[Indikator, ...]

    @property
    def daftar_anggaran(self) -> dict[str, Anggaran]:
        """Its programmes, by the code of the indicator in whose row the spending is asked."""
        return {satu.kode: satu for satu in list_anggaran(self.daftar_indikator)}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatIsian:
    """One workbook; `dibuat_pada` is aware, `zona` the office's IANA name.

    `isian` by the indicator's code fills the form in, as a unit handed it over, and `anggaran` the spending by the
    code at which it is asked; without them it is blank.
    """

    instansi: str
    periode: Periode
    zona: str
    daftar_unit: tuple[FormatUnit, ...]
    dibuat_pada: datetime
    isian: Mapping[str, Isian] = field(default_factory=dict)
    anggaran: Mapping[str, Isian] = field(default_factory=dict)


def judul_kolom(periode: Periode) -> tuple[str, ...]:
    """The headings in order; the years before are named as years.

    The hidden key stands among the columns and not at their edge, so that whoever selects the rows from the first
    column to the last and sorts them takes it along.
    """
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
        *KOLOM_KINERJA,
        KUNCI,
        PENJELASAN,
        PROGRAM,
        PAGU,
        ANGGARAN,
    )


def is_asked(judul: str, indikator: Indikator, daftar_anggaran: Mapping[str, Anggaran]) -> bool:
    """Whether that column is to be filled in for that indicator; where it is not, its cell is grey and locked."""
    if judul in (PEMBILANG, PENYEBUT):
        return indikator.jenis in BERPECAHAN
    if judul == ANGGARAN:
        return indikator.kode in daftar_anggaran
    return judul in KOLOM_ISIAN


def sheet_names(daftar_unit: Sequence[FormatUnit]) -> dict[str, str]:
    """A sheet's name for each unit's code: what Excel allows, 31 characters at most, no two alike but for case."""
    hasil: dict[str, str] = {}
    for unit in daftar_unit:
        bersih = "".join("-" if huruf in "[]:*?/\\'" else huruf for huruf in unit.kode)[:31].strip() or "Unit"
        nama, urut = bersih, 1
        while nama.casefold() in (satu.casefold() for satu in hasil.values()):
            urut += 1
            nama = f"{bersih[:26]} ({urut})"
        hasil[unit.kode] = nama
    return hasil
