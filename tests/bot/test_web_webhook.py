"""The webhook: who is heard, what is taken, and when 200 is said."""

import asyncio
import hmac
from collections.abc import AsyncIterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.metrics import Metrics
from bot.refusal import BadSettings
from bot.web.gather import Keeper
from bot.web.webhook import BODY_BYTES, Webhook, path_of
from storage.database import Database
from tests.bot.webserver import PATH, SECRET, Inbox, serving_webhook, text_update


@pytest.fixture
def inbox(database: Database, instansi_id: int) -> Inbox:
    return Inbox(database, instansi_id)


async def keep_nothing(_updates: list[dict[str, Any]]) -> None:
    """For tests in which nothing may come as far as this."""
    raise AssertionError("nothing was to be kept")


# -- what is kept


async def test_an_update_is_in_the_inbox_when_200_is_said(inbox: Inbox) -> None:
    async with serving_webhook(inbox.keep) as caller:
        answer = await caller.post(text_update(7))
        assert (answer.status_code, answer.content) == (200, b"")
        assert inbox.update_ids() == [7]
        assert caller.answers() == {"kept": 1}


async def test_nothing_is_answered_before_the_commit_has_ended() -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def keep(_updates: list[dict[str, Any]]) -> None:
        begun.set()
        await may_end.wait()

    async with serving_webhook(keep) as caller:
        posted = asyncio.create_task(caller.post(text_update(1)))
        await begun.wait()
        assert (await caller.request("GET")).status_code == 405, "while a commit runs others are answered"
        assert not posted.done()
        may_end.set()
        assert (await posted).status_code == 200


async def test_case_07_the_same_update_three_times_at_once_is_kept_once(inbox: Inbox) -> None:
    async with serving_webhook(inbox.keep) as caller:
        answers = await asyncio.gather(*(caller.post(text_update(7)) for _ in range(3)))
        assert [answer.status_code for answer in answers] == [200, 200, 200]
        assert inbox.update_ids() == [7]


async def test_a_hundred_updates_in_parallel_are_all_kept(inbox: Inbox) -> None:
    async with serving_webhook(inbox.keep) as caller:
        updates = [text_update(number, chat_id=700_000_001 + number % 10) for number in range(100)]
        answers = await asyncio.gather(*map(caller.post, updates))
        assert {answer.status_code for answer in answers} == {200}
        assert sorted(inbox.update_ids()) == list(range(100))
        assert sum(inbox.commits) == 100


async def test_case_12_what_is_inside_an_update_is_not_judged_here() -> None:
    kept: list[dict[str, Any]] = []

    async def keep(updates: list[dict[str, Any]]) -> None:
        kept.extend(updates)

    async with serving_webhook(keep) as caller:
        strange = {"update_id": 1, "kabar_baru": {"a": [None]}}
        assert (await caller.post(strange)).status_code == 200
        assert kept == [strange]


async def test_what_could_not_be_kept_is_asked_for_again_soon() -> None:
    async def keep(_updates: list[dict[str, Any]]) -> None:
        raise OSError("the disk is full")

    async with serving_webhook(keep) as caller:
        answer = await caller.post(text_update(1))
        assert (answer.status_code, answer.content, answer.headers["Retry-After"]) == (503, b"", "5")
        assert caller.answers() == {"not_kept": 1}


async def test_an_update_in_chunks_without_a_length_is_taken(inbox: Inbox) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b'{"update_id": 3, "message": {"message_id": 1, "date": 1, "text": "a",'
        yield b' "chat": {"id": 5, "type": "private"}, "from": {"id": 5, "is_bot": false, "first_name": "R"}}}'

    async with serving_webhook(inbox.keep) as caller:
        assert (await caller.post(chunks())).status_code == 200
        assert inbox.update_ids() == [3]


# -- who is heard


@pytest.mark.parametrize("secret", ["", "salah", SECRET[:-1], SECRET + "x", SECRET.upper(), "rahasia\xe9"])
async def test_who_does_not_know_the_secret_gets_an_empty_refusal_and_is_not_read(secret: str) -> None:
    async with serving_webhook(keep_nothing) as caller, caller.wire() as wire:
        await wire.send_head("Content-Length: 100", secret=secret)
        assert await wire.status() == 401, "before any byte of the body was sent"
        assert await wire.rest() == b""
        assert caller.answers() == {"wrong_secret": 1}


async def test_a_request_without_the_header_is_refused() -> None:
    async with serving_webhook(keep_nothing) as caller, caller.wire() as wire:
        await wire.send(f"POST {PATH} HTTP/1.1\r\nHost: uji\r\nContent-Length: 2\r\n\r\n".encode())
        assert await wire.status() == 401


async def test_secrets_are_compared_whole_and_in_constant_time(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[Any, Any]] = []
    compare = hmac.compare_digest

    def record(shown: Any, ours: Any) -> bool:
        compared.append((shown, ours))
        return compare(shown, ours)

    monkeypatch.setattr(hmac, "compare_digest", record)
    async with serving_webhook(inbox.keep) as caller:
        codes = [(await caller.post(text_update(1), secret=secret)).status_code for secret in (SECRET, "x", "")]
    assert codes == [200, 401, 401]
    assert compared == [(shown, SECRET.encode()) for shown in (SECRET.encode(), b"x", b"")]


async def test_wrong_secrets_are_logged_once_and_never_shown() -> None:
    with capture_logs() as lines:
        async with serving_webhook(keep_nothing) as caller:
            for _ in range(3):
                await caller.post(text_update(1), secret="tebakan-orang")
    (line,) = lines
    assert line["event"] == "a webhook request without our secret"
    assert "tebakan" not in str(line)
    assert SECRET not in str(line)


def test_a_webhook_without_a_secret_is_not_built() -> None:
    with pytest.raises(BadSettings, match="WEBHOOK_SECRET"):
        Webhook("https://contoh.test", "", Keeper(keep_nothing), Metrics())


# -- what is refused


async def test_two_megabytes_are_refused_by_their_announcement() -> None:
    async with serving_webhook(keep_nothing) as caller, caller.wire() as wire:
        await wire.send_head(f"Content-Length: {2 * 1024 * 1024}")
        assert await wire.status() == 413, "before any byte of the body was sent"
        assert await wire.rest() == b""


async def test_two_megabytes_that_nobody_announced_are_refused_at_the_limit() -> None:
    async with serving_webhook(keep_nothing) as caller, caller.wire() as wire:
        await wire.send_head("Transfer-Encoding: chunked")
        await wire.send(b"200000\r\n" + b" " * (BODY_BYTES + 1))
        assert await wire.status() == 413
        assert await wire.rest() == b""
        assert caller.answers() == {"too_large": 1}


async def test_an_update_of_just_the_limit_is_taken(inbox: Inbox) -> None:
    body = b'{"update_id": 1}'
    async with serving_webhook(inbox.keep) as caller:
        assert (await caller.post(body.ljust(BODY_BYTES))).status_code == 200
        assert (await caller.post(body.ljust(BODY_BYTES + 1))).status_code == 413


async def test_a_body_that_does_not_come_is_waited_for_no_longer_than_its_time() -> None:
    async with serving_webhook(keep_nothing, body_seconds=0.05) as caller, caller.wire() as wire:
        await wire.send_head("Content-Length: 100")
        await wire.send(b'{"update_id"')
        assert await wire.status() == 408
        assert await wire.rest() == b""
        assert caller.answers() == {"too_slow": 1}


async def test_a_slow_body_holds_up_nobody_else(inbox: Inbox) -> None:
    async with serving_webhook(inbox.keep) as caller, caller.wire() as wire:
        await wire.send_head("Content-Length: 16")
        await wire.send(b'{"update')
        assert (await caller.post(text_update(2))).status_code == 200
        await wire.send(b'_id": 1}')
        assert await wire.status() == 200
        assert inbox.commits == [1, 1]


async def test_who_hangs_up_in_the_middle_of_a_body_leaves_no_trace(
    inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    with capture_logs() as lines:
        async with serving_webhook(inbox.keep) as caller:
            async with caller.wire() as wire:
                await wire.send_head("Content-Length: 100")
                await wire.send(b'{"update_id"')
            assert (await caller.post(text_update(2))).status_code == 200
    assert (lines, caplog.records) == ([], [])
    assert inbox.commits == [1]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"rahasia pribadi",
        b'"rahasia pribadi"',
        b'["rahasia pribadi"]',
        b'{"message": "rahasia pribadi"}',
        b'{"update_id": "rahasia pribadi"}',
        b'{"update_id": true}',
        b'{"update_id": 1.0}',
        b"\xff\xfe\xfd",
        b"[" * 100_000,
        b'{"update_id": ' + b"9" * 5_000 + b"}",
    ],
)
async def test_what_is_no_update_is_refused_and_its_content_is_not_logged(body: bytes) -> None:
    with capture_logs() as lines:
        async with serving_webhook(keep_nothing) as caller:
            answer = await caller.post(body)
            assert (answer.status_code, answer.content) == (400, b"")
            assert caller.answers() == {"no_update": 1}
    assert [line["event"] for line in lines] == ["a webhook request that holds no update"]
    assert lines[0]["bytes"] == len(body)
    assert "pribadi" not in str(lines)


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
async def test_only_post_is_answered(method: str) -> None:
    async with serving_webhook(keep_nothing) as caller:
        assert (await caller.request(method)).status_code == 405


@pytest.mark.parametrize("path", ["/", PATH + "/", PATH + "/lagi", "/telegram", PATH.upper(), "/metrics"])
async def test_no_other_path_exists(path: str) -> None:
    async with serving_webhook(keep_nothing) as caller:
        assert (await caller.post(text_update(1), path=path)).status_code == 404


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://contoh.test", "/"),
        ("https://contoh.test:8443/a/b", "/a/b"),
        ("https://contoh.test/kinerja%20dinas", "/kinerja dinas"),
    ],
)
def test_the_path_is_that_of_the_public_address(url: str, path: str) -> None:
    assert path_of(url) == path
