"""Health and metrics: what is red is named, and every answer comes."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from structlog.testing import capture_logs

from bot.metrics import Box, Metrics
from bot.web.health import Check, HealthPages, Part
from bot.web.serve import Serving
from storage.database import Database
from storage.store import Store
from tests.kantor import NOW


class Bot:
    """A bot that tells of itself what the test says."""

    def __init__(self, metrics: Metrics) -> None:
        self.metrics = metrics
        self.loop_states = {"receive": True, "work": True}
        self.check_list: dict[str, Check] = {"database": good, "platform": good}
        self.backlog = 3
        self.hangs = False

    def loops(self) -> Mapping[str, bool]:
        return self.loop_states

    def checks(self) -> Mapping[str, Check]:
        return self.check_list

    async def measure(self) -> None:
        if self.hangs:
            await asyncio.Event().wait()
        self.metrics.note_backlog(Box.INBOX, self.backlog, 1.5)


async def good() -> Part:
    return Part(ok=True, text="well")


async def hang() -> Part:
    await asyncio.Event().wait()
    return Part(ok=True)


async def fail() -> Part:
    raise ConnectionError("postgresql://capaian:kata-sandi@db")


@pytest.fixture
def bot() -> Bot:
    return Bot(Metrics())


@asynccontextmanager
async def serving_pages(bot: Bot) -> AsyncIterator[httpx.AsyncClient]:
    pages = HealthPages(bot, bot.metrics, seconds=0.05)
    async with (
        Serving(pages.app, "127.0.0.1:0", "HTTP_LISTEN") as serving,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{serving.port}") as client,
    ):
        yield client


async def fetch(bot: Bot, path: str) -> tuple[int, Any]:
    async with serving_pages(bot) as client:
        answer = await client.get(path)
        return answer.status_code, answer.json()


async def test_a_process_whose_loops_run_is_healthy(bot: Bot) -> None:
    assert await fetch(bot, "/healthz") == (200, {"ok": True, "loops": {"receive": True, "work": True}})


async def test_a_loop_that_failed_is_named(bot: Bot) -> None:
    bot.loop_states["work"] = False
    assert await fetch(bot, "/healthz") == (503, {"ok": False, "loops": {"receive": True, "work": False}})


async def test_a_process_is_ready_when_every_part_is_well(bot: Bot) -> None:
    part = {"ok": True, "text": "well"}
    assert await fetch(bot, "/readyz") == (200, {"ok": True, "parts": {"database": part, "platform": part}})


async def test_one_red_part_is_named_and_the_others_are_told_too(bot: Bot) -> None:
    async def too_old() -> Part:
        return Part(ok=False, text="the oldest update waits for 900 s")

    bot.check_list["backlog"] = too_old
    code, told = await fetch(bot, "/readyz")
    assert (code, told["ok"]) == (503, False)
    assert told["parts"]["backlog"] == {"ok": False, "text": "the oldest update waits for 900 s"}
    assert told["parts"]["database"]["ok"] is True


async def test_a_part_that_hangs_is_red_in_time(bot: Bot) -> None:
    bot.check_list["database"] = hang
    code, told = await fetch(bot, "/readyz")
    assert code == 503
    assert told["parts"] == {
        "database": {"ok": False, "text": "no answer within 0.05 s"},
        "platform": {"ok": True, "text": "well"},
    }


async def test_a_part_that_hangs_is_asked_only_once_however_often_somebody_looks(bot: Bot) -> None:
    asked, may_answer = [], asyncio.Event()

    async def slow() -> Part:
        asked.append(1)
        await may_answer.wait()
        return Part(ok=True)

    bot.check_list = {"database": slow}
    async with serving_pages(bot) as client:
        answers = await asyncio.gather(*(client.get("/readyz") for _ in range(5)))
        assert {answer.status_code for answer in answers} == {503}
        assert len(asked) == 1
        may_answer.set()
        assert (await client.get("/readyz")).status_code == 200
        assert (await client.get("/readyz")).status_code == 200
    assert len(asked) > 1, "an answer that came is not told for ever"


async def test_a_part_that_fails_is_red_without_its_words(bot: Bot) -> None:
    bot.check_list["database"] = fail
    with capture_logs() as lines:
        code, told = await fetch(bot, "/readyz")
    assert code == 503
    assert told["parts"]["database"] == {"ok": False, "text": "ConnectionError"}
    assert [line["check"] for line in lines] == ["database"]


async def test_a_real_database_is_asked_and_its_backlog_told(bot: Bot, database: Database, instansi_id: int) -> None:
    def count() -> int:
        with database.reading() as conn:
            return Store(conn, instansi_id).inbox.count_open()

    async def check() -> Part:
        await asyncio.to_thread(database.ping)
        return Part(ok=True, text=f"{await asyncio.to_thread(count)} open at {NOW:%H:%M}")

    bot.check_list = {"database": check}
    assert (await fetch(bot, "/readyz"))[1]["parts"]["database"] == {"ok": True, "text": "0 open at 01:00"}


async def test_metrics_are_read_by_prometheus_and_fresh(bot: Bot) -> None:
    async with serving_pages(bot) as client:
        first = await client.get("/metrics")
        bot.backlog = 4
        second = await client.get("/metrics")
    assert first.headers["Content-Type"].startswith("text/plain; version=")
    assert [backlog_of(answer.text) for answer in (first, second)] == ["3.0", "4.0"]


async def test_a_backlog_nobody_can_measure_is_not_shown_as_it_was(bot: Bot) -> None:
    async with serving_pages(bot) as client:
        assert backlog_of((await client.get("/metrics")).text) == "3.0"
        bot.hangs = True
        answer = await client.get("/metrics")
    assert answer.status_code == 200
    assert backlog_of(answer.text) == "nan"


@pytest.mark.parametrize(("method", "path", "code"), [("POST", "/healthz", 405), ("GET", "/", 404), ("GET", "/x", 404)])
async def test_there_is_nothing_else_to_ask(bot: Bot, method: str, path: str, code: int) -> None:
    async with serving_pages(bot) as client:
        assert (await client.request(method, path)).status_code == code


def backlog_of(text: str) -> str:
    (family,) = (one for one in text_string_to_metric_families(text) if one.name == "capaian_backlog_rows")
    (sample,) = (one for one in family.samples if one.labels == {"box": "inbox"})
    return str(sample.value)
