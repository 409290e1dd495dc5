"""The guides name buttons, commands and programs as they are."""

import re
from pathlib import Path

import pytest

from bahasa.kalimat import label
from bahasa.kalimat.grup import TITAH_GRUP
from bahasa.kalimat.umum import TITAH

HOUSE = Path(__file__).parent.parent.parent
GUIDES = [HOUSE / "README.id.md", *sorted((HOUSE / "docs/panduan").glob("*.md"))]
LABELS = {value for name, value in vars(label).items() if name.isupper() and isinstance(value, str)}
ROLES = {"kepala-dinas", "sekretaris", "tim", "bidang", "staf", "admin"}
_BOLD = re.compile(r"(?<!^- )\*\*([A-Z][^*.:]*)\*\*(?!\.)", re.MULTILINE)


def _buttons(text: str) -> set[str]:
    """What stands in bold inside a sentence; at the head of a list's item it names the item."""
    return set(_BOLD.findall(text)) - {"Pengumpulan Data Kinerja"}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_names_buttons_that_there_are(guide: Path) -> None:
    assert _buttons(guide.read_text(encoding="utf-8")) - LABELS == set()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_names_commands_that_there_are(guide: Path) -> None:
    named = set(re.findall(r"`/([a-z_]+)", guide.read_text(encoding="utf-8")))
    assert named - set(TITAH) - {"start", *TITAH_GRUP} == set()


def test_every_role_has_its_guide_and_the_index_leads_to_each() -> None:
    assert {path.stem for path in GUIDES} == ROLES | {"README", "README.id"}
    index = (HOUSE / "docs/panduan/README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([a-z-]+)\.md\)", index)) == ROLES


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_is_a_page_and_leads_to_files_that_are_there(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 75
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not (guide.parent / link).exists()] == []
