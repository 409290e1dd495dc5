"""Requests for more time: at most one is open for a task; what was decided stays."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sop.minta_waktu import PutusanWaktu
from storage import tables
from storage.base import Repo, of_office

_P = tables.permintaan_waktu.c
_OPEN_OF = select(tables.permintaan_waktu).where(
    of_office(tables.permintaan_waktu), _P.tugas_id == bindparam("kunci_tugas"), _P.putusan.is_(None)
)
_DECIDE = (
    update(tables.permintaan_waktu)
    .where(of_office(tables.permintaan_waktu), _P.tugas_id == bindparam("kunci_tugas"), _P.putusan.is_(None))
    .values(
        putusan=bindparam("jadi"),
        keterangan=bindparam("kata"),
        diputuskan_oleh=bindparam("oleh"),
        diputuskan_pada=bindparam("kini"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PermintaanWaktu:
    """A request that waits: until when a person asks for, and why."""

    id: int
    tugas_id: int
    pegawai_id: int
    tenggat: datetime
    alasan: str
    pada: datetime


class PermintaanWaktuRepo(Repo):
    """The requests of one office."""

    def add(
        self, tugas_id: int, pegawai_id: int, *, tenggat: datetime, alasan: str, now: datetime
    ) -> PermintaanWaktu | None:
        """Keep a request; None where one waits for that task already."""
        dialek = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        baru = self.conn.execute(
            dialek.insert(tables.permintaan_waktu)
            .values(
                instansi_id=self.instansi_id,
                tugas_id=tugas_id,
                pegawai_id=pegawai_id,
                tenggat=tenggat,
                alasan=alasan,
                pada=now,
            )
            .on_conflict_do_nothing(index_elements=["instansi_id", "tugas_id"], index_where=_P.putusan.is_(None))
            .returning(_P.id)
        ).scalar_one_or_none()
        return None if baru is None else self.open_of(tugas_id)

    def open_of(self, tugas_id: int) -> PermintaanWaktu | None:
        """The request that waits for a task, if any."""
        baris = self.run(_OPEN_OF, kunci_tugas=tugas_id).one_or_none()
        if baris is None:
            return None
        return PermintaanWaktu(
            id=baris.id,
            tugas_id=baris.tugas_id,
            pegawai_id=baris.pegawai_id,
            tenggat=baris.tenggat,
            alasan=baris.alasan,
            pada=baris.pada,
        )

    def decide(
        self, tugas_id: int, putusan: PutusanWaktu, *, oleh: int | None, now: datetime, keterangan: str = ""
    ) -> bool:
        """Decide the request that waits for a task; False where none does."""
        hasil = self.run(
            _DECIDE, kunci_tugas=tugas_id, jadi=putusan.value, kata=keterangan or None, oleh=oleh, kini=now
        )
        return hasil.rowcount == 1
