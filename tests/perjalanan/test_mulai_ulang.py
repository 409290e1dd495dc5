"""A restart at any point goes on where it was: stopped and started around every message, the journey is the same."""

from collections.abc import Callable
from pathlib import Path

from bot.clock import StandingClock
from bot.demo.panggung import TOKEN, Panggung, demo_start
from tests.perjalanan.conftest import Tamat, play


class PanggungGelisah(Panggung):
    """A stage on which the bot is restarted before every message, and again while it answers it."""

    def act(self, action: Callable[[], object]) -> None:
        def between_two_restarts() -> None:
            self.restart_bot()
            action()
            self.sim.wait_for(lambda: not self.sim.pending(TOKEN))
            self.restart_bot()

        super().act(between_two_restarts)


def test_restarted_around_every_message_the_journey_is_the_same(
    tmp_path: Path, database_url: str, tamat_sqlite: Tamat
) -> None:
    panggung = PanggungGelisah(tmp_path, StandingClock(demo_start()), database_url=database_url)
    with play(panggung) as cerita:
        assert cerita.rekaman.by_nama == tamat_sqlite.rekaman.by_nama
