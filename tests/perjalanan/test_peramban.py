"""The whole story clicked through on the page, on a desktop and on a window the size of a phone."""

from pathlib import Path

import pytest

from bot.clock import StandingClock
from bot.demo.cerita import scenes
from bot.demo.panggung import Panggung, demo_start
from sop.peran import Peran
from tests.perjalanan.peramban import Meja, open_page


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 780)], ids=["desktop", "phone"])
def test_a_cycle_is_clicked_from_the_order_to_the_archive(tmp_path: Path, width: int, height: int) -> None:
    with (
        Panggung(tmp_path, StandingClock(demo_start())) as panggung,
        open_page(panggung.server.url, width, height) as page,
    ):
        meja = Meja(panggung, page)
        for _, adegan in scenes():
            adegan(meja)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        arsip = [berkas.name for berkas in panggung.phone(Peran.STAF).files() if berkas.name.startswith("Arsip")]
        assert len(arsip) == 1
