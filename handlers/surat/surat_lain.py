"""Letters that were not made here: written into the books by a short talk, so that there is one book of each kind."""

from dataclasses import replace
from typing import Literal

from bahasa.kalimat import buku as kalimat
from bahasa.kalimat import label, umum
from dokumen.sel_waktu import parse_tanggal_teks
from dokumen.tabel import SelTidakTerbaca
from handlers import tunggu
from handlers.orang.periksa import local_date
from handlers.surat.buku import check_keeper
from handlers.surat.nomor import NomorSudahDipakai, next_number, take_number
from handlers.surat.pembukuan import write_line
from handlers.surat.tunggu import TungguSurat
from handlers.turn import Ketikan, LepasTombol, Papan, Tekan, Tombol, TombolUsang, Turn
from sop.buku import BarisBuku, Buku

_KODE = "S"
_BUTIR = {"masuk": ("pengirim", "nomor", "tanggal", "isi", "periksa"), "keluar": ("kepada", "isi", "nomor")}
_PANJANG_NOMOR = 120
_PANJANG_TEKS = 500


def begin_incoming(turn: Turn) -> None:
    """Catat surat masuk."""
    _begin(turn, "masuk")


def begin_outgoing(turn: Turn) -> None:
    """Catat surat keluar."""
    _begin(turn, "keluar")


def answer(turn: Turn, menunggu: TungguSurat) -> None:
    """Take the answer to the question that is open."""
    check_keeper(turn)
    match turn.masukan:
        case Tekan(perintah=perintah) as tekan:
            tunggu.check_token(menunggu, tekan)
            _take_press(turn, menunggu, perintah)
        case Ketikan(teks=teks):
            _take_text(turn, menunggu, " ".join(teks.split()))
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def _begin(turn: Turn, arah: Literal["masuk", "keluar"]) -> None:
    check_keeper(turn)
    turn.say(LepasTombol())
    _ask(turn, TungguSurat(token=tunggu.new_token(turn), arah=arah))


def _take_press(turn: Turn, menunggu: TungguSurat, perintah: str) -> None:
    match _BUTIR[menunggu.arah][len(menunggu.isi)], perintah:
        case "nomor", "ya" if menunggu.tawaran:
            _keep(turn, menunggu, menunggu.tawaran)
        case (("nomor" | "tanggal"), "lewati") if menunggu.arah == "masuk":
            _keep(turn, menunggu, "")
        case "periksa", "ya":
            _record_incoming(turn, menunggu)
        case _:
            raise TombolUsang


def _take_text(turn: Turn, menunggu: TungguSurat, teks: str) -> None:
    butir = _BUTIR[menunggu.arah][len(menunggu.isi)]
    if butir == "periksa":
        turn.reply(umum.TOMBOL_DIMINTA)
    elif not teks or len(teks) > (_PANJANG_NOMOR if butir == "nomor" else _PANJANG_TEKS):
        turn.reply(kalimat.PANJANG_ISIAN)
    elif butir == "tanggal":
        try:
            tanggal = parse_tanggal_teks(teks)
        except SelTidakTerbaca as galat:
            turn.reply(kalimat.belum_terbaca(galat.pesan))
        else:
            _keep(turn, menunggu, tanggal.isoformat())
    else:
        _keep(turn, menunggu, teks)


def _keep(turn: Turn, menunggu: TungguSurat, jawaban: str) -> None:
    terisi = replace(menunggu, isi=(*menunggu.isi, jawaban))
    if len(terisi.isi) < len(_BUTIR[terisi.arah]):
        _ask(turn, terisi)
    else:
        _record_outgoing(turn, menunggu, terisi)


def _record_incoming(turn: Turn, menunggu: TungguSurat) -> None:
    baris = _incoming(turn, menunggu)
    tunggu.clear(turn)
    hasil = write_line(turn, Buku.MASUK, baris)
    turn.reply(kalimat.tercatat(Buku.MASUK, hasil.baris))


def _record_outgoing(turn: Turn, menunggu: TungguSurat, terisi: TungguSurat) -> None:
    """A number that is not free is asked for anew, with the next one on offer."""
    kepada, isi, nomor = terisi.isi
    try:
        take_number(turn, nomor, kode=_KODE, perihal=kalimat.perihal_surat(isi))
    except NomorSudahDipakai as galat:
        turn.reply(umum.penolakan(galat.pesan))
        _ask(turn, menunggu)
        return
    tunggu.clear(turn)
    hari_ini = local_date(turn)
    baris = BarisBuku(tanggal=hari_ini, tanggal_surat=hari_ini, nomor=nomor, pihak=kepada, isi=isi)
    hasil = write_line(turn, Buku.KELUAR, baris)
    turn.reply(kalimat.tercatat(Buku.KELUAR, hasil.baris))


def _incoming(turn: Turn, menunggu: TungguSurat) -> BarisBuku:
    pengirim, nomor, tanggal, isi = menunggu.isi
    return BarisBuku(
        tanggal=local_date(turn),
        tanggal_surat=parse_tanggal_teks(tanggal) if tanggal else None,
        nomor=nomor,
        pihak=pengirim,
        isi=isi,
    )


def _ask(turn: Turn, menunggu: TungguSurat) -> None:
    token = tunggu.new_token(turn)
    butir = _BUTIR[menunggu.arah][len(menunggu.isi)]
    bernomor = butir == "nomor" and menunggu.arah == "keluar"
    tanya = replace(menunggu, token=token, tawaran=next_number(turn, _KODE) if bernomor else "")
    if butir == "periksa":
        tunggu.ask(turn, tanya, kalimat.periksa_surat(_incoming(turn, tanya)), _buttons(token, label.YA))
    elif bernomor:
        tunggu.ask(turn, tanya, kalimat.tanya_nomor(tanya.tawaran), _buttons(token, label.YA if tanya.tawaran else ""))
    else:
        boleh_lewat = butir in {"nomor", "tanggal"}
        tunggu.ask(turn, tanya, kalimat.TANYA_SURAT[butir], _buttons(token, label.LEWATI if boleh_lewat else ""))


def _buttons(token: int, nama: str) -> Papan:
    perintah = "ya" if nama == label.YA else "lewati"
    depan = (Tombol(nama, f"{perintah}:{token}"),) if nama else ()
    return ((*depan, Tombol(label.BATAL, f"batal:{token}")),)
