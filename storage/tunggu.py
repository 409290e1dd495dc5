"""Waits (tunggu): at most one open question per person, a typed value that says what may answer it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.base import Repo

_T = tables.tunggu.c


class TungguRepo(Repo):
    """The waits of one office."""

    def get(self, pegawai_id: int) -> Mapping[str, Any] | None:
        """The person's open wait as JSON, None where nothing is asked."""
        kueri = select(_T.isi).where(self.mine(tables.tunggu), _T.pegawai_id == pegawai_id)
        isi: Mapping[str, Any] | None = self.conn.execute(kueri).scalar_one_or_none()
        return isi

    def asked_at(self, pegawai_id: int) -> datetime | None:
        """When the person's open wait was put, None where nothing is asked."""
        kueri = select(_T.dibuat_pada).where(self.mine(tables.tunggu), _T.pegawai_id == pegawai_id)
        return self.conn.execute(kueri).scalar_one_or_none()

    def put(self, pegawai_id: int, isi: Mapping[str, Any], now: datetime) -> None:
        """Ask: this wait replaces the person's former one."""
        dialek = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        kueri = dialek.insert(tables.tunggu).values(
            instansi_id=self.instansi_id, pegawai_id=pegawai_id, isi=dict(isi), dibuat_pada=now
        )
        self.conn.execute(
            kueri.on_conflict_do_update(
                index_elements=["instansi_id", "pegawai_id"],
                set_={"isi": kueri.excluded.isi, "dibuat_pada": kueri.excluded.dibuat_pada},
            )
        )

    def clear(self, pegawai_id: int) -> bool:
        """Ask nothing any more; False where nothing was asked."""
        hasil = self.conn.execute(delete(tables.tunggu).where(self.mine(tables.tunggu), _T.pegawai_id == pegawai_id))
        return hasil.rowcount == 1

    def clear_about(self, tugas_id: int) -> Mapping[int, Mapping[str, Any]]:
        """Ask nobody about a task any more; who was being asked, and what."""
        kueri = select(_T.pegawai_id, _T.isi).where(self.mine(tables.tunggu))
        ditanya = {orang: isi for orang, isi in self.conn.execute(kueri).all() if isi.get("tugas_id") == tugas_id}
        for pegawai_id in ditanya:
            self.clear(pegawai_id)
        return ditanya
