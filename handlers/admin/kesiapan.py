"""Kesiapan: what a cycle would lack, and the way on."""

from collections.abc import Iterable

from bahasa.kalimat import kesiapan as kalimat
from bahasa.kalimat import label
from handlers.orang.wewenang import require_admin
from handlers.siklus.kesiapan import read_celah
from handlers.siklus.sop_tersedia import list_sop
from handlers.turn import Papan, Tombol, Turn
from sop.kesiapan import Celah, JenisCelah

# Where each thing that is missing is mended; what is not here is told of only.
_RUANG = {
    JenisCelah.TANPA_NAMA: (label.KANTOR, "kantor"),
    JenisCelah.TANPA_UNIT: (label.UNIT, "unit_daftar"),
    JenisCelah.TANPA_INDIKATOR: (label.BUKU_PENYIAPAN, "penyiapan"),
    JenisCelah.PERAN_KOSONG: (label.ORANG, "orang:0"),
    JenisCelah.UNIT_KOSONG: (label.ORANG, "orang:0"),
    JenisCelah.BELUM_TERHUBUNG: (label.UNDANGAN, "undangan_daftar"),
}
_SEBARIS = 2


def show_readiness(turn: Turn) -> None:
    """Everything that is missing for a cycle of any SOP on offer, what stops one first."""
    require_admin(turn)
    semua = read_celah(turn.store, [sop.naskah for sop in list_sop(turn.store)], turn.now)
    turn.reply(kalimat.daftar(semua), _rooms(semua))


def _rooms(semua: Iterable[Celah]) -> Papan:
    """A button for each place in which something is to be done, in the order of `_RUANG`."""
    ada = {celah.jenis for celah in semua}
    tombol = [Tombol(*ruang) for ruang in dict.fromkeys(ruang for jenis, ruang in _RUANG.items() if jenis in ada)]
    return tuple(tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS))
