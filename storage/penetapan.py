"""What is laid down for a year (penetapan): targets that changed by a document, and the figures of earlier years."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import insert, select, update

from sop.indikator import AngkaLalu, Indikator
from sop.penetapan import Dasar, Penetapan, list_penetapan
from storage import tables
from storage.base import Repo
from storage.instansi import INDIKATOR

_N = tables.indikator.c
_P = tables.penetapan.c
_PENETAPAN = TypeAdapter(Penetapan)
_LEWAT = TypeAdapter(tuple[AngkaLalu, ...])


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

    def lay_down(self, indikator_id: int, baru: Indikator, dasar: Dasar, now: datetime) -> None:
        """Keep an indicator with other targets, and what they rest on; whoever keeps the set-up reads it anew."""
        milik = (self.mine(tables.indikator), _N.id == indikator_id)
        lama = INDIKATOR.validate_python(self.conn.execute(select(_N.isi).where(*milik)).scalar_one())
        self.add(list_penetapan(lama, baru, dasar), now)
        isi = INDIKATOR.dump_python(baru, mode="json")
        self.conn.execute(update(tables.indikator).where(*milik).values(isi=isi))
        dipakai = (*milik, _N.tahun_target.is_not(None))
        self.conn.execute(update(tables.indikator).where(*dipakai).values(tahun_target=dasar.sejak.year))
        instansi = tables.instansi.c
        kantor = update(tables.instansi).where(instansi.id == self.instansi_id)
        self.conn.execute(kantor.values(versi=instansi.versi + 1))

    def all(self) -> tuple[Penetapan, ...]:
        """Every change of a target, oldest first."""
        kueri = select(_P.isi).where(self.mine(tables.penetapan)).order_by(_P.id)
        return tuple(map(_PENETAPAN.validate_python, self.conn.execute(kueri).scalars()))

    def used_targets(self) -> frozenset[str]:
        """The kode of indicators whose targets a cycle has used."""
        kueri = select(_N.kode).where(self.mine(tables.indikator), _N.tahun_target.is_not(None))
        return frozenset(self.conn.execute(kueri).scalars())

    def older_targets(self, tahun: int) -> tuple[str, ...]:
        """The kode of active indicators whose targets were laid down for a year before that one."""
        kueri = select(_N.kode).where(self.mine(tables.indikator), _N.aktif, _N.tahun_target < tahun)
        return tuple(self.conn.execute(kueri.order_by(_N.urut, _N.id)).scalars())

    def confirm_targets(self, tahun: int) -> None:
        """A document laid down every target for that year, those that stay as they were too."""
        syarat = (self.mine(tables.indikator), _N.aktif, _N.tahun_target < tahun)
        self.conn.execute(update(tables.indikator).where(*syarat).values(tahun_target=tahun))

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
        """Keep these indicators (by id) with the earlier figures of that year; those they replace are remembered."""
        kueri = select(_N.id, _N.isi, _N.angka_lewat).where(self.mine(tables.indikator), _N.id.in_(list(daftar)))
        for baris in self.conn.execute(kueri).all():
            lewat = (*_LEWAT.validate_python(baris.angka_lewat), INDIKATOR.validate_python(baris.isi).angka_lalu)
            nilai = {
                "isi": INDIKATOR.dump_python(daftar[baris.id], mode="json"),
                "tahun_angka": tahun,
                "angka_lewat": _LEWAT.dump_python(tuple(dict.fromkeys(lewat)), mode="json"),
            }
            self.conn.execute(
                update(tables.indikator).where(self.mine(tables.indikator), _N.id == baris.id).values(nilai)
            )

    def moved_on(self) -> Mapping[str, Collection[AngkaLalu]]:
        """By kode, the earlier figures that stood until a year moved on; indicators without any are left out."""
        kueri = select(_N.kode, _N.angka_lewat).where(self.mine(tables.indikator))
        semua = ((baris.kode, _LEWAT.validate_python(baris.angka_lewat)) for baris in self.conn.execute(kueri))
        return {kode: lewat for kode, lewat in semua if lewat}
