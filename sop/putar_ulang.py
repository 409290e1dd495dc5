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
    """A task as the trail tells it; not signed off where `selesai_pada` is None."""

    peran: str
    dibuka_pada: datetime
    tenggat: str
    selesai_pada: datetime | None = None
    selesai_oleh: int | None = None


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
    """The cycle those rows, oldest first, are about; KeyError where one tells of what never began."""
    hasil = SiklusUlang()
    for baris in daftar:
        _apply(hasil, baris)
    return hasil


def _apply(siklus: SiklusUlang, baris: Jejak) -> None:
    isi = baris.isi
    match baris.peristiwa:
        case peristiwa if peristiwa in _KEADAAN:
            siklus.keadaan = _KEADAAN[peristiwa]
        case "dibuka":
            siklus.tugas[_kunci(isi)] = TugasUlang(peran=isi["petugas"], dibuka_pada=baris.pada, tenggat=isi["tenggat"])
        case "waktu_diberi":
            siklus.tugas[_kunci(isi)].tenggat = isi["menjadi"]
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
        case peristiwa if peristiwa in _SELESAI:
            tugas = siklus.tugas[_kunci(isi)]
            tugas.selesai_pada, tugas.selesai_oleh = baris.pada, baris.pegawai_id
        case _:
            pass  # reminders, uploads and the like change nothing of these


def _kunci(isi: Mapping[str, Any]) -> KunciTugas:
    return KunciTugas(isi["langkah"], isi["unit"], isi["putaran"])
