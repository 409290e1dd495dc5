"""Logs: how lines look, who may speak, and that no secret is in any of them."""

import json
import logging
import sys
import warnings
from collections.abc import Callable

import pytest
import structlog

from bot.logs import configure_logs
from bot.secrets import SecretFilter
from bot.settings import load_settings

pytestmark = pytest.mark.usefixtures("no_settings", "kept_logs")

TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qc"
SECRET = "kata-Kunci_1"

Read = Callable[[], str]
Start = Callable[[], Read]


@pytest.fixture(params=["console", "json"])
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Start:
    """Sets up logging in either format, and gives what reads the lines written since."""
    monkeypatch.setenv("LOG_FORMAT", request.param)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example.id")
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("WEBHOOK_LISTEN", "127.0.0.1:8443")

    def configure() -> Read:
        configure_logs(load_settings())
        return lambda: capsys.readouterr().err

    return configure


def test_case_48_no_secret_is_in_any_line(start: Start) -> None:
    log = start()
    logger = structlog.get_logger("capaian")
    logger.info("sent", token=TOKEN, nested={"header": [SECRET]})
    logging.getLogger("lain").warning("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("lain").warning("POST %s", "https://api.telegram.org/bot99:KodeLain/getMe")
    logger.info("asking", url="postgresql://bot:kata-sandi@127.0.0.1/capaian")
    logger.info("asking", url="postgresql://127.0.0.1/capaian?user=bot&password=kata-sandi&sslmode=require")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"an address with {TOKEN}", stacklevel=1)
    written = log()
    assert written.count("***") == 7
    assert "sslmode=require" in written
    assert [word for word in (TOKEN, SECRET, "KodeLain", "kata-sandi") if word in written] == []


def test_case_48_no_secret_is_in_an_exception(start: Start) -> None:
    log = start()
    address = f"https://api.telegram.org/bot{TOKEN}/getMe"
    try:
        raise ValueError(f"no answer from {address}")
    except ValueError:
        structlog.get_logger("capaian").exception("failed")
        logging.getLogger("lain").exception("failed too")
    written = log()
    assert written.count("no answer from https://api.telegram.org/bot***/getMe") == 2
    assert "AAFD39" not in written


def test_an_exception_nobody_caught_is_logged_like_everything_else(start: Start) -> None:
    log = start()
    try:
        raise ValueError(f"lost at {TOKEN}")
    except ValueError:
        sys.excepthook(*sys.exc_info())
    written = log()
    assert "uncaught" in written
    assert "ValueError: lost at ***" in written


def test_talkative_libraries_are_heard_from_warning_on(start: Start) -> None:
    log = start()
    for name in ("httpx", "httpcore.http11", "telegram.Bot", "telegram.ext", "apscheduler.scheduler", "alembic"):
        logging.getLogger(name).info("chatter")
    logging.getLogger("httpx").warning("trouble")
    assert "chatter" not in (written := log())
    assert "trouble" in written


def test_a_line_for_machines_is_one_json_object(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LOG_FORMAT", "json")
    configure_logs(load_settings())
    structlog.get_logger("capaian").warning("blocked", chat=7)
    line = json.loads(capsys.readouterr().err)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "blocked", "chat": 7, "level": "warning", "logger": "capaian"}


def test_the_level_is_a_setting(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    configure_logs(load_settings())
    structlog.get_logger("capaian").warning("quiet")
    logging.getLogger("lain").warning("quiet too")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (
            "https://api.telegram.org/file/bot123:AbC-d_e/documents/1.xlsx",
            "https://api.telegram.org/file/bot***/documents/1.xlsx",
        ),
        ("/bot123%3AAbC/getMe", "/bot***/getMe"),
        ("postgresql+psycopg://u:p@ss:w0rd@host/db", "postgresql+psycopg://u:***@host/db"),
        ("http://127.0.0.1:9000/getMe", "http://127.0.0.1:9000/getMe"),
        ("robot 12:30 tiba", "robot 12:30 tiba"),
    ],
)
def test_what_looks_like_a_secret_is_hidden_without_being_known(text: str, hidden: str) -> None:
    assert SecretFilter().hide(text) == hidden
