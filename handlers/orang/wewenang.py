"""What only some may do: the refusal, and the admin's right."""

from bahasa.kalimat import siklus as kalimat
from handlers.turn import Turn
from sop.galat import SopError
from sop.peran import Peran


class BukanWewenang(SopError):
    """A command of another role."""

    pesan = str(kalimat.BUKAN_WEWENANG)


def require_admin(turn: Turn) -> None:
    """Refuse whoever is not the office's admin now."""
    if not turn.aku.holds(Peran.ADMIN):
        raise BukanWewenang
