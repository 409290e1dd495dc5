"""The office as it is set up: its name, units, people and settings (contract, section 5)."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from sop.indikator import Indikator
from sop.peran import Peran


class JenisUnit(StrEnum):
    """A unit that fills in the form in step 7."""

    SEKRETARIAT = "Sekretariat"
    BIDANG = "Bidang"


class AturanKategori(StrEnum):
    """How a capaian becomes a category (domain, section 2)."""

    BERSAMBUNG = "bersambung"
    BULAT = "bulat"
    BAIK = "baik"
    TERCAPAI = "tercapai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instansi:
    """Sheet Instansi; `batas_capaian` is the cap in percent (100, 110, 120), None for none."""

    nama: str
    nama_singkat: str
    kabupaten: str = ""
    alamat: str = ""
    zona: str = "Asia/Makassar"
    format_nomor: str = "{urut}/{kode}/{bulan_romawi}/{tahun}/{unit}"
    aturan_kategori: AturanKategori = AturanKategori.BERSAMBUNG
    batas_capaian: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Sheet Unit: a Bidang, or the Sekretariat."""

    kode: str
    nama: str
    jenis: JenisUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Jabatan:
    """One role a person holds; `unit` is the unit's kode, needed for Bidang.

    Whoever stands in for another holds it with a `sebutan` (Plh., Plt.) and `sebagai`, the title stood in for.
    """

    peran: Peran
    unit: str | None = None
    sebutan: str = ""
    sebagai: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pegawai:
    """One person of the sheet Pegawai with all roles held; `nip` may be empty."""

    nama: str
    nip: str = ""
    jabatan: str = ""
    pangkat: str = ""
    daftar_peran: tuple[Jabatan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJam:
    """One line of office hours, local time; `hari` 0 is Monday; `dari`-`sampai` make it a dated exception."""

    hari: int
    mulai: time
    selesai: time
    istirahat_mulai: time | None = None
    istirahat_selesai: time | None = None
    dari: date | None = None
    sampai: date | None = None


class JenisLibur(StrEnum):
    """A day the office adds to the holidays (libur), or takes away (masuk)."""

    LIBUR = "libur"
    MASUK = "masuk"


@dataclass(frozen=True, slots=True, kw_only=True)
class HariLibur:
    """One day of the sheet Libur."""

    tanggal: date
    keterangan: str
    jenis: JenisLibur


@dataclass(frozen=True, slots=True, kw_only=True)
class Penyiapan:
    """The whole set-up workbook; an empty `jam_kerja` means the hours of Perpres 21/2023."""

    instansi: Instansi
    daftar_unit: tuple[Unit, ...]
    daftar_pegawai: tuple[Pegawai, ...]
    daftar_indikator: tuple[Indikator, ...]
    jam_kerja: tuple[BarisJam, ...] = ()
    daftar_libur: tuple[HariLibur, ...] = ()
    waktu_baku: dict[int, str] = field(default_factory=dict)
