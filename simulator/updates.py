"""A bot's waiting updates, with the offset rules of getUpdates."""

from collections import deque
from collections.abc import Iterable
from itertools import islice

from simulator.records import Json

_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Updates in order, each kept until it is confirmed; the oldest fall out beyond `limit`."""

    def __init__(self, first_id: int, limit: int) -> None:
        self.next_id = first_id
        self.notices: set[int] = set()
        self.polls = 0
        self._waiting: deque[Json] = deque(maxlen=limit)
        self._allowed: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self._waiting)

    def allow(self, kinds: Iterable[str]) -> None:
        """What is put from now on; no kinds means all that Telegram sends unasked."""
        self._allowed = frozenset(kinds)

    def put_notice(self, content: Json) -> None:
        """A message of the service's own, which nobody wrote; its number is remembered."""
        number = self.next_id
        self.put("message", content)
        self.notices.update(range(number, self.next_id))

    def put(self, kind: str, content: Json) -> None:
        if kind in self._allowed if self._allowed else kind not in _NOT_BY_DEFAULT:
            self._waiting.append({"update_id": self.next_id, kind: content})
            self.next_id += 1

    def put_raw(self, update: Json) -> None:
        """Any update just as it is: one of an unknown kind, or the same one a second time."""
        self._waiting.append(update)

    def acknowledge(self, offset: int) -> None:
        """Forget what lies before the offset; a negative one keeps that many from the end.

        An offset beyond the next id forgets nothing: after a quiet week the ids begin anew, lower.
        """
        if offset < 0:
            self._forget(len(self._waiting) + offset)
        elif offset <= self.next_id:
            self.confirm(offset - 1)

    def head(self, limit: int) -> list[Json]:
        """The next updates; they stay until they are confirmed."""
        return list(islice(self._waiting, limit))

    def confirm(self, update_id: int) -> None:
        """Forget every update up to this id."""
        while self._waiting and self._waiting[0]["update_id"] <= update_id:
            self._waiting.popleft()

    def first(self) -> Json | None:
        return self._waiting[0] if self._waiting else None

    def drop_first(self, update: Json) -> None:
        """Forget this update, if it still is the first."""
        if self._waiting and self._waiting[0] is update:
            self._waiting.popleft()

    def clear(self) -> None:
        self._waiting.clear()

    def _forget(self, count: int) -> None:
        for _ in range(count):
            self._waiting.popleft()
