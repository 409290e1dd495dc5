"""Small talk: /bantuan, /batal, /rekap, /admin, and what no question waits for."""

from bahasa.kalimat import rekap as kalimat_rekap
from bahasa.kalimat import siklus as kalimat_siklus
from bahasa.kalimat import umum as kalimat
from handlers import kartu, tunggu
from handlers.isian.berkas import take_workbook
from handlers.langkah_dokumen import take_upload
from handlers.mulai_siklus import BukanWewenang
from handlers.titah import commands_for
from handlers.tugasku import give_open_tasks, open_tasks
from handlers.turn import Kiriman, Lampiran, LepasTombol, Turn
from handlers.unggahan import check_upload
from sop.langkah import Cara
from sop.peran import Peran


def help_out(turn: Turn) -> None:
    """/bantuan: the commands, and whom to ask."""
    tim = turn.store.orang.holders(Peran.TIM)
    turn.reply(kalimat.bantuan(commands_for(turn.aku), tim[0].nama if tim else ""))


def stop_asking(turn: Turn) -> None:
    """/batal: close the open question; everything entered stays."""
    turn.reply(kalimat.DIHENTIKAN if tunggu.clear(turn) else kalimat.TIDAK_ADA_YANG_DIHENTIKAN)


def press_stop(turn: Turn) -> None:
    """The button Batal of any question."""
    turn.say(LepasTombol())
    stop_asking(turn)


def send_rekap(turn: Turn) -> None:
    """/rekap: the newest locked version as a workbook."""
    siklus = turn.store.siklus.newest()
    rekap = turn.store.rekap.newest(siklus.id) if siklus else None
    if siklus is None or rekap is None:
        turn.reply(kalimat_rekap.BELUM_ADA)
        return
    versi = f"versi {rekap.versi} "
    for dokumen in turn.store.dokumen.of_siklus(siklus.id):
        if dokumen.jenis == "rekap" and dokumen.berlaku and versi in dokumen.nama:
            teks = kalimat_rekap.ringkas(rekap.rekap)
            turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=dokumen.id, teks=teks))


def show_admin(turn: Turn) -> None:
    """/admin: queues, what was set aside, who has not joined."""
    if not turn.aku.holds(Peran.ADMIN):
        raise BukanWewenang
    toko = turn.store
    belum = [orang.nama for orang in toko.orang.all() if not toko.obrolan.chats_of(orang.id)]
    turn.reply(
        kalimat_siklus.keadaan(
            masuk=toko.inbox.count_open(),
            keluar=toko.outbox.count_waiting(),
            disisihkan=toko.inbox.count_set_aside() + toko.outbox.count_set_aside(),
            belum=belum,
        )
    )


def unasked_text(turn: Turn) -> None:
    """A text no question waits for: say so, and show what does wait."""
    if open_tasks(turn):
        turn.reply(kalimat.TIDAK_DIMENGERTI)
        give_open_tasks(turn)
    else:
        turn.reply(kalimat.TIDAK_ADA_TUGAS)


def unasked_file(turn: Turn, kiriman: Kiriman) -> None:
    """A file no question waits for: a filled-in form, or the paper of an open step."""
    daftar = open_tasks(turn)
    isian = [tugas for tugas in daftar if kartu.cara(turn, tugas) is Cara.ISIAN]
    if isian and take_workbook(turn, isian[0], kiriman):
        return
    surat = [tugas for tugas in daftar if kartu.cara(turn, tugas) in {Cara.DOKUMEN, Cara.FORMAT}]
    if surat:
        take_upload(turn, surat[0], kiriman)
        return
    check_upload(turn, kiriman)
    turn.reply(kalimat.BERKAS_TANPA_TUGAS)
    for tugas in daftar:
        teks, papan = kartu.render(turn, tugas)
        turn.reply(teks, papan, tentang=f"tugas:{tugas.id}")


def unreadable(turn: Turn) -> None:
    """A sticker, a voice, a place."""
    turn.reply(kalimat.JENIS_PESAN_LAIN)
