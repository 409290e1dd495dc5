"""Logging: structlog for us, the standard library's loggers routed through it, no secret or personal number in it."""

import logging
import re
import sys
from types import TracebackType

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.settings import Settings

# These tell at INFO what we tell ourselves, some of them with the token in an address.
_TALKATIVE = ("alembic", "apscheduler", "httpcore", "httpx", "telegram", "uvicorn.access")
_TOKEN = re.compile(r"\bbot\d+(?::|%3A)[\w-]+", re.ASCII | re.IGNORECASE)
_PASSWORD = re.compile(r"(\b[\w+.-]+://[^\s:/@]*:)[^\s\"]+@")
# Numbers of people: NIK (16 digits), NIP (18) and whatever else is that long, in one run or in groups, and telephones.
# A day, a SHA-256 and an escape of JSON (whose digits would run into those behind it) are stepped over.
_DIGITS_BEGIN = r"(?:(?<!\d)|(?<=\\u[0-9a-fA-F]{4}))"
_PERSONAL = re.compile(
    r"(?P<kept>(?<!\d)\d{4}-\d\d-\d\d(?!\d)"
    r"|(?<![0-9a-f])(?=\d{0,63}[a-f])[0-9a-f]{64}(?![0-9a-f])|\\u[0-9a-fA-F]{4})"
    r"|\d{2,}(?:[ .-]?\d){13,}"
    r"|\+62(?:[ .-]?\d){7,12}"
    rf"|{_DIGITS_BEGIN}62[ -]?8\d(?:[ .-]?\d){{7,10}}"
    rf"|{_DIGITS_BEGIN}0[ -]?8\d(?:[ .-]?\d){{6,10}}",
    re.ASCII,
)
HIDDEN = "***"


class SecretFilter:
    """Takes out of a text the secrets it was given, tokens, passwords in addresses, and the numbers of people."""

    def __init__(self, *secrets: str) -> None:
        self._secrets = tuple(secret for secret in secrets if secret)

    def hide(self, text: str) -> str:
        """The text with `***` for every secret."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        text = _PASSWORD.sub(rf"\1{HIDDEN}@", _TOKEN.sub(f"bot{HIDDEN}", text))
        return _PERSONAL.sub(lambda found: found["kept"] or HIDDEN, text)

    def hide_numbers(self, _logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
        """A number to be hidden becomes a text before the line is written, or its JSON would be broken."""
        return {key: self._number(value) for key, value in line.items()}

    def _number(self, value: object) -> object:
        match value:
            case dict():
                return {key: self._number(satu) for key, satu in value.items()}
            case list() | tuple():
                return [self._number(satu) for satu in value]
            case float():
                return round(value, 6)
            case int() if self.hide(str(value)) != str(value):
                return HIDDEN
            case _:
                return value

    def __call__(self, _logger: WrappedLogger, _method: str, line: EventDict | str) -> str:
        """The last processor: by now a line is one text, exception and all."""
        return self.hide(str(line))


def configure_logs(settings: Settings) -> SecretFilter:
    """Send every log line to stderr as the settings say; the filter is for texts that go elsewhere."""
    secrets = SecretFilter(settings.telegram_bot_token.get_secret_value(), settings.webhook_secret.get_secret_value())
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.ExtraAdder(),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    _configure_stdlib(settings, shared, secrets)
    sys.excepthook = _log_uncaught
    return secrets


def _configure_stdlib(settings: Settings, shared: list[Processor], secrets: SecretFilter) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                secrets.hide_numbers,
                *_renderers(settings),
                secrets,
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=settings.log_level, force=True)
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # else a line that cannot be written is shown on stderr as it is, secrets and all
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def _renderers(settings: Settings) -> list[Processor]:
    """Plain tracebacks for people: a decorated one shows local variables, and breaks a secret over two lines."""
    if settings.log_format == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    return [
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
    ]


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nobody caught is a bug: logged like everything else, since a bare traceback may hold the token."""
    structlog.get_logger("capaian").critical("uncaught", exc_info=(kind, error, trace))
