"""What was done long ago leaves the queues, so many rows at a time in the order of their keys: nobody waits for it.

The newest row always stays: SQLite gives the next one its number plus one, and the trail names updates by number.
So do cards of cycles that run, which are edited when their task is done, and living cards, which stay pinned.
"""

from collections.abc import Mapping
from datetime import datetime
from itertools import takewhile
from typing import Any

from sqlalchemy import Column, Delete, Select, Table, bindparam, delete, func, or_, select

from storage import tables
from storage.antrean import constant, in_office
from storage.base import Repo, of_office

_I = tables.inbox.c
_O = tables.outbox.c
_S = tables.siklus.c
_Kueri = Mapping[str, Select[Any]]  # by the kind of database


def _next(tabel: Table, pada: Column[datetime]) -> _Kueri:
    """By the key in either database: PostgreSQL takes it by what it knows of the rows, SQLite has to be led to it."""
    kueri = select(tabel.c.id, pada.label("pada")).where(tabel.c.id > bindparam("sesudah"))
    kueri = kueri.order_by(tabel.c.id).limit(bindparam("banyak"))
    return {"postgresql": kueri.where(of_office(tabel)), "sqlite": kueri.where(in_office(tabel))}


def _delete(tabel: Table) -> Delete:
    return delete(tabel).where(in_office(tabel), tabel.c.id > bindparam("sesudah"), tabel.c.id <= bindparam("sampai"))


_NEXT_UPDATES = _next(tables.inbox, _I.diterima_pada)
_NEXT_MESSAGES = _next(tables.outbox, _O.dibuat_pada)
_DELETE_UPDATES = _delete(tables.inbox).where(
    _I.keadaan == constant("selesai"), _I.dikerjakan_pada < bindparam("sebelum")
)
_DELETE_MESSAGES = _delete(tables.outbox).where(
    _O.keadaan == constant("terkirim"),
    _O.dikirim_pada < bindparam("sebelum"),
    or_(_O.tentang == "", _O.dikirim_pada < bindparam("kartu_sebelum")),
    _O.id.not_in(select(tables.kartu_siklus.c.pesan_id).where(of_office(tables.kartu_siklus))),
)
_OLDEST_RUNNING = select(func.min(_S.dimulai_pada)).where(of_office(tables.siklus), _S.keadaan == "berjalan")

_L = tables.orang_luar.c
_K = tables.kode_salah.c
_FORGET_STRANGERS = delete(tables.orang_luar).where(
    of_office(tables.orang_luar),
    or_(_L.dijawab_pada.is_(None), _L.dijawab_pada < bindparam("sebelum")),
    or_(_L.coba_lagi_pada.is_(None), _L.coba_lagi_pada < bindparam("sebelum")),
)
_FORGET_WRONG_CODES = delete(tables.kode_salah).where(of_office(tables.kode_salah), _K.jam < bindparam("sebelum"))

Looked = tuple[int, int | None]
"""How many rows went, and the last id that was looked at; None where all that follow are newer."""


class PruneRepo(Repo):
    """The long done rows of one office's queues."""

    def inbox(self, sebelum: datetime, *, sesudah: int, batas: int) -> Looked:
        """Of the next rows after an id, delete updates that were worked off before `sebelum`."""
        return self._prune(_NEXT_UPDATES, _DELETE_UPDATES, sebelum, sesudah, batas, {})

    def outbox(self, sebelum: datetime, *, sesudah: int, batas: int) -> Looked:
        """Of the next rows after an id, delete messages that were sent before `sebelum`, and no card still in use."""
        berjalan: datetime | None = self.run(_OLDEST_RUNNING).scalar_one()
        kartu_sebelum = {"kartu_sebelum": min(sebelum, berjalan or sebelum)}
        return self._prune(_NEXT_MESSAGES, _DELETE_MESSAGES, sebelum, sesudah, batas, kartu_sebelum)

    def strangers(self, sebelum: datetime) -> int:
        """Forget strangers who were last answered, and counts of wrong codes from, before then; how many strangers."""
        self.run(_FORGET_WRONG_CODES, sebelum=sebelum)
        return self.run(_FORGET_STRANGERS, sebelum=sebelum).rowcount

    def _prune(
        self,
        cari: _Kueri,
        hapus: Delete,
        sebelum: datetime,
        sesudah: int,
        batas: int,
        nilai: dict[str, Any],
    ) -> Looked:
        berikut = self.run(cari[self.conn.dialect.name], sesudah=sesudah, banyak=batas + 1).all()[:-1]
        lama = list(takewhile(lambda baris: baris.pada < sebelum, berikut))
        if not lama:
            return 0, None
        sampai = lama[-1].id
        hasil = self.run(hapus, sesudah=sesudah, sampai=sampai, sebelum=sebelum, **nilai)
        return hasil.rowcount, sampai
