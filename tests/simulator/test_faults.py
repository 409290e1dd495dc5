"""Trouble on order, the limits on sending, and the webhook."""

import asyncio
import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, NetworkError, RetryAfter

from simulator.dunia import Simulator
from simulator.faults import Fault, RateLimits
from simulator.phone import Phone
from simulator.server import SimulatorServer
from tests.simulator.conftest import TOKEN, Jam


async def test_the_next_calls_of_a_method_fail_and_the_one_after_them_does_not(
    bot: Bot, sim: Simulator, rina: Phone
) -> None:
    sim.faults.add(Fault(method="sendMessage", chat_id=rina.id, times=2, code=502))
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(rina.id, "x")
    await bot.send_message(rina.id, "sampai")
    assert [message.text for message in rina.received] == ["sampai"]


async def test_a_fault_for_one_chat_leaves_the_others_alone(bot: Bot, sim: Simulator, rina: Phone) -> None:
    other = sim.phone("Orang Lain")
    other.start()
    sim.faults.add(Fault(chat_id=rina.id, retry_after=30))
    await bot.send_message(other.id, "sampai")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(rina.id, "x")
    assert refused.value.retry_after == timedelta(seconds=30)


async def test_a_chat_that_moved_names_its_new_id(bot: Bot, sim: Simulator, rina: Phone) -> None:
    sim.faults.add(Fault(migrate_to_chat_id=-1001234))
    with pytest.raises(ChatMigrated) as refused:
        await bot.send_message(rina.id, "x")
    assert refused.value.new_chat_id == -1001234


async def test_the_description_may_be_chosen(bot: Bot, sim: Simulator, rina: Phone) -> None:
    sim.faults.add(Fault(code=403, description="Forbidden: user is deactivated"))
    with pytest.raises(Forbidden, match="Forbidden: user is deactivated"):
        await bot.send_message(rina.id, "x")


async def test_a_dropped_call_is_never_handled(bot: Bot, sim: Simulator, rina: Phone) -> None:
    sim.faults.add(Fault(kind="drop"))
    with pytest.raises(NetworkError):
        await bot.send_message(rina.id, "hilang")
    assert rina.received == ()
    assert sim.calls[-1].params["text"] == "hilang"


async def test_a_lost_answer_has_been_handled(bot: Bot, sim: Simulator, rina: Phone) -> None:
    sim.faults.add(Fault(kind="lose", method="sendmessage"))
    with pytest.raises(NetworkError):
        await bot.send_message(rina.id, "sampai")
    assert [message.text for message in rina.received] == ["sampai"]


async def test_a_delayed_call_is_handled_late(bot: Bot, sim: Simulator, rina: Phone) -> None:
    sim.faults.add(Fault(kind="delay", seconds=0.1))
    started = asyncio.get_running_loop().time()
    await bot.send_message(rina.id, "lambat")
    assert asyncio.get_running_loop().time() - started >= 0.1


async def test_a_hanging_call_does_not_keep_the_server_from_stopping(sim: Simulator) -> None:
    sim.faults.add(Fault(kind="delay", seconds=3600))
    with SimulatorServer(sim) as server:
        async with httpx.AsyncClient(base_url=server.url) as client:
            call = asyncio.create_task(client.get(f"/bot{TOKEN}/getMe"))
            await asyncio.to_thread(sim.wait_for, lambda: sim.calls)
            await asyncio.to_thread(server.stop)
            assert (await call).status_code == 502


async def test_an_answer_box_too_long_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query("1", "x" * 201)


def test_the_limits_let_a_burst_through_and_then_one_a_second() -> None:
    jam = Jam()
    limits = RateLimits(per_bot=30, per_chat=1, burst=2, monotonic=lambda: jam.at.timestamp())
    limits.check(1, 5)
    limits.check(1, 5)
    with pytest.raises(Exception, match="Too Many Requests: retry after 1"):
        limits.check(1, 5)
    limits.check(1, 6)
    jam.move(seconds=1)
    limits.check(1, 5)


def test_the_limits_of_the_bot_hold_over_all_chats() -> None:
    limits = RateLimits(per_bot=30, monotonic=lambda: 0.0)
    for chat in range(30):
        limits.check(1, chat)
    with pytest.raises(Exception, match="Too Many Requests: retry after 1"):
        limits.check(1, 30)
    limits.check(2, 30)


async def test_the_limits_are_off_until_they_are_set(bot: Bot, sim: Simulator, rina: Phone) -> None:
    sim.rate_limits = RateLimits(burst=1, monotonic=lambda: 0.0)
    await bot.send_message(rina.id, "satu")
    with pytest.raises(RetryAfter):
        await bot.send_message(rina.id, "dua")
    sim.rate_limits = None
    await bot.send_message(rina.id, "tiga")


async def test_faults_can_be_ordered_over_http(bot: Bot, server: SimulatorServer, rina: Phone) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        ordered = await client.post("/sim/faults", json={"method": "sendMessage", "code": 502, "times": 3})
        assert ordered.json()["times"] == 3
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(rina.id, "x")
        assert [fault["times"] for fault in (await client.get("/sim/faults")).json()] == [2]
        assert (await client.post("/sim/faults", json={"kind": "explode"})).status_code == 400
        await client.delete("/sim/faults")
    await bot.send_message(rina.id, "sampai")


async def test_the_limits_can_be_set_over_http(bot: Bot, server: SimulatorServer, rina: Phone) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        assert (await client.post("/sim/limits", json={"burst": "banyak"})).status_code == 400
        await client.post("/sim/limits", json={"per_chat": 0.01, "burst": 1})
        await bot.send_message(rina.id, "satu")
        with pytest.raises(RetryAfter):
            await bot.send_message(rina.id, "dua")
        await client.delete("/sim/limits")
    await bot.send_message(rina.id, "tiga")


class Penerima(ThreadingHTTPServer):
    """A webhook that keeps what it takes; each of `answers` is given once, then 200."""

    def __init__(self, *answers: int) -> None:
        self.answers = list(answers)
        self.taken: list[tuple[str | None, dict[str, Any]]] = []
        super().__init__(("127.0.0.1", 0), _Penerima)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"


class _Penerima(BaseHTTPRequestHandler):
    server: Penerima

    def do_POST(self) -> None:
        update = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.taken.append((self.headers["X-Telegram-Bot-Api-Secret-Token"], update))
        self.send_response(self.server.answers.pop(0) if self.server.answers else 200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def penerima() -> Iterator[Penerima]:
    with Penerima(500) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


async def test_the_webhook_gets_updates_in_order_with_the_secret_until_it_takes_them(
    bot: Bot, sim: Simulator, rina: Phone, penerima: Penerima
) -> None:
    await bot.set_webhook(penerima.url, secret_token="rahasia-1")
    rina.send("satu")
    await asyncio.to_thread(sim.wait_for, lambda: sim.pending() == 0)
    texts = [update["message"]["text"] for _, update in penerima.taken]
    assert texts == ["/start", "/start", "satu"]
    assert {secret for secret, _ in penerima.taken} == {"rahasia-1"}
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (penerima.url, 0)
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://127.0.0.1/x", "Bad webhook: an https url must be provided for webhook"),
        ("https://contoh.id/x", "Bad webhook: failed to resolve host: name or service not known"),
    ],
)
async def test_a_webhook_elsewhere_is_refused(bot: Bot, url: str, words: str) -> None:
    with pytest.raises(BadRequest) as refused:
        await bot.set_webhook(url)
    assert refused.value.message.capitalize() == words


async def test_setting_a_webhook_ends_a_poll(bot: Bot, sim: Simulator) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.to_thread(sim.wait_for, lambda: sim.bot().updates.polls)
    await bot.set_webhook("http://127.0.0.1:9/x")
    with pytest.raises(Conflict, match="Conflict: terminated by setWebhook request"):
        await poll


async def test_setting_or_deleting_a_webhook_may_drop_what_waits(bot: Bot, sim: Simulator, rina: Phone) -> None:
    await bot.set_webhook("http://127.0.0.1:9/x", drop_pending_updates=True)
    assert sim.pending() == 0
    rina.send("baru")
    await bot.delete_webhook(drop_pending_updates=True)
    assert sim.pending() == 0


async def test_a_repeated_answer_gives_every_update_three_times(bot: Bot, sim: Simulator, rina: Phone) -> None:
    rina.send("satu")
    rina.send("dua")
    sim.faults.add(Fault(method="getUpdates", kind="repeat"))
    assert [satu.message.text for satu in await bot.get_updates() if satu.message] == ["/start", "satu", "dua"] * 3


async def test_a_reversed_answer_gives_the_newest_update_first(bot: Bot, sim: Simulator, rina: Phone) -> None:
    rina.send("satu")
    rina.send("dua")
    sim.faults.add(Fault(method="getUpdates", kind="reverse"))
    assert [update.message.text for update in await bot.get_updates() if update.message] == ["dua", "satu", "/start"]
