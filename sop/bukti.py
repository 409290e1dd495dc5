"""What the trail of a cycle proves, read from its rows alone, so that every fact can be looked up in the chain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sop.jejak import Jejak

ISIAN = "isian"
BUKTI = "bukti"
MULAI = "mulai"
TAMAT = "tamat"
BERGABUNG = "bergabung"
REKAP = "rekap"
PUTUSAN = ("disetujui", "dikembalikan")
BAGIAN_ANGKA = ("realisasi", "anggaran")


@dataclass(frozen=True, slots=True, kw_only=True)
class AsalJejak:
    """Where the rows of a paper come from that is kept without them: a cycle's trail up to the row `sampai`.

    `sejenis` are the cycles of the same SOP.
    """

    siklus_id: int
    sampai: int
    sejenis: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuktiAngka:
    """A figure as it was handed in last, where it comes from (`daftar_bukti`), and the rows that brought its files."""

    unit: str | None
    kode: str
    bagian: str
    diketik: str
    daftar_bukti: tuple[str, ...]
    oleh: str
    baris: Jejak
    berkas: tuple[Jejak, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuktiKoreksi:
    """A figure that was handed in once more and differently; empty is without a figure."""

    unit: str | None
    kode: str
    bagian: str
    semula: str
    menjadi: str
    lama: Jejak
    baru: Jejak


@dataclass(frozen=True, slots=True, kw_only=True)
class BuktiSiklus:
    """One cycle of the office: when it began and, if it did, ended."""

    periode: str
    mulai: Jejak
    tamat: Jejak | None


def read_angka(jejak: Sequence[Jejak]) -> tuple[BuktiAngka, ...]:
    """The figures that were handed in last, unit by unit."""
    terakhir = {satu.isi["unit"]: satu for satu in jejak if satu.peristiwa == ISIAN}
    berkas = [(satu, satu.isi) for satu in jejak if satu.peristiwa == BUKTI]
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


def read_koreksi(jejak: Sequence[Jejak]) -> tuple[BuktiKoreksi, ...]:
    """What differs between a unit's figures and those it handed in before."""
    lalu: dict[str | None, Jejak] = {}
    hasil: list[BuktiKoreksi] = []
    for baris in jejak:
        if baris.peristiwa == ISIAN:
            unit = baris.isi["unit"]
            hasil += _differences(unit, lalu[unit], baris) if unit in lalu else ()
            lalu[unit] = baris
    return tuple(hasil)


def read_siklus(jejak: Iterable[Jejak]) -> tuple[BuktiSiklus, ...]:
    """The cycles of the office, from the rows about their beginnings and ends."""
    semua = list(jejak)
    tamat = {satu.siklus_id: satu for satu in semua if satu.peristiwa == TAMAT}
    return tuple(
        BuktiSiklus(periode=str(satu.isi.get("periode", "")), mulai=satu, tamat=tamat.get(satu.siklus_id))
        for satu in semua
        if satu.peristiwa == MULAI
    )


def _figures(baris: Jejak) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Part, code and figure of each in a row about figures handed in."""
    isi = baris.isi
    for bagian in BAGIAN_ANGKA:
        for kode, angka in isi[bagian].items():
            yield bagian, kode, angka


def _differences(unit: str | None, lama: Jejak, baru: Jejak) -> Iterator[BuktiKoreksi]:
    semula = {(bagian, kode): angka["diketik"] for bagian, kode, angka in _figures(lama)}
    menjadi = {(bagian, kode): angka["diketik"] for bagian, kode, angka in _figures(baru)}
    for bagian, kode in dict.fromkeys([*semula, *menjadi]):
        dulu, kini = semula.get((bagian, kode), ""), menjadi.get((bagian, kode), "")
        if dulu != kini:
            yield BuktiKoreksi(unit=unit, kode=kode, bagian=bagian, semula=dulu, menjadi=kini, lama=lama, baru=baru)
