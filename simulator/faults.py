"""Trouble on order: refusals, lost answers, cut connections, delays, and Telegram's rate limits."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from simulator.refusals import Refusal, too_many

Kind = Literal["error", "drop", "lose", "delay", "repeat", "reverse"]
KINDS: tuple[Kind, ...] = ("error", "drop", "lose", "delay", "repeat", "reverse")

_DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
}

_PER_GROUP, _BURST_GROUP = 20 / 60, 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong with the next `times` calls of a method (or any) for a chat (or any).

    `error` refuses; `drop` cuts the connection before the call is handled; `lose` handles it and cuts
    the connection instead of answering; `delay` waits `seconds` and then handles it. `repeat` gives every update of
    one getUpdates three times, `reverse` gives them newest first.
    """

    kind: Kind = "error"
    method: str | None = None
    chat_id: int | None = None
    times: int = 1
    code: int = 500
    description: str = ""
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    seconds: float = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}")

    def fits(self, method: str, chat_id: int | None) -> bool:
        wanted = self.method is None or self.method.lower() == method.lower()
        return wanted and self.chat_id in (None, chat_id)

    @property
    def refusal(self) -> Refusal:
        if self.retry_after is not None:
            return too_many(self.retry_after)
        if self.migrate_to_chat_id is not None:
            words = self.description or "Bad Request: group chat was upgraded to a supergroup chat"
            return Refusal(400, words, migrate_to_chat_id=self.migrate_to_chat_id)
        return Refusal(self.code, self.description or _DESCRIPTIONS.get(self.code, "Error"))

    @property
    def json(self) -> dict[str, Any]:
        return asdict(self)


class Faults:
    """The trouble that has been ordered and has not yet happened, in order."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def __iter__(self) -> Iterator[Fault]:
        return iter(tuple(self._waiting))

    def add(self, fault: Fault) -> None:
        self._waiting.append(fault)

    def clear(self) -> None:
        self._waiting.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The first fault that fits this call, used up by one."""
        for at, fault in enumerate(self._waiting):
            if fault.fits(method, chat_id):
                self._use_up(at, fault)
                return fault
        return None

    def _use_up(self, at: int, fault: Fault) -> None:
        if fault.times > 1:
            self._waiting[at] = replace(fault, times=fault.times - 1)
        else:
            del self._waiting[at]


@dataclass(slots=True)
class _Bucket:
    """Sends that are still allowed, refilled as time goes by."""

    left: float
    at: float


class RateLimits:
    """Telegram's limits on sending: `per_bot` a second, `per_chat` a second after a `burst`, 20 a minute to a group."""

    def __init__(
        self,
        per_bot: float = 30,
        per_chat: float = 1,
        burst: float = 5,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_bot = per_bot
        self._per_chat = per_chat
        self._burst = burst
        self._monotonic = monotonic
        self._buckets: OrderedDict[tuple[int, int | None], _Bucket] = OrderedDict()

    def check(self, bot_id: int, chat_id: int) -> None:
        """Count one send, or raise 429 with the whole seconds to wait."""
        per_chat, burst = (_PER_GROUP, _BURST_GROUP) if chat_id < 0 else (self._per_chat, self._burst)
        chat = self._refill((bot_id, chat_id), per_chat, burst)
        bot = self._refill((bot_id, None), self._per_bot, self._per_bot)
        wait = max((1 - chat.left) / per_chat, (1 - bot.left) / self._per_bot)
        if wait > 0:
            raise too_many(math.ceil(wait))
        chat.left -= 1
        bot.left -= 1

    def _refill(self, key: tuple[int, int | None], rate: float, most: float) -> _Bucket:
        now = self._monotonic()
        bucket = self._buckets.setdefault(key, _Bucket(most, now))
        bucket.left = min(most, bucket.left + (now - bucket.at) * rate)
        bucket.at = now
        self._buckets.move_to_end(key)
        if len(self._buckets) > 100_000:
            self._buckets.popitem(last=False)
        return bucket
