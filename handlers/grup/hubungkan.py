"""A group is bound to the office: by a code the admin made, said in the group by somebody of the office."""

import secrets
from datetime import datetime, timedelta

from bahasa.kalimat import grup as kalimat
from handlers.orang import orang_luar
from handlers.turn import Turn, Ucapan, UcapanGrup
from sop.peran import Peran
from storage.store import Store

BERLAKU = timedelta(hours=24)
PALING_BANYAK = 5
_BYTES = 16


def new_code(store: Store, oleh: int, now: datetime) -> tuple[str, datetime]:
    """A code in the place of the one that was open, and until when it can be used."""
    kode = secrets.token_urlsafe(_BYTES)
    store.kode_grup.add(kode, oleh=oleh, now=now, berlaku_sampai=now + BERLAKU)
    return kode, now + BERLAKU


def try_code(turn: Turn, kode: str) -> None:
    """Bind the group that spoke; any other code gets one answer, and guessing is slowed like that of invitations."""
    if turn.store.grup.at(turn.kanal, turn.chat_id) is not None:
        orang_luar.say_sparingly(turn, UcapanGrup(teks=kalimat.SUDAH_TERHUBUNG))
        return
    pembuat = orang_luar.try_code(turn, lambda: _use(turn, kode), UcapanGrup(teks=kalimat.KODE_DITOLAK))
    if pembuat is not None:
        _bind(turn, pembuat)


def explain(turn: Turn) -> None:
    """/hubungkan outside a group: where it belongs; what was typed behind it is taken for no answer."""
    turn.reply(kalimat.KETIK_DI_GRUP)


def _use(turn: Turn, kode: str) -> int | None:
    """The admin who made the code; None for a stranger whatever the code, and where its maker is no admin any more."""
    pembuat = turn.store.kode_grup.maker(kode, turn.now) if turn.orang is not None else None
    admin = turn.store.orang.get(pembuat, turn.now) if pembuat is not None else None
    if admin is None or not admin.holds(Peran.ADMIN):
        return None
    turn.store.kartu.mark_running(turn.now)
    turn.store.instansi.lock()
    return turn.store.kode_grup.use(kode, turn.now)


def _bind(turn: Turn, pembuat: int) -> None:
    nama = turn.grup or ""
    turn.store.grup.bind(turn.kanal, turn.chat_id, nama, oleh=turn.aku.id, now=turn.now)
    turn.note("grup_dihubungkan", grup=nama, obrolan=turn.chat_id, kode_dari=pembuat)
    turn.say(UcapanGrup(teks=kalimat.terhubung(turn.kantor.instansi.nama)))
    turn.say(Ucapan(kepada=pembuat, teks=kalimat.grup_terhubung(nama, turn.aku.nama), senyap=True))
