"""A restart at any point goes on where it was: stopped and started between any two messages, the journey is the same."""

from collections.abc import Callable
from pathlib import Path

from bot.clock import StandingClock
from bot.demo.panggung import Panggung, demo_start
from tests.perjalanan.conftest import play
from tests.perjalanan.rekaman import Rekaman


class PanggungGelisah(Panggung):
    """A stage on which the bot is stopped and started as soon as anything was sent to it."""

    def act(self, action: Callable[[], object]) -> None:
        def and_restart() -> None:
            action()
            self.restart_bot()

        super().act(and_restart)


def test_restarted_before_every_message_the_journey_is_the_same(
    tmp_path: Path, database_url: str, tanpa_henti: Rekaman
) -> None:
    panggung = Panggung(tmp_path, StandingClock(demo_start()), database_url=database_url)
    panggung.between = panggung.restart_bot
    with play(panggung) as cerita:
        assert cerita.rekaman.by_nama == tanpa_henti.by_nama


def test_restarted_while_every_message_is_under_way_the_journey_is_the_same(
    tmp_path: Path, database_url: str, tanpa_henti: Rekaman
) -> None:
    panggung = PanggungGelisah(tmp_path, StandingClock(demo_start()), database_url=database_url)
    with play(panggung) as cerita:
        assert cerita.rekaman.by_nama == tanpa_henti.by_nama
