"""A slip in a hand-written line of a book: a further line says what is right; the one with the slip stays."""

from dataclasses import replace

from bahasa.kalimat import buku as kalimat
from bahasa.kalimat import label, umum
from handlers import tunggu
from handlers.orang.periksa import local_date
from handlers.surat.buku import BUKU, check_keeper
from handlers.surat.pembukuan import write_line
from handlers.surat.tunggu import TungguPerbaikan
from handlers.turn import Ketikan, Papan, Tekan, Tombol, TombolUsang, Turn
from sop.buku import Buku
from storage.buku import BarisTersimpan

_PANJANG = 500


def begin(turn: Turn, buku: int, tahun: int, urut: int) -> None:
    """Perbaiki: what should the line have said?"""
    check_keeper(turn)
    if buku >= len(BUKU):
        raise TombolUsang
    baris = _find(turn, BUKU[buku], tahun, urut)
    token = tunggu.new_token(turn)
    papan: Papan = ((Tombol(label.BATAL, f"batal:{token}"),),)
    menunggu = TungguPerbaikan(token=token, buku=BUKU[buku].value, tahun=tahun, urut=urut)
    tunggu.ask(turn, menunggu, kalimat.tanya_perbaikan(baris.baris), papan)


def take(turn: Turn, menunggu: TungguPerbaikan) -> None:
    """Write what is right into the book, with the line it is about."""
    match turn.masukan:
        case Ketikan(teks=teks) if 0 < len(bersih := " ".join(teks.split())) <= _PANJANG:
            _write(turn, menunggu, bersih)
        case Ketikan():
            turn.reply(kalimat.PANJANG_ISIAN)
        case Tekan():
            raise TombolUsang
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def _write(turn: Turn, menunggu: TungguPerbaikan, teks: str) -> None:
    jenis = Buku(menunggu.buku)
    lama = _find(turn, jenis, menunggu.tahun, menunggu.urut).baris
    tunggu.clear(turn)
    ket = kalimat.perbaikan(menunggu.urut, menunggu.tahun)
    hasil = write_line(turn, jenis, replace(lama, urut=0, tanggal=local_date(turn), isi=teks, ket=ket))
    turn.reply(kalimat.tercatat(jenis, hasil.baris))


def _find(turn: Turn, jenis: Buku, tahun: int, urut: int) -> BarisTersimpan:
    """A line that a person wrote; what the bot wrote is right by what happened."""
    semua = turn.store.buku.of_year(jenis, tahun)
    baris = next((satu for satu in semua if satu.baris.urut == urut and satu.siklus_id is None), None)
    if baris is None:
        raise TombolUsang
    return baris
