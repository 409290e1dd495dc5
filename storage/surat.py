"""Letter numbers: none is given twice."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.base import Repo

_N = tables.nomor_surat.c


class SuratRepo(Repo):
    """The letter numbers of one office."""

    def next_urut(self, tahun: int) -> int:
        """The running number a new letter of that year would get."""
        kueri = select(func.count()).where(self.mine(tables.nomor_surat), _N.tahun == tahun)
        return int(self.conn.execute(kueri).scalar_one()) + 1

    def is_taken(self, nomor: str) -> bool:
        """Whether a letter has that number."""
        kueri = select(_N.id).where(self.mine(tables.nomor_surat), _N.nomor == nomor)
        return self.conn.execute(kueri).first() is not None

    def take(self, nomor: str, tugas_id: int, tahun: int, now: datetime) -> bool:
        """Give a number of that year to a task's letter, instead of one it had; False where another letter has it."""
        dialek = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        self.conn.execute(
            dialek.insert(tables.nomor_surat)
            .values(instansi_id=self.instansi_id, tahun=tahun, nomor=nomor, tugas_id=tugas_id, dipakai_pada=now)
            .on_conflict_do_nothing()
        )
        pemilik = self.conn.execute(
            select(_N.tugas_id).where(self.mine(tables.nomor_surat), _N.nomor == nomor)
        ).scalar_one()
        if pemilik != tugas_id:
            return False
        lain = self.mine(tables.nomor_surat) & (_N.tugas_id == tugas_id) & (_N.nomor != nomor)
        self.conn.execute(delete(tables.nomor_surat).where(lain))
        return True
