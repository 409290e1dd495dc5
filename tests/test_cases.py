"""The fifty ways to fail each have a test that bears their number, or a reason why not yet."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
KASUS = range(1, 51)
_NAMA = re.compile(r"test_case_((?:\d\d_)+)\w+")
BELUM = {
    27: "waits for WhatsApp: its webhook",
    28: "waits for WhatsApp: its window, buttons and lists",
}


def test_every_case_has_a_test_or_a_reason() -> None:
    ada = {nomor for nama in _names() for nomor in _numbers(nama)}
    assert sorted(set(KASUS) - ada - set(BELUM)) == [], "no test bears the number of these cases"
    assert sorted(ada & set(BELUM)) == [], "these have a test by now, and need no reason"
    assert sorted(ada - set(KASUS)) == [], "there are no such cases"


def _names() -> Iterator[str]:
    """The names of all test functions, from the source."""
    for berkas in sorted(TESTS.rglob("test_*.py")):
        for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
            if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef):
                yield simpul.name


def _numbers(nama: str) -> list[int]:
    """The cases a test stands for: `test_case_43_44_...` for two of them."""
    ketemu = _NAMA.fullmatch(nama)
    return [int(nomor) for nomor in ketemu[1].rstrip("_").split("_")] if ketemu else []
