"""Who must act: the people behind a role now, and those one task waits for."""

from collections.abc import Collection, Mapping
from datetime import datetime

from handlers.turn import Turn
from sop.peran import Peran
from storage.orang import Orang, Pemangku
from storage.siklus import TugasTersimpan
from storage.store import Store


def holders(turn: Turn, peran: Peran, unit: str | None = None) -> tuple[Orang, ...]:
    """Who acts in a role now (for a unit: in that unit), in the order of set-up."""
    return holders_of(turn, [(peran, unit)])[peran, unit]


def holders_of(turn: Turn, daftar: Collection[Pemangku]) -> Mapping[Pemangku, tuple[Orang, ...]]:
    """Who acts in each of these roles now."""
    return turn.store.orang.holders_of(daftar, turn.now)


def is_responsible(orang: Orang, tugas: TugasTersimpan) -> bool:
    """Whether this person may sign the task off now: who was handed it, else whoever holds its role."""
    if tugas.dialihkan_ke is not None:
        return orang.id == tugas.dialihkan_ke
    return orang.holds(tugas.peran, tugas.unit)


def responsible_for(turn: Turn, tugas: TugasTersimpan) -> tuple[Orang, ...]:
    """Who must act on a task now: whoever `is_responsible`, in the order of set-up; empty where nobody is."""
    return responsible_for_each(turn, [tugas])[tugas.id]


def responsible_for_each(turn: Turn, daftar: Collection[TugasTersimpan]) -> Mapping[int, tuple[Orang, ...]]:
    """The same for each of these tasks by their ids, read together."""
    return find_responsible(turn.store, daftar, turn.now)


def find_responsible(
    store: Store, daftar: Collection[TugasTersimpan], now: datetime
) -> Mapping[int, tuple[Orang, ...]]:
    """The same where nobody speaks."""
    diberi = {tugas.dialihkan_ke for tugas in daftar if tugas.dialihkan_ke is not None}
    orang = {satu.id: (satu,) for satu in store.orang.of_ids(diberi, now)}
    berperan = [(tugas.peran, tugas.unit) for tugas in daftar if tugas.dialihkan_ke is None]
    pemegang = store.orang.holders_of(berperan, now)
    return {
        tugas.id: pemegang[tugas.peran, tugas.unit] if tugas.dialihkan_ke is None else orang.get(tugas.dialihkan_ke, ())
        for tugas in daftar
    }


def open_tasks(turn: Turn) -> tuple[TugasTersimpan, ...]:
    """The open tasks the speaker must act on, oldest first."""
    jabatan = tuple((jab.peran, jab.unit if jab.peran is Peran.BIDANG else None) for jab in turn.aku.daftar_peran)
    return turn.store.tugas.open_for(jabatan, turn.aku.id)
