"""Where the answer to an open question of step 7 or step 10 goes."""

from typing import assert_never

from handlers.isian import anggaran, berkas, jawab
from handlers.rekap import keputusan, keputusan_terketik
from handlers.tunggu import (
    TungguAnggaran,
    TungguArahan,
    TungguBacaan,
    TungguIsian,
    TungguKirim,
    TungguMaksud,
    TungguNarasi,
    TungguRealisasi,
    TungguSimpanBerkas,
    TungguTujuan,
)
from handlers.turn import Turn


def to_decision(turn: Turn, menunggu: TungguMaksud | TungguTujuan | TungguArahan) -> None:
    """The questions of step 10."""
    match menunggu:
        case TungguMaksud():
            keputusan_terketik.answer(turn, menunggu)
        case TungguTujuan():
            keputusan.choose_target(turn, menunggu)
        case TungguArahan():
            keputusan.take_arahan(turn, menunggu)
        case _:
            assert_never(menunggu)


def to_form(turn: Turn, menunggu: TungguIsian) -> None:
    """The questions of step 7."""
    match menunggu:
        case TungguRealisasi():
            jawab.answer_figure(turn, menunggu)
        case TungguBacaan():
            jawab.answer_reading(turn, menunggu)
        case TungguNarasi():
            jawab.answer_text(turn, menunggu)
        case TungguAnggaran():
            anggaran.answer_budget(turn, menunggu)
        case TungguSimpanBerkas():
            berkas.answer_workbook(turn, menunggu)
        case TungguKirim():
            jawab.answer_send(turn, menunggu)
        case _:
            assert_never(menunggu)
