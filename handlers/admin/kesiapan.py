"""Kesiapan: what a cycle would lack, and the way on."""

from bahasa.kalimat import kesiapan as kalimat
from handlers.orang.wewenang import require_admin
from handlers.siklus.kesiapan import read_celah
from handlers.siklus.sop_tersedia import list_sop
from handlers.turn import Turn


def show_readiness(turn: Turn) -> None:
    """Everything that is missing for a cycle of any SOP on offer, what stops one first."""
    require_admin(turn)
    turn.reply(kalimat.daftar(read_celah(turn.store, [sop.naskah for sop in list_sop(turn.store)], turn.now)))
