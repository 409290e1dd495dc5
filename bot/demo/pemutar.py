"""The player: the story at a pace that can be read along, held and begun anew from the page."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.demo.cerita import Adegan, Ponsel
from bot.demo.panggung import Panggung
from simulator.phone import Phone, PhoneError
from simulator.story import Mode, StoryState
from sop.peran import Peran
from storage.instansi import UnitTersimpan

_PACE_SECONDS = 0.8


class _Ended(Exception):
    """Nobody wants to see the rest."""


class Pemutar:
    """Plays scenes on a stage in a thread of its own; it loses its way where somebody else presses there too."""

    def __init__(
        self,
        panggung: Panggung,
        scenes: Callable[[], Iterator[Adegan]],
        begin_at: datetime,
        *,
        pace: float = _PACE_SECONDS,
    ) -> None:
        self.on_press: Callable[[Ponsel, str], None] = lambda _phone, _label: None
        self._panggung = panggung
        self._scenes = tuple(scenes())
        self._begin_at = begin_at
        self._pace = pace
        self._state = StoryState(mode=Mode.READY, scenes=len(self._scenes))
        self._going = threading.Event()
        self._ended = threading.Event()
        self._turn = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> StoryState:
        """Where it stands now."""
        return self._state

    def play(self) -> None:
        """Begin, in an office where nothing has happened yet, or go on."""
        with self._turn:
            if self._state.mode is Mode.PAUSED:
                self._become(Mode.PLAYING)
                self._going.set()
            elif self._state.mode is not Mode.PLAYING:
                if not self._panggung.is_untouched():
                    self._begin_anew()
                self._start()

    def pause(self) -> None:
        """Stand still after the act that is under way."""
        with self._turn:
            if self._state.mode is Mode.PLAYING:
                self._going.clear()
                self._become(Mode.PAUSED)

    def begin_anew(self) -> None:
        """Put the office back to where it was at first."""
        with self._turn:
            self._begin_anew()

    def stop(self) -> None:
        """Tell no more."""
        self._ended.set()
        self._going.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    # -- the stage, as a scene sees it

    def phone(self, peran: Peran, unit: str | None = None) -> Phone:
        """The phone of the first holder of a role, to which the story turns."""
        phone = self._panggung.phone(peran, unit)
        self._state = replace(self._state, actor=phone.id)
        return phone

    def daftar_unit(self) -> Sequence[UnitTersimpan]:
        """The units in the office's order."""
        return self._panggung.daftar_unit()

    def act(self, action: Callable[[], object]) -> None:
        """Do one thing on a phone, once there was time to read what stands there."""
        self._breathe()
        self._panggung.act(action)

    def advance(self, step: str) -> None:
        """Move the office's clock on."""
        self._breathe()
        self._panggung.advance(step)

    def _breathe(self) -> None:
        self._ended.wait(self._pace)
        self._going.wait()
        if self._ended.is_set():
            raise _Ended

    # -- the player

    def _begin_anew(self) -> None:
        self.stop()
        self._state = StoryState(mode=Mode.READY, scenes=len(self._scenes))
        self._panggung.begin_anew(self._begin_at)

    def _start(self) -> None:
        self._ended.clear()
        self._going.set()
        self._become(Mode.PLAYING)
        self._thread = threading.Thread(target=self._run, name="story", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            for nomor, (judul, adegan) in enumerate(self._scenes, start=1):
                self._state = replace(self._state, scene=nomor, heading=judul)
                adegan(self)
        except _Ended:
            return
        except (PhoneError, StopIteration, TimeoutError):  # somebody else has pressed or typed there
            self._become(Mode.LOST)
        else:
            self._become(Mode.ENDED)

    def _become(self, mode: Mode) -> None:
        self._state = replace(self._state, mode=mode, actor=self._state.actor if mode is Mode.PLAYING else None)
