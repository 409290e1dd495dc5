"""What the archive holds that no step before it kept: the figures as tables, and the books' lines about the cycle."""

from bahasa.kalimat import buku as kalimat_buku
from dokumen.isi import DataAnggaran, DataCapaian
from handlers.arsip.rencana import JENIS
from handlers.surat.kertas import keep_paper
from handlers.surat.pembukuan import books_of
from handlers.turn import Turn
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan


def made_before(turn: Turn, siklus: Siklus) -> set[int]:
    """The tasks from which an archive of the cycle came before, in however many parts."""
    dokumen = turn.store.dokumen.of_siklus(siklus.id)
    return {satu.tugas_id for satu in dokumen if satu.jenis == JENIS and satu.tugas_id is not None}


def keep_figures(turn: Turn, tugas: TugasTersimpan) -> None:
    """The newest version's figures and budgets as tables that every program reads."""
    versi = turn.store.rekap.newest(tugas.siklus_id)
    if versi is not None:
        keep_paper(turn, tugas, DataCapaian(versi.rekap), "capaian", versi=versi)
        keep_paper(turn, tugas, DataAnggaran(versi.rekap), "anggaran", versi=versi)


def keep_books(turn: Turn, tugas: TugasTersimpan) -> None:
    """The lines about the cycle of each book that has some."""
    for buku in books_of(turn, tugas.siklus_id):
        keep_paper(turn, tugas, buku, kalimat_buku.nama(buku.buku))
