"""The office's hours, in /admin: the ordinary week and dated exceptions such as Ramadan, changed by a short talk."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from markupsafe import Markup

from bahasa.kalimat import atur_jam as kalimat
from bahasa.kalimat import label, umum
from dokumen.penyiapan.lembar_jam_kerja import NAMA_HARI, parse_hari, parse_masa, rows_jam_kerja
from dokumen.sel_waktu import parse_jam_teks
from dokumen.tabel import SelTidakTerbaca
from handlers import tunggu
from handlers.admin.tunggu import TungguJam
from handlers.orang.wewenang import require_admin
from handlers.turn import Ketikan, Papan, SuntingDitekan, Tekan, Tombol, TombolUsang, Turn
from sop.atur_jam import Masa, add_masa, change_hours, drop_masa, list_masa, ordinary_rows, rows_of
from sop.galat import SopError
from sop.instansi import BarisJam
from sop.jam_kerja import JAM_PERPRES, JAM_RAMADAN, HariKerja, JamKerjaTidakSah
from sop.peran import Peran

_HARI = ("Senin-Kamis", "Jumat", "Senin-Jumat", "Sabtu")
_TIDAK = "-"  # an answer that says: none
_RAMADAN = "ramadan"
_PUKUL = re.compile(r"(\S+?)\s*(?:-|–|s\.?/?d\.?|sampai)\s*(\S+)", re.IGNORECASE)


class PukulTidakTerbaca(SopError):
    """Two times of day that can't be read as such."""

    pesan = kalimat.PUKUL_TAK_TERBACA


def show_hours(turn: Turn) -> None:
    """The hours in words."""
    require_admin(turn)
    teks, papan = _card(turn.store.instansi.setelan().jam_kerja)
    turn.reply(teks, papan)


def begin_ordinary(turn: Turn) -> None:
    """Ubah jam: other hours on some weekdays."""
    require_admin(turn)
    _ask(turn, TungguJam(token=0, khusus=False))


def begin_masa(turn: Turn) -> None:
    """Masa khusus: other hours between two dates."""
    require_admin(turn)
    _ask(turn, TungguJam(token=0, khusus=True))


def drop(turn: Turn, dari: int, sampai: int) -> None:
    """Take the other hours of these dates away."""
    require_admin(turn)
    turn.store.instansi.lock()
    lama = turn.store.instansi.setelan().jam_kerja
    masa = next(
        (satu for satu in list_masa(lama) if (satu[0].toordinal(), satu[1].toordinal()) == (dari, sampai)), None
    )
    if masa is None:
        raise TombolUsang
    _keep(turn, lama, drop_masa(lama, masa))
    turn.say(SuntingDitekan(teks=kalimat.masa_dihapus(*masa)))


def answer(turn: Turn, menunggu: TungguJam) -> None:
    """Take the answer to the question that is open."""
    match turn.masukan:
        case Tekan() as tekan:
            daftar_id = tunggu.check_token(menunggu, tekan)
            _take(turn, menunggu, _pressed(menunggu, tekan.perintah, daftar_id))
        case Ketikan(teks=teks) if len(menunggu.isi) < len(_questions(menunggu)) - 1:
            _take(turn, menunggu, " ".join(teks.split()))
        case Ketikan():
            turn.reply(umum.TOMBOL_DIMINTA)
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def _pressed(menunggu: TungguJam, perintah: str, daftar_id: tuple[int, ...]) -> str:
    """What a press says; `TombolUsang` where the open question has no such button."""
    butir = _questions(menunggu)[len(menunggu.isi)]
    match butir, perintah, daftar_id:
        case "hari", "pilih", (urut,) if urut < len(_HARI):
            return _HARI[urut]
        case "hari", "lanjut", () if menunggu.khusus:
            return _RAMADAN
        case "pukul", "lewati", () if not menunggu.khusus:
            return _TIDAK
        case "istirahat", "lewati", ():
            return _TIDAK
        case "periksa", "ya", ():
            return "ya"
        case _:
            raise TombolUsang


def _questions(menunggu: TungguJam) -> tuple[str, ...]:
    """What is asked, in order: what was answered may spare a question."""
    awal = ("masa", "hari") if menunggu.khusus else ("hari",)
    jawaban = dict(zip((*awal, "pukul"), menunggu.isi, strict=False))
    if jawaban.get("hari") == _RAMADAN:
        return (*awal, "periksa")
    if jawaban.get("pukul") == _TIDAK:
        return (*awal, "pukul", "periksa")
    return (*awal, "pukul", "istirahat", "periksa")


def _take(turn: Turn, menunggu: TungguJam, jawaban: str) -> None:
    """The answer where it can be read and fits what stands; else the question stays."""
    terisi = replace(menunggu, isi=(*menunggu.isi, jawaban))
    try:
        baru = _apply(turn, terisi)
    except (SelTidakTerbaca, SopError) as galat:
        turn.reply(umum.penolakan(galat.pesan))
        return
    if len(terisi.isi) < len(_questions(terisi)):
        _ask(turn, terisi)
        return
    tunggu.clear(turn)
    turn.store.instansi.lock()
    _keep(turn, turn.store.instansi.setelan().jam_kerja, baru)
    turn.reply(kalimat.jam_diubah())


def _apply(turn: Turn, menunggu: TungguJam) -> tuple[BarisJam, ...]:
    """The lines as they would be by what was answered so far; raises where one of the answers will not do."""
    lama = turn.store.instansi.setelan().jam_kerja
    jawaban = dict(zip(_questions(menunggu), menunggu.isi, strict=False))
    masa = parse_masa(jawaban["masa"]) if menunggu.khusus else None
    if "hari" not in jawaban:
        return lama
    if masa and jawaban["hari"] == _RAMADAN:
        return add_masa(lama, JAM_RAMADAN, masa)
    hari, jam = parse_hari(jawaban["hari"]), _hours(jawaban)
    if "pukul" not in jawaban:
        return lama
    if masa and jam:
        return add_masa(lama, dict.fromkeys(hari, jam), masa)
    return change_hours(lama, hari, jam)


def _hours(jawaban: dict[str, str]) -> HariKerja | None:
    """The hours of one day; None where nobody works on it, and before they were asked."""
    if jawaban.get("pukul", _TIDAK) == _TIDAK:
        return None
    mulai, selesai = _two_times(jawaban["pukul"])
    jeda = jawaban.get("istirahat", _TIDAK)
    return HariKerja(mulai=mulai, selesai=selesai, istirahat=None if jeda == _TIDAK else _two_times(jeda))


def _two_times(teks: str) -> tuple[time, time]:
    ditemukan = _PUKUL.fullmatch(teks)
    if ditemukan is None:
        raise PukulTidakTerbaca
    mulai, selesai = parse_jam_teks(ditemukan[1]), parse_jam_teks(ditemukan[2])
    if mulai >= selesai:
        raise JamKerjaTidakSah
    return mulai, selesai


def _ask(turn: Turn, menunggu: TungguJam) -> None:
    token = tunggu.new_token(turn)
    tanya = replace(menunggu, token=token)
    batal = Tombol(label.BATAL, f"batal:{token}")
    match _questions(tanya)[len(tanya.isi)]:
        case "masa":
            tunggu.ask(turn, tanya, kalimat.TANYA_MASA, ((batal,),))
        case "hari":
            tombol = [Tombol(nama, f"pilih:{token}:{urut}") for urut, nama in enumerate(_HARI)]
            ramadan = ((Tombol(label.JAM_RAMADAN, f"lanjut:{token}"),),) if tanya.khusus else ()
            tunggu.ask(turn, tanya, kalimat.TANYA_HARI, (tuple(tombol[:2]), tuple(tombol[2:]), *ramadan, (batal,)))
        case "pukul":
            tidak = () if tanya.khusus else (Tombol(label.TIDAK_BEKERJA, f"lewati:{token}"),)
            tunggu.ask(turn, tanya, kalimat.TANYA_PUKUL, ((*tidak, batal),))
        case "istirahat":
            tanpa = Tombol(label.TANPA_ISTIRAHAT, f"lewati:{token}")
            tunggu.ask(turn, tanya, kalimat.TANYA_ISTIRAHAT, ((tanpa, batal),))
        case _:
            ya = Tombol(label.YA, f"ya:{token}")
            tunggu.ask(turn, tanya, kalimat.periksa_jam(_changed(turn, tanya)), ((ya, batal),))


def _changed(turn: Turn, menunggu: TungguJam) -> list[str]:
    """The lines that would be new, in words."""
    lama, baru = turn.store.instansi.setelan().jam_kerja, _apply(turn, menunggu)
    berubah = [baris for baris in baru if baris not in (lama if menunggu.khusus else ordinary_rows(lama))]
    hari = dict(zip(_questions(menunggu), menunggu.isi, strict=False))["hari"]
    return _words(berubah) or [kalimat.baris_libur_mingguan(hari)]


def _keep(turn: Turn, lama: Sequence[BarisJam], baru: Sequence[BarisJam]) -> None:
    if tuple(lama) != tuple(baru):
        turn.store.instansi.keep_jam(baru)
        turn.note("jam_kerja", peran=Peran.ADMIN, semula=_words(lama), menjadi=_words(baru))


def _card(daftar: Sequence[BarisJam]) -> tuple[Markup, Papan]:
    biasa = ordinary_rows(daftar)
    libur = [nama for hari, nama in enumerate(NAMA_HARI) if hari not in {baris.hari for baris in biasa}]
    khusus = [baris for baris in daftar if baris.dari is not None]
    teks = kalimat.jam_kerja(
        [*_words(biasa), *([kalimat.baris_libur_mingguan(", ".join(libur))] if libur else [])],
        _words(khusus),
        perpres=biasa == rows_of(JAM_PERPRES),
    )
    papan: Papan = (
        (Tombol(label.UBAH_JAM, "jam_ubah"), Tombol(label.MASA_KHUSUS, "jam_khusus")),
        *((_drop_button(masa),) for masa in list_masa(daftar)),
    )
    return teks, papan


def _drop_button(masa: Masa) -> Tombol:
    dari, sampai = masa
    return Tombol(kalimat.tombol_masa(dari), f"jam_hapus:{dari.toordinal()}:{sampai.toordinal()}")


def _words(daftar: Sequence[BarisJam]) -> list[str]:
    """The lines as the set-up workbook has them, days with the same hours together."""
    return [
        kalimat.baris_jam(cakupan, mulai, f"{awal}–{akhir}" if awal else "", selesai)
        for cakupan, mulai, awal, akhir, selesai in rows_jam_kerja(daftar)
    ]
