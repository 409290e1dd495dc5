"""A story that plays itself on the phones, as the page sees it: what its buttons do, and where it stands."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from simulator.records import Json


class Mode(StrEnum):
    """What a story is doing; LOST when the phones no longer show what it goes on from."""

    READY = "ready"
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryState:
    """Where a story stands: in which of so many scenes, and whose phone (by id) it turns to."""

    mode: Mode
    scenes: int
    scene: int = 0
    heading: str = ""
    actor: int | None = None

    @property
    def json(self) -> Json:
        return {
            "mode": self.mode.value,
            "scene": self.scene,
            "scenes": self.scenes,
            "heading": self.heading,
            "actor": self.actor,
        }


class Story(Protocol):
    """Whoever has one to play gives it to the server; each call may take seconds."""

    @property
    def state(self) -> StoryState:
        """Where it stands now."""

    def play(self) -> None:
        """Begin, or go on."""

    def pause(self) -> None:
        """Stand still after what is under way."""

    def begin_anew(self) -> None:
        """Put everything back to where it was at first, and stand still."""
