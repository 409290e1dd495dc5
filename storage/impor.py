"""An import of the set-up workbook in two steps: what it would change, and, if that still holds, the change."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from sop.beda import Beda, compare_penyiapan
from sop.galat import SopError
from sop.instansi import Penyiapan
from sop.penetapan import Dasar
from storage.penyiapan import keep_moved_figures, read_penyiapan, write_penyiapan
from storage.store import Store


class PenyiapanBerubah(SopError):
    """The set-up is no longer the one that was compared."""

    pesan = "Penyiapan kantor berubah sejak perbedaannya ditunjukkan. Mohon kirim bukunya kembali."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rencana:
    """The set-up as it is (None: no office yet) and as it will be, and what differs.

    `lewat` are the indicators of which the workbook has earlier figures from before a year moved on; they stay.
    """

    lama: Penyiapan | None
    baru: Penyiapan
    daftar_beda: tuple[Beda, ...]
    lewat: tuple[str, ...] = ()


def plan_import(conn: Connection, baru: Penyiapan, instansi_id: int | None) -> Rencana:
    """What writing this set-up would change."""
    lama = read_penyiapan(conn, instansi_id)
    if lama is None or instansi_id is None:
        return Rencana(lama=None, baru=baru, daftar_beda=compare_penyiapan(None, baru))
    tetap, lewat = keep_moved_figures(conn, baru, instansi_id)
    return Rencana(lama=lama, baru=tetap, daftar_beda=compare_penyiapan(lama, tetap), lewat=lewat)


def write_import(
    conn: Connection, rencana: Rencana, instansi_id: int | None, *, dasar: Dasar | None, now: datetime
) -> Store:
    """Write it, into a new office where there is none; raises as `write_penyiapan` does, and PenyiapanBerubah."""
    if instansi_id is not None:
        Store(conn, instansi_id).instansi.lock()
    if read_penyiapan(conn, instansi_id) != rencana.lama:
        raise PenyiapanBerubah
    return Store(conn, write_penyiapan(conn, rencana.baru, instansi_id, dasar=dasar, now=now))
