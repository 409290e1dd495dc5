"""The roles (peran): the five columns of the SOP, and the admin who looks after the bot."""

from enum import StrEnum


class Peran(StrEnum):
    """A role as the set-up workbook writes it (contract, section 5)."""

    KEPALA_DINAS = "Kepala Dinas"
    SEKRETARIS = "Sekretaris"
    TIM = "Tim Penyusun LAKIP"
    BIDANG = "Bidang"
    STAF = "Staf"
    ADMIN = "Admin"
