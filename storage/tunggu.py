"""Waits (tunggu): at most one open question per person, a typed value that says what may answer it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.base import Repo, of_office
from storage.columns import Nomor

_T = tables.tunggu.c
_PERSON = bindparam("orang", type_=Nomor)
_GET = select(_T.isi, _T.dibuat_pada).where(of_office(tables.tunggu), _T.pegawai_id == _PERSON)
_CLEAR = delete(tables.tunggu).where(of_office(tables.tunggu), _T.pegawai_id == _PERSON)
_ABOUT = select(_T.pegawai_id, _T.isi, _T.dibuat_pada).where(
    of_office(tables.tunggu), _T.tugas_id == bindparam("tugas")
)
_PUT = {
    nama: kueri.on_conflict_do_update(
        index_elements=["instansi_id", "pegawai_id"],
        set_={kolom: kueri.excluded[kolom] for kolom in ("tugas_id", "isi", "dibuat_pada")},
    )
    for nama, kueri in (("postgresql", postgresql.insert(tables.tunggu)), ("sqlite", sqlite.insert(tables.tunggu)))
}


class TungguRepo(Repo):
    """The waits of one office."""

    def get(self, pegawai_id: int) -> Mapping[str, Any] | None:
        """The person's open wait as JSON, None where nothing is asked."""
        baris = self.run(_GET, orang=pegawai_id).one_or_none()
        return None if baris is None else baris.isi

    def asked_at(self, pegawai_id: int) -> datetime | None:
        """When the person's open wait was put, None where nothing is asked."""
        baris = self.run(_GET, orang=pegawai_id).one_or_none()
        return None if baris is None else baris.dibuat_pada

    def put(self, pegawai_id: int, isi: Mapping[str, Any], now: datetime) -> None:
        """Ask: this wait replaces the person's former one; what it says of `tugas_id` is the task it is about."""
        nilai = {"instansi_id": self.instansi_id, "pegawai_id": pegawai_id, "dibuat_pada": now}
        self.conn.execute(_PUT[self.conn.dialect.name], {**nilai, "tugas_id": isi.get("tugas_id"), "isi": dict(isi)})

    def clear(self, pegawai_id: int) -> bool:
        """Ask nothing any more; False where nothing was asked."""
        return self.run(_CLEAR, orang=pegawai_id).rowcount == 1

    def about(self, tugas_id: int) -> tuple[tuple[int, Mapping[str, Any], datetime], ...]:
        """Who is being asked about a task: the person, the wait as JSON, and since when."""
        return tuple((baris.pegawai_id, baris.isi, baris.dibuat_pada) for baris in self.run(_ABOUT, tugas=tugas_id))

    def clear_about(self, tugas_id: int) -> Mapping[int, Mapping[str, Any]]:
        """Ask nobody about a task any more; who was being asked, and what."""
        ditanya = {baris.pegawai_id: baris.isi for baris in self.run(_ABOUT, tugas=tugas_id)}
        for pegawai_id in ditanya:
            self.clear(pegawai_id)
        return ditanya
