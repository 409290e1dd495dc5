"""What a message says reaches the platform character by character, however it is packed for the way."""

import asyncio
import json
from urllib.parse import parse_qsl

import pytest

from bot.http_client import HttpClient, Parameters

_WORDS = "100% & lebih = 'baik' + <b>é</b>\n\ttanda\u200e ؟ 🏝️\0;\\ ?#"


async def test_every_character_of_a_message_arrives() -> None:
    parameters = Parameters({"chat_id": -5, "text": _WORDS, "reply_markup": {"inline_keyboard": [[{"text": _WORDS}]]}})
    head, body = await sent(parameters)
    assert b"Content-Type: application/x-www-form-urlencoded\r\n" in head
    assert dict(parse_qsl(body.decode(), strict_parsing=True)) == {
        "chat_id": "-5",
        "text": _WORDS,
        "reply_markup": json.dumps({"inline_keyboard": [[{"text": _WORDS}]]}),
    }


@pytest.mark.parametrize("parameters", [None, Parameters({})])
async def test_a_call_without_parameters_has_no_body(parameters: Parameters | None) -> None:
    _, body = await sent(parameters)
    assert body == b""


async def sent(parameters: Parameters | None) -> tuple[bytes, bytes]:
    """The head and body of the one request the client makes."""
    requests: asyncio.Queue[tuple[bytes, bytes]] = asyncio.Queue()

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length")), 0
        )
        await requests.put((head, await reader.readexactly(length)))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    client = HttpClient(1)
    await client.initialize()
    async with server:
        port = server.sockets[0].getsockname()[1]
        answer = await client.do_request(f"http://127.0.0.1:{port}/", "POST", parameters)  # type: ignore[arg-type]  # all of RequestData it reads
        await client.shutdown()
    assert answer == (200, b"{}")
    return requests.get_nowait()
