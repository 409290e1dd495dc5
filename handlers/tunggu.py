"""What a person may be asked: at most one of these at a time, kept as a value until it is answered.

`token` is the inbox number of the update that led to the question; its buttons carry it, so that a button of an older
question is told from one of this. `gagal` counts answers that could not be read.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Annotated, Literal

from markupsafe import Markup
from pydantic import Discriminator, TypeAdapter

from handlers.admin.tunggu import TungguAdmin
from handlers.arsip.tunggu import TungguBukaKembali
from handlers.isian.tunggu import TungguAnggaran, TungguIsian, TungguRealisasi
from handlers.langkah.tunggu import TungguTanya
from handlers.rekap.tunggu import TungguRekap
from handlers.siklus.tunggu import TungguKembali
from handlers.surat.tunggu import TungguKertas
from handlers.turn import LepasTentang, Papan, Tekan, TombolUsang, Turn
from handlers.waktu.tunggu import TungguTolakWaktu, TungguWaktu


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguBorang:
    """A form by its name: the ids it is about, and the answers so far; see handlers/borang.py."""

    token: int
    borang: str
    untuk: tuple[int, ...] = ()
    isi: tuple[str, ...] = ()
    halaman: int = 0
    tugas_id: int | None = None
    jenis: Literal["borang"] = "borang"


TungguTugas = TungguIsian | TungguTanya | TungguRekap | TungguKembali | TungguWaktu
# About no task of whoever answers; a form may be about one.
TungguLepas = TungguAdmin | TungguKertas | TungguBukaKembali | TungguTolakWaktu | TungguBorang
Tunggu = TungguTugas | TungguLepas
_TUNGGU: TypeAdapter[Tunggu] = TypeAdapter(Annotated[Tunggu, Discriminator("jenis")])
_SESAAT = timedelta(seconds=3)


def new_token(turn: Turn) -> int:
    """The token of a question asked in this turn."""
    return turn.inbox_id or 0


def ask(turn: Turn, tunggu: Tunggu, teks: Markup, papan: Papan = ()) -> None:
    """Ask the person who speaks, in these words; it replaces whatever was asked before."""
    put(turn, tunggu)
    turn.reply(teks, papan, tentang=_card(tunggu))


def put(turn: Turn, tunggu: Tunggu) -> None:
    """Keep what the person is being asked, without a word."""
    lama = current(turn)
    if lama is not None and lama.token != tunggu.token:
        _strip(turn, lama)
    turn.store.tunggu.put(turn.aku.id, _TUNGGU.dump_python(tunggu, mode="json"), turn.now)


def put_failed(turn: Turn, tunggu: TungguRealisasi | TungguAnggaran) -> int:
    """Keep asking after an answer that could not be read; returns how many there were."""
    put(turn, replace(tunggu, gagal=tunggu.gagal + 1))
    return tunggu.gagal + 1


def current(turn: Turn) -> Tunggu | None:
    """What the person who speaks is being asked, if anything."""
    isi = turn.store.tunggu.get(turn.aku.id)
    return None if isi is None else _TUNGGU.validate_python(isi)


def is_fresh(turn: Turn, tugas_id: int) -> bool:
    """Whether the person was asked about that task a moment ago: then a second tap asks nothing anew."""
    menunggu, pada = current(turn), turn.store.tunggu.asked_at(turn.aku.id)
    return menunggu is not None and menunggu.tugas_id == tugas_id and pada is not None and turn.now - pada < _SESAAT


def clear(turn: Turn) -> bool:
    """Ask the person nothing any more; False where nothing was asked."""
    lama = current(turn)
    if lama is None:
        return False
    _strip(turn, lama)
    return turn.store.tunggu.clear(turn.aku.id)


def check_token(tunggu: Tunggu, tekan: Tekan) -> tuple[int, ...]:
    """The ids of a press after its token; `TombolUsang` where it is a button of another question."""
    if not tekan.daftar_id or tekan.daftar_id[0] != tunggu.token:
        raise TombolUsang
    return tekan.daftar_id[1:]


def _strip(turn: Turn, lama: Tunggu) -> None:
    """A question that is asked no more loses its buttons, in every chat of the person."""
    turn.say(LepasTentang(tentang=_card(lama)))


def _card(tunggu: Tunggu) -> str:
    return f"tanya:{tunggu.token}"
