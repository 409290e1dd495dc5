"""What a process counts: every name and label, and nothing personal among them."""

import asyncio
import math
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import Box, Metrics, Outcome
from tests.kantor import NOW

OURS = {
    "capaian_backlog_age_seconds": ("gauge", {"box"}),
    "capaian_backlog_rows": ("gauge", {"box"}),
    "capaian_leader": ("gauge", {"role"}),
    "capaian_loop_lag_seconds": ("histogram", {"le"}),
    "capaian_messages_refused": ("counter", set()),
    "capaian_messages_repeated_at_most": ("counter", set()),
    "capaian_messages_retried": ("counter", set()),
    "capaian_messages_sent": ("counter", {"kind"}),
    "capaian_messages_set_aside": ("counter", set()),
    "capaian_pruned_rows": ("counter", {"box"}),
    "capaian_reminders_due": ("counter", set()),
    "capaian_reminders_sent": ("counter", set()),
    "capaian_update_to_reply_seconds": ("histogram", {"le"}),
    "capaian_updates_received": ("counter", set()),
    "capaian_updates_worked": ("counter", {"outcome"}),
    "capaian_webhook_requests": ("counter", {"answer"}),
}


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


def read(metrics: Metrics) -> dict[str, float]:
    """Every sample by its name and labels, as Prometheus reads them; times of making are left out."""
    return {
        ",".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(metrics.expose().decode())
        for sample in family.samples
        if not sample.name.endswith("_created")
    }


def test_every_metric_has_its_kind_its_labels_and_words(metrics: Metrics) -> None:
    metrics.sent.labels("pesan").inc()
    metrics.pruned.labels(Box.INBOX).inc()
    metrics.note_leader("receive", leads=True)
    families = [
        family
        for family in text_string_to_metric_families(metrics.expose().decode())
        if family.name.startswith("capaian_") and not family.name.endswith("_created")
    ]
    assert {
        family.name: (family.type, {name for sample in family.samples for name in sample.labels}) for family in families
    } == OURS
    assert [family.name for family in families if not family.documentation.endswith(".")] == []


def test_two_processes_worth_of_metrics_know_nothing_of_each_other(metrics: Metrics) -> None:
    other = Metrics()
    metrics.received.inc(3)
    assert read(metrics)["capaian_updates_received_total"] == 3
    assert read(other)["capaian_updates_received_total"] == 0


def test_every_outcome_is_there_before_the_first_one_happens(metrics: Metrics) -> None:
    assert [read(metrics)[f"capaian_updates_worked_total,{outcome}"] for outcome in Outcome] == [0, 0, 0, 0]
    metrics.count_worked(Outcome.REFUSED)
    assert [read(metrics)[f"capaian_updates_worked_total,{outcome}"] for outcome in Outcome] == [0, 1, 0, 0]


def test_the_time_to_a_reply_is_never_less_than_none(metrics: Metrics) -> None:
    metrics.note_reply(NOW, NOW + timedelta(milliseconds=20))
    metrics.note_reply(NOW, NOW - timedelta(hours=1))
    assert read(metrics)["capaian_update_to_reply_seconds_count"] == 2
    assert read(metrics)["capaian_update_to_reply_seconds_sum"] == pytest.approx(0.02)
    assert read(metrics)["capaian_update_to_reply_seconds_bucket,0.025"] == 2
    assert read(metrics)["capaian_update_to_reply_seconds_bucket,0.01"] == 1


def test_the_backlog_is_unknown_until_it_is_measured_and_when_it_no_longer_is(metrics: Metrics) -> None:
    assert math.isnan(read(metrics)["capaian_backlog_rows,outbox"])
    metrics.note_backlog(Box.OUTBOX, 12, 3.5)
    assert read(metrics)["capaian_backlog_rows,outbox"] == 12
    assert read(metrics)["capaian_backlog_age_seconds,outbox"] == 3.5
    metrics.forget_backlog()
    assert math.isnan(read(metrics)["capaian_backlog_rows,outbox"])
    assert math.isnan(read(metrics)["capaian_backlog_age_seconds,outbox"])


def test_a_leader_is_one_and_who_stands_by_is_none(metrics: Metrics) -> None:
    metrics.note_leader("receive", leads=True)
    metrics.note_leader("remind", leads=False)
    assert (read(metrics)["capaian_leader,receive"], read(metrics)["capaian_leader,remind"]) == (1, 0)


async def test_the_probe_sees_a_loop_that_was_held_up(metrics: Metrics, monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.get_running_loop()
    real, passed = loop.time, 0.0
    monkeypatch.setattr(loop, "time", lambda: real() + passed)
    probe = asyncio.create_task(metrics.probe_lag())
    await asyncio.sleep(0)
    passed = 60.0
    await asyncio.sleep(0.01)  # by the loop's own clock, and so behind the probe that is late
    probe.cancel()
    assert read(metrics)["capaian_loop_lag_seconds_sum"] >= 59


def test_the_process_itself_is_measured(metrics: Metrics) -> None:
    assert read(metrics)["process_resident_memory_bytes"] > 0
