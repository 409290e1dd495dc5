"""What was read of a cycle's indicators before, so that no message reads answers again that nobody added to.

Answers are append-only: an indicator whose answers go as far as they did is as it was. So what is remembered is used
only where the transaction that asks finds the same mark, and is kept only of answers that are committed.
"""

from typing import Any, NamedTuple

from sop.indikator import Indikator
from storage.jawaban import Tanda

_TERBANYAK = 8192  # indicators; a large office has a thousand a cycle


class Teringat(NamedTuple):
    """What an indicator came to, and of what: how far its answers went, and who gave its figure, by id and name."""

    indikator: Indikator
    tanda: Tanda | None
    pengisi: int | None
    nama: str
    hasil: Any


class Ingatan:
    """What indicators came to, by cycle and kode; of one set-up of the office, so it begins anew with each."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, str], Teringat] = {}

    def recall(self, siklus_id: int, indikator: Indikator, tanda: Tanda | None) -> Teringat | None:
        """What the indicator came to with answers that far, None where that is not known."""
        dikenal = self._kept.get((siklus_id, indikator.kode))
        return dikenal if dikenal and dikenal.tanda == tanda and dikenal.indikator == indikator else None

    def keep(self, siklus_id: int, baru: Teringat) -> None:
        """Remember it; the first remembered is forgotten where there are too many."""
        self._kept[siklus_id, baru.indikator.kode] = baru
        while len(self._kept) > _TERBANYAK:
            self._kept.pop(next(iter(self._kept)), None)
