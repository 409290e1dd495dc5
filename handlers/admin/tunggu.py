"""What the rooms of /admin ask."""

from dataclasses import dataclass
from typing import Literal

from sop.periode import Bagian

ButirTarget = Literal["bagian", "nilai", "alasan", "nomor", "sejak", "periksa"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguTarget:
    """A change of an indicator's targets: `baru` as typed so far, `isi` the reason, the document and the day.

    `bagian` is the part of the year whose target is being typed. It is about no task.
    """

    token: int
    indikator_id: int
    butir: ButirTarget = "bagian"
    bagian: Bagian = Bagian.TW_I
    baru: tuple[tuple[Bagian, str], ...] = ()
    isi: tuple[str, ...] = ()
    tugas_id: None = None
    jenis: Literal["target"] = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguJam:
    """Other hours, question by question; `isi` are the answers so far. Where `khusus`, between two dates."""

    token: int
    khusus: bool
    isi: tuple[str, ...] = ()
    tugas_id: None = None
    jenis: Literal["jam_kerja"] = "jam_kerja"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguLibur:
    """A day the office is closed on, or (`masuk`) works in spite of the calendar; once `tanggal` is known, why."""

    token: int
    masuk: bool
    tanggal: str = ""
    tugas_id: None = None
    jenis: Literal["libur"] = "libur"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguBaku:
    """The standard time of a step; `tawaran` are those its buttons say."""

    token: int
    langkah: int
    tawaran: tuple[str, ...]
    tugas_id: None = None
    jenis: Literal["waktu_baku"] = "waktu_baku"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguPenyiapan:
    """The set-up workbook, once it came by its SHA-256; whether what it changes is to be written. About no task."""

    token: int
    sha256: str = ""
    tugas_id: None = None
    jenis: Literal["penyiapan"] = "penyiapan"


TungguAdmin = TungguTarget | TungguJam | TungguLibur | TungguBaku | TungguPenyiapan
