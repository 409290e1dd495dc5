"""Answers (jawaban): what people typed, append-only; a correction is a newer row, nothing is changed or deleted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select

from storage import tables
from storage.base import Repo, of_office

_J = tables.jawaban.c
_ADD = insert(tables.jawaban)
_OF_TUGAS = select(tables.jawaban).where(of_office(tables.jawaban), _J.tugas_id == bindparam("tugas")).order_by(_J.id)
_OF_SIKLUS = (
    select(tables.jawaban)
    .where(of_office(tables.jawaban), _J.siklus_id == bindparam("siklus"), _J.indikator != "")
    .order_by(_J.id)
)
_OF_INDIKATOR = _OF_SIKLUS.where(_J.indikator.in_(bindparam("daftar_kode", expanding=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class JawabanBaru:
    """An answer to keep: `diketik` as typed (None: skipped, or asked anew), `isi` what was read from it."""

    siklus_id: int
    tugas_id: int
    indikator: str
    butir: str
    diketik: str | None
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Jawaban:
    """An answer as kept."""

    id: int
    tugas_id: int
    indikator: str
    butir: str
    diketik: str | None
    isi: Mapping[str, Any]
    pegawai_id: int
    pada: datetime


class JawabanRepo(Repo):
    """The answers of one office."""

    def add(self, baru: JawabanBaru, *, pegawai_id: int, now: datetime, inbox_id: int | None) -> None:
        """Keep an answer."""
        self.conn.execute(
            _ADD,
            {
                "instansi_id": self.instansi_id,
                "siklus_id": baru.siklus_id,
                "tugas_id": baru.tugas_id,
                "indikator": baru.indikator,
                "butir": baru.butir,
                "diketik": baru.diketik,
                "isi": dict(baru.isi),
                "pegawai_id": pegawai_id,
                "pada": now,
                "inbox_id": inbox_id,
            },
        )

    def of_tugas(self, tugas_id: int) -> tuple[Jawaban, ...]:
        """The answers given within one task, oldest first."""
        return tuple(map(_jawaban, self.run(_OF_TUGAS, tugas=tugas_id).all()))

    def of_siklus(self, siklus_id: int) -> Mapping[str, tuple[Jawaban, ...]]:
        """The answers about indicators in one cycle, by kode, oldest first."""
        return _by_kode(self.run(_OF_SIKLUS, siklus=siklus_id).all())

    def of_indikator(self, siklus_id: int, daftar_kode: Sequence[str]) -> Mapping[str, tuple[Jawaban, ...]]:
        """Those about these indicators alone."""
        return _by_kode(self.run(_OF_INDIKATOR, siklus=siklus_id, daftar_kode=list(daftar_kode)).all())


def _by_kode(daftar: Iterable[Any]) -> dict[str, tuple[Jawaban, ...]]:
    hasil: dict[str, list[Jawaban]] = {}
    for baris in daftar:
        hasil.setdefault(baris.indikator, []).append(_jawaban(baris))
    return {kode: tuple(semua) for kode, semua in hasil.items()}


def _jawaban(baris: Any) -> Jawaban:
    return Jawaban(
        id=baris.id,
        tugas_id=baris.tugas_id,
        indikator=baris.indikator,
        butir=baris.butir,
        diketik=baris.diketik,
        isi=baris.isi,
        pegawai_id=baris.pegawai_id,
        pada=baris.pada,
    )
