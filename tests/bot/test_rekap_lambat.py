"""A large rekap that takes long to draw: everybody else's chat goes on as if there were none."""

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from bot.app import App
from bot.draw import Drawer
from dokumen.daftar import dump_isi
from dokumen.rekap_buku import BukuRekap
from simulator.phone import Phone
from sop.capaian import Capaian, Status
from storage.database import Database
from storage.dokumen import DokumenBaru
from storage.outbox import PesanKeluar
from storage.store import Store
from tests.bot.ramai import Ramai, wait_for, words
from tests.dokumen.contoh_surat import make_baris, make_rekap
from tests.kantor import NOW, begin_siklus

CAPAIAN = Capaian(status=Status.DIHITUNG, mentah=Decimal(100), nilai=Decimal(100), kategori="Sangat Tinggi")
BARIS = tuple(make_baris(f"K{ke}", CAPAIAN, target=Decimal(10), nilai=Decimal(10)) for ke in range(1_000))
BUKU = dump_isi(BukuRekap(rekap=make_rekap(BARIS), perubahan=(), sha256="0" * 64))
KALIMAT = [f"pesan {ke}" for ke in range(20)]


@contextmanager
def held_up(r: Ramai) -> Iterator[None]:
    """The drawing process stands still."""
    lain = set(multiprocessing.active_children())

    async def begin_process(app: App) -> None:
        await app.engine.drawer.draw(*dump_isi(BukuRekap(rekap=make_rekap(BARIS[:1]), perubahan=(), sha256="")))

    r._thread.call(begin_process)  # noqa: SLF001 - what the drawing process is like is not the crowd's business
    (anak,) = set(multiprocessing.active_children()) - lain
    assert anak.pid is not None
    os.kill(anak.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(anak.pid, signal.SIGCONT)


def want_rekap(database: Database, instansi_id: int, phone: Phone) -> None:
    """A rekap of 1,000 indicators that nobody has drawn yet is on its way to that phone."""
    jenis, isi = BUKU
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        baru = DokumenBaru(
            siklus_id=begin_siklus(store).id, tugas_id=None, langkah=8, jenis=jenis, nama="Rekap.xlsx", isi=isi
        )
        dokumen = store.dokumen.add(baru, oleh=None, now=NOW)
        kiriman = {"dokumen_id": dokumen.id, "teks": "", "senyap": True}
        store.outbox.add([PesanKeluar(chat_id=phone.id, jenis="dokumen", isi=kiriman)], NOW)


def count_files(phone: Phone) -> int:
    return sum(pesan.file is not None for pesan in phone.received)


def has_all(r: Ramai, daftar: list[Phone]) -> bool:
    """Whether each phone has every answer in its order, a moment later."""
    r.advance(0.005)
    return all(words(phone) == KALIMAT for phone in daftar)


def test_chats_go_on_while_a_large_rekap_is_drawn(database: Database, instansi_id: int, tmp_path: Path) -> None:
    with Ramai(database, instansi_id, tmp_path) as r:
        sekretaris, *lain = r.phones(6)
        r.start()
        with held_up(r):
            want_rekap(database, instansi_id, sekretaris)
            r.advance(1)
            wait_for(lambda: any(call.method.lower() == "sendchataction" for call in r.sim.calls))
            for kalimat in KALIMAT:
                for phone in lain:
                    phone.send(kalimat)
            wait_for(lambda: has_all(r, lain))
            assert count_files(sekretaris) == 0
        wait_for(lambda: count_files(sekretaris) == 1)


async def test_nothing_of_a_drawing_runs_in_the_loops_thread() -> None:
    """The picture of what the loop may not do: a draw in it would hold every chat up for seconds."""
    drawer = Drawer()
    try:
        menggambar = asyncio.create_task(drawer.draw(*BUKU))
        putaran = 0
        while not menggambar.done():
            await asyncio.sleep(0)
            putaran += 1
        assert (await menggambar).startswith(b"PK")
        assert putaran > len(BARIS)
    finally:
        drawer.close()
