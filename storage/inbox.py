"""The inbox: every update as it came, kept before the platform hears that we have it, worked off exactly once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.antrean import (
    AT_ONCE,
    BEFORE_ALL_CHATS,
    by_ids,
    constant,
    find_first,
    first_ids,
    follow_clock,
    in_office,
    padded,
)
from storage.base import Repo, of_office

_I = tables.inbox.c
_TERBUKA = ("menunggu_berkas", "siap")
_CHATS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateMasuk:
    """An update to keep: `isi` is its raw JSON; with `berkas` it waits until the file is kept.

    `sidik` tells two updates of one number apart: after a week of silence the platform may begin to count anew, lower.
    """

    update_id: int
    chat_id: int
    isi: str
    sidik: str = ""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Disisihkan:
    """A row that was given up: of whose chat, why, and since when it was to be done."""

    id: int
    chat_id: int
    galat: str
    pada: datetime


def _open(baris: Any) -> ColumnElement[bool]:
    return or_(*(baris.keadaan == constant(satu) for satu in _TERBUKA))


def _due(keadaan: str) -> Any:
    return lambda baris: (baris.keadaan == constant(keadaan)) & (baris.coba_lagi_pada <= bindparam("pada"))


_READY, _TO_FETCH = (
    first_ids(tables.inbox, terbuka=_open, punya=_due(keadaan), boleh=_due(keadaan))
    for keadaan in ("siap", "menunggu_berkas")
)
_TAKE = select(tables.inbox).where(by_ids(tables.inbox)).order_by(_I.id).limit(bindparam("batas"))
_HOLD = _TAKE.with_for_update(skip_locked=True)
_SAME = ("instansi_id", "update_id", "sidik")
_ADD = {
    nama: dialek.insert(tables.inbox).on_conflict_do_nothing(index_elements=_SAME).returning(_I.id)
    for nama, dialek in (("postgresql", postgresql), ("sqlite", sqlite))
}
_FINISH = (
    update(tables.inbox)
    .where(in_office(tables.inbox), _I.id == bindparam("kunci"), _open(_I))
    .values(keadaan="selesai", dikerjakan_pada=bindparam("pada"))
)
_BACKLOG = select(func.count().label("jumlah"), func.min(_I.diterima_pada).label("tertua")).where(
    of_office(tables.inbox), _open(_I)
)


class InboxRepo(Repo):
    """The inbox of one office's bot; rows of one chat are worked in the order they came."""

    def add(self, daftar: Sequence[UpdateMasuk], now: datetime) -> int:
        """Keep updates; those kept before are passed over. Returns how many were new."""
        if not daftar:
            return 0
        baru = self.conn.execute(_ADD[self.conn.dialect.name], [self._values(satu, now) for satu in daftar])
        return len(baru.all())

    def claim(self, now: datetime) -> UpdateTersimpan | None:
        """The oldest update ready to work whose chat has no older one open, held until commit."""
        return next(iter(self.claim_many(now, batas=1)), None)

    def claim_many(self, now: datetime, *, batas: int, sesudah: int = BEFORE_ALL_CHATS) -> tuple[UpdateTersimpan, ...]:
        """So many of them, of as many chats after `sesudah`, the oldest first; those that others hold are passed by."""
        while calon := find_first(self, _READY, pada=now, sesudah=sesudah, banyak=batas + _CHATS):
            if dipegang := self._hold(list(calon), batas, now):
                return dipegang
            sesudah = max(calon.values())
        return ()

    def claim_of(self, chat_id: int, now: datetime) -> tuple[UpdateTersimpan, ...]:
        """The oldest update of that chat, if it is ready to work, held until commit."""
        kueri = select(_I.id).where(self.mine(tables.inbox), _I.chat_id == chat_id, _open(_I)).order_by(_I.id).limit(1)
        kunci = self.conn.execute(kueri).scalar_one_or_none()
        return () if kunci is None else self._hold([kunci], 1, now)

    def waiting_for_files(self, now: datetime, batas: int) -> tuple[UpdateTersimpan, ...]:
        """Updates whose file is still to be fetched, oldest first."""
        kunci = find_first(self, _TO_FETCH, pada=now, sesudah=BEFORE_ALL_CHATS, banyak=batas + _CHATS)
        return tuple(map(_update, self.run(_TAKE, kunci=padded(kunci), batas=batas))) if kunci else ()

    def has_work(self, now: datetime) -> bool:
        """Whether an update could be worked, or its file fetched, right now.

        Files first: one that is kept between the two questions is then seen as an update that can be worked.
        """
        nilai: dict[str, Any] = {"pada": now, "sesudah": BEFORE_ALL_CHATS, "banyak": _CHATS}
        return any(find_first(self, kueri, **nilai) for kueri in (_TO_FETCH, _READY))

    def finish(self, inbox_id: int, now: datetime) -> None:
        """Mark an update as worked off."""
        self.finish_all([inbox_id], now)

    def finish_all(self, daftar_id: Sequence[int], now: datetime) -> None:
        """Mark updates as worked off."""
        self.run_each(_FINISH, [{"kunci": inbox_id, "pada": now} for inbox_id in daftar_id])

    def set_ready(self, inbox_id: int, berkas: Mapping[str, Any]) -> None:
        """Mark the file as kept (or refused, as `berkas` says), and the update as ready."""
        self._set(inbox_id, ("menunggu_berkas",), keadaan="siap", berkas=dict(berkas), percobaan=0)

    def retry(self, inbox_id: int, percobaan: int, coba_lagi_pada: datetime, galat: str) -> None:
        """Note a failed try and when the next one may come."""
        self._set(inbox_id, _TERBUKA, percobaan=percobaan, coba_lagi_pada=coba_lagi_pada, galat=galat)

    def set_aside(self, inbox_id: int, now: datetime, galat: str) -> bool:
        """Give an update up with its error; its chat goes on. False where somebody worked it off meanwhile."""
        return self._set(inbox_id, _TERBUKA, keadaan="disisihkan", dikerjakan_pada=now, galat=galat)

    def work_again(self, inbox_id: int) -> bool:
        """Put an update that was given up into the queue again; False where it was not given up."""
        return self._set(inbox_id, ("disisihkan",), keadaan="siap", percobaan=0, coba_lagi_pada=AT_ONCE)

    def set_aside_rows(self, batas: int) -> tuple[Disisihkan, ...]:
        """What was given up, newest first."""
        milik = self.mine(tables.inbox) & (_I.keadaan == constant("disisihkan"))
        kueri = select(_I.id, _I.chat_id, _I.galat, _I.diterima_pada).where(milik).order_by(_I.id.desc()).limit(batas)
        return tuple(
            Disisihkan(id=baris.id, chat_id=baris.chat_id, galat=baris.galat or "", pada=baris.diterima_pada)
            for baris in self.conn.execute(kueri)
        )

    def shift_waits(self, lama: timedelta, now: datetime) -> None:
        """Move the times of the next tries along with a clock that was set; see `follow_clock`."""
        kueri = select(_I.id, _I.coba_lagi_pada).where(self.mine(tables.inbox), _open(_I), _I.coba_lagi_pada > AT_ONCE)
        for baris in self.conn.execute(kueri).all():
            self._set(baris.id, _TERBUKA, coba_lagi_pada=follow_clock(baris.coba_lagi_pada, lama, now))

    def backlog(self) -> tuple[int, datetime | None]:
        """How many updates are not worked off yet, and when the oldest of them came."""
        baris = self.run(_BACKLOG).one()
        return baris.jumlah, baris.tertua

    def count_open(self) -> int:
        """How many updates are not worked off yet."""
        return self.backlog()[0]

    def count_set_aside(self) -> int:
        """How many updates were given up."""
        kueri = select(func.count()).where(self.mine(tables.inbox), _I.keadaan == constant("disisihkan"))
        return int(self.conn.execute(kueri).scalar_one())

    def _hold(self, kunci: list[int], batas: int, now: datetime) -> tuple[UpdateTersimpan, ...]:
        """So many of these rows that nobody else holds, as they are once held: another may have been quicker."""
        baris = self.run(_HOLD, kunci=padded(kunci), batas=batas)
        return tuple(_update(satu) for satu in baris if satu.keadaan == "siap" and satu.coba_lagi_pada <= now)

    def _values(self, satu: UpdateMasuk, now: datetime) -> dict[str, Any]:
        return {
            "instansi_id": self.instansi_id,
            "update_id": satu.update_id,
            "sidik": satu.sidik,
            "chat_id": satu.chat_id,
            "isi": satu.isi,
            "berkas": dict(satu.berkas) if satu.berkas else None,
            "keadaan": "menunggu_berkas" if satu.berkas else "siap",
            "coba_lagi_pada": AT_ONCE,
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
