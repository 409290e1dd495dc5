"""Kesiapan: what a cycle would lack, and the way on."""

from bahasa.kalimat import kesiapan as kalimat
from handlers.orang.wewenang import require_admin
from handlers.siklus.kesiapan import read_celah
from handlers.siklus.sop_tersedia import list_sop
from handlers.turn import Turn


def show_readiness(turn: Turn) -> None:
    """Everything that is missing for a cycle of any SOP on offer, what stops one first."""
    require_admin(turn)
    semua = dict.fromkeys(celah for sop in list_sop(turn) for celah in read_celah(turn.store, sop.naskah, turn.now))
    turn.reply(kalimat.daftar(sorted(semua, key=lambda celah: not celah.menghalangi)))
