"""/dataku: what is kept about the person who asks, in words, and whom to ask for a correction."""

from bahasa.kalimat import pegawai as kalimat
from bahasa.tanggal import format_tanggal
from handlers.admin.orang import roles
from handlers.orang.petugas import holders
from handlers.turn import Turn
from sop.peran import Peran


def show_my_data(turn: Turn) -> None:
    """/dataku: the person, the roles, the phones, and how much was entered, made and noted."""
    aku = turn.aku
    simpanan = turn.store.pegawai.kept_of(aku.id)
    zona = turn.kantor.jam.zona
    admin = [orang.nama for orang in holders(turn, Peran.ADMIN) if orang.id != aku.id]
    turn.reply(
        kalimat.dataku(
            (aku.nama, aku.nip, aku.jabatan, aku.pangkat),
            roles(turn, aku),
            ponsel=simpanan.obrolan,
            sejak=format_tanggal(simpanan.terhubung_pada.astimezone(zona).date()) if simpanan.terhubung_pada else "",
            jumlah=(simpanan.jawaban, simpanan.dokumen, simpanan.jejak),
            admin=admin[0] if admin else "",
        )
    )
