"""A restart at any point goes on where it was: stopped and started around every message, the journey is the same."""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from bot.clock import StandingClock
from bot.demo.panggung import TOKEN, Panggung, demo_start
from tests.perjalanan.conftest import Tamat, play


class PanggungGelisah(Panggung):
    """A stage on which the bot is restarted before every message, and again while it works it off or answers it."""

    def __init__(self, folder: Path, database_url: str) -> None:
        super().__init__(folder, StandingClock(demo_start()), database_url=database_url)
        self._moments = cycle((self._is_received, self._is_being_answered))
        self._answers = 0

    def act(self, action: Callable[[], object]) -> None:
        def between_two_restarts() -> None:
            self.restart_bot()
            self._answers = self._count_answers()
            action()
            self.sim.wait_for(next(self._moments), timeout=30)
            self.restart_bot()

        super().act(between_two_restarts)

    def _is_received(self) -> bool:
        return not self.sim.pending(TOKEN)

    def _is_being_answered(self) -> bool:
        return self._count_answers() > self._answers

    def _count_answers(self) -> int:
        return sum(call.method != "getUpdates" for call in self.sim.calls)


def test_restarted_around_every_message_the_journey_is_the_same(
    tmp_path: Path, database_url: str, tamat_sqlite: Tamat
) -> None:
    with play(PanggungGelisah(tmp_path, database_url)) as tamat:
        assert tamat.rekaman.by_nama == tamat_sqlite.rekaman.by_nama
