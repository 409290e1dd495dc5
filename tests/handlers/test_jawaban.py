"""Every question that can be open has one row that says who answers it and what takes the answer."""

from typing import get_args

from handlers.jawaban import DAFTAR_JAWABAN
from handlers.tunggu import Tunggu


def test_every_question_has_one_row() -> None:
    assert sorted(baris.jenis.__name__ for baris in DAFTAR_JAWABAN) == sorted(
        jenis.__name__ for jenis in get_args(Tunggu)
    )
