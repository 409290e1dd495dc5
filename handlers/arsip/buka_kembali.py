"""An archived cycle is opened again: by Sekretaris, with a reason; it ends with a new version of the archive."""

from bahasa.kalimat import arsip as kalimat
from bahasa.kalimat import label, umum
from handlers import tunggu
from handlers.arsip.tunggu import TungguBukaKembali
from handlers.orang.periksa import when
from handlers.orang.petugas import holders
from handlers.orang.wewenang import BukanWewenang
from handlers.siklus.buka import open_task
from handlers.turn import Ketikan, Tekan, Tombol, TombolUsang, Turn, Ucapan
from sop.peran import Peran
from sop.siklus import reopen


def ask_reason(turn: Turn, siklus_id: int) -> None:
    """Buka kembali: why?"""
    check(turn, siklus_id)
    periode = turn.name_of(siklus_id)
    token = tunggu.new_token(turn)
    papan = ((Tombol(label.BATAL, f"batal:{token}"),),)
    tunggu.ask(turn, TungguBukaKembali(token=token, siklus_id=siklus_id), kalimat.tanya_alasan(periode), papan)


def take_reason(turn: Turn, menunggu: TungguBukaKembali) -> None:
    """Take the reason in words, and open the cycle."""
    match turn.masukan:
        case Ketikan(teks=teks) if teks.strip():
            _open(turn, menunggu.siklus_id, teks.strip())
        case Ketikan():
            turn.reply(kalimat.ALASAN_KOSONG)
        case Tekan():
            raise TombolUsang
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def check_again(turn: Turn, menunggu: TungguBukaKembali) -> None:
    """Whether the reason may still be given."""
    check(turn, menunggu.siklus_id)


def check(turn: Turn, siklus_id: int) -> None:
    """Refuse whoever is not Sekretaris, and a cycle that has not ended; it is held until commit."""
    if not turn.aku.holds(Peran.SEKRETARIS):
        raise BukanWewenang
    if all(satu.id != siklus_id for satu in turn.store.siklus.all()):
        raise TombolUsang
    if turn.store.siklus.lock(siklus_id).tamat_pada is None:
        raise TombolUsang


def _open(turn: Turn, siklus_id: int, alasan: str) -> None:
    tunggu.clear(turn)
    turn.store.siklus.reopen(siklus_id)
    siklus = turn.store.siklus.get(siklus_id)
    turn.note("buka_kembali", peran=Peran.SEKRETARIS, siklus_id=siklus_id, alasan=alasan)
    kata = kalimat.dibuka_kembali(turn.name_of(siklus.id), turn.aku.nama, when(turn), alasan)
    semua = (orang.id for peran in Peran if peran is not Peran.BIDANG for orang in holders(turn, peran))
    for kepada in dict.fromkeys((turn.aku.id, *semua)):
        turn.say(Ucapan(kepada=kepada, teks=kata, senyap=kepada != turn.aku.id))
    for baru in reopen(turn.naskah_of(siklus_id), turn.kantor.daftar_kode).buka:
        open_task(turn, siklus, baru, arahan=alasan)
    turn.store.kartu.mark(siklus.id, turn.now)
