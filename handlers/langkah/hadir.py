"""Who came to a meeting: the people of the roles concerned to tick, and the names of others as typed."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from bahasa.kalimat import dokumen as kalimat
from handlers import tunggu
from handlers.centang import BelumMemilih, choice_board, page_of, tick, untick
from handlers.langkah.soal import lines_of
from handlers.langkah.tunggu import TungguTanya
from handlers.orang.petugas import holders
from handlers.turn import Papan, Tekan, TombolUsang, Turn
from sop.langkah import Tanya
from storage.jawaban import Jawaban
from storage.orang import Orang

_SEHALAMAN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Hadir:
    """Who came: people of the office by id, others by name; `nama` are all of them."""

    pilihan: tuple[int, ...]
    lain: tuple[str, ...]
    nama: tuple[str, ...]


def resume_hadir(menunggu: TungguTanya, jawaban: Jawaban | None) -> TungguTanya:
    """The question with what was answered before."""
    if jawaban is None:
        return menunggu
    isi = jawaban.isi
    return replace(
        menunggu, pilihan=tuple(isi.get("hadir", ())), lain=tuple(isi.get("lain", lines_of(jawaban.diketik)))
    )


def people_for(turn: Turn, tanya: Tanya) -> tuple[Orang, ...]:
    """Who may be ticked: those of the question's roles but for the one who asks, each once."""
    semua = {orang.id: orang for peran in tanya.peran for orang in holders(turn, peran)}
    return tuple(orang for orang in semua.values() if orang.id != turn.aku.id)


def draw_hadir(turn: Turn, tanya: Tanya, menunggu: TungguTanya, *, diundang: bool) -> tuple[list[Markup], Papan]:
    """Who is noted so far, on which page, and the buttons."""
    tampak, jumlah = page_of(people_for(turn, tanya), menunggu, _SEHALAMAN)
    baris = [kalimat.hadir(_names(turn, tanya, menunggu), diundang=diundang)]
    if jumlah > 1:
        baris.append(kalimat.halaman(menunggu.halaman + 1, jumlah))
    papan = choice_board([(orang.id, orang.nama) for orang in tampak], menunggu, jumlah)
    return baris, papan


def press_hadir(turn: Turn, tanya: Tanya, menunggu: TungguTanya, tekan: Tekan) -> TungguTanya | Hadir:
    """The question after a press, or with Lanjut its answer."""
    kunci = tunggu.check_token(menunggu, tekan)
    match tekan.perintah:
        case "lanjut":
            if not (nama := _names(turn, tanya, menunggu)):
                raise BelumMemilih
            return Hadir(pilihan=menunggu.pilihan, lain=menunggu.lain, nama=nama)
        case "pilih" if kunci:
            return replace(menunggu, pilihan=tick(menunggu.pilihan, kunci[0]))
        case "lepas" if kunci:
            return replace(menunggu, pilihan=untick(menunggu.pilihan, kunci[0]))
        case "halaman" if kunci:
            return replace(menunggu, halaman=kunci[0])
        case _:
            raise TombolUsang


def type_hadir(turn: Turn, menunggu: TungguTanya, teks: str) -> TungguTanya:
    """The question put anew, with the names of others as typed now instead of those typed before."""
    return replace(menunggu, token=tunggu.new_token(turn), lain=lines_of(teks))


def _names(turn: Turn, tanya: Tanya, menunggu: TungguTanya) -> tuple[str, ...]:
    semua = people_for(turn, tanya)
    return tuple(dict.fromkeys((*(satu.nama for satu in semua if satu.id in menunggu.pilihan), *menunggu.lain)))
