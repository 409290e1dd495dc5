"""Tambah orang and Ubah data: what is written of a person, and the phones unbound."""

from markupsafe import Markup

from bahasa.kalimat import borang as kalimat_borang
from bahasa.kalimat import pegawai as kalimat
from handlers import borang
from handlers.admin.orang import card, find_person
from handlers.borang import Borang, JawabanTidakTerbaca, Soal
from handlers.orang.wewenang import require_admin
from handlers.tunggu import TungguBorang
from handlers.turn import Turn
from sop.galat import SopError
from sop.peran import Peran
from storage.orang import Orang

_PANJANG_NIP = 18


class PegawaiSudahAda(SopError):
    """A second person of that NIP, or name without NIP."""

    pesan = kalimat.SUDAH_ADA


class PonselSendiri(SopError):
    """The admin's own phone: nobody could bind it anew."""

    pesan = kalimat.PONSEL_SENDIRI


class TanpaPonsel(SopError):
    """Somebody who has no phone to be let go of."""

    pesan = kalimat.TANPA_PONSEL


def add_person(turn: Turn) -> None:
    """Tambah orang."""
    borang.begin(turn, BARU)


def change_person(turn: Turn, pegawai_id: int) -> None:
    """Ubah data."""
    borang.begin(turn, UBAH, pegawai_id)


def release_phones(turn: Turn, pegawai_id: int) -> None:
    """Lepaskan ponsel: asked once more, as it cannot be undone."""
    borang.begin(turn, LEPAS, pegawai_id)


def _check(turn: Turn, menunggu: TungguBorang) -> None:
    require_admin(turn)
    if menunggu.untuk:
        find_person(turn, menunggu.untuk[0])


def _ask(turn: Turn, menunggu: TungguBorang) -> Soal | None:
    ke = len(menunggu.isi)
    if ke == len(kalimat.PERTANYAAN_PEGAWAI):
        return None
    teks, contoh = kalimat.PERTANYAAN_PEGAWAI[ke]
    kini = _fields(find_person(turn, menunggu.untuk[0]))[ke] if menunggu.untuk else ""
    tanya = kalimat_borang.tanya(teks, ke + 1, len(kalimat.PERTANYAAN_PEGAWAI), contoh=contoh, kini=kini)
    return Soal(tanya=tanya, baca=_read_nip if ke == 1 else _read_text, boleh_lewat=bool(kini) or ke > 0)


def _read_text(_turn: Turn, _menunggu: TungguBorang, teks: str) -> str:
    return teks


def _read_nip(_turn: Turn, _menunggu: TungguBorang, teks: str) -> str:
    nip = teks.replace(" ", "")
    if len(nip) != _PANJANG_NIP or not (nip.isascii() and nip.isdecimal()):
        raise JawabanTidakTerbaca(kalimat.NIP_SALAH)
    return nip


def _filled(turn: Turn, menunggu: TungguBorang) -> tuple[str, ...]:
    """The four fields: what was answered, and where that was skipped what stands."""
    kini = _fields(find_person(turn, menunggu.untuk[0])) if menunggu.untuk else ("",) * 4
    return tuple(baru or lama for baru, lama in zip(menunggu.isi, kini, strict=True))


def _summarize(turn: Turn, menunggu: TungguBorang) -> Markup:
    judul = kalimat.PEGAWAI_DIUBAH if menunggu.untuk else kalimat.PEGAWAI_BARU
    return kalimat_borang.ringkas(judul, list(zip(kalimat.BUTIR_PEGAWAI, _filled(turn, menunggu), strict=True)))


def _add(turn: Turn, menunggu: TungguBorang) -> None:
    nama, nip, jabatan, pangkat = _filled(turn, menunggu)
    turn.store.instansi.lock()
    pegawai_id = turn.store.pegawai.add(nama=nama, nip=nip, jabatan=jabatan, pangkat=pangkat)
    if pegawai_id is None:
        raise PegawaiSudahAda
    turn.store.obrolan.release(pegawai_id, turn.now)  # who comes back is invited like anybody else
    turn.note("pegawai_baru", peran=Peran.ADMIN, pegawai=pegawai_id, nama=nama, nip=nip)
    turn.reply(kalimat.dicatat(nama))
    turn.reply(*card(turn, find_person(turn, pegawai_id)))


def _change(turn: Turn, menunggu: TungguBorang) -> None:
    orang = find_person(turn, menunggu.untuk[0])
    nama, nip, jabatan, pangkat = _filled(turn, menunggu)
    turn.store.kartu.mark_running(turn.now)
    turn.store.instansi.lock()
    if not turn.store.pegawai.change(orang.id, nama=nama, nip=nip, jabatan=jabatan, pangkat=pangkat):
        raise PegawaiSudahAda
    semula = dict(zip(kalimat.BUTIR_PEGAWAI, _fields(orang), strict=True))
    menjadi = dict(zip(kalimat.BUTIR_PEGAWAI, (nama, nip, jabatan, pangkat), strict=True))
    turn.note("pegawai_diubah", peran=Peran.ADMIN, pegawai=orang.id, semula=semula, menjadi=menjadi)
    turn.reply(kalimat.diubah(nama))
    turn.reply(*card(turn, find_person(turn, orang.id)))


def _fields(orang: Orang) -> tuple[str, str, str, str]:
    return orang.nama, orang.nip, orang.jabatan, orang.pangkat


def _check_phones(turn: Turn, menunggu: TungguBorang) -> None:
    _check(turn, menunggu)
    if menunggu.untuk[0] == turn.aku.id:
        raise PonselSendiri
    if not _phones(turn, menunggu.untuk[0]):
        raise TanpaPonsel


def _summarize_phones(turn: Turn, menunggu: TungguBorang) -> Markup:
    orang = find_person(turn, menunggu.untuk[0])
    return kalimat.lepas(orang.nama, _phones(turn, orang.id))


def _phones(turn: Turn, pegawai_id: int) -> int:
    return len(turn.store.obrolan.chats_of([pegawai_id])[pegawai_id])


def _release(turn: Turn, menunggu: TungguBorang) -> None:
    orang = find_person(turn, menunggu.untuk[0])
    jumlah = turn.store.obrolan.release(orang.id, turn.now)
    turn.store.tunggu.clear(orang.id)
    turn.note("ponsel_dilepas", peran=Peran.ADMIN, pegawai=orang.id, jumlah=jumlah)
    turn.reply(kalimat.dilepas(orang.nama))
    turn.reply(*card(turn, orang))


BARU = Borang(nama="orang_baru", check=_check, soal=_ask, ringkas=_summarize, simpan=_add)
UBAH = Borang(nama="orang_ubah", check=_check, soal=_ask, ringkas=_summarize, simpan=_change)
LEPAS = Borang(
    nama="orang_lepas", check=_check_phones, soal=lambda _t, _m: None, ringkas=_summarize_phones, simpan=_release
)
