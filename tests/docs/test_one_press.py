"""docs/one-press.md says which functions a press goes through; here it goes through them."""

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import FrameType

from bot.clock import StandingClock
from bot.demo.cerita import scenes
from bot.demo.panggung import Panggung, demo_start
from sop.peran import Peran

HOUSE = Path(__file__).parent.parent.parent
PAGE = (HOUSE / "docs/one-press.md").read_text(encoding="utf-8")
STATIONS = re.findall(r"^\d+\. `([\w/]+\.py)` `([\w.]+)`", PAGE, re.MULTILINE)
UP_TO_THE_DISTRIBUTION = 5


class Stations:
    """Which of the page's functions were entered, in order, in whichever thread."""

    def __init__(self) -> None:
        self.entered: list[tuple[str, str]] = []
        self._wanted = {(str(HOUSE / file), name): (file, name) for file, name in STATIONS}
        self._watching = False

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Take down what is entered meanwhile."""
        self._watching = True
        yield
        self._watching = False

    def on_event(self, frame: FrameType, event: str, _arg: object) -> None:
        """For sys.setprofile."""
        if event == "call" and self._watching:
            station = self._wanted.get((frame.f_code.co_filename, frame.f_code.co_qualname))
            if station is not None:
                self.entered.append(station)


@contextmanager
def profiled(stations: Stations) -> Iterator[None]:
    """Every thread begun from here on, and this one, says what it enters."""
    threading.setprofile(stations.on_event)
    sys.setprofile(stations.on_event)
    try:
        yield
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def test_the_press_goes_through_every_function_of_the_page_in_its_order(tmp_path: Path) -> None:
    stations = Stations()
    with profiled(stations), Panggung(tmp_path, StandingClock(demo_start())) as panggung:
        for _, adegan in islice(scenes(), UP_TO_THE_DISTRIBUTION):
            adegan(panggung)
        unit = panggung.daftar_unit()[1].unit.kode
        with stations.watch():
            panggung.act(lambda: panggung.phone(Peran.BIDANG, unit).press("Terima"))
    entered = iter(stations.entered)
    missed = [station for station in STATIONS if station not in entered]
    assert missed == [], "not entered in the order of the page, from the first of these on"


def test_the_page_has_a_way_in_a_decision_and_a_way_out() -> None:
    assert [file.split("/")[0] for file, _ in STATIONS].count("handlers") >= 5
    assert STATIONS[0] == ("bot/receive.py", "Receiver.receive_once")
    assert STATIONS[-1] == ("storage/outbox.py", "OutboxRepo.mark_all_sent")
