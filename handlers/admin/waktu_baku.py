"""The office's own standard times, in /admin: for the steps the SOP gives none, offered as measured, never assumed."""

from bahasa.kalimat import atur_jam as kalimat
from bahasa.kalimat import label, umum
from handlers import tunggu
from handlers.admin.tunggu import TungguBaku
from handlers.orang.wewenang import require_admin
from handlers.turn import Ketikan, Papan, Tekan, Tombol, TombolUsang, Turn
from handlers.waktu import pengukuran
from sop.langkah import Langkah
from sop.naskah import pengumpulan_data_kinerja
from sop.pengukuran import UsulanWaktu
from sop.peran import Peran
from sop.waktu_baku import WaktuTidakTerbaca, parse_waktu_baku

_TANPA = ""
_PILIHAN = ("60 menit", "1 Hari")


def show_times(turn: Turn) -> None:
    """Every step that may have a time of the office's own, with what measuring proposes."""
    require_admin(turn)
    usulan = _proposals(turn)
    waktu = turn.store.instansi.setelan().waktu_baku
    baris = [
        kalimat.baris_baku(satu, waktu.get(satu.nomor, ""), str(usulan[satu.nomor].usulan or "")) for satu in _steps()
    ]
    papan: Papan = tuple(
        (Tombol(label.clip(f"{satu.nomor}. {satu.nama}"), f"baku_ubah:{satu.nomor}"),) for satu in _steps()
    )
    turn.reply(kalimat.waktu_baku(baris), papan)


def begin(turn: Turn, nomor: int) -> None:
    """What standard time for that step?"""
    require_admin(turn)
    langkah = next((satu for satu in _steps() if satu.nomor == nomor), None)
    if langkah is None:
        raise TombolUsang
    usulan = _proposals(turn)[nomor]
    token = tunggu.new_token(turn)
    tawaran = tuple(dict.fromkeys(filter(None, (str(usulan.usulan or ""), *_PILIHAN))))
    tombol = tuple(Tombol(label.clip(waktu), f"pilih:{token}:{urut}") for urut, waktu in enumerate(tawaran))
    akhir = (Tombol(label.TANPA_WAKTU, f"lewati:{token}"), Tombol(label.BATAL, f"batal:{token}"))
    sekarang = turn.store.instansi.setelan().waktu_baku.get(nomor, "")
    teks = kalimat.tanya_baku(langkah, sekarang, usulan.tengah, usulan.jumlah_siklus)
    tunggu.ask(turn, TungguBaku(token=token, langkah=nomor, tawaran=tawaran), teks, (tombol, akhir))


def answer(turn: Turn, menunggu: TungguBaku) -> None:
    """Take the time: pressed, or typed as the set-up workbook has it."""
    match turn.masukan:
        case Tekan(perintah=perintah) as tekan:
            match perintah, tunggu.check_token(menunggu, tekan):
                case "pilih", (urut,) if urut < len(menunggu.tawaran):
                    _keep(turn, menunggu.langkah, menunggu.tawaran[urut])
                case "lewati", ():
                    _keep(turn, menunggu.langkah, _TANPA)
                case _:
                    raise TombolUsang
        case Ketikan(teks=teks):
            _take_text(turn, menunggu, teks)
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def _take_text(turn: Turn, menunggu: TungguBaku, teks: str) -> None:
    try:
        waktu = str(parse_waktu_baku(teks))
    except WaktuTidakTerbaca as galat:
        turn.reply(umum.penolakan(galat.pesan))
    else:
        _keep(turn, menunggu.langkah, waktu)


def _keep(turn: Turn, nomor: int, waktu: str) -> None:
    tunggu.clear(turn)
    turn.store.instansi.lock()
    lama = turn.store.instansi.setelan().waktu_baku
    baru = {**lama, nomor: waktu}
    if waktu == _TANPA:
        del baru[nomor]
    if baru != lama:
        turn.store.instansi.keep_waktu_baku(baru)
        turn.note("waktu_baku", peran=Peran.ADMIN, langkah=nomor, semula=lama.get(nomor, ""), menjadi=waktu)
    turn.reply(kalimat.baku_diubah(pengumpulan_data_kinerja().langkah(nomor), waktu))


def _steps() -> list[Langkah]:
    return [satu for satu in pengumpulan_data_kinerja().daftar_langkah.values() if satu.waktu is None]


def _proposals(turn: Turn) -> dict[int, UsulanWaktu]:
    return {satu.nomor: satu for satu in pengukuran.propose(turn, pengumpulan_data_kinerja())}
