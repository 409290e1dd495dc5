"""Orang: everybody of the office by pages, and the card of one, from which the person is invited and changed."""

from collections.abc import Mapping
from math import ceil

from markupsafe import Markup

from bahasa.kalimat import label
from bahasa.kalimat import pegawai as kalimat
from handlers.orang.periksa import when
from handlers.orang.wewenang import require_admin
from handlers.turn import Papan, SuntingDitekan, Tombol, TombolUsang, Turn
from sop.instansi import Jabatan
from storage.orang import Orang
from storage.undangan import Undangan

_SEHALAMAN = 8
_SEBARIS = 2


def show_people(turn: Turn, halaman: int) -> None:
    """A page of people, each a button; the first in a message of its own, others in its place."""
    require_admin(turn)
    semua = turn.store.orang.all(turn.now)
    dari = max(1, ceil(len(semua) / _SEHALAMAN))
    if halaman >= dari:
        raise TombolUsang
    tampak = semua[halaman * _SEHALAMAN :][:_SEHALAMAN]
    keadaan = _states(turn, tampak)
    baris = [(orang.nama, ", ".join(roles(turn, orang)) or kalimat.TANPA_PERAN, keadaan[orang.id]) for orang in tampak]
    tombol = [Tombol(label.clip(orang.nama), f"orang_lihat:{orang.id}") for orang in tampak]
    arah = ((label.SEBELUMNYA, halaman - 1), (label.BERIKUTNYA, halaman + 1))
    pindah = tuple(Tombol(nama, f"orang:{nomor}") for nama, nomor in arah if 0 <= nomor < dari)
    papan: Papan = (
        *(tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS)),
        *((pindah,) if pindah else ()),
        (Tombol(label.TAMBAH_ORANG, "orang_baru"),),
    )
    turn.say(SuntingDitekan(teks=kalimat.daftar(baris, jumlah=len(semua), halaman=halaman + 1, dari=dari), papan=papan))


def show_person(turn: Turn, pegawai_id: int) -> None:
    """The card of one person, in a message of its own."""
    require_admin(turn)
    turn.reply(*card(turn, find_person(turn, pegawai_id)))


def find_person(turn: Turn, pegawai_id: int) -> Orang:
    """The person of a button; refused where there is none, or one who has left."""
    orang = turn.store.orang.get(pegawai_id, turn.now)
    if orang is None:
        raise TombolUsang
    return orang


def card(turn: Turn, orang: Orang) -> tuple[Markup, Papan]:
    """What is kept of a person, and what can be done."""
    teks = kalimat.kartu(
        orang.nama,
        nip=orang.nip,
        jabatan=orang.jabatan,
        pangkat=orang.pangkat,
        peran=roles(turn, orang),
        keadaan=_states(turn, [orang])[orang.id],
    )
    terhubung = bool(turn.store.obrolan.chats_of([orang.id])[orang.id])
    lepas = (Tombol(label.LEPASKAN_PONSEL, f"orang_lepas:{orang.id}"),) if terhubung else ()
    return teks, (
        (*_invitation_buttons(orang, open_invitations(turn).get(orang.id)), *lepas),
        (Tombol(label.BERI_PERAN, f"peran_beri:{orang.id}"), Tombol(label.CABUT_PERAN, f"peran_cabut:{orang.id}")),
        (Tombol(label.UBAH_DATA, f"orang_ubah:{orang.id}"), Tombol(label.NONAKTIFKAN, f"orang_berhenti:{orang.id}")),
        (Tombol(label.TETAPKAN_PENGGANTI, f"pengganti_untuk:{orang.id}"),),
    )


def open_invitations(turn: Turn) -> Mapping[int, Undangan]:
    """The invitations that can still be used, by whom they are for."""
    return {satu.pegawai_id: satu for satu in turn.store.undangan.open(turn.now)}


def roles(turn: Turn, orang: Orang) -> list[str]:
    """The roles of a person in words."""
    return [role_words(turn, jabatan) for jabatan in orang.daftar_peran]


def role_words(turn: Turn, jabatan: Jabatan) -> str:
    """One role in words."""
    return kalimat.peran(jabatan.peran, turn.kantor.unit_name(jabatan.unit), jabatan.sebutan)


def _invitation_buttons(orang: Orang, undangan: Undangan | None) -> tuple[Tombol, ...]:
    if undangan is None:
        return (Tombol(label.UNDANG, f"orang_undang:{orang.id}"),)
    return (
        Tombol(label.UNDANG_ULANG, f"undang_ulang:{orang.id}:{undangan.id}"),
        Tombol(label.CABUT_UNDANGAN, f"undangan_cabut:{undangan.id}"),
    )


def _states(turn: Turn, daftar: list[Orang] | tuple[Orang, ...]) -> dict[int, str]:
    """Whether each has joined, is invited until when, or is not."""
    obrolan = turn.store.obrolan.chats_of([orang.id for orang in daftar])
    undangan = open_invitations(turn)
    hasil = {}
    for orang in daftar:
        terbuka = undangan.get(orang.id)
        sampai = kalimat.diundang(when(turn, terbuka.berlaku_sampai)) if terbuka else kalimat.BELUM_DIUNDANG
        hasil[orang.id] = kalimat.TERHUBUNG if obrolan[orang.id] else sampai
    return hasil
