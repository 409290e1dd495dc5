"""Whether a figure that is read for certain looks odd, so that a reason or a correction is asked for."""

from decimal import Decimal

from bahasa.kalimat import kewajaran as kalimat
from handlers.isian.lalu import accumulated, comparable, spent_before
from handlers.turn import Turn
from sop.anggaran import Anggaran
from sop.angka import Terbaca
from sop.capaian import compute_capaian
from sop.indikator import Indikator
from sop.kewajaran import Belanja, Realisasi, Temuan, find_budget_oddities, find_oddities
from storage.siklus import Siklus


def look_at(turn: Turn, indikator: Indikator, siklus: Siklus, baca: Terbaca) -> Realisasi:
    """The figure with all that the rules compare it with."""
    target = indikator.target(siklus.periode.bagian)
    return Realisasi(
        indikator=indikator,
        nilai=baca.nilai,
        capaian=compute_capaian(
            arah=indikator.arah,
            rumus=indikator.rumus,
            target=target,
            realisasi=baca.nilai,
            aturan=turn.kantor.aturan,
        ),
        ada_target=target is not None,
        pembilang=baca.pembilang,
        penyebut=baca.penyebut,
        lalu=comparable(turn, siklus, indikator),
        akumulasi=accumulated(turn, siklus, indikator),
    )


def budget_oddities(turn: Turn, siklus: Siklus, anggaran: Anggaran, nilai: Decimal) -> tuple[Temuan, ...]:
    """The same of what a programme spent."""
    satu = Belanja(anggaran=anggaran, nilai=nilai, lalu=spent_before(turn, siklus, anggaran.daftar_kode))
    daftar = find_budget_oddities(satu, turn.kantor.aturan_mati)
    return tuple(Temuan(aturan=aturan.value, kalimat=kalimat.say_belanja(aturan, satu)) for aturan in daftar)


def oddities(turn: Turn, satu: Realisasi) -> tuple[Temuan, ...]:
    """What the office's rules find odd about it, in the words the person reads."""
    daftar = find_oddities(satu, turn.kantor.aturan_mati)
    return tuple(Temuan(aturan=aturan.value, kalimat=kalimat.say(aturan, satu)) for aturan in daftar)
