"""Where a turn goes: a command, a press, the answer to an open question, or none of these."""

from collections.abc import Callable, Mapping
from typing import assert_never

from bahasa.kalimat import umum as kalimat
from handlers import bantuan, batal, tanpa_pertanyaan, tunggu
from handlers.admin.menu import show_admin
from handlers.arsip import cari
from handlers.grup import hubungkan
from handlers.grup.dengar import hear
from handlers.jawaban import find_jawaban
from handlers.orang import alihkan, bergabung, dataku, pengganti
from handlers.rekap import rekap_terbaru, riwayat
from handlers.siklus import bunyi_sop, mulai_siklus, status, tugasku
from handlers.surat import buku
from handlers.tekan import TEKAN
from handlers.turn import Ketikan, Kiriman, Lain, Sebutan, Tekan, Titah, TombolUsang, Turn
from handlers.waktu import belum, waktu_sop
from sop.galat import SopError

TITAH: Mapping[str, Callable[[Turn], None]] = {
    "start": bergabung.start_again,
    "tugas": tugasku.show_tasks,
    "isi": tugasku.fill_in,
    "status": status.show_status,
    "belum": belum.show_missing,
    "rekap": rekap_terbaru.send_rekap,
    "riwayat": riwayat.ask_which,
    "arsip": cari.search,
    "buku": buku.offer_books,
    "batal": batal.stop_asking,
    "bantuan": bantuan.help_out,
    "siklus": mulai_siklus.offer_periods,
    "waktu": waktu_sop.show_times,
    "sop": bunyi_sop.show_step,
    "alihkan": alihkan.choose_task,
    "dataku": dataku.show_my_data,
    "pengganti": pengganti.show_standing_in,
    "admin": show_admin,
    "hubungkan": hubungkan.explain,
}


def handle(turn: Turn) -> None:
    """Work one turn off; raises `SopError` for a refusal, which changes nothing."""
    if turn.grup is not None:
        if hear(turn):
            _answer_in_private(turn)
        return
    if turn.orang is None:
        bergabung.meet(turn)
        return
    match turn.masukan:
        case Titah(nama=nama) if nama in TITAH:
            TITAH[nama](turn)
        case Titah(teks=teks):
            _unknown_command(turn, teks)
        case Tekan() as tekan:
            _press(turn, tekan)
        case Ketikan() | Kiriman() | Lain() | Sebutan():
            _answer(turn)
        case _:
            assert_never(turn.masukan)


def _answer_in_private(turn: Turn) -> None:
    """The answer to a command that was given in a group; a refusal is told in private, too."""
    assert isinstance(turn.masukan, Titah), "nothing else is heard there"  # noqa: S101 - a proof for the types
    terucap = list(turn.effects)
    try:
        with turn.store.savepoint():
            TITAH[turn.masukan.nama](turn)
    except SopError as penolakan:
        turn.effects = terucap
        turn.reply(kalimat.penolakan(penolakan.pesan))


def _unknown_command(turn: Turn, teks: str) -> None:
    """A text that only looks like a command: an answer where one is waited for."""
    if tunggu.current(turn) is None:
        tanpa_pertanyaan.unknown_command(turn)
        return
    turn.masukan = Ketikan(teks=teks)
    _answer(turn)


def _answer(turn: Turn) -> None:
    menunggu = tunggu.current(turn)
    if menunggu is not None and not isinstance(turn.masukan, Lain):
        try:
            find_jawaban(menunggu).check(turn, menunggu)
        except SopError as penolakan:
            _drop_wait(turn, penolakan)
            return
    match turn.masukan:
        case Lain():
            tanpa_pertanyaan.unreadable(turn)
        case Kiriman(suara=True) if menunggu is None or not find_jawaban(menunggu).suara:
            tanpa_pertanyaan.unheard(turn)
        case _ if menunggu is not None:
            find_jawaban(menunggu).take(turn, menunggu)
        case Kiriman() as kiriman:
            tanpa_pertanyaan.unasked_file(turn, kiriman)
        case _:
            tanpa_pertanyaan.unasked_text(turn)


def _drop_wait(turn: Turn, penolakan: SopError) -> None:
    """A question whose task is done or somebody else's by now: say so once, and show what does wait."""
    tunggu.clear(turn)
    turn.reply(kalimat.penolakan(penolakan.pesan))
    tugasku.give_open_tasks(turn)


def _press(turn: Turn, tekan: Tekan) -> None:
    if tekan.perintah in _PERTANYAAN:
        menunggu = tunggu.current(turn)
        if menunggu is None:
            raise TombolUsang
        if tekan.perintah == "batal":
            tunggu.check_token(menunggu, tekan)
            batal.stop_asking(turn)
        else:
            find_jawaban(menunggu).take(turn, menunggu)
        return
    perintah = TEKAN.get(tekan.perintah)
    if perintah is None or len(tekan.daftar_id) != perintah[0]:
        raise TombolUsang
    perintah[1](turn, *tekan.daftar_id)


_PERTANYAAN = frozenset(
    {
        *("ya", "bukan", "lewati", "baca", "lanjut", "pilih", "lepas", "batal"),
        *("halaman", "tujuan_tim", "tujuan_unit", "tujuan_indikator"),
    }
)
