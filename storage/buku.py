"""The office's books: lines are added and never changed; each year's lines are numbered from 1."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from sop.buku import BarisBuku, Buku
from storage import tables
from storage.base import Repo

_B = tables.buku.c


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisBaru:
    """A line to add, and what it is about."""

    jenis: Buku
    tahun: int
    baris: BarisBuku
    siklus_id: int | None = None
    tugas_id: int | None = None
    dokumen_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTersimpan:
    """A line as kept."""

    jenis: Buku
    tahun: int
    baris: BarisBuku
    siklus_id: int | None
    tugas_id: int | None
    dokumen_id: int | None
    pegawai_id: int | None
    pada: datetime


class BukuRepo(Repo):
    """The books of one office."""

    def add(self, baru: BarisBaru, *, oleh: int | None, now: datetime, inbox_id: int | None) -> BarisTersimpan:
        """Write a line under the next No of its book and year; hold the office first, or two may want the same No."""
        milik = (self.mine(tables.buku), _B.jenis == baru.jenis, _B.tahun == baru.tahun)
        urut = (self.conn.execute(select(func.max(_B.urut)).where(*milik)).scalar_one() or 0) + 1
        isi = asdict(replace(baru.baris, urut=urut))
        del isi["pesan"]
        baris = self.conn.execute(
            insert(tables.buku)
            .values(
                instansi_id=self.instansi_id,
                jenis=baru.jenis.value,
                tahun=baru.tahun,
                siklus_id=baru.siklus_id,
                tugas_id=baru.tugas_id,
                dokumen_id=baru.dokumen_id,
                pegawai_id=oleh,
                pada=now,
                inbox_id=inbox_id,
                **isi,
            )
            .returning(tables.buku)
        ).one()
        return _tersimpan(baris)

    def of_year(self, jenis: Buku, tahun: int) -> tuple[BarisTersimpan, ...]:
        """A year's book, line by line."""
        kueri = select(tables.buku).where(self.mine(tables.buku), _B.jenis == jenis, _B.tahun == tahun)
        return _all(self.conn.execute(kueri.order_by(_B.urut)))

    def years(self, jenis: Buku) -> tuple[int, ...]:
        """The years in which the book has a line, newest first."""
        kueri = select(_B.tahun).where(self.mine(tables.buku), _B.jenis == jenis).distinct()
        return tuple(self.conn.execute(kueri.order_by(_B.tahun.desc())).scalars())

    def of_siklus(self, siklus_id: int) -> tuple[BarisTersimpan, ...]:
        """The lines of all books about one cycle, as they were written."""
        kueri = select(tables.buku).where(self.mine(tables.buku), _B.siklus_id == siklus_id).order_by(_B.id)
        return _all(self.conn.execute(kueri))

    def with_nomor(self, nomor: str, tahun: int) -> BarisTersimpan | None:
        """The line of Buku Agenda keluar with a letter number of that year; it may go out in a later one."""
        syarat = (self.mine(tables.buku), _B.nomor == nomor, _B.tahun >= tahun, _B.jenis == Buku.KELUAR)
        return next(iter(_all(self.conn.execute(select(tables.buku).where(*syarat).order_by(_B.id)))), None)


def _all(hasil: Iterable[Any]) -> tuple[BarisTersimpan, ...]:
    return tuple(map(_tersimpan, hasil))


def _tersimpan(baris: Any) -> BarisTersimpan:
    return BarisTersimpan(
        jenis=Buku(baris.jenis),
        tahun=baris.tahun,
        baris=BarisBuku(
            urut=baris.urut,
            tanggal=baris.tanggal,
            tanggal_surat=baris.tanggal_surat,
            nomor=baris.nomor,
            pihak=baris.pihak,
            isi=baris.isi,
            ket=baris.ket,
            penerima=baris.penerima,
            diterima_pada=baris.diterima_pada,
            pesan=baris.inbox_id,
        ),
        siklus_id=baris.siklus_id,
        tugas_id=baris.tugas_id,
        dokumen_id=baris.dokumen_id,
        pegawai_id=baris.pegawai_id,
        pada=baris.pada,
    )
