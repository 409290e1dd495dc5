"""Whole talks beside the answers they must get; DIALOG_TULIS=1 writes the answers anew, for the diff to show."""

import os
from pathlib import Path

import pytest

from tests.handlers.conftest import DiLangkah
from tests.handlers.dialog_teks import play

_DAFTAR = sorted((Path(__file__).parent / "dialog").glob("*.txt"))


@pytest.mark.parametrize("berkas", _DAFTAR, ids=lambda berkas: berkas.stem)
def test_every_dialogue_goes_as_it_is_written(di_langkah: DiLangkah, berkas: Path) -> None:
    naskah = berkas.read_text()
    dimainkan = play(naskah, di_langkah)
    if os.environ.get("DIALOG_TULIS") == "1":
        berkas.write_text(dimainkan)
        return
    assert dimainkan.splitlines() == naskah.splitlines()
