"""Answers (jawaban): what people typed, append-only; a correction is a newer row, nothing is changed or deleted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from storage import tables
from storage.base import Repo

_J = tables.jawaban.c


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
            insert(tables.jawaban).values(
                instansi_id=self.instansi_id,
                siklus_id=baru.siklus_id,
                tugas_id=baru.tugas_id,
                indikator=baru.indikator,
                butir=baru.butir,
                diketik=baru.diketik,
                isi=dict(baru.isi),
                pegawai_id=pegawai_id,
                pada=now,
                inbox_id=inbox_id,
            )
        )

    def of_tugas(self, tugas_id: int) -> tuple[Jawaban, ...]:
        """The answers given within one task, oldest first."""
        kueri = select(tables.jawaban).where(self.mine(tables.jawaban), _J.tugas_id == tugas_id).order_by(_J.id)
        return tuple(map(_jawaban, self.conn.execute(kueri)))

    def of_siklus(self, siklus_id: int) -> Mapping[str, tuple[Jawaban, ...]]:
        """The answers about indicators in one cycle, by kode, oldest first."""
        kueri = (
            select(tables.jawaban)
            .where(self.mine(tables.jawaban), _J.siklus_id == siklus_id, _J.indikator != "")
            .order_by(_J.id)
        )
        hasil: dict[str, tuple[Jawaban, ...]] = {}
        for baris in self.conn.execute(kueri):
            hasil[baris.indikator] = (*hasil.get(baris.indikator, ()), _jawaban(baris))
        return hasil


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
