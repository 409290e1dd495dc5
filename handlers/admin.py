"""/admin: queues, what was set aside, who has not joined."""

from bahasa.kalimat import siklus as kalimat
from handlers.mulai_siklus import BukanWewenang
from handlers.turn import Turn
from sop.peran import Peran


def show_admin(turn: Turn) -> None:
    """/admin: queues, what was set aside, who has not joined."""
    if not turn.aku.holds(Peran.ADMIN):
        raise BukanWewenang
    toko = turn.store
    belum = [orang.nama for orang in toko.orang.all() if not toko.obrolan.chats_of(orang.id)]
    turn.reply(
        kalimat.keadaan(
            masuk=toko.inbox.count_open(),
            keluar=toko.outbox.count_waiting(),
            disisihkan=toko.inbox.count_set_aside() + toko.outbox.count_set_aside(),
            belum=belum,
        )
    )
