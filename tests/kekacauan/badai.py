"""The storm: whole cycles played by the people of the office, while the bot is killed and the way to it is troubled."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.demo.cerita import Ponsel, scenes
from simulator.faults import Fault
from tests.kekacauan.deras import Deras, Selisih
from tests.kekacauan.hitungan import Hitungan, count
from tests.kekacauan.medan import Medan
from tests.kekacauan.titik import Titik

_FORMS_OPEN = "Langkah 6: distribusi format"
_KILLED, _TROUBLED, _TAPPED_TWICE = 0.3, 0.3, 0.3
_LONGEST_WAIT = 0.4
_PATIENCE = 3
_MOST_WAITING = (
    3  # troubles of one method: while no paper is sent more would gather, and be an outage of minutes for the next
)
_PASSED_BY_EVERY_PROCESS = (
    Titik.IN_WORK,
    Titik.AFTER_WORK_COMMIT,
    Titik.BEFORE_SEND,
    Titik.AFTER_SEND,
    Titik.AFTER_MARK,
)
_TITIK = (
    *_PASSED_BY_EVERY_PROCESS,
    Titik.AFTER_GETUPDATES,
    Titik.IN_INBOX,
    Titik.AFTER_INBOX_COMMIT,
    Titik.WHILE_DRAWING,
    Titik.IN_REMINDER,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Susunan:
    """What a round is played on: a kind of database, and what each process runs."""

    nama: str
    database: str
    loops: tuple[str, ...] = ("",)


SUSUNAN = (
    Susunan(nama="SQLite", database="sqlite"),
    Susunan(nama="PostgreSQL, 1 process", database="postgresql"),
    Susunan(nama="PostgreSQL, 3 processes", database="postgresql", loops=("", "", "")),
    Susunan(
        nama="PostgreSQL, split over 3", database="postgresql", loops=("receive,work", "work,deliver", "deliver,remind")
    ),
)


class Badai(Medan):
    """A field on which any act may meet a kill, trouble on the way, or a second tap; all drawn from one seed."""

    def __init__(self, folder: Path, database_url: str, susunan: Susunan, rng: random.Random) -> None:
        super().__init__(folder, database_url, loops=susunan.loops)
        self.lost_answers = 0
        self.on_press = self._tap
        self._rng = rng
        self._processes = len(susunan.loops)
        self._kills_left = 0
        self._tapped = False
        self._since_order = 0

    def play(self, kills: int) -> Hitungan:
        """One whole cycle, with about so many kills: half of them while the forms are filled in."""
        self.gather()
        selisih = Selisih()
        self._kills_left = kills // 4
        for judul, adegan in scenes():
            adegan(self)
            if judul == _FORMS_OPEN:
                self._kills_left += kills // 2
                selisih = self._flood()
                self._kills_left += kills - kills // 4 - kills // 2
        self._calm()
        return count(self, selisih, lost_answers=self.lost_answers)

    def flood(self, kills: int) -> Hitungan:
        """The forms alone, which must be open, with about so many kills."""
        self._kills_left = kills
        selisih = self._flood()
        return count(self, selisih, lost_answers=self.lost_answers)

    def act(self, action: Callable[[], object]) -> None:
        """Do one thing on a phone, perhaps twice where it is a tap, and perhaps the bot dies over it."""
        tapped, self._tapped = self._tapped, False
        self._trouble()
        self._take_back()
        siapa = self._rng.randrange(self._processes)
        mati = self._kills_left > 0 and self._rng.random() < _KILLED and not self.has_order(siapa)
        seketika = mati and self._rng.random() < 0.5
        if mati:
            self._kills_left -= 1
        if mati and not seketika:
            self.order(self._rng.choice(_TITIK), self._rng.randint(1, 3), siapa)
            self._since_order = 0
        action()
        if tapped and self._rng.random() < _TAPPED_TWICE:
            action()
        if seketika:
            time.sleep(self._rng.uniform(0, _LONGEST_WAIT))
            if self.is_running(siapa):
                self.kill(siapa)
        self.settle()

    def _take_back(self) -> None:
        """An order for a point that nobody comes by now is taken back: while forms are filled in, no paper is drawn."""
        self._since_order += 1
        for siapa in range(self._processes):
            if self._since_order > _PATIENCE and self.has_order(siapa):
                self.forget_order(siapa)
                self._kills_left += 1

    def _flood(self) -> Selisih:
        """All units correct their figures, until the kills meant for that are done."""
        deras = Deras(self)
        while self._kills_left > 0:
            self.act(lambda: deras.burst_all(self._rng.randint(1, 2)))
        self._calm()
        return deras.compare()

    def _tap(self, _phone: Ponsel, _label: str) -> None:
        self._tapped = True

    def _trouble(self) -> None:
        if self._rng.random() >= _TROUBLED:
            return
        fault = self._rng.choice(
            (
                Fault(method="sendMessage", retry_after=1, times=self._rng.randint(1, 5)),
                Fault(method="sendMessage", code=502, times=self._rng.randint(1, 2)),
                Fault(method="answerCallbackQuery", code=500),
                Fault(method="sendMessage", kind="drop"),
                Fault(method="sendMessage", kind="lose"),
                Fault(method="sendDocument", kind="lose"),
                Fault(method="sendMessage", kind="delay", seconds=self._rng.uniform(0, 2)),
                Fault(method="getUpdates", code=502),
                Fault(method="getUpdates", kind="lose"),
                Fault(method="getUpdates", kind="delay", seconds=self._rng.uniform(0, 2)),
                Fault(method="getUpdates", kind="repeat", times=2),
                Fault(method="getUpdates", kind="reverse", times=2),
            )
        )
        with self.sim.changing():
            if sum(satu.method == fault.method for satu in self.sim.faults) >= _MOST_WAITING:
                return
            self.sim.faults.add(fault)
        self.lost_answers += fault.kind == "lose" and fault.method != "getUpdates"

    def _calm(self) -> None:
        """No more trouble, no order open, and all at rest."""
        with self.sim.changing():
            self.sim.faults.clear()
        for siapa in range(self._processes):
            self.forget_order(siapa)
        self.settle()
