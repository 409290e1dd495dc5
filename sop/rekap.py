"""The rekap: an immutable snapshot of every unit's figures, and what changed between two versions."""

from dataclasses import dataclass
from datetime import datetime

from sop.anggaran import Anggaran
from sop.capaian import Capaian
from sop.indikator import Indikator, Nilai, Target
from sop.kewajaran import Temuan
from sop.periode import Periode


@dataclass(frozen=True, slots=True, kw_only=True)
class Isian:
    """What a unit said of one indicator: the words as typed beside the value read from them.

    `nilai` None with `diketik` set means the person stated that there is no figure; `diisi_pada` is UTC.
    What was odd about it (`temuan`) stands with the reason given, empty where the person only said that it is right.
    """

    diketik: str
    nilai: Nilai | None
    pembilang: str = ""
    penyebut: str = ""
    keterangan: str = ""
    faktor_pendorong: str = ""
    faktor_penghambat: str = ""
    tindak_lanjut: str = ""
    bukti: tuple[str, ...] = ()
    diisi_oleh: str = ""
    diisi_pada: datetime | None = None
    temuan: tuple[Temuan, ...] = ()
    alasan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRekap:
    """One indicator in the rekap; `target` is that of the period, `isian` None where none was given.

    `triwulan` are the year's figures up to this period, Triwulan I first; None is unknown. `lewat` is why the unit gave
    no figure, where it said so.
    """

    indikator: Indikator
    unit_nama: str
    target: Target | None
    isian: Isian | None
    capaian: Capaian
    triwulan: tuple[Nilai | None, ...] = ()
    lewat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisAnggaran:
    """One programme's budget in the rekap; `isian` holds what was spent in rupiah, None where it was not given."""

    anggaran: Anggaran
    unit_nama: str
    isian: Isian | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekap:
    """One version; `aturan` is the printed rule of categories and caps, `dibuat_pada` is UTC."""

    instansi: str
    periode: Periode
    versi: int
    dibuat_pada: datetime
    zona: str
    aturan: str
    catatan: str = ""
    daftar_baris: tuple[BarisRekap, ...]
    daftar_anggaran: tuple[BarisAnggaran, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Perubahan:
    """What differs in one indicator between two versions; words as shown to the office."""

    kode: str
    indikator: str
    unit_nama: str
    butir: str
    semula: str
    menjadi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keputusan:
    """Who decided what when on the way to a version: words as shown to the office, `pada` in UTC.

    `kepada` is who or what it went back to, `arahan` why.
    """

    pada: datetime
    langkah: int
    perbuatan: str
    oleh: str
    peran: str
    unit_nama: str = ""
    kepada: str = ""
    arahan: str = ""
