"""/admin itself: how the service is, and the rooms."""

from bahasa.kalimat import label
from handlers.admin.layanan import describe, try_again_button
from handlers.orang.wewenang import require_admin
from handlers.turn import Papan, Tombol, Turn

_SEBARIS = 2
# The rooms: what the button says, and what it commands. A new room is one line here.
MENU: tuple[tuple[str, str], ...] = (
    (label.ORANG, "orang:0"),
    (label.UNDANGAN, "undangan_daftar"),
    (label.GRUP, "grup"),
    (label.UNIT, "unit_daftar"),
    (label.KANTOR, "kantor"),
    (label.BUKU_PENYIAPAN, "penyiapan"),
    (label.KESIAPAN, "kesiapan"),
    (label.TUGAS_TERBUKA, "tugas_terbuka"),
    (label.PENGGANTI, "pengganti"),
    (label.PERIKSA_ANGKA, "aturan"),
    (label.SURAT, "surat"),
    (label.TARGET, "target"),
    (label.PENGINGAT, "pengingat"),
    (label.JAM_KERJA, "jam_kerja"),
    (label.HARI_LIBUR, "hari_libur"),
    (label.WAKTU_BAKU, "waktu_baku"),
)


def show_admin(turn: Turn) -> None:
    """/admin: how the service is, what was set aside and may be tried again, and the rooms."""
    require_admin(turn)
    turn.reply(describe(turn), (*try_again_button(turn), *_rooms()))


def _rooms() -> Papan:
    tombol = [Tombol(nama, perintah) for nama, perintah in MENU]
    return tuple(tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS))
