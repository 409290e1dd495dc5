"""The chat commands and who has which."""

from bahasa.kalimat.umum import TITAH
from sop.peran import Peran
from storage.orang import Orang

_SEMUA = ("tugas", "isi", "status", "rekap", "riwayat", "batal", "bantuan")


def commands_for(orang: Orang) -> tuple[tuple[str, str], ...]:
    """The commands a person's menu shows, with what each does."""
    nama = [*_SEMUA]
    if may_start_cycle(orang):
        nama.append("siklus")
    if may_see_times(orang):
        nama.append("waktu")
    if orang.holds(Peran.ADMIN):
        nama.append("admin")
    return tuple((satu, TITAH[satu]) for satu in nama)


def may_start_cycle(orang: Orang) -> bool:
    """Whether the person may open /siklus."""
    return orang.holds(Peran.KEPALA_DINAS) or orang.holds(Peran.ADMIN)


def may_see_times(orang: Orang) -> bool:
    """Whether the person may open /waktu, which names who is late."""
    return any(orang.holds(peran) for peran in (Peran.KEPALA_DINAS, Peran.SEKRETARIS, Peran.ADMIN))
