"""/sop: what the SOP says of the step at hand, and of every other one, leafed through."""

from markupsafe import Markup

from bahasa.kalimat import bunyi_sop as kalimat
from bahasa.kalimat import label
from handlers.orang.petugas import open_tasks
from handlers.siklus.sop_tersedia import list_sop
from handlers.turn import Papan, SuntingDitekan, Tombol, TombolUsang, Turn
from sop.langkah import Naskah
from sop.siklus import Keadaan
from storage.siklus import Siklus

_TANPA_SIKLUS = 0


def show_step(turn: Turn) -> None:
    """The step of the person's oldest open task, else where the cycle stands, else the first."""
    siklus_id, nomor = _at_hand(turn)
    _enter(turn, siklus_id)
    turn.reply(*_draw(turn, siklus_id, nomor))


def turn_to(turn: Turn, siklus_id: int, nomor: int) -> None:
    """Another step, in the same message."""
    if siklus_id != _TANPA_SIKLUS and siklus_id not in {satu.id for satu in _visible(turn)}:
        raise TombolUsang
    if nomor not in _naskah(turn, siklus_id).daftar_langkah:
        raise TombolUsang
    _enter(turn, siklus_id)
    teks, papan = _draw(turn, siklus_id, nomor)
    turn.say(SuntingDitekan(teks=teks, papan=papan))


def _at_hand(turn: Turn) -> tuple[int, int]:
    for tugas in open_tasks(turn):
        return tugas.siklus_id, tugas.langkah
    for siklus in turn.store.siklus.running():
        semua = turn.store.tugas.of_siklus(siklus.id)
        return siklus.id, min((satu.langkah for satu in semua if satu.keadaan is Keadaan.TERBUKA), default=1)
    return _TANPA_SIKLUS, 1


def _enter(turn: Turn, siklus_id: int) -> None:
    if siklus_id != _TANPA_SIKLUS:
        turn.enter(siklus_id)


def _visible(turn: Turn) -> tuple[Siklus, ...]:
    return (*turn.store.siklus.all(), *turn.store.siklus.running())


def _naskah(turn: Turn, siklus_id: int) -> Naskah:
    return list_sop(turn.store)[0].naskah if siklus_id == _TANPA_SIKLUS else turn.naskah_of(siklus_id)


def _draw(turn: Turn, siklus_id: int, nomor: int) -> tuple[Markup, Papan]:
    naskah = _naskah(turn, siklus_id)
    langkah = naskah.langkah(nomor)
    arah = ((label.SEBELUMNYA, nomor - 1), (label.BERIKUTNYA, nomor + 1))
    papan = tuple(
        Tombol(nama, f"sop_langkah:{siklus_id}:{satu}") for nama, satu in arah if satu in naskah.daftar_langkah
    )
    return kalimat.langkah(naskah, langkah, turn.kantor.waktu_of(naskah, langkah)), (papan,)
