"""What is laid down for a year (penetapan): targets that changed by a document, and the figures of earlier years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import func, insert, select, update

from sop.indikator import Indikator
from sop.penetapan import Penetapan
from storage import tables
from storage.base import Repo
from storage.instansi import INDIKATOR

_N = tables.indikator.c
_P = tables.penetapan.c
_PENETAPAN = TypeAdapter(Penetapan)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndikatorTahun:
    """An active indicator, and the year whose N-1 and N-2 its earlier figures are; None before its first cycle."""

    id: int
    indikator: Indikator
    tahun_angka: int | None


class PenetapanRepo(Repo):
    """What one office laid down."""

    def add(self, daftar: Sequence[Penetapan], now: datetime) -> None:
        """Keep changes of targets."""
        if daftar:
            isi = [
                {"instansi_id": self.instansi_id, "isi": _PENETAPAN.dump_python(satu, mode="json"), "pada": now}
                for satu in daftar
            ]
            self.conn.execute(insert(tables.penetapan), isi)

    def all(self) -> tuple[Penetapan, ...]:
        """Every change of a target, oldest first."""
        kueri = select(_P.isi).where(self.mine(tables.penetapan)).order_by(_P.id)
        return tuple(map(_PENETAPAN.validate_python, self.conn.execute(kueri).scalars()))

    def used_targets(self) -> frozenset[str]:
        """The kode of indicators whose targets a cycle has used."""
        kueri = select(_N.kode).where(self.mine(tables.indikator), _N.tahun_target.is_not(None))
        return frozenset(self.conn.execute(kueri).scalars())

    def count_older_targets(self, tahun: int) -> int:
        """How many active indicators have targets that were laid down for a year before that one."""
        kueri = select(func.count()).where(self.mine(tables.indikator), _N.aktif, _N.tahun_target < tahun)
        return int(self.conn.execute(kueri).scalar_one())

    def settle(self, tahun: int) -> None:
        """A cycle of that year begins: what was set up and not used yet is that year's."""
        for kolom in (_N.tahun_target, _N.tahun_angka):
            syarat = (self.mine(tables.indikator), _N.aktif, kolom.is_(None))
            self.conn.execute(update(tables.indikator).where(*syarat).values({kolom: tahun}))

    def with_older_figures(self, tahun: int) -> tuple[IndikatorTahun, ...]:
        """The active indicators whose earlier figures are those of a year before that one."""
        kueri = select(tables.indikator).where(self.mine(tables.indikator), _N.aktif, _N.tahun_angka < tahun)
        return tuple(
            IndikatorTahun(id=baris.id, indikator=INDIKATOR.validate_python(baris.isi), tahun_angka=baris.tahun_angka)
            for baris in self.conn.execute(kueri.order_by(_N.urut, _N.id))
        )

    def take_over(self, tahun: int, daftar: Mapping[int, Indikator]) -> None:
        """Keep these indicators (by id) with the earlier figures of that year."""
        for kunci, indikator in daftar.items():
            nilai = {"isi": INDIKATOR.dump_python(indikator, mode="json"), "tahun_angka": tahun}
            self.conn.execute(update(tables.indikator).where(self.mine(tables.indikator), _N.id == kunci).values(nilai))
