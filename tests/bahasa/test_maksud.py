"""What a typed decision is read as; a word too many, and it is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahasa.maksud import Keputusan, Maksud, read_decision

SETUJU = Maksud(Keputusan.SETUJU)


ADA = """
setuju | Setuju. | ok | OK pak | oke setuju | Ok pak, setuju. | disetujui | acc bu | ya setuju | SETUJUI | oke lanjut
baik, saya setuju | rekap versi 2 disetujui | setuju 👍 | Setuju, terima kasih
"""
TIDAK_ADA = """
belum setuju | tidak setuju | setuju? | tdk setuju | kalau benar saya setuju | setuju asal diperbaiki | ok? | ya
baik pak | apakah sudah disetujui | disetujui siapa | jangan dikembalikan | tidak ditolak | kembalikan?
kembalikan atau tidak | kapan dikembalikan | setuju dikembalikan | 1234 | 👍 | terima kasih | nanti saya setuju
hampir setuju | bukan setuju | kurang setuju | gak setuju | enggak acc | ok tapi tunggu
rekap dikembalikan, apakah angka 4 benar?
"""


def texts(daftar: str) -> list[str]:
    """The texts of a list, which bars and lines part."""
    return [teks.strip() for baris in daftar.strip().splitlines() for teks in baris.split("|")]


@pytest.mark.parametrize("teks", texts(ADA))
def test_words_that_agree_and_nothing_else_are_an_approval(teks: str) -> None:
    assert read_decision(teks) == SETUJU


@pytest.mark.parametrize(
    ("teks", "arahan"),
    [
        ("kembalikan", ""),
        ("kembalikan, angka 4 salah", "angka 4 salah"),
        ("kembalikan pak, angka 4 salah", "angka 4 salah"),
        ("Kembalikan: mohon cek RESOS-1!", "mohon cek RESOS-1!"),
        ("tolak", ""),
        ("mohon dikembalikan ya", ""),
        ("pak, ditolak karena bukti kurang", "karena bukti kurang"),
        ("revisi angka capaian PFM-2", "angka capaian PFM-2"),
    ],
)
def test_a_return_begins_with_its_verb_and_takes_its_words_along(teks: str, arahan: str) -> None:
    assert read_decision(teks) == Maksud(Keputusan.KEMBALIKAN, arahan)


@pytest.mark.parametrize("teks", ["", "  ", *texts(TIDAK_ADA)])
def test_what_may_mean_anything_is_no_decision(teks: str) -> None:
    assert read_decision(teks) is None


_KATA_LAIN = st.from_regex(r"[a-z]{3,12}", fullmatch=True)
_AGREES = st.sampled_from(["setuju", "ok pak", "oke setuju", "disetujui", "acc"])


@given(_AGREES, _KATA_LAIN, st.booleans())
def test_one_word_that_is_not_known_takes_every_approval_away(setuju: str, kata: str, di_depan: bool) -> None:
    known = {
        "setuju",
        "acc",
        "oke",
        "okay",
        "okey",
        "setujui",
        "disetujui",
        "menyetujui",
        "pak",
        "bapak",
        "ibu",
        "baik",
    }
    known |= {"siap", "sip", "saya", "kami", "mohon", "terima", "kasih", "rekap", "rekapnya", "versi", "ini", "sudah"}
    known |= {"dengan", "sangat", "lanjut", "lanjutkan", "saja", "tolong"}
    if kata not in known:
        teks = f"{kata} {setuju}" if di_depan else f"{setuju} {kata}"
        maksud = read_decision(teks)
        assert maksud is None or maksud.keputusan is Keputusan.KEMBALIKAN


@given(st.sampled_from(["belum", "tidak", "bukan", "jangan", "kalau", "nanti", "kurang"]), st.text(max_size=40))
def test_a_text_that_begins_by_denying_is_never_a_decision(ingkar: str, teks: str) -> None:
    assert read_decision(f"{ingkar} {teks}") is None


@given(_AGREES, st.text(max_size=40))
def test_a_question_is_never_an_approval(setuju: str, teks: str) -> None:
    assert read_decision(f"{setuju} {teks}?") != SETUJU


@given(st.text(max_size=60))
def test_a_return_s_arahan_is_what_was_typed(teks: str) -> None:
    maksud = read_decision(f"kembalikan, {teks}")
    assert maksud is None or maksud.arahan in teks
