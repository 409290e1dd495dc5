"""The office's switches for the questions about odd figures, in /admin."""

from bahasa.kalimat import kewajaran as kalimat
from bahasa.kalimat import label
from handlers.orang.wewenang import require_admin
from handlers.turn import Papan, SuntingDitekan, Tombol, TombolUsang, Turn
from sop.kewajaran import Aturan
from sop.peran import Peran

_SEBARIS = 2


def show_rules(turn: Turn) -> None:
    """Every rule with its switch."""
    require_admin(turn)
    mati = turn.kantor.aturan_mati
    turn.reply(kalimat.daftar_aturan(len(Aturan) - len(mati)), _switches(mati))


def switch_on(turn: Turn, urut: int) -> None:
    """Ask this question from now on."""
    _keep(turn, _rule(turn, urut), berlaku=True)


def switch_off(turn: Turn, urut: int) -> None:
    """Ask this question no more; what it found before stays."""
    _keep(turn, _rule(turn, urut), berlaku=False)


def _keep(turn: Turn, aturan: Aturan, *, berlaku: bool) -> None:
    turn.store.instansi.lock()
    semula = turn.store.instansi.setelan().aturan_mati
    mati = semula - {aturan.value} if berlaku else semula | {aturan.value}
    if mati != semula:
        turn.store.instansi.switch_off(mati)
        turn.note("aturan_kewajaran", peran=Peran.ADMIN, aturan=aturan.value, berlaku=berlaku)
    turn.say(SuntingDitekan(teks=kalimat.daftar_aturan(len(Aturan) - len(mati)), papan=_switches(mati)))


def _rule(turn: Turn, urut: int) -> Aturan:
    require_admin(turn)
    daftar = list(Aturan)
    if urut >= len(daftar):
        raise TombolUsang
    return daftar[urut]


def _switches(mati: frozenset[str]) -> Papan:
    """A switch says what pressing it does, so that a second tap undoes nothing."""
    tombol = [
        Tombol(
            label.choice(kalimat.TOMBOL[satu], dipilih=satu.value not in mati),
            f"{'aturan_nyala' if satu.value in mati else 'aturan_mati'}:{urut}",
        )
        for urut, satu in enumerate(Aturan)
    ]
    return tuple(tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS))
