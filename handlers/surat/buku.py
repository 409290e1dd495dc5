"""/buku: the office's books, their newest lines in words and the whole as a workbook."""

from bahasa.kalimat import buku as kalimat
from bahasa.kalimat import label
from dokumen.daftar import dump_isi, ekstensi_of
from dokumen.isi import Register
from handlers.orang.periksa import local_date
from handlers.orang.wewenang import BukanWewenang
from handlers.surat.pembukuan import book_of_year
from handlers.titah import role_at_books
from handlers.turn import Lampiran, LepasTombol, Papan, Tombol, TombolUsang, Turn
from sop.buku import Buku
from storage.dokumen import DokumenBaru

BUKU = tuple(Buku)
_TERBARU = 7
_TAHUN_LAIN = 6
_SEBARIS = 3


def offer_books(turn: Turn) -> None:
    """Which book of this year; or a letter that was not made here, to be written down."""
    check_keeper(turn)
    tahun = local_date(turn).year
    buku = tuple(Tombol(kalimat.pendek(satu), f"buku:{urut}:{tahun}") for urut, satu in enumerate(BUKU))
    catat = (Tombol(label.CATAT_MASUK, "surat_masuk"), Tombol(label.CATAT_KELUAR, "surat_keluar"))
    turn.reply(kalimat.PILIH, (buku, catat))


def show_book(turn: Turn, urut: int, tahun: int) -> None:
    """The newest lines of a year's book, its workbook, and the other years there are."""
    check_keeper(turn)
    if urut >= len(BUKU):
        raise TombolUsang
    jenis = BUKU[urut]
    ada = turn.store.buku.years(jenis)
    if tahun not in {*ada, local_date(turn).year}:
        raise TombolUsang
    turn.say(LepasTombol())
    register = book_of_year(turn, jenis, tahun)
    baris = register.daftar_baris
    kata = kalimat.baris_terbaru(jenis, tahun, baris[-_TERBARU:], jumlah=len(baris))
    turn.reply(kata, (*_slips(turn, urut, tahun), *_years(urut, [satu for satu in ada if satu != tahun])))
    if register.daftar_baris:
        turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=_keep(turn, register)))


def check_keeper(turn: Turn) -> None:
    """Refuse whoever has nothing to do with the office's books."""
    if role_at_books(turn.aku) is None:
        raise BukanWewenang


def _slips(turn: Turn, urut: int, tahun: int) -> Papan:
    """A button for each of the newest lines that a person wrote."""
    terbaru = turn.store.buku.of_year(BUKU[urut], tahun)[-_TERBARU:]
    tombol = [
        Tombol(f"{label.PERBAIKI} {satu.baris.urut}", f"perbaiki:{urut}:{tahun}:{satu.baris.urut}")
        for satu in terbaru
        if satu.siklus_id is None
    ]
    return tuple(tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS))


def _years(urut: int, lain: list[int]) -> Papan:
    tombol = [Tombol(kalimat.tahun(satu), f"buku:{urut}:{satu}") for satu in lain[:_TAHUN_LAIN]]
    return tuple(tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS))


def _keep(turn: Turn, register: Register) -> int:
    """The book as a paper of the office, which belongs to no cycle."""
    jenis, isi = dump_isi(register)
    nama = f"{kalimat.nama(register.buku)} - {register.lingkup}.{ekstensi_of(jenis)}"
    baru = DokumenBaru(siklus_id=None, tugas_id=None, langkah=0, jenis=jenis, nama=nama, isi=isi, berlaku=False)
    return turn.store.dokumen.add(baru, oleh=turn.aku.id, now=turn.now).id
