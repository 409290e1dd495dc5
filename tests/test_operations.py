"""What the operator's pages say is so: every metric, log event, command, setting and test they name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.cli import COMMANDS
from bot.metrics import Metrics
from bot.settings import Settings

HOUSE = Path(__file__).parent.parent
PAGES = {
    path.name: path.read_text(encoding="utf-8")
    for path in (
        HOUSE / "README.md",
        *(HOUSE / "docs").glob("*.md"),
        HOUSE / "compose.yaml",
        *(HOUSE / "deploy").iterdir(),
    )
}
LEVELS = {"warning": "warning", "error": "error", "exception": "error", "critical": "critical"}


def test_every_metric_stands_on_the_page_and_no_other() -> None:
    told = set(re.findall(r"`(capaian_\w+?)(?:\{\w+\})?`", _section("Health and metrics")))
    counted = {
        metric.name + ("_total" if metric.type == "counter" else "")
        for metric in Metrics().registry.collect()
        if metric.name.startswith("capaian_")
    }
    assert told == counted


def test_every_warning_and_error_of_the_log_stands_on_the_page_with_its_level_and_no_other() -> None:
    told = set(re.findall(r"^\| (\w+) \| `([^`]+)`", _section("The log"), re.MULTILINE)) - {("level", "event")}
    assert told == {(LEVELS[level], event) for level, event in _logged() if level in LEVELS}


def test_what_is_logged_at_info_stands_on_the_page() -> None:
    told = set(re.findall(r"`([^`]+)`", _section("The log").partition("|")[0]))
    assert {event for level, event in _logged() if level == "info"} <= told


def test_every_command_that_is_called_exists() -> None:
    called = {
        (name, word)
        for name, text in PAGES.items()
        for word in re.findall(r"(?:`|bin/|^|^ *)capaian ([a-z]+)\b(?! [a-z]+ing)", text, re.MULTILINE)
    }
    assert {(name, word) for name, word in called if word not in COMMANDS} == set()


def test_every_setting_in_capitals_is_one() -> None:
    settings = {name.upper() for name in Settings.model_fields}
    named = re.findall(r"`((?:TELEGRAM|DATABASE|FILES|WEBHOOK|LOG|HTTP|CLOCK|KEEP)_[A-Z_]+)", PAGES["operations.md"])
    assert set(named) - settings == set()


def test_every_test_the_threat_model_names_exists() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in sorted((HOUSE / "tests").rglob("test_*.py")))
    named = re.findall(r"`(test_\w+)`", PAGES["threats.md"])
    assert len(named) > 15
    assert [name for name in named if f"def {name}(" not in tests] == []
    assert [path for path in re.findall(r"`(tests/\S+\.py)`", PAGES["threats.md"]) if not (HOUSE / path).exists()] == []


def test_the_image_is_built_of_what_is_there() -> None:
    """No engine builds it here: at least nothing it copies is missing or left out."""
    image = (HOUSE / "Dockerfile").read_text(encoding="utf-8")
    left_out = (HOUSE / ".dockerignore").read_text(encoding="utf-8").splitlines()
    needed = {*re.findall(r"[\w-]+\.lock", image), "pyproject.toml", "README.md", "bot", "storage/migrations"}
    assert [path for path in needed if not (HOUSE / path).exists() or path.partition("/")[0] in left_out] == []
    assert ".*" in left_out, "a .env with its token must not get into an image"


def test_an_empty_line_of_env_takes_nothing_from_the_image() -> None:
    """`.env.example` names every setting, and what it leaves empty goes before the image's own environment."""
    image = (HOUSE / "Dockerfile").read_text(encoding="utf-8")
    own = {(name, value) for name, value in re.findall(r"^    ([A-Z_]+)=(\S+)", image, re.MULTILINE) if value}
    settings = {(name, value) for name, value in own if name.lower() in Settings.model_fields}
    assert {name for name, _ in settings} == {"LOG_FORMAT", "HTTP_LISTEN"}
    composed = set(re.findall(r"^    ([A-Z_]+): (\S+)", PAGES["compose.yaml"], re.MULTILINE))
    assert settings - composed == set()


def _section(heading: str) -> str:
    return PAGES["operations.md"].partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def _logged() -> Iterator[tuple[str, str]]:
    """Every event of the bot with the method that logs it."""
    for path in sorted((HOUSE / "bot").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(attr=method), args=[event, *_]) if method in {*LEVELS, "info"}:
                    yield from ((method, text) for text in _texts(event, constants))
                case _:
                    pass


def _texts(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body, constants)
            yield from _texts(orelse, constants)
        case ast.Name(id=name):
            yield from _texts(constants[name], constants)
        case _:
            raise AssertionError(f"an event that is no constant: {ast.unparse(node)}")
