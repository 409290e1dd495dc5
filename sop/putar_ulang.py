"""A cycle rebuilt from its trail alone: every step, figure and decision as the rows say they came about.

The trail is what an auditor trusts; the tables are what the program works with. That both say the same is shown by
rebuilding the one from the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sop.jejak import Jejak
from sop.siklus import Perintah

_SELESAI = frozenset(Perintah)
_KEADAAN = {"mulai": "berjalan", "tamat": "tamat", "buka_kembali": "berjalan"}


@dataclass(frozen=True, slots=True)
class KunciTugas:
    """Which task of a cycle: its step, its unit in the parallel steps, its round."""

    langkah: int
    unit: str | None
    putaran: int


@dataclass(slots=True, kw_only=True)
class TugasUlang:
    """A task as the trail tells it: the row that opened it, None in a trail of before openings were kept, and its end.

    `tenggat` is in the trail's words, empty without one, and as it was moved where more time was given.
    """

    kunci: KunciTugas
    dibuka: Jejak | None = None
    tenggat: str = ""
    selesai: Jejak | None = None

    @property
    def peran(self) -> str:
        """The role that was to do it."""
        if self.dibuka is not None:
            return str(self.dibuka.isi["petugas"])
        return self.selesai.peran if self.selesai else ""

    @property
    def waktu(self) -> str:
        """The standard time it was opened with, in words; empty without one."""
        return str(self.dibuka.isi["waktu"]) if self.dibuka else ""

    @property
    def tenggat_pada(self) -> datetime | None:
        """When it was due."""
        return datetime.fromisoformat(self.tenggat) if self.tenggat else None

    @property
    def terlambat(self) -> int | None:
        """By how many working minutes it passed its due time; None where that isn't told."""
        return self.selesai.isi.get("terlambat") if self.selesai else None


@dataclass(slots=True, kw_only=True)
class KeputusanUlang:
    """A rekap version as the trail tells it; undecided where `keputusan` is None."""

    sha256: str
    keputusan: str | None = None
    arahan: str | None = None
    oleh: int | None = None
    pada: datetime | None = None


@dataclass(slots=True, kw_only=True)
class SiklusUlang:
    """A cycle as its trail tells it; figures and budgets by the indicator's kode, as they were handed in last."""

    keadaan: str = ""
    tugas: dict[KunciTugas, TugasUlang] = field(default_factory=dict)
    realisasi: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    anggaran: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    rekap: dict[int, KeputusanUlang] = field(default_factory=dict)


def replay(daftar: Iterable[Jejak]) -> SiklusUlang:
    """The cycle those rows, oldest first, are about; KeyError where one decides on a version that never was."""
    hasil = SiklusUlang()
    for baris in daftar:
        _apply(hasil, baris)
    return hasil


def replay_tasks(daftar: Iterable[Jejak]) -> tuple[TugasUlang, ...]:
    """Its tasks alone, in the order in which the trail first names them."""
    hasil = SiklusUlang()
    for baris in daftar:
        _apply_to_task(hasil, baris)
    return tuple(hasil.tugas.values())


def _apply(siklus: SiklusUlang, baris: Jejak) -> None:
    isi = baris.isi
    match baris.peristiwa:
        case peristiwa if peristiwa in _KEADAAN:
            siklus.keadaan = _KEADAAN[peristiwa]
        case "isian":
            siklus.realisasi |= isi["realisasi"]
            siklus.anggaran |= isi["anggaran"]
        case "rekap":
            siklus.rekap[isi["versi"]] = KeputusanUlang(sha256=isi["sha256"])
        case "disetujui" | "dikembalikan":
            putusan = siklus.rekap[isi["versi"]]
            putusan.keputusan, putusan.arahan = baris.peristiwa, isi["arahan"]
            putusan.oleh, putusan.pada = baris.pegawai_id, baris.pada
        case "ditarik":
            siklus.rekap[isi["versi"]] = KeputusanUlang(sha256=isi["sha256"])
        case _:
            _apply_to_task(siklus, baris)


def _apply_to_task(siklus: SiklusUlang, baris: Jejak) -> None:
    """What opens, moves or ends a task; reminders, uploads and the like change nothing."""
    match baris.peristiwa:
        case "dibuka":
            tugas = _task(siklus, baris.isi)
            tugas.dibuka, tugas.tenggat = baris, baris.isi["tenggat"]
        case "waktu_diberi":
            _task(siklus, baris.isi).tenggat = baris.isi["menjadi"]
        case peristiwa if peristiwa in _SELESAI:
            _task(siklus, baris.isi).selesai = baris
        case _:
            pass


def _task(siklus: SiklusUlang, isi: Mapping[str, Any]) -> TugasUlang:
    kunci = KunciTugas(isi["langkah"], isi["unit"], isi["putaran"])
    return siklus.tugas.setdefault(kunci, TugasUlang(kunci=kunci))
