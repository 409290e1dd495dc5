"""How the service is: queues, what was set aside and may be tried again, who has not joined."""

from collections.abc import Iterator

from markupsafe import Markup

from bahasa.kalimat import grup as kalimat_grup
from bahasa.kalimat import label
from bahasa.kalimat import siklus as kalimat
from handlers.orang.orang_luar import count_strangers, count_wrong_codes
from handlers.orang.periksa import when
from handlers.orang.wewenang import require_admin
from handlers.turn import Papan, SuntingDitekan, Tombol, TombolUsang, Turn
from sop.peran import Peran

_DITAMPILKAN = 5
_SEKALIGUS = 100


def describe(turn: Turn) -> Markup:
    """The queues, what was set aside, who has not joined, and what strangers tried, in words."""
    toko = turn.store
    semua = toko.orang.all()
    obrolan = toko.obrolan.chats_of([orang.id for orang in semua])
    return kalimat.keadaan(
        masuk=toko.inbox.count_open() - (turn.inbox_id is not None),  # the question itself waits no more
        keluar=toko.outbox.count_waiting(),
        disisihkan=_count_set_aside(turn),
        rincian=list(_set_aside(turn)),
        belum=[orang.nama for orang in semua if not obrolan[orang.id]],
        dari_luar=(count_wrong_codes(turn), count_strangers(turn)),
    )


def try_again_button(turn: Turn) -> Papan:
    """The button names what its reader has seen: what is set aside later is not tried again unread."""
    if not _count_set_aside(turn):
        return ()
    masuk = turn.store.inbox.set_aside_rows(1)
    keluar = turn.store.outbox.set_aside_rows(1)
    sampai = (satu[0].id if satu else 0 for satu in (masuk, keluar))
    return ((Tombol(label.PROSES_ULANG, ":".join(["proses_ulang", *map(str, sampai)])),),)


def try_again(turn: Turn, sampai_masuk: int, sampai_keluar: int) -> None:
    """Put what was set aside up to these numbers into the queues again."""
    require_admin(turn)
    toko = turn.store
    masuk = [satu.id for satu in toko.inbox.set_aside_rows(_SEKALIGUS) if satu.id <= sampai_masuk]
    keluar = [satu.id for satu in toko.outbox.set_aside_rows(_SEKALIGUS) if satu.id <= sampai_keluar]
    if not masuk and not keluar:
        raise TombolUsang
    for inbox_id in masuk:
        toko.inbox.work_again(inbox_id)
    for outbox_id in keluar:
        toko.outbox.send_again(outbox_id)
    turn.note("proses_ulang", peran=Peran.ADMIN, masuk=sorted(masuk), keluar=sorted(keluar))
    turn.say(SuntingDitekan(teks=kalimat.diproses_ulang(len(masuk) + len(keluar))))


def _count_set_aside(turn: Turn) -> int:
    return turn.store.inbox.count_set_aside() + turn.store.outbox.count_set_aside()


def _set_aside(turn: Turn) -> Iterator[str]:
    """The newest, in words: from or to whom, and when."""
    toko = turn.store
    for satu in toko.inbox.set_aside_rows(_DITAMPILKAN):
        yield kalimat.masuk_disisihkan(_name_at(turn, satu.chat_id), when(turn, satu.pada))
    for satu in toko.outbox.set_aside_rows(_DITAMPILKAN):
        yield kalimat.keluar_disisihkan(_name_at(turn, satu.chat_id), when(turn, satu.pada))


def _name_at(turn: Turn, chat_id: int) -> str:
    grup = turn.store.grup.at(turn.kanal, chat_id)
    if grup is not None:
        return kalimat_grup.sebutan(grup.nama)
    return turn.store.orang.name_of(turn.store.obrolan.person_of(turn.kanal, chat_id))
