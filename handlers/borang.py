"""A form (borang): a few questions one after another, a summary, and Ya; nothing is written before it.

A room of /admin, or whoever stands in or hands over, describes one as a value; here it is asked. What was answered so
far is in the wait itself, as texts and as the ids of choices, so that a form lives as long as its question.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from markupsafe import Markup

from bahasa.kalimat import borang as kalimat
from bahasa.kalimat import label, umum
from handlers import tunggu
from handlers.tunggu import TungguBorang
from handlers.turn import Ketikan, LepasTombol, Papan, SuntingDitekan, Tekan, Tombol, TombolUsang, Turn
from sop.galat import SopError

_SEHALAMAN = 8
_SEBARIS = 2
_PANJANG = 200

Pilihan = tuple[int, str]  # what can be chosen: its id, and its words on a button


class JawabanTidakTerbaca(SopError):
    """An answer that is none; `pesan` says what is accepted. The question stays."""


def _as_typed(_turn: Turn, _menunggu: TungguBorang, teks: str) -> str:
    return teks


@dataclass(frozen=True, slots=True, kw_only=True)
class Soal:
    """One question: its words, and either choices or what reads a text (JawabanTidakTerbaca where it can't).

    One that may be skipped is answered by the empty text then.
    """

    tanya: Markup
    pilihan: Sequence[Pilihan] = ()
    baca: Callable[[Turn, TungguBorang, str], str] = _as_typed
    boleh_lewat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Borang:
    """A form: who may fill it in, its questions as far as the answers decide them, its summary, and what Ya does."""

    nama: str
    check: Callable[[Turn, TungguBorang], None]
    soal: Callable[[Turn, TungguBorang], Soal | None]
    ringkas: Callable[[Turn, TungguBorang], Markup]
    simpan: Callable[[Turn, TungguBorang], None]


def begin(turn: Turn, borang: Borang, *untuk: int, isi: tuple[str, ...] = (), tugas_id: int | None = None) -> None:
    """Ask the first question of a form about these ids, in the place of whatever was asked.

    `isi` is what is known already, as if it had been answered.
    """
    token = tunggu.new_token(turn)
    menunggu = TungguBorang(token=token, borang=borang.nama, untuk=untuk, isi=isi, tugas_id=tugas_id)
    borang.check(turn, menunggu)
    turn.say(LepasTombol())
    _ask(turn, borang, menunggu)


def answer(turn: Turn, borang: Borang, menunggu: TungguBorang) -> None:
    """Take the answer to the question that is open."""
    borang.check(turn, menunggu)
    soal = borang.soal(turn, menunggu)
    match turn.masukan:
        case Tekan() as tekan:
            _take_press(turn, borang, menunggu, soal, tekan)
        case Ketikan(teks=teks) if soal is not None and not soal.pilihan:
            _take_text(turn, borang, menunggu, soal, " ".join(teks.split()))
        case Ketikan():
            turn.reply(umum.TOMBOL_DIMINTA)
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def _take_press(turn: Turn, borang: Borang, menunggu: TungguBorang, soal: Soal | None, tekan: Tekan) -> None:
    match tekan.perintah, tunggu.check_token(menunggu, tekan):
        case "ya", () if soal is None:
            tunggu.clear(turn)
            borang.simpan(turn, menunggu)
        case "pilih", (kunci,) if soal is not None and kunci in dict(soal.pilihan):
            _keep(turn, borang, menunggu, str(kunci))
        case "lewati", () if soal is not None and soal.boleh_lewat:
            _keep(turn, borang, menunggu, "")
        case "halaman", (halaman,) if soal is not None and 0 <= halaman < _pages(soal):
            lain = replace(menunggu, halaman=halaman)
            tunggu.put(turn, lain)
            turn.say(SuntingDitekan(teks=soal.tanya, papan=_board(lain, soal)))
        case _:
            raise TombolUsang


def _take_text(turn: Turn, borang: Borang, menunggu: TungguBorang, soal: Soal, teks: str) -> None:
    if not teks or len(teks) > _PANJANG:
        turn.reply(kalimat.PANJANG_ISIAN)
        return
    try:
        terbaca = soal.baca(turn, menunggu, teks)
    except JawabanTidakTerbaca as galat:
        turn.reply(umum.penolakan(galat.pesan))
        return
    _keep(turn, borang, menunggu, terbaca)


def _keep(turn: Turn, borang: Borang, menunggu: TungguBorang, jawaban: str) -> None:
    _ask(turn, borang, replace(menunggu, isi=(*menunggu.isi, jawaban), halaman=0))


def _ask(turn: Turn, borang: Borang, menunggu: TungguBorang) -> None:
    """The next question, or the summary with Ya."""
    tanya = replace(menunggu, token=tunggu.new_token(turn))
    soal = borang.soal(turn, tanya)
    if soal is None:
        ekor: Papan = ((Tombol(label.YA, f"ya:{tanya.token}"), _cancel(tanya)),)
        tunggu.ask(turn, tanya, borang.ringkas(turn, tanya), ekor)
    else:
        tunggu.ask(turn, tanya, soal.tanya, _board(tanya, soal))


def _board(menunggu: TungguBorang, soal: Soal) -> Papan:
    tampak = soal.pilihan[menunggu.halaman * _SEHALAMAN :][:_SEHALAMAN]
    tombol = [Tombol(label.clip(kata), f"pilih:{menunggu.token}:{kunci}") for kunci, kata in tampak]
    baris = [tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS)]
    arah = ((label.SEBELUMNYA, menunggu.halaman - 1), (label.BERIKUTNYA, menunggu.halaman + 1))
    pindah = tuple(
        Tombol(nama, f"halaman:{menunggu.token}:{nomor}") for nama, nomor in arah if 0 <= nomor < _pages(soal)
    )
    lewat = (Tombol(label.LEWATI, f"lewati:{menunggu.token}"),) if soal.boleh_lewat else ()
    return (*baris, *((pindah,) if pindah else ()), (*lewat, _cancel(menunggu)))


def _pages(soal: Soal) -> int:
    return max(1, ceil(len(soal.pilihan) / _SEHALAMAN))


def _cancel(menunggu: TungguBorang) -> Tombol:
    return Tombol(label.BATAL, f"batal:{menunggu.token}")
