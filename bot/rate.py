"""Keeps to the platform's limits: so many messages a second over all, and so many for one chat."""

import asyncio

_BURST_CHAT = 3.0
_FORGET_ABOVE = 10_000


class RateLimiter:
    """Two token buckets; a chat that waits holds up no other one. Short bursts to one chat are allowed."""

    def __init__(self, per_second: float, per_chat: float) -> None:
        self._per_second = per_second
        self._per_chat = per_chat
        self._all = _Bucket(per_second)
        self._chats: dict[int, _Bucket] = {}

    async def acquire(self) -> None:
        """Wait until one more request may go to the platform."""
        now = asyncio.get_running_loop().time()
        if (pause := self._all.take(self._per_second, self._per_second, now)) > 0:
            await asyncio.sleep(pause)

    async def acquire_for(self, chat_id: int) -> None:
        """Wait until one more new message may go to that chat."""
        now = asyncio.get_running_loop().time()
        if len(self._chats) > _FORGET_ABOVE:
            self._chats = {kunci: isi for kunci, isi in self._chats.items() if isi.is_busy(self._per_chat, now)}
        chat = self._chats.setdefault(chat_id, _Bucket(_BURST_CHAT))
        if (pause := chat.take(self._per_chat, _BURST_CHAT, now)) > 0:
            await asyncio.sleep(pause)
        await self.acquire()


class _Bucket:
    """Tokens left, which may be negative: then so many are spoken for."""

    def __init__(self, tokens: float) -> None:
        self._tokens = tokens
        self._at = 0.0

    def take(self, rate: float, burst: float, now: float) -> float:
        """Take a token; how many seconds to wait before using it."""
        if self._at:
            self._tokens = min(burst, self._tokens + (now - self._at) * rate)
        self._at = now
        self._tokens -= 1
        return max(0.0, -self._tokens / rate)

    def is_busy(self, rate: float, now: float) -> bool:
        """Whether the bucket is not full again by now."""
        return self._tokens + (now - self._at) * rate < _BURST_CHAT
