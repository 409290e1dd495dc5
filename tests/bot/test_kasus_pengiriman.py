"""Delivery while the platform refuses, hangs up or is away: nothing is lost, order is kept, limits are obeyed."""

import random
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.rate import RateLimiter
from simulator.bots import Webhook
from simulator.faults import Fault, RateLimits
from simulator.server import SimulatorServer
from storage.database import Database
from tests.bot.ramai import Ramai, moments, most_within, wait_for, words

FOR_EVER = 1_000_000
PER_SECOND, PER_CHAT = 30, 1
A_SECOND = 1.001
SEND = "sendMessage"


@pytest.fixture
def ramai(database: Database, instansi_id: int, tmp_path: Path) -> Iterator[Ramai]:
    """A bot that answers every text with itself, not started yet."""
    with Ramai(database, instansi_id, tmp_path) as ramai:
        yield ramai


@pytest.fixture
def limited(ramai: Ramai) -> Ramai:
    """The same within the platform's limits, which the platform watches over."""
    ramai.rates = (PER_SECOND, PER_CHAT)
    ramai.sim.rate_limits = RateLimits(per_bot=PER_SECOND, per_chat=PER_CHAT, burst=3, monotonic=ramai.clock.monotonic)
    return ramai


# -- refused: too many


def test_case_22_a_chat_that_must_wait_gets_its_messages_in_its_time_and_nobody_else_waits(ramai: Ramai) -> None:
    ramai.start()
    satu, *lain = ramai.phones(100)
    ramai.sim.faults.add(Fault(method=SEND, chat_id=satu.id, retry_after=30))
    for teks in ("a", "b"):
        for phone in (satu, *lain):
            phone.send(teks)
    ramai.settle()
    assert [words(phone) for phone in lain] == [["a", "b"]] * 99
    assert words(satu) == []
    ramai.advance(29.9)
    lain[0].send("c")
    satu.send("c")
    ramai.settle()
    assert words(lain[0]) == ["a", "b", "c"]
    assert words(satu) == []
    ramai.advance(0.1)
    ramai.settle()
    assert words(satu) == ["a", "b", "c"]
    assert moments(ramai.sends(satu)) == [0, 30, 30, 30]
    assert ramai.count_set_aside() == (0, 0)


def test_case_23_refused_in_all_chats_the_bot_pauses_as_a_whole_and_goes_on_within_its_limits(limited: Ramai) -> None:
    phones = limited.phones(100)
    limited.queue([(phone, teks) for teks in ("a", "b", "c") for phone in phones])
    limited.sim.faults.add(Fault(method=SEND, times=FOR_EVER, retry_after=60))
    limited.start()
    wait_for(lambda: len(limited.sends()) > 0)
    limited.rest()
    ditolak = len(limited.sends())
    assert 0 < ditolak <= PER_SECOND
    limited.advance(59.9)
    limited.rest()
    assert len(limited.sends()) == ditolak
    limited.sim.faults.clear()
    limited.advance(0.2)
    for gelombang in range(1, 11):
        wait_for(lambda banyak=gelombang: len(limited.sends()) >= ditolak + PER_SECOND * banyak)  # type: ignore[misc]  # bound at once
        limited.rest()
        assert len(limited.sends()) == ditolak + PER_SECOND * gelombang
        limited.advance(A_SECOND)
    assert [words(phone) for phone in phones] == [["a", "b", "c"]] * 100
    assert most_within(1, moments(limited.sends())) == PER_SECOND
    assert limited.count_set_aside() == (0, 0)


# -- an unknown end


@pytest.mark.parametrize(
    ("trouble", "copies"),
    [
        pytest.param({"code": 502}, 1, id="a server error"),
        pytest.param({"kind": "drop"}, 1, id="cut off before it was handled"),
        pytest.param({"kind": "lose"}, 4, id="cut off after it was handled"),
    ],
)
def test_case_24_what_may_have_arrived_is_sent_again_after_growing_pauses(
    ramai: Ramai, trouble: dict[str, Any], copies: int
) -> None:
    ramai.start()
    (phone,) = ramai.phones(1)
    ramai.sim.faults.add(Fault(method=SEND, times=3, **trouble))
    for teks in ("a", "b"):
        phone.send(teks)
    ramai.settle()
    for percobaan, longest in enumerate((2, 4, 8), start=1):
        assert len(ramai.sends()) == percobaan
        ramai.advance(longest * 0.49)
        ramai.settle()
        assert len(ramai.sends()) == percobaan
        ramai.advance(longest * 0.52)
        ramai.settle()
    assert words(phone) == ["a"] * copies + ["b"]
    assert ramai.count("messages_repeated_at_most") == 3
    assert ramai.count_set_aside() == (0, 0)


def test_case_24_an_answer_that_never_comes_is_waited_for_so_long_and_the_message_sent_again(ramai: Ramai) -> None:
    ramai.start()
    (phone,) = ramai.phones(1)
    ramai.sim.faults.add(Fault(method=SEND, kind="delay", seconds=3600))
    phone.send("a")
    phone.send("b")
    wait_for(lambda: len(ramai.sends()) == 1)
    ramai.advance(36)
    ramai.settle()
    assert ramai.count("messages_repeated_at_most") == 1
    ramai.advance(2)
    ramai.settle()
    assert words(phone) == ["a", "b"]


def test_case_24_what_never_goes_through_is_given_up_after_twelve_tries_and_the_chat_goes_on(ramai: Ramai) -> None:
    ramai.start()
    (phone,) = ramai.phones(1)
    ramai.sim.faults.add(Fault(method=SEND, times=12, code=502))
    phone.send("a")
    phone.send("b")
    ramai.settle()
    for _ in range(11):
        ramai.advance(60)
        ramai.settle()
    assert words(phone) == ["b"]
    assert len(ramai.sends()) == 13
    assert ramai.count_set_aside() == (0, 1)
    assert ramai.count("messages_repeated_at_most") == 11


# -- many at once


def test_case_25_replies_overtake_a_broadcast_and_a_restart_goes_on_where_it_was(limited: Ramai) -> None:
    phones = limited.phones(150)
    limited.queue([(phone, "kabar") for phone in phones])
    limited.start()
    wait_for(lambda: len(limited.sends()) == PER_SECOND)
    phones[0].send("halo")
    wait_for(lambda: limited.count_waiting() == 150 - PER_SECOND + 1)
    limited.rest()
    limited.advance(A_SECOND)
    wait_for(lambda: len(limited.sends()) == 2 * PER_SECOND)
    assert "halo" in [call.params["text"] for call in limited.sends()[PER_SECOND:]]
    limited.rest()
    limited.stop()
    limited.advance(A_SECOND)
    limited.start()
    wait_for(lambda: len(limited.sends()) > 2 * PER_SECOND)
    for _ in range(20):
        limited.rest()
        limited.advance(A_SECOND)
    assert [words(phone) for phone in phones] == [["kabar", "halo"], *[["kabar"]] * 149]
    assert len(limited.sends()) == 151, "the platform refused some"
    assert most_within(1, moments(limited.sends())) == PER_SECOND


def test_case_25_a_chat_gets_one_message_a_second_and_a_group_twenty_a_minute(limited: Ramai) -> None:
    (orang,) = limited.phones(1)
    grup = limited.sim.phone("Grup", user_id=-1_001_000_000_001)
    grup.chat.started = True
    kabar = [str(urut) for urut in range(25)]
    limited.queue([(phone, teks) for teks in kabar for phone in (orang, grup)])
    limited.start()
    for _ in range(90):
        limited.rest()
        limited.advance(A_SECOND)
    assert words(orang) == words(grup) == kabar
    assert len(limited.sends()) == 50, "the platform refused some"
    assert most_within(60, moments(limited.sends(grup))) == 20


# -- away


@pytest.fixture
def watched(ramai: Ramai) -> Ramai:
    """The bot, started, with its pages of health."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        ramai.http_listen = f"127.0.0.1:{taken.getsockname()[1]}"
    ramai.start()
    return ramai


def ready(ramai: Ramai) -> tuple[int, str]:
    """How /readyz answers, and what it says of the platform."""
    answer = httpx.get(f"http://{ramai.http_listen}/readyz", headers={"Connection": "close"}, timeout=30)
    return answer.status_code, answer.json()["parts"]["platform"]["text"]


def count_polls(ramai: Ramai) -> int:
    """How often the bot asked for updates."""
    return sum(call.method == "getUpdates" for call in ramai.sim.calls)


def test_case_26_a_refused_token_is_asked_with_growing_pauses_and_health_tells_until_it_is_taken(
    watched: Ramai,
) -> None:
    (phone,) = watched.phones(1)
    wait_for(lambda: count_polls(watched) == 1)
    assert ready(watched) == (200, "")
    watched.sim.faults.add(Fault(code=401, times=FOR_EVER))
    phone.send("a")
    wait_for(lambda: ready(watched) == (503, "InvalidToken the token is refused"))
    for pause in (1, 2, 4, 8, 16, 30, 30, 30):
        sebelum = count_polls(watched)
        watched.advance(pause)
        wait_for(lambda dulu=sebelum: count_polls(watched) == dulu + 1)  # type: ignore[misc]  # bound at once
        wait_for(lambda: ready(watched)[0] == 503)
    watched.sim.faults.clear()
    phone.send("b")
    watched.advance(60)
    watched.settle()
    wait_for(lambda: ready(watched) == (200, ""))
    assert words(phone) == ["a", "b"]
    assert watched.count_set_aside() == (0, 0)


def test_case_26_a_webhook_set_elsewhere_is_waited_out(watched: Ramai) -> None:
    (phone,) = watched.phones(1)
    wait_for(lambda: count_polls(watched) == 1)
    with watched.sim.changing():
        watched.platform.webhook = Webhook(url="http://127.0.0.1:9/lain")
    wait_for(lambda: ready(watched) == (503, "Conflict another process polls with this token, or a webhook is set"))
    for _ in range(60):
        watched.advance(60)
        watched.rest()
    assert ready(watched)[0] == 503
    with watched.sim.changing():
        watched.platform.webhook = None
    phone.send("a")
    watched.advance(30)
    watched.settle()
    wait_for(lambda: ready(watched) == (200, ""))
    assert words(phone) == ["a"]


def test_case_26_a_platform_that_is_away_for_an_hour_is_found_again(watched: Ramai) -> None:
    (phone,) = watched.phones(1)
    wait_for(lambda: count_polls(watched) == 1)
    port = int(watched.server.url.rpartition(":")[2])
    watched.server.stop()
    watched.queue([(phone, "kabar")])
    wait_for(lambda: ready(watched) == (503, "NetworkError"))
    for _ in range(6):
        watched.advance(600)
        watched.rest()
    phone.send("a")
    watched.server = SimulatorServer(watched.sim, port=port)
    watched.server.start()
    watched.advance(60)
    watched.run_on()  # a last pause may have begun after that
    wait_for(lambda: ready(watched) == (200, ""))
    assert words(phone) == ["kabar", "a"]
    assert watched.count_set_aside() == (0, 0)


# -- the limits themselves


@pytest.mark.parametrize("per_second", [30.0, 2.5, 1.0, 0.2])
def test_case_23_in_no_second_more_may_go_than_the_limit_and_no_less_where_much_waits(per_second: float) -> None:
    rng = random.Random(23)  # noqa: S311 - when it is looked, no secret
    rate, now, taken = RateLimiter(per_second, 1), 0.0, list[float]()
    while now < 200:
        for _ in range(rate.free(now)):
            rate.take(now)
            taken.append(now)
        now += min(rate.wait(now), rng.uniform(0, 1)) + 0.001
    count = max(1, int(per_second))
    assert most_within(count / per_second - 1e-9, taken) == count
    assert len(taken) >= 0.9 * 200 * per_second


def test_case_25_a_chat_may_get_three_at_once_and_then_so_many_a_second() -> None:
    assert _moments_of(700, per_chat=1, until=6) == [0, 0, 0, 1, 2, 3, 4, 5]
    assert _moments_of(700, per_chat=0.5, until=7) == [0, 0, 0, 2, 4, 6]


def test_case_25_a_chat_that_was_left_alone_may_get_three_at_once_again_and_no_more() -> None:
    rate = RateLimiter(30, 1)
    for now in (0.0, 1000.0):
        for _ in range(3):
            assert rate.resting(now) == set()
            rate.take_for(700, now)
        assert rate.resting(now) == {700}


def test_case_25_a_group_gets_twenty_a_minute() -> None:
    gelombang = _moments_of(-700, per_chat=10, until=121)
    assert [sum(menit <= satu / 60 < menit + 1 for satu in gelombang) for menit in range(2)] == [20, 20]
    assert most_within(60, gelombang) == 20


def test_case_25_one_chat_that_rests_holds_up_no_other() -> None:
    rate = RateLimiter(30, 1)
    for _ in range(3):
        rate.take_for(700, 0)
    rate.take_for(701, 0)
    assert rate.resting(0) == {700}
    assert rate.free(0) == 26


def test_case_49_chats_that_were_quiet_are_forgotten_and_those_that_rest_are_not() -> None:
    rate = RateLimiter(1000, 1)
    for urut in range(30_000):
        rate.take_for(urut, urut / 1000)
    for _ in range(3):
        rate.take_for(29_999, 30)
    assert len(vars(rate)["_chats"]) <= 10_001
    assert rate.resting(30) == {29_999}


def _moments_of(chat_id: int, *, per_chat: float, until: float) -> list[float]:
    """When messages go to a chat for which many wait, looked at every tenth of a second."""
    rate, gone = RateLimiter(1000, per_chat), list[float]()
    for sepersepuluh in range(int(until * 10)):
        now = sepersepuluh / 10
        while chat_id not in rate.resting(now):
            rate.take_for(chat_id, now)
            gone.append(now)
    return gone
