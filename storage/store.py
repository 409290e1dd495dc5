"""The store: everything remembered of one office, within one open transaction."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from storage.berkas import BerkasRepo
from storage.buku import BukuRepo
from storage.cetakan import CetakanRepo
from storage.dokumen import DokumenRepo
from storage.grup import GrupRepo, KodeGrupRepo
from storage.inbox import InboxRepo
from storage.instansi import InstansiRepo
from storage.jawaban import JawabanRepo
from storage.jejak import JejakRepo
from storage.kartu import KartuRepo
from storage.locks import Locks
from storage.naskah import NaskahRepo
from storage.orang import ObrolanRepo, OrangRepo
from storage.outbox import OutboxRepo
from storage.pegawai import PegawaiRepo
from storage.penetapan import PenetapanRepo
from storage.permintaan_waktu import PermintaanWaktuRepo
from storage.prune import PruneRepo
from storage.rekap import RekapRepo
from storage.siklus import SiklusRepo
from storage.surat import SuratRepo
from storage.templat import TemplatRepo
from storage.tugas import TugasRepo
from storage.tunggu import TungguRepo
from storage.undangan import OrangLuarRepo, UndanganRepo
from storage.unit import UnitRepo


class Store:
    """The repositories of one office on one connection; whoever began the transaction commits it."""

    def __init__(self, conn: Connection, instansi_id: int) -> None:
        self.conn = conn
        self.instansi_id = instansi_id
        self.locks = Locks(conn, instansi_id)
        self.instansi = InstansiRepo(conn, instansi_id, self.locks)
        self.orang = OrangRepo(conn, instansi_id)
        self.obrolan = ObrolanRepo(conn, instansi_id)
        self.pegawai = PegawaiRepo(conn, instansi_id)
        self.unit = UnitRepo(conn, instansi_id)
        self.undangan = UndanganRepo(conn, instansi_id)
        self.orang_luar = OrangLuarRepo(conn, instansi_id)
        self.grup = GrupRepo(conn, instansi_id)
        self.kode_grup = KodeGrupRepo(conn, instansi_id)
        self.inbox = InboxRepo(conn, instansi_id)
        self.outbox = OutboxRepo(conn, instansi_id)
        self.jejak = JejakRepo(conn, instansi_id, self.locks)
        self.tunggu = TungguRepo(conn, instansi_id)
        self.berkas = BerkasRepo(conn, instansi_id)
        self.naskah = NaskahRepo(conn, instansi_id)
        self.siklus = SiklusRepo(conn, instansi_id, self.locks)
        self.tugas = TugasRepo(conn, instansi_id)
        self.kartu = KartuRepo(conn, instansi_id, self.locks)
        self.permintaan_waktu = PermintaanWaktuRepo(conn, instansi_id)
        self.jawaban = JawabanRepo(conn, instansi_id)
        self.dokumen = DokumenRepo(conn, instansi_id)
        self.cetakan = CetakanRepo(conn, instansi_id)
        self.rekap = RekapRepo(conn, instansi_id)
        self.surat = SuratRepo(conn, instansi_id)
        self.buku = BukuRepo(conn, instansi_id)
        self.templat = TemplatRepo(conn, instansi_id)
        self.penetapan = PenetapanRepo(conn, instansi_id)
        self.prune = PruneRepo(conn, instansi_id)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A block whose changes are undone alone where it raises."""
        self.conn.exec_driver_sql("SAVEPOINT titik")
        try:
            yield
        except BaseException:
            self.jejak.forget_head()
            self.locks.forget()
            self.siklus.forget()
            with suppress(SQLAlchemyError):  # then the whole transaction is lost, and its end says so
                self.conn.exec_driver_sql("ROLLBACK TO SAVEPOINT titik")
            raise
        self.conn.exec_driver_sql("RELEASE SAVEPOINT titik")
