"""The SOPs a cycle can begin with: the program's own, and those the office added."""

from dataclasses import dataclass

from handlers.turn import Turn
from sop.langkah import Naskah
from sop.naskah import NaskahTeks, naskah_bawaan
from storage.store import Store

_BAWAAN = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SopTersedia:
    """One of them, by the id its buttons carry."""

    id: int
    teks: NaskahTeks

    @property
    def naskah(self) -> Naskah:
        """What it says."""
        return self.teks.naskah


def list_sop(store: Store) -> tuple[SopTersedia, ...]:
    """All of them, first the one /siklus shows at once: the program's own, in the office's version where it has one."""
    tambahan = [SopTersedia(id=satu.id, teks=satu.teks) for satu in store.naskah.offered()]
    utama = naskah_bawaan().naskah.kode
    milik = [satu for satu in tambahan if satu.naskah.kode == utama] or [SopTersedia(id=_BAWAAN, teks=naskah_bawaan())]
    return (*milik, *(satu for satu in tambahan if satu.naskah.kode != utama))


def find_sop(turn: Turn, sop_id: int) -> SopTersedia | None:
    """That of a button; None where it is on offer no more, or a newer version is."""
    return next((satu for satu in list_sop(turn.store) if satu.id == sop_id), None)
