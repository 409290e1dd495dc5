"""Letter numbers: none is given twice, and none disappears."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.base import Repo

_N = tables.nomor_surat.c
_ACTIVE = _N.batal_pada.is_(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NomorBaru:
    """A number to take in a year's book; `urut` is its running number, None where it is of another scheme.

    `kode` is the kind of letter, of which a task has one; `perihal` names the letter in words.
    """

    tahun: int
    nomor: str
    urut: int | None
    kode: str
    perihal: str
    tugas_id: int | None = None
    pegawai_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NomorTersimpan:
    """A number as kept; one that was given up (`batal_pada`) is given to nobody again."""

    id: int
    tahun: int
    nomor: str
    urut: int | None
    perihal: str
    tugas_id: int | None
    pegawai_id: int | None
    dipakai_pada: datetime
    batal_pada: datetime | None


class SuratRepo(Repo):
    """The letter numbers of one office."""

    def next_urut(self, tahun: int) -> int:
        """The running number a new letter of that year gets: after the highest in use, and none that was ever given."""
        milik = (self.mine(tables.nomor_surat), _N.tahun == tahun)
        tertinggi = self.conn.execute(select(func.max(_N.urut)).where(*milik, _ACTIVE)).scalar_one()
        urut = (tertinggi or 0) + 1
        pernah = set(self.conn.execute(select(_N.urut).where(*milik, _N.urut >= urut)).scalars())
        while urut in pernah:
            urut += 1
        return urut

    def find(self, nomor: str, tahun: int | None = None) -> NomorTersimpan | None:
        """Who has that number, in that year or in any."""
        syarat = (_N.nomor == nomor,) if tahun is None else (_N.nomor == nomor, _N.tahun == tahun)
        return self._first(*syarat)

    def find_urut(self, urut: int, tahun: int) -> NomorTersimpan | None:
        """Who has that running number of a year."""
        return self._first(_N.urut == urut, _N.tahun == tahun)

    def held_by(self, tugas_id: int, kode: str) -> NomorTersimpan | None:
        """The number that a task's letter of that kind has."""
        return self._first(_N.tugas_id == tugas_id, _N.kode == kode, _ACTIVE)

    def take(self, baru: NomorBaru, now: datetime) -> bool:
        """Give a number to a letter; False where it, or its running number, was given before."""
        dialek = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        kueri = dialek.insert(tables.nomor_surat).values(instansi_id=self.instansi_id, dipakai_pada=now, **asdict(baru))
        return self.conn.execute(kueri.on_conflict_do_nothing().returning(_N.id)).first() is not None

    def give_up(self, nomor_id: int, now: datetime, *, keep_urut: bool = True) -> None:
        """A letter goes without its number; another may have its running number only where that is not kept."""
        nilai: dict[str, Any] = {"batal_pada": now} if keep_urut else {"batal_pada": now, "urut": None}
        syarat = (self.mine(tables.nomor_surat), _N.id == nomor_id, _ACTIVE)
        self.conn.execute(update(tables.nomor_surat).where(*syarat).values(**nilai))

    def _first(self, *syarat: Any) -> NomorTersimpan | None:
        kueri = select(tables.nomor_surat).where(self.mine(tables.nomor_surat), *syarat).order_by(_N.id).limit(1)
        baris = self.conn.execute(kueri).one_or_none()
        return None if baris is None else _tersimpan(baris)


def _tersimpan(baris: Any) -> NomorTersimpan:
    return NomorTersimpan(
        id=baris.id,
        tahun=baris.tahun,
        nomor=baris.nomor,
        urut=baris.urut,
        perihal=baris.perihal,
        tugas_id=baris.tugas_id,
        pegawai_id=baris.pegawai_id,
        dipakai_pada=baris.dipakai_pada,
        batal_pada=baris.batal_pada,
    )
