"""How every command begins."""

from bot.logs import configure_logs
from bot.settings import Settings, load_settings


def begin() -> Settings:
    """Read the settings and set up the logs; raises BadSettings."""
    settings = load_settings()
    configure_logs(settings)
    return settings
