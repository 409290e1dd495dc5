"""Long polling that keeps the raw updates, so that one the library can't parse holds up no other."""

import json
from typing import Any

from telegram import Bot

from bot.http_client import HttpClient

ALLOWED = ("message", "callback_query", "my_chat_member")
_NOTHING_TO_PARSE = b'{"ok":true,"result":[]}'


class RawUpdates(HttpClient):
    """The client of getUpdates: takes what came for itself, and hands the library an empty answer."""

    def __init__(self) -> None:
        super().__init__(connections=2)
        self._taken: list[dict[str, Any]] = []

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Send a request as the library does; see HttpClient."""
        kode, badan = await super().do_request(*args, **kwargs)
        try:
            jawaban = json.loads(badan)
        except ValueError:
            return kode, badan
        if not isinstance(jawaban, dict) or not isinstance(jawaban.get("result"), list):
            return kode, badan
        self._taken = jawaban["result"]
        return kode, _NOTHING_TO_PARSE

    async def fetch(self, bot: Bot, *, offset: int | None, seconds: int) -> list[dict[str, Any]]:
        """The updates from `offset` on as raw JSON; waits up to `seconds` for the first. Raises TelegramError."""
        self._taken = []
        await bot.get_updates(offset=offset, timeout=seconds, allowed_updates=ALLOWED)
        return self._taken
