"""Who must act: the people behind a role now, and those one task waits for."""

from collections.abc import Collection, Mapping
from datetime import datetime

from bahasa.kalimat import pengganti as kalimat
from handlers.turn import Turn
from sop.peran import ATAS_NAMA, Peran
from storage.orang import Orang, Pemangku
from storage.store import Store
from storage.tugas import TugasTersimpan


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


def acting_title(orang: Orang, peran: Peran, unit: str | None = None) -> str:
    """As what somebody acts whose own role it is not: Plh. or Plt. of a title, or a.n. of the role; else empty."""
    jabatan = orang.position(peran, unit)
    if jabatan is None:
        return kalimat.atas_nama(peran, orang.jabatan)
    return f"{jabatan.sebutan} {jabatan.sebagai or peran}" if jabatan.sebutan else ""


def title_of(orang: Orang, peran: Peran, unit: str | None = None) -> str:
    """What stands under a name on paper: as what somebody acts, else the own title, else the role."""
    return acting_title(orang, peran, unit) or orang.jabatan or peran


def role_of(orang: Orang, tugas: TugasTersimpan) -> Peran | str:
    """In which role the trail says a task was worked on: its own, or on its behalf where it was handed over."""
    return tugas.peran if orang.holds(tugas.peran, tugas.unit) else f"{ATAS_NAMA} {tugas.peran}"


def signature(orang: Orang, tugas: TugasTersimpan) -> str:
    """Who signs a task off, in the words of a card."""
    return kalimat.dengan_gelar(orang.nama, acting_title(orang, tugas.peran, tugas.unit))


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


def find_holders(store: Store, daftar: Collection[Pemangku], now: datetime) -> Mapping[Pemangku, tuple[Orang, ...]]:
    """Who acts in each of these roles, where nobody speaks."""
    return store.orang.holders_of(daftar, now)
