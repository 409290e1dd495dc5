"""Strangers: one constant answer, fewer the more they say; codes are looked at ever more seldom the more are wrong.

Each answer counts for a minute, and no more than ten are given at once: a flood costs ten messages, and then nothing.
After five wrong codes a chat waits, twice as long each time, and even a right code is not looked at meanwhile. When
many wrong codes come from many chats, each has one try only; whoever opens a link has it right at the first.
A group is treated alike, whoever speaks in it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bahasa.kalimat import umum as kalimat
from handlers.turn import Balasan, Efek, Turn
from storage.undangan import OrangLuar

_PER_JAWABAN = timedelta(minutes=1)
_SEKALIGUS = 10
_BEBAS = 5
_BEBAS_SAAT_RAMAI = 1
_RAMAI = 30
_JEDA = timedelta(minutes=1)
_JEDA_SAAT_RAMAI = timedelta(minutes=15)
_JEDA_TERPANJANG = timedelta(hours=1)
_SEHARI = timedelta(hours=24)
_SEJAM = timedelta(hours=1)


def turn_away(turn: Turn) -> None:
    """The one polite answer that gives nothing away, while this chat has any left."""
    say_sparingly(turn, Balasan(teks=kalimat.ORANG_LUAR))


def say_sparingly(turn: Turn, jawaban: Efek) -> None:
    """Say something to this chat, while it has any answers left."""
    _answer(turn, turn.store.orang_luar.get(turn.kanal, turn.chat_id), jawaban)


def try_invitation(turn: Turn, kode: str) -> int | None:
    """The person whom a code lets in; None where it is no good, and so answered."""
    return try_code(turn, lambda: turn.store.undangan.use(kode, turn.now), Balasan(teks=kalimat.ORANG_LUAR))


def try_code(turn: Turn, use: Callable[[], int | None], tolak: Efek) -> int | None:
    """Whose the code is by `use`; None where it is no good, which is counted, or comes too soon: `tolak` is said."""
    luar = turn.store.orang_luar.get(turn.kanal, turn.chat_id)
    if luar.coba_lagi_pada is None or luar.coba_lagi_pada <= turn.now:
        pegawai_id = use()
        if pegawai_id is not None:
            if luar != OrangLuar():
                turn.store.orang_luar.put(turn.kanal, turn.chat_id, OrangLuar())
            return pegawai_id
        luar = _count(turn, luar)
    _answer(turn, luar, tolak)
    return None


def count_wrong_codes(turn: Turn) -> int:
    """How many wrong codes came in the last day, by whole hours."""
    return turn.store.orang_luar.wrong_since(_hour(turn.now - _SEHARI))


def count_strangers(turn: Turn) -> int:
    """How many chats of nobody's wrote in the last day; one that floods is one, as all but ten answers are spared."""
    return turn.store.orang_luar.answered_since(turn.now - _SEHARI)


def _answer(turn: Turn, luar: OrangLuar, jawaban: Efek) -> None:
    sampai = max(luar.dijawab_pada or turn.now, turn.now) + _PER_JAWABAN
    if sampai - turn.now <= _SEKALIGUS * _PER_JAWABAN:
        turn.store.orang_luar.put(turn.kanal, turn.chat_id, replace(luar, dijawab_pada=sampai))
        turn.say(jawaban)


def _count(turn: Turn, luar: OrangLuar) -> OrangLuar:
    """Held under the office's lock, as the hour is one row for all chats."""
    turn.store.instansi.lock()
    ramai = turn.store.orang_luar.wrong_since(_hour(turn.now - _SEJAM)) >= _RAMAI
    turn.store.orang_luar.count_wrong(_hour(turn.now))
    percobaan = luar.percobaan + 1
    lebih = percobaan - (_BEBAS_SAAT_RAMAI if ramai else _BEBAS)
    jeda = min(_JEDA_TERPANJANG, (_JEDA_SAAT_RAMAI if ramai else _JEDA) * 2 ** min(lebih, 10)) if lebih >= 0 else None
    baru = replace(luar, percobaan=percobaan, coba_lagi_pada=turn.now + jeda if jeda else None)
    turn.store.orang_luar.put(turn.kanal, turn.chat_id, baru)
    return baru


def _hour(saat: datetime) -> datetime:
    return saat.replace(minute=0, second=0, microsecond=0)
