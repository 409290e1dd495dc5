"""The living card of a group: how far a cycle is, and neither a figure nor a name, nor whether anything is late."""

from markupsafe import Markup

from bahasa.kalimat import grup as kalimat
from bahasa.kalimat import kartu_siklus
from handlers.siklus.kartu_siklus import bar, draw_end, progress_lines, read_progress
from handlers.turn import Turn
from storage.siklus import Siklus


def draw_for_groups(turn: Turn, siklus: Siklus) -> Markup | None:
    """What every group's card of a cycle says; None for a practice, which no group sees."""
    if siklus.latihan:
        return None
    if siklus.tamat_pada is not None:
        return draw_end(turn, siklus)
    maju = read_progress(turn, siklus)
    jumlah = len(turn.naskah_of(siklus.id).daftar_langkah)
    nomor = maju.berjalan[0] if maju.berjalan else jumlah
    kepala = kartu_siklus.kepala(turn.name_of(siklus.id), nomor, jumlah, giliran=False)
    return Markup("\n").join([kepala, bar(turn, maju), Markup(), *progress_lines(turn, maju), Markup(), kalimat.KAKI])
