"""The office's rules for reminders, in /admin: each in words, with a switch, and figures to choose from."""

from dataclasses import replace

from bahasa.kalimat import atur_pengingat as kalimat
from handlers.orang.wewenang import require_admin
from handlers.turn import Papan, SuntingDitekan, Tombol, TombolUsang, Turn
from sop.pengingat import PILIHAN, SAKLAR, AturanPengingat
from sop.peran import Peran

_ANGKA = tuple(PILIHAN)
_SEBARIS = 2


def show_rules(turn: Turn) -> None:
    """Every rule as it holds now."""
    require_admin(turn)
    aturan = turn.kantor.pengingat
    turn.reply(kalimat.daftar(aturan), _board(aturan))


def switch_on(turn: Turn, urut: int) -> None:
    """This rule holds from now on."""
    _switch(turn, urut, berlaku=True)


def switch_off(turn: Turn, urut: int) -> None:
    """This rule holds no more."""
    _switch(turn, urut, berlaku=False)


def choose(turn: Turn, urut: int, pilihan: int) -> None:
    """Another figure in a rule."""
    require_admin(turn)
    if urut >= len(_ANGKA) or pilihan >= len(PILIHAN[_ANGKA[urut]]):
        raise TombolUsang
    nama = _ANGKA[urut]
    nilai = PILIHAN[nama][pilihan]
    _keep(turn, nama, nilai)
    turn.answer(kalimat.angka_diubah(nama, nilai))


def _switch(turn: Turn, urut: int, *, berlaku: bool) -> None:
    require_admin(turn)
    if urut >= len(SAKLAR):
        raise TombolUsang
    _keep(turn, SAKLAR[urut], berlaku)
    turn.answer(kalimat.diubah(urut + 1, berlaku=berlaku))


def _keep(turn: Turn, nama: str, nilai: int) -> None:
    turn.store.instansi.lock()
    lama = turn.store.instansi.setelan().pengingat
    semula = getattr(lama, nama)
    baru = replace(lama, **{nama: nilai})  # type: ignore[arg-type]  # SAKLAR and PILIHAN say which field is of which type
    if semula != nilai:
        turn.store.instansi.keep_pengingat(baru)
        turn.note("aturan_pengingat", peran=Peran.ADMIN, aturan=nama, semula=semula, menjadi=nilai)
    turn.say(SuntingDitekan(teks=kalimat.daftar(baru), papan=_board(baru)))


def _board(aturan: AturanPengingat) -> Papan:
    """A switch says what pressing it does, so that a second tap undoes nothing; the figure that holds has no button."""
    tombol = []
    for urut, nama in enumerate(SAKLAR):
        nyala = getattr(aturan, nama)
        perintah = "ingat_mati" if nyala else "ingat_nyala"
        tombol.append(Tombol(kalimat.tombol_saklar(urut + 1, nyala=nyala), f"{perintah}:{urut}"))
    for urut, nama in enumerate(_ANGKA):
        tombol += [
            Tombol(kalimat.tombol_angka(nama, nilai), f"ingat_angka:{urut}:{pilihan}")
            for pilihan, nilai in enumerate(PILIHAN[nama])
            if nilai != getattr(aturan, nama)
        ]
    return tuple(tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS))
