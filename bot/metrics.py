"""What one process counts and measures, for `/metrics`; no label tells of a person, a chat or a secret."""

import asyncio
import math
from datetime import datetime
from enum import StrEnum

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

_REPLY_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600)
_LAG_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5)
_PROBE_SECONDS = 0.1


class Outcome(StrEnum):
    """How the working of an update ended."""

    DONE = "done"
    REFUSED = "refused"
    SET_ASIDE = "set_aside"
    RETRIED = "retried"


class Answer(StrEnum):
    """How a request to the webhook was answered."""

    KEPT = "kept"
    NOT_KEPT = "not_kept"
    WRONG_SECRET = "wrong_secret"  # noqa: S105 - a name, no secret
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    NO_UPDATE = "no_update"


class Box(StrEnum):
    """Where rows wait."""

    INBOX = "inbox"
    OUTBOX = "outbox"


class Metrics:
    """Made once in a process; whoever counts gets it handed in."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._count_updates()
        self._count_messages()
        self._count_reminders()
        self._measure()
        ProcessCollector(registry=self.registry)

    def count_worked(self, outcome: Outcome) -> None:
        """One update was worked, with that outcome."""
        self.worked.labels(outcome).inc()

    def note_reply(self, received_at: datetime, sent_at: datetime) -> None:
        """The first message that an update led to was sent; a clock set back counts as no time."""
        self.reply_seconds.observe(max(0.0, (sent_at - received_at).total_seconds()))

    def note_backlog(self, box: Box, rows: float, age_seconds: float) -> None:
        """How many rows wait, and for how long the oldest has."""
        self.backlog.labels(box).set(rows)
        self.backlog_age.labels(box).set(age_seconds)

    def forget_backlog(self) -> None:
        """Nobody knows the backlog now: an old figure would look as if all were well."""
        for box in Box:
            self.note_backlog(box, math.nan, math.nan)

    def note_leader(self, role: str, *, leads: bool) -> None:
        """Whether this process leads in a role that one process has at a time."""
        self.leader.labels(role).set(leads)

    async def probe_lag(self) -> None:
        """Measure, until cancelled, how much later than asked the event loop wakes whoever sleeps."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + _PROBE_SECONDS
            await asyncio.sleep(_PROBE_SECONDS)
            self.loop_lag.observe(max(0.0, loop.time() - due))

    def expose(self) -> bytes:
        """Everything in Prometheus's text format."""
        return generate_latest(self.registry)

    def _count_updates(self) -> None:
        self.received = self._counter("updates_received", "Updates kept in the inbox, each once.")
        self.worked = self._counter("updates_worked", "Updates worked, by outcome.", "outcome")
        self.webhook = self._counter("webhook_requests", "Requests to the webhook, by answer.", "answer")
        for outcome in Outcome:
            self.worked.labels(outcome)
        for answer in Answer:
            self.webhook.labels(answer)

    def _count_messages(self) -> None:
        self.sent = self._counter("messages_sent", "Messages the platform took, by kind of outbox row.", "kind")
        self.refused = self._counter("messages_refused", "Messages the platform refused for good.")
        self.retried = self._counter("messages_retried", "Sendings put off, to be tried again.")
        self.set_aside = self._counter("messages_set_aside", "Messages given up.")
        self.pruned = self._counter("pruned_rows", "Long done rows removed from a queue.", "box")
        self.repeated = self._counter(
            "messages_repeated_at_most",
            "Messages whose sender died or heard no answer: sent again, and each may have arrived before.",
        )

    def _count_reminders(self) -> None:
        self.reminders_due = self._counter("reminders_due", "Reminders found due.")
        self.reminders_sent = self._counter("reminders_sent", "Reminders put into the outbox.")

    def _measure(self) -> None:
        self.backlog = self._gauge("backlog_rows", "Open updates and unsent messages; NaN where unknown.", "box")
        self.backlog_age = self._gauge("backlog_age_seconds", "Age of the oldest of them; NaN where unknown.", "box")
        self.leader = self._gauge("leader", "1 in the process that leads in a role.", "role")
        self.reply_seconds = Histogram(
            "capaian_update_to_reply_seconds",
            "From an update's receipt until the first message it led to was sent.",
            buckets=_REPLY_SECONDS,
            registry=self.registry,
        )
        self.loop_lag = Histogram(
            "capaian_loop_lag_seconds",
            "How much later than asked the event loop wakes a sleeper.",
            buckets=_LAG_SECONDS,
            registry=self.registry,
        )
        self.forget_backlog()

    def _counter(self, name: str, text: str, *labels: str) -> Counter:
        return Counter(f"capaian_{name}", text, labels, registry=self.registry)

    def _gauge(self, name: str, text: str, *labels: str) -> Gauge:
        return Gauge(f"capaian_{name}", text, labels, registry=self.registry)
