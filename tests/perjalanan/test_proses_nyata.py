"""The same journey against the real process: set up by commands, stopped by signals, killed three times on the way."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.demo.cerita import Ponsel, scenes
from bot.demo.panggung import TOKEN, demo_start
from dokumen.arsip import verify_arsip
from simulator.phone import Phone
from sop.peran import Peran
from sop.siklus import Perintah
from storage.store import Store
from tests.perjalanan.proses import Proses
from tests.perjalanan.test_siklus_penuh import REKAP, SIGN_OFFS

OFFICE = (Peran.KEPALA_DINAS, Peran.SEKRETARIS, Peran.TIM, Peran.STAF)


class ProsesTerbunuh(Proses):
    """A process that is killed three times: with an update unread, with one unanswered, and amid an answer."""

    def __init__(self, folder: Path, database_url: str) -> None:
        super().__init__(folder, database_url, demo_start())
        self.on_press = self._plan
        self._next: Callable[[], bool] | None = None
        self._answers = 0
        self.kills = 0

    def act(self, action: Callable[[], object]) -> None:
        moment, self._next = self._next, None
        self._answers = self._count_answers()
        action()
        if moment:
            self.sim.wait_for(moment, timeout=30)
            self.kill_and_start()
            self.kills += 1
        self.settle()

    def _plan(self, _phone: Ponsel, label: str) -> None:
        """What is pressed next, and where the process dies over it."""
        moments = {
            "Mulai siklus": lambda: True,
            "Terima": lambda: not self.sim.pending(TOKEN),
            "Setuju": lambda: self._count_answers() > self._answers,
        }
        if self.kills < len(moments) and label == list(moments)[self.kills]:
            self._next = moments[label]

    def _count_answers(self) -> int:
        return sum(call.method != "getUpdates" for call in self.sim.calls)


@pytest.fixture
def proses(tmp_path: Path, database_url: str) -> Iterator[ProsesTerbunuh]:
    """The office, with everybody whom the story needs in the chat."""
    with ProsesTerbunuh(tmp_path, database_url) as proses:
        for peran in OFFICE:
            proses.join(peran)
        for unit in proses.daftar_unit():
            proses.join(Peran.BIDANG, unit.unit.kode)
        yield proses


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_journey_survives_three_kills_with_nothing_lost_and_nothing_done_twice(
    proses: ProsesTerbunuh, tmp_path: Path
) -> None:
    for _, adegan in scenes():
        adegan(proses)
    assert proses.kills == 3
    with proses.store() as store:
        assert list(_signed(store)) == SIGN_OFFS
        assert store.jejak.first_break() is None
        assert store.inbox.count_set_aside() == store.outbox.count_set_aside() == 0
        assert _reminded(store) == [(1, None), (7, "DAYASOS"), (7, "DAYASOS")]  # before it was due, and after
    assert _figures(_newest_file(proses.phone(Peran.SEKRETARIS), "Rekap")) == REKAP
    arsip = tmp_path / "arsip.zip"
    arsip.write_bytes(_newest_file(proses.phone(Peran.STAF), "Arsip"))
    assert verify_arsip(arsip) == ()
    assert proses.call("verify", str(arsip)) == "intact\n"
    assert proses.stop() == 0
    assert _errors(proses.log) == []
    assert TOKEN not in proses.log.read_text()


def _signed(store: Store) -> Iterator[tuple[object, ...]]:
    siklus = store.siklus.newest()
    assert siklus is not None
    for satu in store.jejak.of_siklus(siklus.id):
        if satu.peristiwa in set(Perintah):
            nama = store.orang.name_of(satu.pegawai_id).removesuffix(" (contoh)")
            yield satu.isi["langkah"], satu.isi["unit"], satu.peristiwa, satu.peran, nama


def _reminded(store: Store) -> list[tuple[int, str | None]]:
    siklus = store.siklus.newest()
    assert siklus is not None
    jejak = store.jejak.of_siklus(siklus.id)
    return [(satu.isi["langkah"], satu.isi["unit"]) for satu in jejak if satu.peristiwa == "pengingat"]


def _newest_file(phone: Phone, awal: str) -> bytes:
    berkas = [satu for satu in phone.files() if satu.name.startswith(awal) and not satu.name.endswith(".png")]
    return berkas[-1].content


def _figures(rekap: bytes) -> dict[str, tuple[object, ...]]:
    lembar = load_workbook(BytesIO(rekap), data_only=True)["Rekap"]
    baris = [satu for satu in lembar.iter_rows(values_only=True) if isinstance(satu[0], int)]
    return {str(satu[3]).split()[0]: satu[5:9] for satu in baris}


def _errors(log: Path) -> list[str]:
    """What the bot calls an error; a kill also leaves a line of Python's own about what it could not clean up."""
    baris = [json.loads(satu) for satu in log.read_text().splitlines() if satu.startswith("{")]
    return [satu["event"] for satu in baris if satu["level"] in {"error", "critical"}]
