"""The settings: environment variables, or a file `.env` in the working folder; `.env.example` lists them all."""

import re
from datetime import UTC
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.clock import parse_clock_start
from bot.refusal import BadSettings


def load_settings() -> "Settings":
    """Read the settings; raises `BadSettings`, which never shows a value that may be a secret."""
    try:
        return Settings()
    except ValidationError as error:
        raise BadSettings("; ".join(_describe_faults(error))) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f".env cannot be read as UTF-8 text ({type(error).__name__}): save it anew") from None


def _check_token(token: SecretStr) -> SecretStr:
    if token and not re.fullmatch(r"\d+:[\w-]+", token.get_secret_value(), re.ASCII):
        raise ValueError("must look like 123456789:AA..., as @BotFather gave it")
    return token


def _check_webhook_secret(secret: SecretStr) -> SecretStr:
    if secret and not re.fullmatch(r"[\w-]{1,256}", secret.get_secret_value(), re.ASCII):
        raise ValueError("must be 1 to 256 letters, digits, _ or -")
    return secret


def _check_web_address(url: str) -> str:
    parts = urlsplit(url)
    broken = parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment
    if url and (broken or parts.port == 0):
        raise ValueError("must be a web address, such as https://api.telegram.org")
    return url.rstrip("/")


def _check_listen(listen: str) -> str:
    host, _, port = listen.rpartition(":")
    if listen and not (host and port.isascii() and port.isdecimal() and int(port) < 65536):
        raise ValueError("must be HOST:PORT, such as 127.0.0.1:8080")
    return listen


def _check_clock_start(start: str) -> str:
    if start:
        parse_clock_start(start, UTC)
    return start


def _resolve_folder(url: str) -> str:
    """A plain folder as a file:// address from the working folder on; any other address as it is."""
    return url if "://" in url else f"file://{Path(url).expanduser().resolve().as_posix()}"


def _upper(text: object) -> object:
    return text.upper() if isinstance(text, str) else text


WebAddress = Annotated[str, AfterValidator(_check_web_address)]
Listen = Annotated[str, AfterValidator(_check_listen)]
Rate = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Settings(BaseSettings):
    """Every setting with its default; an empty one counts as not given."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_default=True,
    )

    telegram_bot_token: Annotated[SecretStr, AfterValidator(_check_token)] = SecretStr("")
    telegram_api_url: WebAddress = "https://api.telegram.org"
    telegram_rate_per_second: Rate = 30.0
    telegram_rate_per_chat: Rate = 1.0
    database_url: SecretStr = SecretStr("sqlite:///data/capaian.db")
    files_url: Annotated[str, AfterValidator(_resolve_folder)] = "data/files"
    webhook_url: WebAddress = ""
    webhook_secret: Annotated[SecretStr, AfterValidator(_check_webhook_secret)] = SecretStr("")
    webhook_listen: Listen = ""
    log_format: Literal["console", "json"] = "console"
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = "INFO"
    http_listen: Listen = ""
    keep_done_days: Annotated[int, Field(ge=0, le=36_500)] = 400
    clock_start: Annotated[str, AfterValidator(_check_clock_start)] = ""

    @model_validator(mode="after")
    def _check_webhook(self) -> Self:
        webhook = {
            "WEBHOOK_URL": self.webhook_url,
            "WEBHOOK_SECRET": self.webhook_secret,
            "WEBHOOK_LISTEN": self.webhook_listen,
        }
        missing = [name for name, value in webhook.items() if not value]
        if 0 < len(missing) < len(webhook):
            raise ValueError(f"{' and '.join(missing)}: needed for a webhook; for long polling leave out all three")
        return self

    def require_token(self) -> str:
        """The bot's token; raises `BadSettings` where none is set."""
        if not self.telegram_bot_token:
            raise BadSettings("TELEGRAM_BOT_TOKEN is not set: put the token that @BotFather gave into .env")
        return self.telegram_bot_token.get_secret_value()


def _describe_faults(error: ValidationError) -> list[str]:
    """One phrase for each fault, begun with the setting's name."""
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    return [_describe_fault(".".join(map(str, fault["loc"])).upper(), fault["msg"]) for fault in faults]


def _describe_fault(name: str, message: str) -> str:
    reason = message.removeprefix("Value error, ")
    if not name or reason.startswith(name):
        return reason
    return f"{name}: {reason[:1].lower()}{reason[1:]}"
