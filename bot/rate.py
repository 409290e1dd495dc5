"""Keeps to the platform's limits: so many requests a second over all, so many messages to a chat, fewer to a group."""

from collections import deque

_BURST_CHAT = 3.0
_PER_GROUP = 20
_GROUP_SECONDS = 60.0
_FORGET_ABOVE = 10_000
_LEAST_SECONDS = 0.001


class RateLimiter:
    """What may go now, by a clock `now` in seconds that only grows.

    Over all, no second ever sees more than `per_second` requests. A chat gets `per_chat` messages a second after a
    short burst, a group (its number is negative) no more than 20 a minute.
    """

    def __init__(self, per_second: float, per_chat: float) -> None:
        count = max(1, int(per_second))
        self._all = _Window(count, count / per_second)
        self._per_chat = per_chat
        self._chats: dict[int, _Bucket] = {}
        self._groups: dict[int, _Window] = {}
        self._resting: dict[int, float] = {}

    def free(self, now: float) -> int:
        """How many requests may go now."""
        return self._all.free(now)

    def wait(self, now: float) -> float:
        """Seconds until one more request may go."""
        return self._all.wait(now)

    def take(self, now: float) -> None:
        """Count a request that goes now."""
        self._all.take(now)

    def take_for(self, chat_id: int, now: float) -> None:
        """Count a message that goes to a chat now, as a request too."""
        self.take(now)
        if len(self._chats) > _FORGET_ABOVE:
            self._chats = {kunci: isi for kunci, isi in self._chats.items() if isi.wait(now)}
            self._groups = {kunci: isi for kunci, isi in self._groups.items() if isi.free(now) < _PER_GROUP}
        chat = self._chats.setdefault(chat_id, _Bucket(self._per_chat))
        chat.take(now)
        wait = chat.wait(now)
        if chat_id < 0:
            group = self._groups.setdefault(chat_id, _Window(_PER_GROUP, _GROUP_SECONDS))
            group.take(now)
            wait = max(wait, group.wait(now))
        if wait:
            self._resting[chat_id] = now + wait

    def resting(self, now: float) -> frozenset[int]:
        """The chats that may get no message yet."""
        self._resting = {chat_id: until for chat_id, until in self._resting.items() if until > now}
        return frozenset(self._resting)


class _Window:
    """At most `count` in any `seconds`."""

    def __init__(self, count: int, seconds: float) -> None:
        self._times: deque[float] = deque(maxlen=count)
        self._count = count
        self._seconds = seconds

    def free(self, now: float) -> int:
        while self._times and self._times[0] <= now - self._seconds:
            self._times.popleft()
        return self._count - len(self._times)

    def wait(self, now: float) -> float:
        return 0.0 if self.free(now) else max(_LEAST_SECONDS, self._times[0] + self._seconds - now)

    def take(self, now: float) -> None:
        self._times.append(now)


class _Bucket:
    """A short burst, then `rate` a second."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._tokens = _BURST_CHAT
        self._at = 0.0

    def wait(self, now: float) -> float:
        left = min(_BURST_CHAT, self._tokens + (now - self._at) * self._rate)
        return max(0.0, (1 - left) / self._rate)

    def take(self, now: float) -> None:
        self._tokens = min(_BURST_CHAT, self._tokens + (now - self._at) * self._rate) - 1
        self._at = now
