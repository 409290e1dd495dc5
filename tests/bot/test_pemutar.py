"""The player of the story: it goes on by itself, stands still, loses its way, and begins anew."""

import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from bot.clock import StandingClock
from bot.demo.cerita import Adegan, Pentas, scenes
from bot.demo.panggung import Panggung, demo_start
from bot.demo.pemutar import Pemutar
from simulator.story import Mode
from sop.peran import Peran

SECONDS = 30


@pytest.fixture
def panggung(tmp_path: Path) -> Iterator[Panggung]:
    with Panggung(tmp_path, StandingClock(demo_start())) as panggung:
        yield panggung


def order_alone() -> Iterator[Adegan]:
    """The first scene of the story."""
    yield from islice(scenes(), 1)


def wait_for(pemutar: Pemutar, mode: Mode) -> None:
    """Until it is so."""
    seen = threading.Event()
    for _ in range(SECONDS * 100):
        if pemutar.state.mode is mode:
            return
        seen.wait(0.01)
    raise AssertionError(f"it is {pemutar.state.mode}")


def test_the_story_is_told_to_its_end_and_says_where_it_is(panggung: Panggung) -> None:
    pemutar = Pemutar(panggung, order_alone, demo_start(), pace=0)
    assert (pemutar.state.mode, pemutar.state.scene, pemutar.state.scenes) == (Mode.READY, 0, 1)
    pemutar.play()
    wait_for(pemutar, Mode.ENDED)
    assert pemutar.state.heading == "Langkah 1: Kepala Dinas memulai siklus"
    assert pemutar.state.scene == 1
    assert panggung.names_up_next() == {panggung.phone(Peran.SEKRETARIS).name}


def test_held_it_stands_still_and_let_go_it_goes_on(panggung: Panggung) -> None:
    second = threading.Event()

    def hold_itself(p: Pentas) -> None:
        p.act(pemutar.pause)
        p.act(second.set)

    pemutar = Pemutar(panggung, lambda: iter([("Satu adegan", hold_itself)]), demo_start(), pace=0)
    pemutar.play()
    wait_for(pemutar, Mode.PAUSED)
    assert not second.wait(0.1)
    pemutar.play()
    wait_for(pemutar, Mode.ENDED)
    assert second.is_set()


def test_who_presses_in_between_makes_it_lose_its_way_and_played_again_it_begins_anew(panggung: Panggung) -> None:
    kepala = panggung.phone(Peran.KEPALA_DINAS)
    panggung.act(lambda: kepala.send("/siklus"))
    panggung.act(lambda: kepala.press("Triwulan III 2026"))
    panggung.act(lambda: kepala.press("Mulai siklus"))

    def sign_what_is_not_there(p: Pentas) -> None:
        phone = p.phone(Peran.STAF)
        p.act(lambda: phone.press("Arsipkan"))

    pemutar = Pemutar(panggung, lambda: iter([("Salah", sign_what_is_not_there)]), demo_start(), pace=0)
    world = panggung.sim.world
    pemutar.play()
    wait_for(pemutar, Mode.LOST)
    assert panggung.sim.world == world + 1  # it had begun in an office of its own
    assert panggung.is_untouched()
    assert pemutar.state.actor is None


def test_begun_anew_the_office_is_as_it_was_at_first(panggung: Panggung) -> None:
    shown = [phone.transcript() for phone in panggung.sim.phones]
    pemutar = Pemutar(panggung, order_alone, demo_start(), pace=0)
    pemutar.play()
    wait_for(pemutar, Mode.ENDED)
    panggung.advance("1h")
    pemutar.begin_anew()
    assert pemutar.state.mode is Mode.READY
    assert panggung.clock.now() == demo_start()
    assert panggung.names_up_next() == frozenset()
    assert [phone.transcript() for phone in panggung.sim.phones] == shown
