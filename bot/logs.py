"""Logging: structlog for us, the standard library's loggers routed through it, no secret or personal number in it."""

import logging
import sys
from types import TracebackType

import structlog
from structlog.typing import Processor

from bot.secrets import SecretFilter
from bot.settings import Settings

# These tell at INFO what we tell ourselves, some of them with the token in an address.
_TALKATIVE = ("alembic", "apscheduler", "httpcore", "httpx", "telegram", "uvicorn.access")


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
