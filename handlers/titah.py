"""The chat commands and who has which."""

from bahasa.kalimat.umum import TITAH
from sop.peran import Peran
from storage.orang import Orang

_PEMEGANG_BUKU = (Peran.STAF, Peran.SEKRETARIS, Peran.TIM, Peran.ADMIN)
_SEMUA = ("tugas", "isi", "status", "rekap", "riwayat", "sop", "alihkan", "pengganti", "dataku", "batal", "bantuan")


def commands_for(orang: Orang) -> tuple[tuple[str, str], ...]:
    """The commands a person's menu shows, with what each does."""
    nama = [*_SEMUA]
    if may_see_missing(orang) or orang.holds(Peran.BIDANG):
        nama.append("belum")
    if may_open_archive(orang):
        nama.append("arsip")
    if role_at_books(orang):
        nama.append("buku")
    if may_start_cycle(orang):
        nama.append("siklus")
    if may_see_times(orang):
        nama.append("waktu")
    if orang.holds(Peran.ADMIN):
        nama.append("admin")
    return tuple((satu, TITAH[satu]) for satu in nama)


def may_see_missing(orang: Orang) -> bool:
    """Whether the person is told by /belum of every unit that has not handed in, by name."""
    return any(orang.holds(peran) for peran in (Peran.TIM, Peran.SEKRETARIS, Peran.KEPALA_DINAS, Peran.ADMIN))


def may_open_archive(orang: Orang) -> bool:
    """Whether the person may open /arsip: everybody but those who only fill in."""
    return any(satu.peran is not Peran.BIDANG for satu in orang.daftar_peran)


def may_start_cycle(orang: Orang) -> bool:
    """Whether the person may open /siklus."""
    return orang.holds(Peran.KEPALA_DINAS) or orang.holds(Peran.ADMIN)


def role_at_books(orang: Orang) -> Peran | None:
    """In which role the person may open /buku and write a letter down in it; None where in none."""
    return next((peran for peran in _PEMEGANG_BUKU if orang.holds(peran)), None)


def may_see_times(orang: Orang) -> bool:
    """Whether the person may open /waktu, which names who is late."""
    return any(orang.holds(peran) for peran in (Peran.KEPALA_DINAS, Peran.SEKRETARIS, Peran.ADMIN))
