"""The house keeps its own rules: its rooms, its sizes, its exceptions, its locks and its words."""

import ast
import importlib.util
import re
import tokenize
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storage.tables import metadata

HOUSE = Path(__file__).parent.parent
PYPROJECT: dict[str, Any] = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
ROOMS = {path.name for path in HOUSE.iterdir() if path.name[0] != "." and any(path.rglob("*.py"))} - {"build"}
APART = {"tests", "benchmarks"}  # on no floor, and in no package
FILES = [path.relative_to(HOUSE) for room in sorted(ROOMS) for path in sorted((HOUSE / room).rglob("*.py"))]
MIGRATIONS = Path("storage/migrations/versions")
OURS = [path for path in FILES if path.parts[0] != "tests" and path.parent != MIGRATIONS]
BANNED_ROOMS = {"utils", "util", "helpers", "helper", "common", "misc", "core", "shared"}
GLOSARIUM = (HOUSE / "sop/GLOSARIUM.md").read_text(encoding="utf-8")
ENGLISH = {
    *("backup", "hashed", "manifest", "part", "progress", "prune", "reader", "restored", "writable", "writer"),
    *(
        "bot",
        "chat",
        "database",
        "error",
        "hash",
        "id",
        "inbox",
        "json",
        "locks",
        "message",
        "mime",
        "outbox",
        "peers",
        "repo",
        "sha256",
    ),
    *("sop", "status", "store", "target", "update", "utc"),
}


def _tree(path: Path) -> ast.Module:
    return ast.parse((HOUSE / path).read_text(encoding="utf-8"))


# -- rooms


def test_every_room_is_known_to_the_import_rules() -> None:
    assert set(PYPROJECT["tool"]["importlinter"]["root_packages"]) == ROOMS - APART


def test_every_room_stands_on_a_floor_but_the_simulator_which_has_none() -> None:
    (floors,) = (
        contract["layers"]
        for contract in PYPROJECT["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )
    assert {room for floor in floors for room in floor.split(" | ")} == ROOMS - APART - {"simulator"}


def test_every_room_is_packed_and_checked_for_types() -> None:
    packed = PYPROJECT["tool"]["setuptools"]["packages"]["find"]["include"]
    assert set(packed) == {f"{room}*" for room in ROOMS - APART}
    assert set(PYPROJECT["tool"]["mypy"]["packages"]) == ROOMS


def test_every_folder_with_modules_is_a_package() -> None:
    assert {str(path.parent) for path in FILES} == {str(path.parent) for path in FILES if path.name == "__init__.py"}


def test_no_room_holds_whatever_fits_nowhere_else() -> None:
    names = {part for path in FILES for part in path.with_suffix("").parts}
    assert names & BANNED_ROOMS == set()


# -- sizes


def test_no_file_is_too_long_to_be_read() -> None:
    lengths = {str(path): len((HOUSE / path).read_text(encoding="utf-8").splitlines()) for path in OURS}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_no_function_is_too_long_to_be_seen_at_once() -> None:
    lengths = {
        f"{path}: {node.name}": _length(node)
        for path in OURS
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > 50} == {}


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    lines = (function.end_lineno or 0) - function.lineno + 1
    return lines if ast.get_docstring(function) is None else lines - ((first.end_lineno or 0) - first.lineno + 1)


# -- exceptions, each with its reason

EXCEPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore)", re.IGNORECASE)
REASONED = re.compile(r"# (?:noqa: [A-Z]+\d++(?:, [A-Z]+\d++)*+|type: ignore\[[\w, -]+\]\s+#)[ \W]*\w+.*")


def test_every_exception_from_the_checks_says_why() -> None:
    assert [place for path in FILES for place in _without_reason(path)] == []


def _without_reason(path: Path) -> Iterator[str]:
    with tokenize.open(HOUSE / path) as source:
        for token in tokenize.generate_tokens(source.readline):
            bad = EXCEPTION.search(token.string) and not REASONED.search(token.string)
            if token.type == tokenize.COMMENT and bad:
                yield f"{path}:{token.start[0]} {token.string}"


@pytest.mark.parametrize(
    "comment", ["noqa", "noqa: S101", "type: ignore", "type: ignore[arg-type]", "noqa: S101 -", "noqa: S101, S102"]
)
def test_a_bare_exception_is_seen(comment: str) -> None:
    assert EXCEPTION.search(f"# {comment}")
    assert not REASONED.search(f"# {comment}")


def test_every_module_and_package_says_what_it_is() -> None:
    assert [str(path) for path in FILES if not ast.get_docstring(_tree(path))] == []


# -- who must act


def test_no_talk_asks_for_itself_who_holds_a_role() -> None:
    """Whoever stands in for another, or was handed one task, is known to handlers/orang/petugas.py alone."""
    talks = [path for path in OURS if path.parts[0] == "handlers" and path.name != "petugas.py"]
    asking = re.compile(r"orang\.holders|\.open_for\(")
    assert [str(path) for path in talks if asking.search((HOUSE / path).read_text(encoding="utf-8"))] == []


def test_only_the_room_of_groups_speaks_to_groups() -> None:
    """Whatever else a talk says goes to one person, or to the chat that spoke, which no group is then."""
    speaking = [path for path in OURS if "UcapanGrup(teks" in (HOUSE / path).read_text(encoding="utf-8")]
    assert {path.parent for path in speaking} == {Path("handlers/grup")}


# -- locks


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_pins_by_hash_and_names_no_registry(name: str) -> None:
    text = (HOUSE / name).read_text(encoding="utf-8")
    assert re.findall(r"://|^\s*(?:-i|-f|--\w*index\w*|--find-links)\b", text, re.MULTILINE) == []
    unpinned = [
        entry for entry in re.split(r"\n(?=\w)", text)[1:] if "==" not in entry or "--hash=sha256:" not in entry
    ]
    assert unpinned == []


def test_no_lock_file_of_a_kind_that_writes_addresses_down() -> None:
    assert [name for name in ("uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock") if (HOUSE / name).exists()] == []


# -- words


def test_the_glossary_has_every_indonesian_word_of_the_names_and_no_other() -> None:
    explained = re.findall(r"^- \*\*(\w+)\*\*: .+$", GLOSARIUM, re.MULTILINE)
    assert [word for word, times in Counter(explained).items() if times > 1] == []
    used = (_words_of_classes() | _words_of_tables()) - ENGLISH
    assert sorted(used - set(explained)) == [], "explain these in sop/GLOSARIUM.md"
    assert sorted(set(explained) - used) == [], "nothing is called so any more"


def test_the_words_left_out_of_the_glossary_are_in_use() -> None:
    assert ENGLISH - (_words_of_classes() | _words_of_tables()) == set()


def _words_of_classes() -> set[str]:
    classes = (
        node.name
        for path in OURS
        if path.parts[0] in ("sop", "storage")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    return {word.lower() for name in classes for word in re.findall(r"[A-Z]+[a-z]*", name)}


def _words_of_tables() -> set[str]:
    columns = (column.name for table in metadata.tables.values() for column in table.columns)
    return {word for name in (*metadata.tables, *columns) for word in name.split("_")}


def test_every_room_can_be_found_where_it_is_imported_from() -> None:
    found = {room: importlib.util.find_spec(room) for room in ROOMS}
    assert [room for room, spec in found.items() if spec is None or Path(str(spec.origin)).parent != HOUSE / room] == []


# -- pictures


def test_the_docs_show_pictures_that_are_there_and_every_one_of_them() -> None:
    pages = [HOUSE / "README.md", *(HOUSE / "docs").rglob("*.md")]
    shown = {
        (page.parent / name).resolve()
        for page in pages
        for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    assert shown == {path.resolve() for path in (HOUSE / "docs/gambar").iterdir()}
    heavy = {path.name: size for path in shown if (size := path.stat().st_size) > 150_000}
    assert heavy.keys() <= {"peragaan.png"}, "scale them down"  # older, and of whole phones
