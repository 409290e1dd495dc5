"""Letter numbers: offered by the office's own scheme, taken once, and given up where the book shows it."""

from bahasa.kalimat import buku as kalimat
from bahasa.kalimat.latihan import NOMOR
from bahasa.nomor import names_year, read_urut, write_nomor
from handlers.orang.periksa import local_date, when
from handlers.surat.pembukuan import register_void, role_in_books
from handlers.turn import Turn
from sop.galat import SopError
from storage.surat import NomorBaru, NomorTersimpan
from storage.tugas import TugasTersimpan

_PERCOBAAN = 100


class NomorSudahDipakai(SopError):
    """A number, or a running number, that was given before."""


def offer_number(turn: Turn, tugas: TugasTersimpan, kode: str) -> str:
    """The number the task's letter has, else the next free one; a person confirms it before it counts.

    A letter of a practice has a word in its place, and takes no number from the office.
    """
    if turn.store.siklus.get(tugas.siklus_id).latihan:
        return NOMOR
    milik = turn.store.surat.held_by(tugas.id, kode)
    return milik.nomor if milik else next_number(turn, kode)


def next_number(turn: Turn, kode: str) -> str:
    """The office's next free number; empty where none was found."""
    awal = turn.store.surat.next_urut(local_date(turn).year)
    calon = (_write(turn, kode, urut) for urut in range(awal, awal + _PERCOBAAN))
    return next((nomor for nomor in calon if _find(turn, nomor) is None), "")


def give_up_number(turn: Turn, tugas: TugasTersimpan, kode: str, ket: str) -> None:
    """A task's letter is void, and so is its number: the book says so (`ket`), and no other letter gets it."""
    milik = turn.store.surat.held_by(tugas.id, kode)
    if milik is None:
        return
    turn.store.surat.give_up(milik.id, turn.now)
    register_void(turn, tugas, milik, ket=ket)


def take_number(turn: Turn, nomor: str, *, kode: str, perihal: str, tugas: TugasTersimpan | None = None) -> None:
    """Give a letter this number instead of one it had; NomorSudahDipakai says where it stands, and nothing changed."""
    if tugas and turn.store.siklus.get(tugas.siklus_id).latihan:
        return
    turn.store.instansi.lock()
    milik = turn.store.surat.held_by(tugas.id, kode) if tugas else None
    if milik and milik.nomor == nomor:
        return
    tahun = local_date(turn).year
    kantor = turn.kantor.instansi
    urut = read_urut(kantor.format_nomor, nomor, kode=kode, tahun=tahun, unit=kantor.nama_singkat)
    _check_free(turn, nomor, urut, milik)
    if tugas and milik:
        tetap = (milik.tahun, milik.urut) == (tahun, urut)
        turn.store.surat.give_up(milik.id, turn.now, keep_urut=not tetap)
        register_void(turn, tugas, milik, ket=kalimat.batal(nomor))
    baru = NomorBaru(
        tahun=tahun,
        nomor=nomor,
        urut=urut,
        kode=kode,
        perihal=perihal,
        tugas_id=tugas.id if tugas else None,
        pegawai_id=turn.aku.id,
    )
    if not turn.store.surat.take(baru, turn.now):
        raise NomorSudahDipakai(kalimat.nomor_dipakai(nomor))
    turn.note(
        "nomor",
        peran=role_in_books(turn, tugas),
        siklus_id=tugas.siklus_id if tugas else None,
        nomor=nomor,
        urut=urut,
        perihal=perihal,
    )


def take_next_number(turn: Turn, *, kode: str, perihal: str, tugas: TugasTersimpan) -> str:
    """The number of a letter that is made without a talk: the one it has, else the next free one, taken at once.

    The office is held until commit, so of two at once the second gets the one after. Empty where the scheme gives none.
    """
    turn.store.instansi.lock()
    nomor = offer_number(turn, tugas, kode)
    if nomor:
        take_number(turn, nomor, kode=kode, perihal=perihal, tugas=tugas)
    return nomor


def _check_free(turn: Turn, nomor: str, urut: int | None, milik: NomorTersimpan | None) -> None:
    ada = _find(turn, nomor)
    if ada is None and urut is not None:
        ada = turn.store.surat.find_urut(urut, local_date(turn).year)
    if ada is not None and (milik is None or ada.id != milik.id):
        raise NomorSudahDipakai(_say_where(turn, nomor, ada))


def _say_where(turn: Turn, nomor: str, ada: NomorTersimpan) -> str:
    sebutan = kalimat.sebut_nomor(nomor, ada.nomor)
    baris = turn.store.buku.with_nomor(ada.nomor, ada.tahun)
    if ada.batal_pada is not None:
        return kalimat.nomor_batal(sebutan, baris.baris.urut if baris else None)
    if baris is None:
        oleh = turn.store.orang.name_of(ada.pegawai_id)
        return kalimat.nomor_diambil(sebutan, ada.perihal, oleh, when(turn, ada.dipakai_pada))
    return kalimat.nomor_di_buku(sebutan, ada.perihal, baris.baris)


def _find(turn: Turn, nomor: str) -> NomorTersimpan | None:
    """Who has it: in any year where numbers name theirs, else in this one."""
    tahun = None if names_year(turn.kantor.instansi.format_nomor) else local_date(turn).year
    return turn.store.surat.find(nomor, tahun)


def _write(turn: Turn, kode: str, urut: int) -> str:
    instansi = turn.kantor.instansi
    return write_nomor(
        instansi.format_nomor, urut=urut, kode=kode, tanggal=local_date(turn), unit=instansi.nama_singkat
    )
