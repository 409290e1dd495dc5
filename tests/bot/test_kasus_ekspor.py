"""Papers while they are made: many who want one share it, and a process that dies half way leaves nothing behind."""

import asyncio
import hashlib
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from telegram import Bot

from bot.clock import StandingClock
from bot.demo.panggung import Panggung, demo_start
from bot.draw import Drawer
from bot.engine import Engine
from bot.papers import file_of
from bot.rate import RateLimiter
from dokumen.daftar import draw, dump_isi
from dokumen.lembar import read_buku
from dokumen.rekap_buku import BukuRekap
from sop.capaian import Capaian, Status
from storage.berkas import Lemari
from storage.database import Database
from storage.dokumen import DokumenBaru
from storage.store import Store
from tests.dokumen.contoh_surat import make_baris, make_rekap
from tests.kantor import NOW, begin_siklus
from tests.storage.test_berkas import DIES_HALF_WAY

CAPAIAN = Capaian(status=Status.DIHITUNG, mentah=Decimal(100), nilai=Decimal(100), kategori="Sangat Tinggi")
BARIS = tuple(make_baris(f"K{ke}", CAPAIAN, target=Decimal(10), nilai=Decimal(10)) for ke in range(500))
BUKU = dump_isi(BukuRekap(rekap=make_rekap(BARIS), perubahan=(), sha256="0" * 64))
TWO_HOURS = 7_200


class CountingDrawer(Drawer):
    """The real one, which also counts what it was asked for, and tells when it begins."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.begun = asyncio.Event()

    async def draw(
        self,
        jenis: str,
        isi: str,
        rekap: str | None = None,
        templat: bytes | None = None,
        logo: bytes | None = None,
    ) -> bytes:
        self.asked += 1
        self.begun.set()
        return await super().draw(jenis, isi, rekap, templat, logo)


@pytest.fixture
def drawer() -> Iterator[CountingDrawer]:
    """A drawing process."""
    hasil = CountingDrawer()
    yield hasil
    hasil.close()


@pytest.fixture
def engine(database: Database, instansi_id: int, drawer: CountingDrawer, tmp_path: Path) -> Iterator[Engine]:
    """An office's engine."""
    hasil = Engine(
        database=database,
        instansi_id=instansi_id,
        lemari=Lemari(f"file://{tmp_path}/files"),
        clock=StandingClock(NOW),
        bot=Bot("1:x"),
        drawer=drawer,
        rate=RateLimiter(1_000, 1_000),
    )
    yield hasil
    hasil.close()


@pytest.fixture
def dokumen_id(database: Database, instansi_id: int) -> int:
    """A rekap of 500 rows that nobody has drawn yet."""
    jenis, isi = BUKU
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        siklus = begin_siklus(store)
        baru = DokumenBaru(siklus_id=siklus.id, tugas_id=None, langkah=8, jenis=jenis, nama="Rekap.xlsx", isi=isi)
        return store.dokumen.add(baru, oleh=None, now=NOW).id


def files(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_case_45_five_who_ask_for_one_rekap_at_once_share_one_drawing(
    engine: Engine, drawer: CountingDrawer, dokumen_id: int
) -> None:
    daftar = await asyncio.gather(*(file_of(engine, dokumen_id) for _ in range(5)))
    daftar.append(await file_of(engine, dokumen_id))
    assert drawer.asked == 1
    assert set(daftar) == {("Rekap.xlsx", draw(*BUKU))}
    assert len(read_buku(daftar[0][1])["Rekap"].daftar_baris) > len(BARIS)


async def test_case_45_who_gives_up_waiting_spoils_it_for_nobody(
    engine: Engine, drawer: CountingDrawer, dokumen_id: int
) -> None:
    pertama, kedua = (asyncio.create_task(file_of(engine, dokumen_id)) for _ in range(2))
    await drawer.begun.wait()
    pertama.cancel()
    assert await kedua == ("Rekap.xlsx", draw(*BUKU))


async def test_case_46_a_drawing_process_that_is_killed_leaves_no_half_file(
    engine: Engine, drawer: CountingDrawer, dokumen_id: int, tmp_path: Path
) -> None:
    lain = set(multiprocessing.active_children())
    await drawer.draw(*BUKU)
    (anak,) = set(multiprocessing.active_children()) - lain
    assert anak.pid is not None
    drawer.begun.clear()
    menggambar = asyncio.create_task(file_of(engine, dokumen_id))
    await drawer.begun.wait()
    os.kill(anak.pid, signal.SIGKILL)
    nama, isi = await menggambar
    assert (nama, isi) == ("Rekap.xlsx", draw(*BUKU))
    assert [path.name for path in files(tmp_path / "files")] == [hashlib.sha256(isi).hexdigest()]


def die_half_way(folder: Path, usia: float) -> Path:
    """What a process that is killed while it keeps a file leaves behind, so many seconds ago."""
    sebelum = set(files(folder))
    perintah = [sys.executable, "-c", DIES_HALF_WAY, f"file://{folder}"]
    subprocess.run(perintah, check=False)  # noqa: S603 - our own program
    (sisa,) = set(files(folder)) - sebelum
    kini = sisa.stat().st_mtime
    os.utime(sisa, (kini - usia, kini - usia))
    return sisa


def test_case_46_what_a_killed_process_left_half_written_is_gone_after_the_next_start(tmp_path: Path) -> None:
    """A file that somebody may still be writing stays."""
    with Panggung(tmp_path, StandingClock(demo_start())) as p:
        p.stop_bot()
        lemari = tmp_path / "files"
        dulu = set(files(lemari))
        die_half_way(lemari, TWO_HOURS)
        baru = die_half_way(lemari, 0)
        assert len(set(files(lemari)) - dulu) == 2
        p.start_bot()
        p.settle()
        assert set(files(lemari)) - dulu == {baru}
