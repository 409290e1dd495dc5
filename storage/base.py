"""What every repository of one office shares: its transaction and its key."""

from sqlalchemy import ColumnElement, Connection, Table


class Repo:
    """Rows of one office within one open transaction."""

    def __init__(self, conn: Connection, instansi_id: int) -> None:
        self.conn = conn
        self.instansi_id = instansi_id

    def mine(self, tabel: Table) -> ColumnElement[bool]:
        """The clause that keeps a query inside this office; every query has it."""
        milik: ColumnElement[bool] = tabel.c.instansi_id == self.instansi_id
        return milik
