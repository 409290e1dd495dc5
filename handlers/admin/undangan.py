"""Undangan: a person is invited by link, code and QR picture, and what is open can be taken back."""

from bahasa.kalimat import label
from bahasa.kalimat import pegawai as kalimat
from bahasa.kalimat.dokumen import nama_berkas
from dokumen.daftar import dump_isi, ekstensi_of
from dokumen.isi import KodeQr
from handlers.admin.orang import card, find_person, open_invitations
from handlers.orang.kode_undangan import UndanganBaru, invite
from handlers.orang.orang_luar import count_wrong_codes
from handlers.orang.periksa import when
from handlers.orang.wewenang import require_admin
from handlers.turn import Lampiran, Papan, SuntingDitekan, Tombol, TombolUsang, Turn, Ucapan
from sop.galat import SopError
from sop.peran import Peran
from storage.dokumen import DokumenBaru
from storage.orang import Orang

_SEKALIGUS = 20


class SudahDiundang(SopError):
    """A second invitation by a second tap."""

    pesan = kalimat.SUDAH_DIUNDANG


class SemuaDiundang(SopError):
    """Nobody is left to be invited."""

    pesan = kalimat.SEMUA_DIUNDANG


def show_invitations(turn: Turn) -> None:
    """Every invitation that is open, each with a button that takes it back; who has none; how many wrong codes came."""
    require_admin(turn)
    terbuka = turn.store.undangan.open(turn.now)
    nama = turn.store.orang.names_of([satu.pegawai_id for satu in terbuka])
    salah = count_wrong_codes(turn)
    baris = [(nama[satu.pegawai_id], when(turn, satu.berlaku_sampai)) for satu in terbuka]
    cabut = tuple((Tombol(label.revoke(nama[satu.pegawai_id]), f"undangan_cabut:{satu.id}"),) for satu in terbuka)
    teks = kalimat.undangan_terbuka(baris, salah=salah) if baris else kalimat.tanpa_undangan(salah)
    belum = _not_invited(turn)
    turn.reply(teks + kalimat.belum_diundang(len(belum)) if belum else teks, (*cabut, *_board(belum)))


def invite_person(turn: Turn, pegawai_id: int) -> None:
    """Undang: only where no invitation is open."""
    require_admin(turn)
    turn.store.instansi.lock()
    if pegawai_id in open_invitations(turn):
        raise SudahDiundang
    _invite(turn, find_person(turn, pegawai_id))


def invite_all(turn: Turn) -> None:
    """Undang semua: everybody who has neither joined nor an invitation, so many at once."""
    require_admin(turn)
    turn.store.instansi.lock()
    belum = _not_invited(turn)
    if not belum:
        raise SemuaDiundang
    sisa = belum[_SEKALIGUS:]
    turn.say(SuntingDitekan(teks=kalimat.diundang_semua(len(belum) - len(sisa), len(sisa)), papan=_board(sisa)))
    for orang in belum[:_SEKALIGUS]:
        _give(turn, orang, _open(turn, orang))


def invite_again(turn: Turn, pegawai_id: int, undangan_id: int) -> None:
    """Undang ulang: in the place of that one, and of no other."""
    require_admin(turn)
    turn.store.instansi.lock()
    terbuka = open_invitations(turn).get(pegawai_id)
    if terbuka is None or terbuka.id != undangan_id:
        raise TombolUsang
    _invite(turn, find_person(turn, pegawai_id))


def revoke(turn: Turn, undangan_id: int) -> None:
    """Cabut undangan: its link and code open nothing any more."""
    require_admin(turn)
    turn.store.instansi.lock()
    untuk = [satu.pegawai_id for satu in turn.store.undangan.open(turn.now) if satu.id == undangan_id]
    if not untuk or not turn.store.undangan.revoke([undangan_id], turn.now):
        raise TombolUsang
    turn.note("undangan_dicabut", peran=Peran.ADMIN, untuk=untuk[0])
    turn.say(SuntingDitekan(teks=kalimat.undangan_dicabut(turn.store.orang.name_of(untuk[0]))))


def _not_invited(turn: Turn) -> list[Orang]:
    """Everybody who has a role, and neither a chat nor an invitation."""
    semua = [orang for orang in turn.store.orang.all(turn.now) if orang.daftar_peran]
    obrolan, terbuka = turn.store.obrolan.chats_of([orang.id for orang in semua]), open_invitations(turn)
    return [orang for orang in semua if not obrolan[orang.id] and orang.id not in terbuka]


def _board(belum: list[Orang]) -> Papan:
    return ((Tombol(label.UNDANG_SEMUA, "undang_semua"), Tombol(label.ORANG, "orang:0")),) if belum else ()


def _invite(turn: Turn, orang: Orang) -> None:
    """The card shows it, and the words to pass on follow."""
    baru = _open(turn, orang)
    teks, papan = card(turn, orang)
    turn.say(SuntingDitekan(teks=teks, papan=papan))
    _give(turn, orang, baru)


def _open(turn: Turn, orang: Orang) -> UndanganBaru:
    turn.note("undangan", peran=Peran.ADMIN, untuk=orang.id)
    return invite(turn.store, orang.id, turn.now, turn.kantor.bot_nama)


def _give(turn: Turn, orang: Orang, baru: UndanganBaru) -> None:
    """To the admin, who passes it on."""
    kata = kalimat.undangan(
        orang.nama,
        sampai=when(turn, baru.berlaku_sampai),
        tautan=baru.tautan,
        kode=baru.kode,
        bot=turn.kantor.bot_nama,
    )
    if baru.tautan:
        turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=_draw(turn, orang, baru), teks=kata, gambar=True))
    else:
        turn.say(Ucapan(kepada=turn.aku.id, teks=kata))


def _draw(turn: Turn, orang: Orang, baru: UndanganBaru) -> int:
    """The link as a picture, kept as all papers are; it belongs to no cycle."""
    jenis, isi = dump_isi(KodeQr(teks=baru.tautan))
    nama = f"{nama_berkas(kalimat.BERKAS_UNDANGAN, orang.nama)}.{ekstensi_of(jenis)}"
    kertas = DokumenBaru(siklus_id=None, tugas_id=None, langkah=0, jenis=jenis, nama=nama, isi=isi, berlaku=False)
    return turn.store.dokumen.add(kertas, oleh=turn.aku.id, now=turn.now).id
