"""The roles (peran): the five columns of the SOP, and the admin who looks after the bot; and acting for one."""

from enum import StrEnum

ATAS_NAMA = "a.n."
_AWALAN = ("Plh. ", "Plt. ", f"{ATAS_NAMA} ")


class Peran(StrEnum):
    """A role as the set-up workbook writes it (contract, section 5)."""

    KEPALA_DINAS = "Kepala Dinas"
    SEKRETARIS = "Sekretaris"
    TIM = "Tim Penyusun LAKIP"
    BIDANG = "Bidang"
    STAF = "Staf"
    ADMIN = "Admin"


def own_role(peran: str) -> str:
    """The role itself, where the trail says in whose place somebody acted: Plh. Sekretaris is Sekretaris."""
    for awalan in _AWALAN:
        peran = peran.removeprefix(awalan)
    return peran
