"""Targets change only by a document (penetapan), from a day on; a cycle keeps those in force on the day it began."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sop.indikator import Indikator, Target
from sop.periode import Bagian

_KOLOM = {
    Bagian.TW_I: "target_tw_i",
    Bagian.TW_II: "target_tw_ii",
    Bagian.TW_III: "target_tw_iii",
    Bagian.TW_IV: "target_tw_iv",
    Bagian.TAHUN: "target_tahun",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Penetapan:
    """One target that changed: of which indicator and part of the year, why, by which document, and from when."""

    kode: str
    bagian: Bagian
    semula: Target | None
    menjadi: Target | None
    alasan: str
    nomor: str
    sejak: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Dasar:
    """What a change of targets rests on."""

    alasan: str
    nomor: str
    sejak: date


def list_penetapan(lama: Indikator, baru: Indikator, dasar: Dasar) -> tuple[Penetapan, ...]:
    """The targets in which two set-ups of one indicator differ."""
    return tuple(
        Penetapan(
            kode=baru.kode,
            bagian=bagian,
            semula=lama.target(bagian),
            menjadi=baru.target(bagian),
            alasan=dasar.alasan,
            nomor=dasar.nomor,
            sejak=dasar.sejak,
        )
        for bagian in Bagian
        if lama.target(bagian) != baru.target(bagian)
    )


def with_targets(indikator: Indikator, target: Mapping[Bagian, Target | None]) -> Indikator:
    """The indicator with these targets in the place of its own."""
    return replace(indikator, **{_KOLOM[bagian]: nilai for bagian, nilai in target.items()})  # type: ignore[arg-type]  # columns by name


def has_same_targets(satu: Indikator, dua: Indikator) -> bool:
    """Whether every part of the year has the same target in both."""
    return all(satu.target(bagian) == dua.target(bagian) for bagian in Bagian)


def in_force(indikator: Indikator, daftar: Sequence[Penetapan], pada: date) -> Indikator:
    """The indicator with the targets of that day; `daftar` are the office's changes in the order they were kept.

    Of those in force by then the one kept last holds; before the first of all, what it replaced.
    """
    milik = [satu for satu in daftar if satu.kode == indikator.kode]
    target: dict[str, Target | None] = {}
    for bagian in dict.fromkeys(satu.bagian for satu in milik):
        semua = [satu for satu in milik if satu.bagian is bagian]
        berlaku = [satu for satu in semua if satu.sejak <= pada]
        if berlaku[-1:] != semua[-1:]:
            target[_KOLOM[bagian]] = berlaku[-1].menjadi if berlaku else semua[0].semula
    return replace(indikator, **target) if target else indikator  # type: ignore[arg-type]  # columns by name
