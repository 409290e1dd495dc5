"""The office's holidays, in /admin: the year's list, days it adds, and days it works in spite of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from bahasa.kalimat import atur_jam as kalimat
from bahasa.kalimat import label, umum
from dokumen.sel_waktu import parse_tanggal_teks
from dokumen.tabel import SelTidakTerbaca
from handlers import tunggu
from handlers.admin.tunggu import TungguLibur
from handlers.orang.periksa import local_date
from handlers.orang.wewenang import require_admin
from handlers.turn import Ketikan, Papan, SuntingDitekan, Tekan, Tombol, TombolUsang, Turn
from sop.galat import SopError
from sop.instansi import HariLibur, JenisLibur
from sop.jam_kerja import hours_on
from sop.peran import Peran

_SEHALAMAN = 8


class LiburTidakBerubah(SopError):
    """A day that is what it is to be, or that has an entry already."""


def show_year(turn: Turn) -> None:
    """The holidays of this year from now on: the page that today is on."""
    require_admin(turn)
    hari_ini = local_date(turn)
    sebelum = sum(tanggal < hari_ini for tanggal, _ in _days(turn, hari_ini.year))
    teks, papan = _page(turn, hari_ini.year, min(sebelum, max(0, len(_days(turn, hari_ini.year)) - 1)) // _SEHALAMAN)
    turn.reply(teks, papan)


def turn_page(turn: Turn, tahun: int, halaman: int) -> None:
    """Another page, or another year, in the same message."""
    require_admin(turn)
    if abs(tahun - local_date(turn).year) > 1:
        raise TombolUsang
    teks, papan = _page(turn, tahun, halaman)
    turn.say(SuntingDitekan(teks=teks, papan=papan))


def begin_off(turn: Turn) -> None:
    """Tambah libur: on which day?"""
    _begin(turn, masuk=False)


def begin_worked(turn: Turn) -> None:
    """Tetap bekerja: on which day?"""
    _begin(turn, masuk=True)


def answer(turn: Turn, menunggu: TungguLibur) -> None:
    """Take the day, then what it is about."""
    match turn.masukan:
        case Ketikan(teks=teks) if menunggu.tanggal:
            _take_reason(turn, menunggu, teks.strip())
        case Ketikan(teks=teks):
            _take_day(turn, menunggu, teks.strip())
        case Tekan():
            raise TombolUsang
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def drop(turn: Turn, hari_ke: int) -> None:
    """Take an entry of the office away: the day is again what the calendar makes of it."""
    require_admin(turn)
    turn.store.instansi.lock()
    semua = turn.store.instansi.setelan().daftar_libur
    satu = next((hari for hari in semua if hari.tanggal.toordinal() == hari_ke), None)
    if satu is None:
        raise TombolUsang
    turn.store.instansi.keep_libur([hari for hari in semua if hari != satu])
    _note(turn, "libur_dihapus", satu)
    turn.say(SuntingDitekan(teks=kalimat.libur_dihapus(satu.tanggal)))


def _begin(turn: Turn, *, masuk: bool) -> None:
    require_admin(turn)
    token = tunggu.new_token(turn)
    teks = kalimat.TANYA_TANGGAL_MASUK if masuk else kalimat.TANYA_TANGGAL_LIBUR
    tunggu.ask(turn, TungguLibur(token=token, masuk=masuk), teks, _cancel(token))


def _take_day(turn: Turn, menunggu: TungguLibur, teks: str) -> None:
    try:
        tanggal = parse_tanggal_teks(teks)
        _check_day(turn, menunggu, tanggal)
    except (SelTidakTerbaca, LiburTidakBerubah) as galat:
        turn.reply(umum.penolakan(galat.pesan))
        return
    token = tunggu.new_token(turn)
    tanya = replace(menunggu, token=token, tanggal=tanggal.isoformat())
    tunggu.ask(turn, tanya, kalimat.TANYA_KETERANGAN, _cancel(token))


def _check_day(turn: Turn, menunggu: TungguLibur, tanggal: date) -> None:
    if any(hari.tanggal == tanggal for hari in turn.store.instansi.setelan().daftar_libur):
        raise LiburTidakBerubah(kalimat.SUDAH_TERCATAT)
    bekerja = hours_on(turn.kantor.jam, tanggal) is not None
    if bekerja is menunggu.masuk:
        raise LiburTidakBerubah(kalimat.SUDAH_KERJA if menunggu.masuk else kalimat.SUDAH_LIBUR)


def _take_reason(turn: Turn, menunggu: TungguLibur, keterangan: str) -> None:
    if not keterangan:
        turn.reply(kalimat.KETERANGAN_KOSONG)
        return
    turn.store.instansi.lock()
    tanggal = date.fromisoformat(menunggu.tanggal)
    _check_day(turn, menunggu, tanggal)
    jenis = JenisLibur.MASUK if menunggu.masuk else JenisLibur.LIBUR
    baru = HariLibur(tanggal=tanggal, keterangan=keterangan, jenis=jenis)
    tunggu.clear(turn)
    semua = sorted([*turn.store.instansi.setelan().daftar_libur, baru], key=lambda hari: hari.tanggal)
    turn.store.instansi.keep_libur(semua)
    _note(turn, "libur_dicatat", baru)
    turn.reply(kalimat.libur_dicatat(tanggal, keterangan, masuk=menunggu.masuk))


def _note(turn: Turn, peristiwa: str, hari: HariLibur) -> None:
    turn.note(
        peristiwa,
        peran=Peran.ADMIN,
        tanggal=hari.tanggal.isoformat(),
        jenis=hari.jenis.value,
        keterangan=hari.keterangan,
    )


def _days(turn: Turn, tahun: int) -> Sequence[tuple[date, str]]:
    """Each day of the year that is off by the calendar or has an entry of the office, in words."""
    sendiri = {hari.tanggal: hari for hari in turn.store.instansi.setelan().daftar_libur}
    semua = {**dict.fromkeys(turn.kantor.libur_nasional, ""), **dict.fromkeys(sendiri, "")}
    hasil = []
    for tanggal in sorted(satu for satu in semua if satu.year == tahun):
        nama = turn.kantor.libur_nasional.get(tanggal, "")
        catatan = sendiri.get(tanggal)
        keterangan = " – ".join(filter(None, (nama, catatan.keterangan if catatan else "")))
        masuk = catatan is not None and catatan.jenis is JenisLibur.MASUK
        hasil.append((tanggal, kalimat.baris_libur(tanggal, keterangan, sendiri=catatan is not None, masuk=masuk)))
    return hasil


def _page(turn: Turn, tahun: int, halaman: int) -> tuple[Markup, Papan]:
    semua = _days(turn, tahun)
    jumlah = max(1, -(-len(semua) // _SEHALAMAN))
    if halaman >= jumlah:
        raise TombolUsang
    tampak = semua[halaman * _SEHALAMAN :][:_SEHALAMAN]
    teks = kalimat.hari_libur(tahun, [kata for _, kata in tampak], halaman=halaman, jumlah=jumlah)
    arah = ((label.SEBELUMNYA, halaman - 1), (label.BERIKUTNYA, halaman + 1))
    pindah = tuple(Tombol(nama, f"libur:{tahun}:{satu}") for nama, satu in arah if 0 <= satu < jumlah)
    kini = local_date(turn).year
    tahun_lain = tuple(
        Tombol(label.tahun(satu), f"libur:{satu}:0") for satu in (tahun - 1, tahun + 1) if abs(satu - kini) <= 1
    )
    tercatat = {hari.tanggal for hari in turn.store.instansi.setelan().daftar_libur}
    hapus = [
        (Tombol(kalimat.tombol_hapus(tanggal), f"libur_hapus:{tanggal.toordinal()}"),)
        for tanggal, _ in tampak
        if tanggal in tercatat
    ]
    tambah = (Tombol(label.TAMBAH_LIBUR, "libur_tambah"), Tombol(label.TETAP_BEKERJA, "libur_masuk"))
    return teks, (*((pindah,) if pindah else ()), tahun_lain, tambah, *hapus)


def _cancel(token: int) -> Papan:
    return ((Tombol(label.BATAL, f"batal:{token}"),),)
