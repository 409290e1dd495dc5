"""The store: everything remembered of one office, within one open transaction."""

from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection

from storage.berkas import BerkasRepo
from storage.dokumen import DokumenRepo
from storage.inbox import InboxRepo
from storage.instansi import InstansiRepo
from storage.jawaban import JawabanRepo
from storage.jejak import JejakRepo
from storage.orang import ObrolanRepo, OrangRepo, UndanganRepo
from storage.outbox import OutboxRepo
from storage.rekap import RekapRepo
from storage.siklus import SiklusRepo, TugasRepo
from storage.surat import SuratRepo
from storage.tunggu import TungguRepo


class Store:
    """The repositories of one office on one connection; whoever began the transaction commits it."""

    def __init__(self, conn: Connection, instansi_id: int) -> None:
        self.conn = conn
        self.instansi_id = instansi_id
        self.instansi = InstansiRepo(conn, instansi_id)
        self.orang = OrangRepo(conn, instansi_id)
        self.obrolan = ObrolanRepo(conn, instansi_id)
        self.undangan = UndanganRepo(conn, instansi_id)
        self.inbox = InboxRepo(conn, instansi_id)
        self.outbox = OutboxRepo(conn, instansi_id)
        self.jejak = JejakRepo(conn, instansi_id)
        self.tunggu = TungguRepo(conn, instansi_id)
        self.berkas = BerkasRepo(conn, instansi_id)
        self.siklus = SiklusRepo(conn, instansi_id)
        self.tugas = TugasRepo(conn, instansi_id)
        self.jawaban = JawabanRepo(conn, instansi_id)
        self.dokumen = DokumenRepo(conn, instansi_id)
        self.rekap = RekapRepo(conn, instansi_id)
        self.surat = SuratRepo(conn, instansi_id)

    def savepoint(self) -> AbstractContextManager[Any]:
        """A block whose changes are undone alone where it raises."""
        return self.conn.begin_nested()
