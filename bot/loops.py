"""The loops of the bot (docs/architecture.md, section 2), which may run in one process or be split over several."""

from enum import StrEnum


class Loop(StrEnum):
    """One of the four, named as `capaian run --only` takes it."""

    RECEIVE = "receive"
    WORK = "work"
    DELIVER = "deliver"
    REMIND = "remind"
