"""What the trail of a cycle proves, read from its rows alone, so that every fact can be looked up in the chain."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sop.siklus import Perintah

DIBUKA = "dibuka"
ISIAN = "isian"
BUKTI = "bukti"
MULAI = "mulai"
TAMAT = "tamat"
BERGABUNG = "bergabung"
REKAP = "rekap"
PUTUSAN = ("disetujui", "dikembalikan")
BAGIAN_ANGKA = ("realisasi", "anggaran")
_PENUTUP = frozenset(Perintah)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJejak:
    """One row of the trail; `isi` is its canonical JSON, as its hash covers it, `oleh` the person's name."""

    urut: int
    pada: datetime
    pegawai_id: int | None
    oleh: str
    peran: str
    peristiwa: str
    siklus_id: int | None
    isi: str
    inbox_id: int | None
    hash_lalu: str
    hash: str

    @property
    def data(self) -> Mapping[str, Any]:
        """What the row holds."""
        hasil: dict[str, Any] = json.loads(self.isi)
        return hasil


@dataclass(frozen=True, slots=True, kw_only=True)
class BuktiTugas:
    """One task: the row that opened it, None where the trail of its time had none, and the one that ended it.

    `waktu` is its standard time in words, empty without one; `terlambat` in working minutes, None where it isn't told.
    """

    langkah: int
    unit: str | None
    putaran: int
    dibuka: BarisJejak | None
    selesai: BarisJejak | None

    @property
    def petugas(self) -> str:
        """The role that was to do it."""
        if self.dibuka is not None:
            return str(self.dibuka.data["petugas"])
        return self.selesai.peran if self.selesai else ""

    @property
    def waktu(self) -> str:
        """The standard time it was opened with."""
        return str(self.dibuka.data["waktu"]) if self.dibuka else ""

    @property
    def tenggat(self) -> datetime | None:
        """When it was due."""
        teks = self.dibuka.data["tenggat"] if self.dibuka else ""
        return datetime.fromisoformat(teks) if teks else None

    @property
    def terlambat(self) -> int | None:
        """By how many working minutes it passed its due time."""
        return self.selesai.data.get("terlambat") if self.selesai else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuktiAngka:
    """A figure as it was handed in last, where it comes from (`daftar_bukti`), and the rows that brought its files."""

    unit: str | None
    kode: str
    bagian: str
    diketik: str
    daftar_bukti: tuple[str, ...]
    oleh: str
    baris: BarisJejak
    berkas: tuple[BarisJejak, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuktiKoreksi:
    """A figure that was handed in once more and differently; empty is without a figure."""

    unit: str | None
    kode: str
    bagian: str
    semula: str
    menjadi: str
    lama: BarisJejak
    baru: BarisJejak


@dataclass(frozen=True, slots=True, kw_only=True)
class BuktiSiklus:
    """One cycle of the office: when it began and, if it did, ended."""

    periode: str
    mulai: BarisJejak
    tamat: BarisJejak | None


def read_tugas(jejak: Sequence[BarisJejak]) -> tuple[BuktiTugas, ...]:
    """Every task of the cycle, in the order in which the trail first names it."""
    dibuka = {_key(satu.data): satu for satu in jejak if satu.peristiwa == DIBUKA}
    selesai = {_key(satu.data): satu for satu in jejak if satu.peristiwa in _PENUTUP}
    return tuple(
        BuktiTugas(
            langkah=kunci[0],
            unit=kunci[1],
            putaran=kunci[2],
            dibuka=dibuka.get(kunci),
            selesai=selesai.get(kunci),
        )
        for kunci in dict.fromkeys([*dibuka, *selesai])
    )


def read_angka(jejak: Sequence[BarisJejak]) -> tuple[BuktiAngka, ...]:
    """The figures that were handed in last, unit by unit."""
    terakhir = {satu.data["unit"]: satu for satu in jejak if satu.peristiwa == ISIAN}
    berkas = [(satu, satu.data) for satu in jejak if satu.peristiwa == BUKTI]
    return tuple(
        BuktiAngka(
            unit=unit,
            kode=kode,
            bagian=bagian,
            diketik=angka["diketik"],
            daftar_bukti=tuple(angka.get("bukti", ())),
            oleh=angka.get("oleh", ""),
            baris=baris,
            berkas=tuple(satu for satu, isi in berkas if (isi["unit"], isi["indikator"]) == (unit, kode)),
        )
        for unit, baris in terakhir.items()
        for bagian, kode, angka in _figures(baris)
    )


def read_koreksi(jejak: Sequence[BarisJejak]) -> tuple[BuktiKoreksi, ...]:
    """What differs between a unit's figures and those it handed in before."""
    lalu: dict[str | None, BarisJejak] = {}
    hasil: list[BuktiKoreksi] = []
    for baris in jejak:
        if baris.peristiwa == ISIAN:
            unit = baris.data["unit"]
            hasil += _differences(unit, lalu[unit], baris) if unit in lalu else ()
            lalu[unit] = baris
    return tuple(hasil)


def read_siklus(jejak: Iterable[BarisJejak]) -> tuple[BuktiSiklus, ...]:
    """The cycles of the office, from the rows about their beginnings and ends."""
    semua = list(jejak)
    tamat = {satu.siklus_id: satu for satu in semua if satu.peristiwa == TAMAT}
    return tuple(
        BuktiSiklus(periode=str(satu.data.get("periode", "")), mulai=satu, tamat=tamat.get(satu.siklus_id))
        for satu in semua
        if satu.peristiwa == MULAI
    )


def _key(isi: Mapping[str, Any]) -> tuple[int, str | None, int]:
    return isi["langkah"], isi["unit"], isi["putaran"]


def _figures(baris: BarisJejak) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Part, code and figure of each in a row about figures handed in."""
    isi = baris.data
    for bagian in BAGIAN_ANGKA:
        for kode, angka in isi[bagian].items():
            yield bagian, kode, angka


def _differences(unit: str | None, lama: BarisJejak, baru: BarisJejak) -> Iterator[BuktiKoreksi]:
    semula = {(bagian, kode): angka["diketik"] for bagian, kode, angka in _figures(lama)}
    menjadi = {(bagian, kode): angka["diketik"] for bagian, kode, angka in _figures(baru)}
    for bagian, kode in dict.fromkeys([*semula, *menjadi]):
        dulu, kini = semula.get((bagian, kode), ""), menjadi.get((bagian, kode), "")
        if dulu != kini:
            yield BuktiKoreksi(unit=unit, kode=kode, bagian=bagian, semula=dulu, menjadi=kini, lama=lama, baru=baru)
