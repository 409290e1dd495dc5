"""Units of the office as the admin changes them, one by one; none is deleted."""

from typing import Any

from sqlalchemy import func, insert, select, update

from sop.instansi import Unit
from sop.siklus import Keadaan
from storage import tables
from storage.base import Repo

_U = tables.unit.c
_T = tables.tugas.c


class UnitRepo(Repo):
    """Changes of the units of one office; each makes the office one that was set up anew."""

    def add(self, unit: Unit) -> bool:
        """A new unit at the end of the order; False where an active one has its kode. One put away comes back."""
        lama = self.conn.execute(select(_U.aktif).where(*self._of(unit.kode))).scalar_one_or_none()
        if lama:
            return False
        isi = {"nama": unit.nama, "jenis": unit.jenis.value, "aktif": True, "urut": self._last() + 1}
        if lama is None:
            self.conn.execute(insert(tables.unit).values(instansi_id=self.instansi_id, kode=unit.kode, **isi))
        else:
            self._update(unit.kode, isi)
        self._renew()
        return True

    def change(self, unit: Unit) -> None:
        """Its name and kind."""
        self._update(unit.kode, {"nama": unit.nama, "jenis": unit.jenis.value})
        self._renew()

    def deactivate(self, kode: str) -> None:
        """The unit is no more, nor are its indicators and whoever fills them in."""
        self._update(kode, {"aktif": False})
        for tabel in (tables.indikator, tables.pemegang_peran):
            self.conn.execute(update(tabel).where(self.mine(tabel), tabel.c.unit == kode).values(aktif=False))
        self._renew()

    def has_open_tasks(self, kode: str) -> bool:
        """Whether a cycle under way waits for it."""
        kueri = select(_T.id).where(self.mine(tables.tugas), _T.unit == kode, _T.keadaan == Keadaan.TERBUKA.value)
        return self.conn.execute(kueri.limit(1)).first() is not None

    def _of(self, kode: str) -> tuple[Any, ...]:
        return self.mine(tables.unit), _U.kode == kode

    def _last(self) -> int:
        kueri = select(func.coalesce(func.max(_U.urut), -1)).where(self.mine(tables.unit))
        return int(self.conn.execute(kueri).scalar_one())

    def _update(self, kode: str, isi: dict[str, Any]) -> None:
        self.conn.execute(update(tables.unit).where(*self._of(kode)).values(**isi))

    def _renew(self) -> None:
        kolom = tables.instansi.c
        kueri = update(tables.instansi).where(kolom.id == self.instansi_id)
        self.conn.execute(kueri.values(versi=kolom.versi + 1))
