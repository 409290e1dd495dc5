"""The server of the web apps: its address, its end, and what it leaves alone."""

import asyncio
import signal
import socket
from collections.abc import Iterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from structlog.testing import capture_logs

from bot.refusal import BadSettings
from bot.web.serve import Serving


class Slow:
    """An app whose answer waits until it is let go."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.let_go = asyncio.Event()
        self.app = Starlette(routes=[Route("/", self._answer)])

    async def _answer(self, _request: Request) -> PlainTextResponse:
        self.asked.set()
        await self.let_go.wait()
        return PlainTextResponse("ya")


def ready() -> Slow:
    """The same, that waits for nothing."""
    slow = Slow()
    slow.let_go.set()
    return slow


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


async def fetch(port: int, host: str = "127.0.0.1") -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://{host}:{port}/")


async def test_an_app_is_served_and_says_nothing_of_its_server() -> None:
    with capture_logs() as lines:
        async with Serving(ready().app, "127.0.0.1:0", "HTTP_LISTEN") as serving:
            answer = await fetch(serving.port)
    assert answer.text == "ya"
    assert answer.headers.keys() == {"content-length", "content-type"}
    assert lines == []


@pytest.mark.parametrize("host", ["localhost", "0.0.0.0"])  # noqa: S104 - every address is what is tested
async def test_a_host_may_be_a_name_or_every_address(host: str) -> None:
    async with Serving(ready().app, f"{host}:0", "HTTP_LISTEN") as serving:
        assert (await fetch(serving.port, "localhost")).text == "ya"


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine knows no IPv6")
async def test_a_host_may_be_of_ipv6() -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6 address")
    async with Serving(ready().app, "[::1]:0", "HTTP_LISTEN") as serving:
        assert (await fetch(serving.port, "[::1]")).text == "ya"


async def test_a_port_in_use_is_one_line_for_the_operator(taken: int) -> None:
    listen = f"127.0.0.1:{taken}"
    with pytest.raises(BadSettings) as told:
        await Serving(ready().app, listen, "WEBHOOK_LISTEN").start()
    assert str(told.value) == f"WEBHOOK_LISTEN: nothing can listen on {listen} (Address already in use)"


async def test_a_host_nobody_knows_is_one_line_for_the_operator() -> None:
    with pytest.raises(BadSettings, match=r"^HTTP_LISTEN: nothing can listen on tidak ada:80 \(.+\)$"):
        await Serving(ready().app, "tidak ada:80", "HTTP_LISTEN").start()


async def test_who_is_being_answered_at_the_stop_still_gets_the_answer_and_nobody_after() -> None:
    slow = Slow()
    serving = Serving(slow.app, "127.0.0.1:0", "HTTP_LISTEN")
    await serving.start()
    asking = asyncio.create_task(fetch(serving.port))
    await slow.asked.wait()
    stopping = asyncio.create_task(serving.stop())
    slow.let_go.set()
    assert (await asking).text == "ya"
    await stopping
    with pytest.raises(httpx.ConnectError):
        await fetch(serving.port)


async def test_a_connection_kept_open_holds_up_no_stop() -> None:
    serving = Serving(ready().app, "127.0.0.1:0", "HTTP_LISTEN")
    await serving.start()
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"http://127.0.0.1:{serving.port}/")).text == "ya"
        await serving.stop()


async def test_to_stop_twice_or_before_the_start_is_no_trouble() -> None:
    serving = Serving(ready().app, "127.0.0.1:0", "HTTP_LISTEN")
    await serving.stop()
    await serving.start()
    await serving.stop()
    await serving.stop()


async def test_signals_stay_with_who_runs_the_loop() -> None:
    ours = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ours.set)
    handler = signal.getsignal(signal.SIGTERM)
    try:
        async with Serving(ready().app, "127.0.0.1:0", "HTTP_LISTEN") as serving:
            await fetch(serving.port)
            assert signal.getsignal(signal.SIGTERM) is handler
            signal.raise_signal(signal.SIGTERM)
            await ours.wait()
            assert (await fetch(serving.port)).text == "ya"
    finally:
        asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)
