"""From an answer in the chat into the workbooks: the words as typed, and never a formula."""

import pytest

from dokumen.lembar import read_buku
from tests.dokumen.test_kasus_buku import PANJANG, RUMUS, formulas
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.kertas import draw_papers
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TERISI


def workbooks(p: Percakapan) -> dict[str, bytes]:
    """Every workbook of the cycle, drawn, the newest of each kind."""
    return dict(draw_papers(p, lambda satu: satu.berlaku and satu.jenis in {"format", "rekap"}))


def cells(isi: bytes) -> set[str]:
    """Every word of a workbook."""
    return {str(sel.nilai) for lembar in read_buku(isi).values() for baris in lembar.daftar_baris for sel in baris}


@only_sqlite
@pytest.mark.parametrize("teks", [*RUMUS, *PANJANG])
def test_case_43_44_an_answer_stands_in_the_workbooks_as_it_was_typed(di_langkah: DiLangkah, teks: str) -> None:
    p = di_langkah(TERISI)
    pengisi, tim = p.ponsel(dinas.PENGISI), p.ponsel(dinas.TIM)
    for label in ("Ubah", "B1-2"):
        pengisi.tekan(label)
    for jawaban in ("1490", teks, teks, teks):
        pengisi.ketik(jawaban)
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        p.ponsel(nama).tekan("Kirim")
    tim.tekan("Kunci rekap")
    buku = workbooks(p)
    assert set(buku) == {"format", "rekap"}
    assert teks in cells(buku["rekap"])
    assert {jenis: formulas(isi) for jenis, isi in buku.items()} == {"format": [], "rekap": []}
