"""What every repository of one office shares: its transaction and its key."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, CursorResult, Executable, Table, bindparam

from storage.columns import Nomor

_OFFICE = "kantor"


def office() -> BindParameter[int]:
    """The office, in a statement that is built once and run often; `Repo.run` fills it in.

    To build a statement costs several times what it costs to run it, so the ones of every message are built once.
    """
    return bindparam(_OFFICE, type_=Nomor)


def of_office(tabel: Table) -> ColumnElement[bool]:
    """The clause that keeps such a statement inside the office."""
    milik: ColumnElement[bool] = tabel.c.instansi_id == office()
    return milik


class Repo:
    """Rows of one office within one open transaction."""

    def __init__(self, conn: Connection, instansi_id: int) -> None:
        self.conn = conn
        self.instansi_id = instansi_id

    def mine(self, tabel: Table) -> ColumnElement[bool]:
        """The clause that keeps a query inside this office; every query has it."""
        milik: ColumnElement[bool] = tabel.c.instansi_id == self.instansi_id
        return milik

    def run(self, kueri: Executable, **nilai: Any) -> CursorResult[Any]:
        """Run a statement that was built with `office`."""
        return self.conn.execute(kueri, {_OFFICE: self.instansi_id, **nilai})

    def run_each(self, kueri: Executable, daftar: Sequence[Mapping[str, Any]]) -> None:
        """Run such a statement once for each of these values."""
        if daftar:
            self.conn.execute(kueri, [{_OFFICE: self.instansi_id, **nilai} for nilai in daftar])
