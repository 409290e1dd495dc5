"""What is said in a group: who asks there is answered in private, and the group reads only that."""

from bahasa.kalimat import grup as kalimat
from bahasa.kalimat import label
from bahasa.kalimat.umum import TITAH
from handlers.grup import hubungkan
from handlers.orang.orang_luar import say_sparingly
from handlers.turn import Papan, Sebutan, Tekan, Titah, Tombol, Turn, UcapanGrup


def hear(turn: Turn) -> bool:
    """Take what was said in a group; True where it is a command that its speaker gets the answer to in private.

    Strangers are told the same as people of the office, so that nobody learns from it who is one. A group that is not
    bound hears nothing, unless somebody tries a code there.
    """
    match turn.masukan:
        case Tekan():
            turn.answer(kalimat.TEKAN_DI_PRIBADI)
        case Titah(nama="hubungkan" | "start", isi=kode) if kode and _is_called(turn):
            hubungkan.try_code(turn, kode)
        case Titah(nama="hubungkan") if _is_called(turn):
            say_sparingly(turn, UcapanGrup(teks=kalimat.KODE_DITOLAK))
        case Titah(nama=nama) if nama in TITAH and _is_called(turn) and _is_bound(turn):
            _point(turn)
            return turn.orang is not None
        case Titah(nama="start") | Sebutan() if _is_called(turn) and _is_bound(turn):
            _point(turn)
        case _:
            pass
    return False


def private_button(turn: Turn) -> Papan:
    """The button that leads from the group to the bot's own chat, where its name is known."""
    bot = turn.kantor.bot_nama
    return ((Tombol(label.BUKA_PERCAKAPAN, tautan=f"https://t.me/{bot}"),),) if bot else ()


def _point(turn: Turn) -> None:
    say_sparingly(turn, UcapanGrup(teks=kalimat.DI_PRIBADI, papan=private_button(turn)))


def _is_bound(turn: Turn) -> bool:
    return turn.store.grup.at(turn.kanal, turn.chat_id) is not None


def _is_called(turn: Turn) -> bool:
    """Whether it is said to this bot: to none by name, or to this one."""
    bot = turn.kantor.bot_nama.lower()
    match turn.masukan:
        case Titah(bot=dipanggil):
            return dipanggil in ("", bot) or not bot
        case Sebutan(daftar_nama=daftar_nama):
            return bot in daftar_nama
        case _:
            return False
