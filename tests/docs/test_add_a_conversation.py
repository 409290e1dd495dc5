"""docs/add-a-conversation.md adds a conversation; here it is added to a copy of the house, and held."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent.parent
PAGE = (HOUSE / "docs/add-a-conversation.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n# (\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ROOMS = ("bahasa", "bot", "dokumen", "handlers", "simulator", "sop", "storage", "tests")
CHANGED = ("bahasa", "handlers")
DIALOGUE = "tests/handlers/test_dialog.py"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house again, without its pictures and pages."""
    for room in ROOMS:
        shutil.copytree(HOUSE / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    return tmp_path


def build(house: Path) -> None:
    """Put every block of the page where it says."""
    for kind, name, text in BLOCKS:
        file = house / name
        if kind == "diff":
            file.write_text(_changed(file.read_text(encoding="utf-8"), text, name), encoding="utf-8")
        else:
            assert not file.exists(), f"{name} is there already"
            file.write_text(text, encoding="utf-8")


def _changed(text: str, block: str, name: str) -> str:
    """A file's text with a block's lines with + in it and those with - out of it; its other lines say where."""
    lines = [(line[:1], line[1:]) for line in block.splitlines(keepends=True)]
    old = "".join(line for sign, line in lines if sign != "+")
    new = "".join(line for sign, line in lines if sign != "-")
    assert text.count(old) == 1, f"{name} does not have these lines once:\n{old}"
    return text.replace(old, new)


def play(house: Path) -> subprocess.CompletedProcess[str]:
    """The page's dialogue in that house."""
    return run(house, "pytest", "-p", "no:cacheprovider", DIALOGUE, "-k", "usul and sqlite")


def run(house: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """One of our tools in that house."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", *command], cwd=house, capture_output=True, text=True, check=False
    )


def test_the_conversation_of_the_page_is_held_as_the_page_says(copy: Path) -> None:
    build(copy)
    played = play(copy)
    assert played.returncode == 0, played.stdout
    assert "1 passed" in played.stdout
    for linted in (run(copy, "ruff", "check", "--fix", *CHANGED), run(copy, "ruff", "format", "--check", *CHANGED)):
        assert linted.returncode == 0, linted.stdout


def test_without_its_way_in_the_conversation_is_not_found(copy: Path) -> None:
    build(copy)
    route = copy / "handlers/route.py"
    route.write_text(route.read_text(encoding="utf-8").replace('    "usul": usul.ask,\n', ""), encoding="utf-8")
    played = play(copy)
    assert played.returncode == 1
    assert "Mohon maaf, perintah ini tidak dikenal." in played.stdout
