"""Grup: the groups that see how far the cycles are, a code that binds one more, and letting one go."""

from bahasa.kalimat import grup as kalimat
from bahasa.kalimat import label
from bahasa.tanggal import format_tanggal
from handlers.grup.hubungkan import PALING_BANYAK, new_code
from handlers.orang.periksa import when
from handlers.orang.wewenang import require_admin
from handlers.turn import SuntingDitekan, Tombol, TombolUsang, Turn
from sop.galat import SopError
from sop.peran import Peran


class GrupTerlaluBanyak(SopError):
    """One group more than an office may bind."""

    pesan = kalimat.TERLALU_BANYAK


def show_groups(turn: Turn) -> None:
    """Every group that is bound, each with a button that lets it go, and the way to one more."""
    require_admin(turn)
    semua = turn.store.grup.all(turn.kanal)
    zona = turn.kantor.jam.zona
    baris = [(satu.nama, format_tanggal(satu.terhubung_pada.astimezone(zona).date())) for satu in semua]
    sampai = turn.store.kode_grup.open_until(turn.now)
    lepas = tuple((Tombol(label.let_go(satu.nama), f"grup_lepas:{satu.id}"),) for satu in semua)
    papan = (*lepas, (Tombol(label.BUAT_KODE, "grup_kode"),))
    turn.reply(kalimat.daftar(baris, when(turn, sampai) if sampai else ""), papan)


def make_code(turn: Turn) -> None:
    """Buat kode: it takes the last one's place."""
    require_admin(turn)
    turn.store.instansi.lock()
    if len(turn.store.grup.all(turn.kanal)) >= PALING_BANYAK:
        raise GrupTerlaluBanyak
    kode, sampai = new_code(turn.store, turn.aku.id, turn.now)
    turn.note("kode_grup", peran=Peran.ADMIN)
    bot = turn.kantor.bot_nama
    tautan = f"https://t.me/{bot}?startgroup={kode}"
    papan = ((Tombol(label.TAMBAH_KE_GRUP, tautan=tautan),),) if bot else ()
    turn.reply(kalimat.kode(kode, when(turn, sampai), bot), papan)


def let_go(turn: Turn, grup_id: int) -> None:
    """Lepas: its card says so and is followed by nothing more."""
    require_admin(turn)
    grup = turn.store.grup.get(grup_id)
    if grup is None:
        raise TombolUsang
    turn.store.kartu.mark_running(turn.now)
    if not turn.store.grup.release(grup_id, turn.now):
        raise TombolUsang
    turn.note("grup_dilepas", peran=Peran.ADMIN, grup=grup.nama, obrolan=grup.chat_id)
    turn.say(SuntingDitekan(teks=kalimat.grup_dilepas(grup.nama)))
