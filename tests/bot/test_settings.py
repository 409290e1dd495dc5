"""Settings: where they come from, what is refused and how, and that no secret shows."""

from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.refusal import BadSettings
from bot.settings import Settings, load_settings

pytestmark = pytest.mark.usefixtures("no_settings")

EXAMPLE = Path(__file__).parents[2] / ".env.example"


def read_example() -> list[str]:
    return EXAMPLE.read_text(encoding="utf-8").splitlines()


def show_default(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def test_the_example_file_has_every_setting_with_its_default() -> None:
    lines = [line for line in read_example() if line and not line.startswith("#")]
    assert lines == [f"{name.upper()}={show_default(field.default)}" for name, field in Settings.model_fields.items()]


def test_every_setting_in_the_example_file_has_a_comment_above_it() -> None:
    lines = read_example()
    bare = [line for above, line in pairwise(lines) if "=" in line and not above.startswith("# ")]
    assert bare == []


def test_the_example_file_as_env_file_changes_nothing(tmp_path: Path) -> None:
    bare = load_settings()
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_settings() == bare


def test_the_environment_comes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("LOG_FORMAT=json\nLOG_LEVEL=error\n", encoding="utf-8")
    monkeypatch.setenv("LOG_LEVEL", "debug")
    settings = load_settings()
    assert (settings.log_format, settings.log_level) == ("json", "DEBUG")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", "file://{folder}/data/files"),
        ("berkas kita", "file://{folder}/berkas kita"),
        ("/srv/berkas", "file:///srv/berkas"),
        ("file:///srv/berkas", "file:///srv/berkas"),
        ("s3://ember/capaian", "s3://ember/capaian"),
    ],
)
def test_a_folder_for_files_counts_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, expected: str
) -> None:
    monkeypatch.setenv("FILES_URL", given)
    assert load_settings().files_url == expected.format(folder=tmp_path)


def test_the_last_slash_of_a_server_is_not_part_of_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9000/")
    assert load_settings().telegram_api_url == "http://127.0.0.1:9000"


@pytest.mark.parametrize(
    ("name", "value", "refusal"),
    [
        (
            "TELEGRAM_BOT_TOKEN",
            "rahasia",
            "TELEGRAM_BOT_TOKEN: must look like 123456789:AA..., as @BotFather gave it",
        ),
        (
            "TELEGRAM_API_URL",
            "api.telegram.org",
            "TELEGRAM_API_URL: must be a web address, such as https://api.telegram.org",
        ),
        (
            "TELEGRAM_API_URL",
            "http://127.0.0.1:abc",
            "TELEGRAM_API_URL: port could not be cast to integer value as 'abc'",
        ),
        ("TELEGRAM_RATE_PER_SECOND", "0", "TELEGRAM_RATE_PER_SECOND: input should be greater than 0"),
        ("TELEGRAM_RATE_PER_CHAT", "inf", "TELEGRAM_RATE_PER_CHAT: input should be a finite number"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT: input should be 'console' or 'json'"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL: input should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("HTTP_LISTEN", "8080", "HTTP_LISTEN: must be HOST:PORT, such as 127.0.0.1:8080"),
        ("HTTP_LISTEN", "127.0.0.1:65536", "HTTP_LISTEN: must be HOST:PORT, such as 127.0.0.1:8080"),
        ("CLOCK_START", "besok", "CLOCK_START is no ISO time: 'besok'; write it like 2026-01-19T07:30"),
        (
            "WEBHOOK_URL",
            "https://bot.example.id",
            "WEBHOOK_SECRET and WEBHOOK_LISTEN: needed for a webhook; for long polling leave out all three",
        ),
        ("WEBHOOK_SECRET", "dua kata", "WEBHOOK_SECRET: must be 1 to 256 letters, digits, _ or -"),
    ],
)
def test_a_bad_setting_is_refused_by_name_with_what_is_accepted(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, refusal: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as caught:
        load_settings()
    assert str(caught.value) == refusal


def test_several_bad_settings_are_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_FORMAT", "xml")
    monkeypatch.setenv("HTTP_LISTEN", "8080")
    with pytest.raises(BadSettings) as caught:
        load_settings()
    assert str(caught.value) == (
        "LOG_FORMAT: input should be 'console' or 'json'; HTTP_LISTEN: must be HOST:PORT, such as 127.0.0.1:8080"
    )


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"LOG_LEVEL=\xff\xfe")
    with pytest.raises(BadSettings, match=r"^\.env cannot be read as UTF-8 text \(UnicodeDecodeError\): save it anew$"):
        load_settings()


def test_a_whole_webhook_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example.id/telegram")
    monkeypatch.setenv("WEBHOOK_SECRET", "kata-Kunci_1")
    monkeypatch.setenv("WEBHOOK_LISTEN", "127.0.0.1:8443")
    settings = load_settings()
    assert settings.webhook_url == "https://bot.example.id/telegram"
    assert settings.webhook_secret.get_secret_value() == "kata-Kunci_1"
    assert settings.webhook_listen == "127.0.0.1:8443"


def test_no_secret_shows_in_the_settings_or_in_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:rahasia")
    monkeypatch.setenv("DATABASE_URL", "postgresql://bot:rahasia@127.0.0.1/capaian")
    assert "rahasia" not in repr(load_settings()) + str(load_settings()) + load_settings().model_dump_json()
    for name in ("TELEGRAM_BOT_TOKEN", "WEBHOOK_SECRET"):
        monkeypatch.setenv(name, "ini rahasia")
    with pytest.raises(BadSettings) as caught:
        load_settings()
    assert "rahasia" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_token_is_asked_for_only_where_it_is_needed() -> None:
    with pytest.raises(BadSettings) as caught:
        load_settings().require_token()
    assert str(caught.value) == "TELEGRAM_BOT_TOKEN is not set: put the token that @BotFather gave into .env"
