"""Asks the Bot API server who the token belongs to."""

import asyncio
from dataclasses import dataclass

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.http_client import HttpClient
from bot.refusal import BadSettings
from bot.settings import Settings

_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Account:
    """The bot as the server knows it; `username` comes without the @."""

    id: int
    username: str


class ServerSilent(ConnectionError):
    """A Bot API server that cannot be reached, or that answers no such thing as a bot's account."""


def fetch_account(settings: Settings) -> Account:
    """One getMe with a short timeout; raises BadSettings for a token that is refused, ServerSilent else."""
    return asyncio.run(_fetch(settings.require_token(), settings.telegram_api_url))


async def _fetch(token: str, url: str) -> Account:
    request = HttpClient(connections=1)
    bot = Bot(token, base_url=f"{url}/bot", request=request, get_updates_request=request)
    try:
        async with request:
            user = await bot.get_me(connect_timeout=_SECONDS, read_timeout=_SECONDS)
    except InvalidToken:  # whose words may hold the token
        raise BadSettings(f"TELEGRAM_BOT_TOKEN is refused by {url}: ask @BotFather for it again") from None
    except TelegramError as error:
        raise ServerSilent(f"{url} does not answer ({type(error).__name__}): check TELEGRAM_API_URL") from None
    return Account(user.id, user.username or "")
