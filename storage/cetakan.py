"""Letters that go out as PDF too: which chats were sent one and wait for its PDF, and which are for the archive."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, insert, literal, select

from sop.siklus import Keadaan
from storage import tables
from storage.base import Repo
from storage.columns import Nomor

_C = tables.cetakan.c
_D = tables.dokumen.c


class CetakanRepo(Repo):
    """The PDFs that are waited for in one office."""

    def want(self, dokumen_id: int, chat_id: int, daftar_jenis: Collection[str], now: datetime) -> None:
        """That chat was sent this paper: where it is of one of these kinds, its PDF is to follow."""
        surat = select(_D.instansi_id, _D.id, literal(chat_id, Nomor), literal(now, _C.pada.type)).where(
            self.mine(tables.dokumen), _D.id == dokumen_id, _D.jenis.in_(daftar_jenis)
        )
        kolom = [_C.instansi_id, _C.dokumen_id, _C.chat_id, _C.pada]
        self.conn.execute(insert(tables.cetakan).from_select(kolom, surat))

    def first(self) -> int | None:
        """The paper that has been waited for longest; None where nobody waits."""
        kueri = select(_C.dokumen_id).where(self.mine(tables.cetakan)).order_by(_C.id).limit(1)
        return self.conn.execute(kueri).scalar_one_or_none()

    def signed(self, daftar_jenis: Collection[str], kecuali: Collection[int] = ()) -> int | None:
        """A paper of these kinds in a running cycle that was signed off and drawn, and has no PDF yet; None without.

        Nobody may ever be sent it: its PDF is for the archive.
        """
        tugas, siklus = tables.tugas.c, tables.siklus.c
        kueri = (
            select(_D.id)
            .join_from(
                tables.siklus, tables.dokumen, (_D.instansi_id == siklus.instansi_id) & (_D.siklus_id == siklus.id)
            )
            .join(tables.tugas, (tugas.instansi_id == _D.instansi_id) & (tugas.id == _D.tugas_id))
            .where(self.mine(tables.siklus), siklus.tamat_pada.is_(None), tugas.keadaan == Keadaan.SELESAI.value)
            .where(_D.berlaku, _D.pdf.is_(None), _D.sha256.is_not(None), _D.jenis.in_(daftar_jenis))
            .where(_D.id.not_in(kecuali))
            .order_by(_D.id)
            .limit(1)
        )
        return self.conn.execute(kueri).scalar_one_or_none()

    def take(self, dokumen_id: int) -> tuple[int, ...]:
        """The chats that wait for that paper's PDF, each once; from now on they wait no more."""
        milik = (self.mine(tables.cetakan), _C.dokumen_id == dokumen_id)
        hasil = self.conn.execute(delete(tables.cetakan).where(*milik).returning(_C.id, _C.chat_id)).all()
        return tuple(dict.fromkeys(baris.chat_id for baris in sorted(hasil, key=lambda baris: baris.id)))
