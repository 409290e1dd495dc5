"""Answers (jawaban): what people typed, append-only; a correction is a newer row, nothing is changed or deleted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, func, insert, select

from sop.siklus import Keadaan
from storage import tables
from storage.antrean import padded
from storage.base import Repo, of_office
from storage.columns import text_at

_J = tables.jawaban.c
_T = tables.tugas.c
_ADD = insert(tables.jawaban)
_KOLOM = (_J.id, _J.tugas_id, _J.indikator, _J.butir, _J.diketik, _J.isi, _J.pegawai_id, _J.pada)
_OF_TUGAS = select(*_KOLOM).where(of_office(tables.jawaban), _J.tugas_id == bindparam("tugas")).order_by(_J.id)
_OF_SIKLUS = (
    select(*_KOLOM)
    .where(of_office(tables.jawaban), _J.siklus_id == bindparam("siklus"), _J.indikator != "")
    .order_by(_J.id)
)
_FIRST = (
    select(_J.tugas_id, func.min(_J.pada).label("pada"))
    .where(of_office(tables.jawaban), _J.siklus_id == bindparam("siklus"), _J.butir != bindparam("selain"))
    .group_by(_J.tugas_id)
)
_KODE = _J.indikator.in_(bindparam("daftar_kode", expanding=True))
_BUTIR = _J.butir == bindparam("bagian")
_OF_INDIKATOR = _OF_SIKLUS.where(_KODE)
_OF_BUTIR = _OF_SIKLUS.where(_BUTIR)
_PORTION = (
    select(*_KOLOM)
    .where(of_office(tables.jawaban), _J.siklus_id == bindparam("siklus"))
    .where(_J.id > bindparam("sesudah"), _J.id <= bindparam("sampai"))
    .order_by(_J.id)
    .limit(bindparam("banyak"))
)
_PORTION_OF_BUTIR = _PORTION.where(_BUTIR, _J.indikator != "")
_FILE_SIZES = (
    select(func.coalesce(tables.berkas.c.ukuran, 0))
    .select_from(tables.jawaban)
    .outerjoin(
        tables.berkas,
        (tables.berkas.c.instansi_id == _J.instansi_id) & (tables.berkas.c.sha256 == text_at(_J.isi, "sha256")),
    )
    .where(of_office(tables.jawaban), _J.siklus_id == bindparam("siklus"), _BUTIR, _J.indikator != "")
    .where(text_at(_J.isi, "sha256").is_not(None))
    .order_by(_J.id)
)
_LAST = select(func.max(_J.id)).where(of_office(tables.jawaban), _J.siklus_id == bindparam("siklus"))
_PEOPLE = select(_J.pegawai_id).where(of_office(tables.jawaban), _J.siklus_id == bindparam("siklus")).distinct()
_MARKS = (
    select(_J.indikator, func.max(_J.id).label("terakhir"), func.count().label("jumlah"))
    .where(of_office(tables.jawaban), _J.siklus_id == bindparam("siklus"), _J.indikator != "")
    .group_by(_J.indikator)
)
_MARKS_OF_INDIKATOR = _MARKS.where(_KODE)
_HANDED_IN = _OF_BUTIR.join(
    tables.tugas,
    of_office(tables.tugas) & (_T.id == _J.tugas_id) & (_T.keadaan == Keadaan.SELESAI.value),
)
_OF_THESE = {kueri: kueri.where(_KODE) for kueri in (_OF_BUTIR, _HANDED_IN)}


@dataclass(frozen=True, slots=True, kw_only=True)
class JawabanBaru:
    """An answer to keep: `diketik` as typed (None: skipped, or asked anew), `isi` what was read from it."""

    siklus_id: int
    tugas_id: int
    indikator: str
    butir: str
    diketik: str | None
    isi: Mapping[str, Any]


class Jawaban(NamedTuple):
    """An answer as kept; a tuple, since a rekap reads thousands of them."""

    id: int
    tugas_id: int
    indikator: str
    butir: str
    diketik: str | None
    isi: Mapping[str, Any]
    pegawai_id: int
    pada: datetime


class Tanda(NamedTuple):
    """How far the answers about one indicator go: their newest id, and how many there are."""

    terakhir: int
    jumlah: int


class JawabanRepo(Repo):
    """The answers of one office."""

    def __init__(self, conn: Connection, instansi_id: int) -> None:
        super().__init__(conn, instansi_id)
        self._added: set[tuple[int, str]] = set()

    def add(self, baru: JawabanBaru, *, pegawai_id: int, now: datetime, inbox_id: int | None) -> None:
        """Keep an answer."""
        self._added.add((baru.siklus_id, baru.indikator))
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
        return tuple(map(Jawaban._make, self.run(_OF_TUGAS, tugas=tugas_id).all()))

    def of_siklus(self, siklus_id: int) -> Mapping[str, tuple[Jawaban, ...]]:
        """The answers about indicators in one cycle, by kode, oldest first."""
        return _by_kode(self.run(_OF_SIKLUS, siklus=siklus_id).all())

    def first_of_each(self, siklus_id: int, selain: str) -> dict[int, datetime]:
        """When each task of a cycle was first answered in, by its id; rows of the part `selain` are no answers."""
        return {baris.tugas_id: baris.pada for baris in self.run(_FIRST, siklus=siklus_id, selain=selain)}

    def of_indikator(self, siklus_id: int, daftar_kode: Sequence[str]) -> Mapping[str, tuple[Jawaban, ...]]:
        """Those about these indicators alone."""
        if not daftar_kode:
            return {}
        return _by_kode(self.run(_OF_INDIKATOR, siklus=siklus_id, daftar_kode=padded(daftar_kode)).all())

    def of_butir(
        self, siklus_id: int, daftar_kode: Sequence[str] | None, butir: str
    ) -> Mapping[str, tuple[Jawaban, ...]]:
        """Those about one part of these indicators, of all where None."""
        return self._some(_OF_BUTIR, daftar_kode, siklus=siklus_id, bagian=butir)

    def handed_in(
        self, siklus_id: int, daftar_kode: Sequence[str] | None, butir: str
    ) -> Mapping[str, tuple[Jawaban, ...]]:
        """Those of them whose form was sent."""
        return self._some(_HANDED_IN, daftar_kode, siklus=siklus_id, bagian=butir)

    def marks(self, siklus_id: int, daftar_kode: Sequence[str] | None) -> Mapping[str, Tanda]:
        """How far the answers about these indicators go, about all where None; those without any are left out.

        As answers are only ever added, the same mark means the same answers.
        """
        if daftar_kode is None:
            baris = self.run(_MARKS, siklus=siklus_id)
        else:
            baris = self.run(_MARKS_OF_INDIKATOR, siklus=siklus_id, daftar_kode=padded(daftar_kode))
        return {satu.indikator: Tanda(satu.terakhir, satu.jumlah) for satu in baris}

    def portion(self, siklus_id: int, *, sesudah: int, sampai: int, banyak: int) -> tuple[Jawaban, ...]:
        """So many answers, those of the guided talks too, from after one id up to another, oldest first."""
        return tuple(
            map(Jawaban._make, self.run(_PORTION, siklus=siklus_id, sesudah=sesudah, sampai=sampai, banyak=banyak))
        )

    def files_portion(
        self, siklus_id: int, butir: str, *, sesudah: int, sampai: int, banyak: int
    ) -> tuple[Jawaban, ...]:
        """So many answers about one part of the indicators, from after one id up to another, oldest first."""
        nilai = {"siklus": siklus_id, "bagian": butir, "sesudah": sesudah, "sampai": sampai, "banyak": banyak}
        return tuple(map(Jawaban._make, self.run(_PORTION_OF_BUTIR, **nilai)))

    def file_sizes(self, siklus_id: int, butir: str) -> tuple[int, ...]:
        """The bytes of each file given for one part of the indicators, oldest first; 0 where that is not known."""
        return tuple(self.run(_FILE_SIZES, siklus=siklus_id, bagian=butir).scalars())

    def last_of(self, siklus_id: int) -> int:
        """The id of the newest answer of a cycle, 0 before the first."""
        return self.run(_LAST, siklus=siklus_id).scalar_one() or 0

    def people_of(self, siklus_id: int) -> frozenset[int]:
        """Who gave the answers of a cycle."""
        return frozenset(self.run(_PEOPLE, siklus=siklus_id).scalars())

    def is_settled(self, siklus_id: int, kode: str) -> bool:
        """Whether none of an indicator's answers is of this transaction, which may yet be undone."""
        return (siklus_id, kode) not in self._added

    def _some(
        self, kueri: Select[*tuple[Any, ...]], daftar_kode: Sequence[str] | None, **nilai: object
    ) -> Mapping[str, tuple[Jawaban, ...]]:
        if daftar_kode is None:
            return _by_kode(self.run(kueri, **nilai).all())
        if not daftar_kode:
            return {}
        return _by_kode(self.run(_OF_THESE[kueri], daftar_kode=padded(daftar_kode), **nilai).all())


def _by_kode(daftar: Iterable[Any]) -> dict[str, tuple[Jawaban, ...]]:
    hasil: dict[str, list[Jawaban]] = {}
    for baris in daftar:
        hasil.setdefault(baris.indikator, []).append(Jawaban._make(baris))
    return {kode: tuple(semua) for kode, semua in hasil.items()}
