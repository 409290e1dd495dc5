"""Lines of the office's books: written as things happen, each with what it is about, and never changed."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from bahasa.kalimat import buku as kalimat
from bahasa.kalimat.dokumen import hal_nota
from dokumen.isi import Register
from dokumen.surat.daftar_surat import NOTA_DINAS
from handlers.orang.periksa import local_date
from handlers.orang.petugas import acting_title, holders, title_of
from handlers.surat.kertas import current_papers, kop
from handlers.titah import role_at_books
from handlers.turn import Turn
from sop.buku import BarisBuku, Buku
from sop.langkah import JenisTanya, Langkah
from sop.peran import Peran
from storage.buku import BarisBaru, BarisTersimpan
from storage.dokumen import Dokumen
from storage.surat import NomorTersimpan
from storage.tugas import TugasTersimpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Surat:
    """A letter as the books have it: `tanggal` is its own date, `nomor` empty where only its file has one."""

    nomor: str
    tanggal: date
    dari: str
    kepada: str
    hal: str


def register_letter(turn: Turn, tugas: TugasTersimpan, surat: Surat, dokumen: Dokumen | None = None) -> None:
    """A letter from one to another of the office goes out: a line in Buku Agenda keluar, and one in masuk."""
    hari_ini = local_date(turn)
    keluar = BarisBuku(
        tanggal=hari_ini,
        tanggal_surat=surat.tanggal,
        nomor=surat.nomor,
        pihak=surat.kepada,
        isi=surat.hal,
        ket="" if surat.nomor else kalimat.NOMOR_PADA_BERKAS,
    )
    masuk = BarisBuku(
        tanggal=hari_ini,
        tanggal_surat=surat.tanggal,
        nomor=surat.nomor,
        pihak=surat.dari,
        isi=surat.hal,
        ket=kalimat.untuk(surat.kepada),
    )
    write_about(turn, Buku.KELUAR, keluar, tugas, dokumen)
    write_about(turn, Buku.MASUK, masuk, tugas, dokumen)


def register_signed(turn: Turn, tugas: TugasTersimpan) -> None:
    """A step is signed off: where its paper is a numbered letter, that goes out to whoever has the next step."""
    langkah = turn.langkah_of(tugas)
    kertas = current_papers(turn, tugas)
    if not kertas or all(satu.jenis is not JenisTanya.NOMOR for satu in langkah.daftar_tanya):
        return
    nomor = turn.store.surat.held_by(tugas.id, code_of(langkah))
    surat = Surat(
        nomor=nomor.nomor if nomor else "",
        tanggal=_local(turn, kertas[-1].dibuat_pada),
        dari=title_of(turn.aku, tugas.peran),
        kepada=_addressee(turn, tugas),
        hal=_subject(turn, tugas),
    )
    register_letter(turn, tugas, surat, kertas[-1])


def register_void(turn: Turn, tugas: TugasTersimpan, nomor: NomorTersimpan, *, ket: str) -> None:
    """A number is given up: the book says so and why (`ket`), instead of having a gap."""
    baris = BarisBuku(
        tanggal=None,
        tanggal_surat=_local(turn, nomor.dipakai_pada),
        nomor=nomor.nomor,
        pihak="",
        isi=nomor.perihal,
        ket=ket,
    )
    write_about(turn, Buku.KELUAR, baris, tugas)


def register_receipt(turn: Turn, tugas: TugasTersimpan, dokumen: Dokumen | None, surat: str) -> None:
    """Whoever has the task took a paper over: a line in Buku Ekspedisi, signed by the message that said so.

    It came with the newest letter of the kind `surat`, whose number stands in the line.
    """
    if dokumen is None:
        return
    baris = BarisBuku(
        tanggal=_local(turn, tugas.dibuka_pada),
        nomor=_number_of(turn, tugas.siklus_id, surat),
        pihak=turn.kantor.unit_name(tugas.unit) or tugas.peran,
        isi=PurePath(dokumen.nama).stem,
        penerima=kalimat.penerima(turn.aku.nama, acting_title(turn.aku, tugas.peran, tugas.unit) or tugas.peran),
        diterima_pada=turn.now,
    )
    write_about(turn, Buku.EKSPEDISI, baris, tugas, dokumen)


def write_about(
    turn: Turn, jenis: Buku, baris: BarisBuku, tugas: TugasTersimpan, dokumen: Dokumen | None = None
) -> None:
    """A line about a cycle; of a practice one the office's books know nothing."""
    if not turn.store.siklus.get(tugas.siklus_id).latihan:
        write_line(turn, jenis, baris, tugas, dokumen)


def write_line(
    turn: Turn, jenis: Buku, baris: BarisBuku, tugas: TugasTersimpan | None = None, dokumen: Dokumen | None = None
) -> BarisTersimpan:
    """Write a line into this year's book; the office is held until commit, so its lines have one order."""
    turn.store.instansi.lock()
    baru = BarisBaru(
        jenis=jenis,
        tahun=local_date(turn).year,
        baris=baris,
        siklus_id=tugas.siklus_id if tugas else None,
        tugas_id=tugas.id if tugas else None,
        dokumen_id=dokumen.id if dokumen else None,
    )
    hasil = turn.store.buku.add(baru, oleh=turn.aku.id, now=turn.now, inbox_id=turn.inbox_id)
    turn.note(
        "buku",
        peran=role_in_books(turn, tugas),
        siklus_id=baru.siklus_id,
        buku=jenis.value,
        tahun=hasil.tahun,
        urut=hasil.baris.urut,
        nomor=baris.nomor,
        ket=baris.ket,
        dokumen_id=baru.dokumen_id,
    )
    return hasil


def role_in_books(turn: Turn, tugas: TugasTersimpan | None) -> Peran | str:
    """In which role the speaker writes: as they act on the task at hand, be the letter for another's (`tugas`)."""
    if tugas is None:
        return role_at_books(turn.aku) or ""
    return turn.sebagai or tugas.peran


def books_of(turn: Turn, siklus_id: int) -> tuple[Register, ...]:
    """The books that have lines about a cycle, with those lines alone."""
    semua = turn.store.buku.of_siklus(siklus_id)
    lingkup = kalimat.siklus(turn.name_of(siklus_id))
    milik = ((jenis, tuple(satu.baris for satu in semua if satu.jenis is jenis)) for jenis in Buku)
    return tuple(_register(turn, jenis, lingkup, baris) for jenis, baris in milik if baris)


def agenda_number(turn: Turn, dokumen: Dokumen) -> str:
    """The number a letter has in Buku Agenda masuk; empty where it has none yet."""
    semua = turn.store.buku.of_siklus(dokumen.siklus_id) if dokumen.siklus_id else ()
    milik = [satu.baris for satu in semua if satu.jenis is Buku.MASUK and satu.dokumen_id == dokumen.id]
    return milik[-1].nomor_agenda if milik else ""


def book_of_year(turn: Turn, jenis: Buku, tahun: int) -> Register:
    """A whole book of a year."""
    baris = tuple(satu.baris for satu in turn.store.buku.of_year(jenis, tahun))
    return _register(turn, jenis, kalimat.tahun(tahun), baris)


def code_of(langkah: Langkah) -> str:
    """The kind of a step's paper in a letter number: nota_dinas is ND, as is an output called Nota Dinas."""
    kata = langkah.kertas.split("_") if langkah.kertas else langkah.output.split()
    return "".join(satu[0] for satu in kata).upper()


def _register(turn: Turn, jenis: Buku, lingkup: str, baris: tuple[BarisBuku, ...]) -> Register:
    return Register(
        kop=kop(turn.kantor),
        buku=jenis,
        lingkup=lingkup,
        zona=turn.kantor.instansi.zona,
        daftar_baris=baris,
        dibuat_pada=turn.now,
    )


def _number_of(turn: Turn, siklus_id: int, jenis: str) -> str:
    """The number of a cycle's newest letter of a kind; empty where there is none."""
    surat = {satu.id for satu in turn.store.dokumen.of_siklus(siklus_id) if satu.jenis == jenis}
    milik = [satu for satu in turn.store.buku.of_siklus(siklus_id) if satu.dokumen_id in surat]
    return next((satu.baris.nomor for satu in reversed(milik) if satu.jenis is Buku.KELUAR), "")


def _subject(turn: Turn, tugas: TugasTersimpan) -> str:
    """What the letter of a step is about."""
    langkah, sebutan = turn.langkah_of(tugas), turn.name_of(tugas.siklus_id)
    return hal_nota(sebutan) if langkah.kertas == NOTA_DINAS.jenis else kalimat.perihal(langkah.output, sebutan)


def _addressee(turn: Turn, tugas: TugasTersimpan) -> str:
    """Who has the next step, by title."""
    lanjut = turn.langkah_of(tugas).lanjut
    if lanjut is None:
        return ""
    peran = turn.naskah_of(tugas.siklus_id).langkah(lanjut).petugas
    pemegang = holders(turn, peran)
    return title_of(pemegang[0], peran) if pemegang else peran


def _local(turn: Turn, pada: datetime) -> date:
    return pada.astimezone(turn.kantor.jam.zona).date()
