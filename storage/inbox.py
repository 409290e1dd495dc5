"""The inbox: every update as it came, kept before the platform hears that we have it, worked off exactly once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.base import Repo

_I = tables.inbox.c
_TERBUKA = ("menunggu_berkas", "siap")


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateMasuk:
    """An update to keep: `isi` is its raw JSON; with `berkas` it waits until the file is kept."""

    update_id: int
    chat_id: int
    isi: str
    berkas: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateTersimpan:
    """An update as kept; `percobaan` counts the tries that failed."""

    id: int
    update_id: int
    chat_id: int
    isi: str
    berkas: Mapping[str, Any] | None
    percobaan: int
    diterima_pada: datetime


class InboxRepo(Repo):
    """The inbox of one office's bot; rows of one chat are worked in the order they came."""

    def add(self, daftar: Sequence[UpdateMasuk], now: datetime) -> int:
        """Keep updates; those kept before are passed over. Returns how many were new."""
        if not daftar:
            return 0
        dialek = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        kueri = dialek.insert(tables.inbox).on_conflict_do_nothing(index_elements=["instansi_id", "update_id"])
        return sum(len(self.conn.execute(kueri.returning(_I.id), self._values(satu, now)).all()) for satu in daftar)

    def claim(self, now: datetime) -> UpdateTersimpan | None:
        """The oldest update ready to work whose chat has no older one open, held until commit."""
        kueri = self._first_of_chat("siap", now).limit(1).with_for_update(skip_locked=True, of=tables.inbox)
        baris = self.conn.execute(kueri).one_or_none()
        return _update(baris) if baris else None

    def waiting_for_files(self, now: datetime, batas: int) -> tuple[UpdateTersimpan, ...]:
        """Updates whose file is still to be fetched, oldest first."""
        return tuple(map(_update, self.conn.execute(self._first_of_chat("menunggu_berkas", now).limit(batas))))

    def has_work(self, now: datetime) -> bool:
        """Whether an update could be worked, or its file fetched, right now."""
        siap = (self._first_of_chat(keadaan, now).limit(1) for keadaan in _TERBUKA)
        return any(self.conn.execute(kueri).first() is not None for kueri in siap)

    def finish(self, inbox_id: int, now: datetime) -> None:
        """Mark an update as worked off."""
        self._set(inbox_id, _TERBUKA, keadaan="selesai", dikerjakan_pada=now)

    def set_ready(self, inbox_id: int, berkas: Mapping[str, Any]) -> None:
        """Mark the file as kept (or refused, as `berkas` says), and the update as ready."""
        self._set(inbox_id, ("menunggu_berkas",), keadaan="siap", berkas=dict(berkas), percobaan=0)

    def retry(self, inbox_id: int, percobaan: int, coba_lagi_pada: datetime, galat: str) -> None:
        """Note a failed try and when the next one may come."""
        self._set(inbox_id, _TERBUKA, percobaan=percobaan, coba_lagi_pada=coba_lagi_pada, galat=galat)

    def set_aside(self, inbox_id: int, now: datetime, galat: str) -> bool:
        """Give an update up with its error; its chat goes on. False where somebody worked it off meanwhile."""
        return self._set(inbox_id, _TERBUKA, keadaan="disisihkan", dikerjakan_pada=now, galat=galat)

    def count_open(self) -> int:
        """How many updates are not worked off yet."""
        kueri = select(func.count()).where(self.mine(tables.inbox), _I.keadaan.in_(_TERBUKA))
        return int(self.conn.execute(kueri).scalar_one())

    def count_set_aside(self) -> int:
        """How many updates were given up."""
        kueri = select(func.count()).where(self.mine(tables.inbox), _I.keadaan == "disisihkan")
        return int(self.conn.execute(kueri).scalar_one())

    def _first_of_chat(self, keadaan: str, now: datetime) -> Select[*tuple[Any, ...]]:
        lebih_dulu = tables.inbox.alias()
        ada = exists().where(
            lebih_dulu.c.instansi_id == self.instansi_id,
            lebih_dulu.c.chat_id == _I.chat_id,
            lebih_dulu.c.id < _I.id,
            lebih_dulu.c.keadaan.in_(_TERBUKA),
        )
        return (
            select(tables.inbox)
            .where(self.mine(tables.inbox), _I.keadaan == keadaan, _I.coba_lagi_pada <= now, ~ada)
            .order_by(_I.id)
        )

    def _values(self, satu: UpdateMasuk, now: datetime) -> dict[str, Any]:
        return {
            "instansi_id": self.instansi_id,
            "update_id": satu.update_id,
            "chat_id": satu.chat_id,
            "isi": satu.isi,
            "berkas": dict(satu.berkas) if satu.berkas else None,
            "keadaan": "menunggu_berkas" if satu.berkas else "siap",
            "coba_lagi_pada": now,
            "diterima_pada": now,
        }

    def _set(self, inbox_id: int, dari: Sequence[str], **nilai: Any) -> bool:
        """Change an update that stands in one of these states; False where it no longer does."""
        milik = self.mine(tables.inbox) & (_I.id == inbox_id) & _I.keadaan.in_(dari)
        return self.conn.execute(update(tables.inbox).where(milik).values(**nilai)).rowcount == 1


def _update(baris: Any) -> UpdateTersimpan:
    return UpdateTersimpan(
        id=baris.id,
        update_id=baris.update_id,
        chat_id=baris.chat_id,
        isi=baris.isi,
        berkas=baris.berkas,
        percobaan=baris.percobaan,
        diterima_pada=baris.diterima_pada,
    )
