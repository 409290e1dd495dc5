"""Joining: a one-time code binds a chat to the person invited; a stranger learns nothing."""

from bahasa.kalimat import kesiapan, label, umum
from handlers.orang import orang_luar
from handlers.siklus.tugasku import give_open_tasks
from handlers.titah import commands_for
from handlers.turn import DaftarTitah, Papan, Titah, Tombol, Turn
from sop.peran import Peran

_SIAPKAN: Papan = ((Tombol(label.KANTOR, "kantor"), Tombol(label.BUKU_PENYIAPAN, "penyiapan")),)


def meet(turn: Turn) -> None:
    """Answer a stranger: with a valid code a welcome, with anything else one polite sentence."""
    match turn.masukan:
        case Titah(nama="start", isi=kode) if kode:
            utuh = kode.rstrip(".")  # copied with the full stop of the sentence that brought it
            if (pegawai_id := orang_luar.try_invitation(turn, utuh)) is not None:
                _join(turn, pegawai_id)
        case _:
            orang_luar.turn_away(turn)


def start_again(turn: Turn) -> None:
    """/start from somebody who has joined: say so, and show what waits."""
    turn.reply(umum.SUDAH_TERHUBUNG)
    turn.say(DaftarTitah(kepada=turn.aku.id, daftar=commands_for(turn.aku)))
    give_open_tasks(turn)


def _join(turn: Turn, pegawai_id: int) -> None:
    orang = turn.store.orang.get(pegawai_id, turn.now)
    if orang is None:
        orang_luar.turn_away(turn)
        return
    turn.store.kartu.mark_running(turn.now)
    turn.store.obrolan.bind(turn.kanal, turn.chat_id, pegawai_id, turn.now)
    turn.orang = orang
    turn.note("bergabung", peran=", ".join(sorted({jab.peran for jab in orang.daftar_peran})))
    peran = [_role(turn, jab.peran, jab.unit) for jab in orang.daftar_peran]
    memulai = orang.holds(Peran.KEPALA_DINAS)
    turn.reply(umum.selamat_datang(orang.nama, peran, turn.kantor.instansi.nama, memulai=memulai))
    turn.say(DaftarTitah(kepada=orang.id, daftar=commands_for(orang)))
    if orang.holds(Peran.ADMIN) and not turn.kantor.instansi.nama:
        turn.reply(kesiapan.KANTOR_BARU, _SIAPKAN)
    give_open_tasks(turn)


def _role(turn: Turn, peran: str, unit: str | None) -> str:
    return f"{peran} ({turn.kantor.unit_name(unit)})" if unit else peran
