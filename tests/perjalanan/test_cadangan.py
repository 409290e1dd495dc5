"""The office moves three times within one cycle, by backup and restore amid chats: the journey stays the same."""

import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from sqlalchemy import Executable, func, select

from bot.clock import StandingClock
from bot.demo.panggung import Panggung, demo_start
from sop.peran import Peran
from storage import tables
from storage.database import Database
from storage.store import Store
from tests.databases import PostgresServer
from tests.perjalanan.conftest import Tamat, play, url_of
from tests.perjalanan.proses import ROOT, wait_for

CHATTY = ("Kenanga (contoh)", "Seroja (contoh)", "Intan (contoh)", "Jaya (contoh)")
"""People of the office who have no part in the story, and ask the bot things all the while."""
_PAUSE_SECONDS = 0.02
_AT_LEAST = 20

Moment = Callable[[Panggung], bool]
MOMENTS: tuple[Moment, ...] = (
    lambda p: "RESOS-3" in p.phone(Peran.BIDANG, "RESOS").received[-1].text,
    lambda p: "Apa arahan" in p.phone(Peran.SEKRETARIS).received[-1].text,
    lambda p: "Terima laporan" in p.phone(Peran.KEPALA_DINAS).received[-1].buttons,
)
"""In the midst of a unit's form, before the words of a return, and before the report is received."""


class PanggungPindah(Panggung):
    """A stage on which the bot goes on in another database at each of the moments."""

    def __init__(self, folder: Path, addresses: list[str]) -> None:
        super().__init__(folder, StandingClock(demo_start()))
        self._home = folder
        self._addresses = addresses
        self.between = self._look
        self.moves = 0

    def _look(self) -> None:
        if self.moves < len(MOMENTS) and self.phones.keys() >= set(CHATTY) and self._has_come():
            self._move()

    def _has_come(self) -> bool:
        return all(phone.received for phone in self.phones.values()) and MOMENTS[self.moves](self)

    def _move(self) -> None:
        nama = f"pindah-{self.moves}"
        url, dari = self._addresses[self.moves], self.database
        self.moves += 1
        with self._chatter():
            self._call("backup", f"{nama}.zip", dari)
        self.settle()
        self.stop_bot()
        self._folder = self._home / nama
        self.database = Database(url)
        self._call("restore", f"{nama}.zip", self.database)
        semua, dibawa = _worked(dari), _worked(self.database)
        assert 0 < dibawa.total() < semua.total(), "the backup was not taken amid the chats"
        assert dibawa == _answered(self.database)
        with self.database.reading() as conn:
            assert Store(conn, self.instansi_id).jejak.first_break() is None
        dari.close()
        self.start_bot()
        self.settle()

    @contextmanager
    def _chatter(self) -> Iterator[None]:
        """The chatty ask on and on; the block begins when they are in the midst of it."""
        phones, berhenti = [self.phones[nama] for nama in CHATTY], threading.Event()
        mulai = sum(len(phone.received) for phone in phones)

        def ask() -> None:
            for phone, teks in zip(cycle(phones), cycle(("/tugas", "/status", "/bantuan")), strict=False):
                phone.send(teks)
                if berhenti.wait(_PAUSE_SECONDS):
                    return

        thread = threading.Thread(target=ask)
        thread.start()
        try:
            ramai = mulai + _AT_LEAST
            wait_for(lambda: sum(len(phone.received) for phone in phones) > ramai, lambda: "nobody is answered")
            yield
        finally:
            berhenti.set()
            thread.join()

    def _call(self, command: str, file: str, database: Database) -> None:
        """A process of its own, while the bot runs or not."""
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DATABASE_URL": url_of(database)}
        subprocess.run(  # noqa: S603 - our own program, and no shell
            [sys.executable, "-m", "bot", command, file],
            cwd=self._home,
            env={**env, "FILES_URL": str(self._folder / "files")},
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=True,
        )


def test_moved_from_kind_to_kind_amid_chats_the_journey_is_the_same(
    tmp_path: Path, tamat_sqlite: Tamat, postgres_server: PostgresServer
) -> None:
    with postgres_server.blank() as satu:
        addresses = [url_of(satu), f"sqlite:///{tmp_path}/dua.db", f"sqlite:///{tmp_path}/tiga.db"]
        panggung = PanggungPindah(tmp_path, addresses)
        with play(panggung) as tamat:
            assert panggung.moves == len(MOMENTS)
            for nama in tamat_sqlite.rekaman.by_nama.keys() - set(CHATTY):
                assert tamat.rekaman.by_nama[nama] == tamat_sqlite.rekaman.by_nama[nama]
            with tamat.store() as store:
                assert store.jejak.first_break() is None
                assert store.inbox.count_open() == store.outbox.count_waiting() == 0
                assert store.inbox.count_set_aside() == store.outbox.count_set_aside() == 0


def _worked(database: Database) -> Counter[int]:
    """How many updates of each chat were worked off."""
    masuk = tables.inbox.c
    return _count(
        database, select(masuk.chat_id, func.count()).where(masuk.keadaan == "selesai").group_by(masuk.chat_id)
    )


def _answered(database: Database) -> Counter[int]:
    """How many updates of each chat have an answer in the outbox, sent or not."""
    keluar = tables.outbox.c
    kueri = select(keluar.chat_id, func.count()).where(keluar.menjawab_pada.is_not(None)).group_by(keluar.chat_id)
    return _count(database, kueri)


def _count(database: Database, kueri: Executable) -> Counter[int]:
    hasil = Counter[int]()
    with database.reading() as conn:
        for chat_id, jumlah in conn.execute(kueri):
            hasil[chat_id] = jumlah
    return hasil
