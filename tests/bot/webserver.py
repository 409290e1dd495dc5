"""A webhook served on loopback as the bot serves it, with the office's real inbox behind it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from sqlalchemy import select

from bot.metrics import Metrics
from bot.telegram import read_update
from bot.web.gather import Keep, Keeper
from bot.web.serve import Serving
from bot.web.webhook import Webhook
from storage import tables
from storage.database import Database
from storage.store import Store
from tests.kantor import NOW

SECRET = "rahasia-untuk-uji_1"
PATH = "/telegram/masuk"
_LONG_ENOUGH = 20  # only a broken webhook is waited for so long
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Inbox:
    """The inbox of an office in a real database; `commits` says how many updates each commit kept."""

    def __init__(self, database: Database, instansi_id: int) -> None:
        self._database = database
        self._instansi_id = instansi_id
        self.commits: list[int] = []

    async def keep(self, updates: list[dict[str, Any]]) -> None:
        await asyncio.to_thread(self._commit, updates)

    def update_ids(self) -> list[int]:
        """What is kept, in the order it will be worked."""
        with self._database.reading() as conn:
            return list(conn.execute(select(tables.inbox.c.update_id).order_by(tables.inbox.c.id)).scalars())

    def _commit(self, updates: list[dict[str, Any]]) -> None:
        daftar = [masuk for satu in updates if (masuk := read_update(satu)) is not None]
        with self._database.transaction() as conn:
            Store(conn, self._instansi_id).inbox.add(daftar, NOW)
        self.commits.append(len(updates))


class Caller:
    """Whoever calls the webhook: the platform, or somebody who would like to be."""

    def __init__(self, port: int, metrics: Metrics) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.metrics = metrics
        self._client = httpx.AsyncClient(base_url=self.url, limits=httpx.Limits(max_connections=200), timeout=30)

    async def post(self, content: Any, path: str = PATH, secret: str = SECRET) -> httpx.Response:
        """POST bytes as they are, anything else as JSON."""
        body = content if isinstance(content, bytes) or hasattr(content, "__aiter__") else json.dumps(content).encode()
        return await self._client.post(path, content=body, headers={HEADER: secret})

    async def request(self, method: str, path: str = PATH) -> httpx.Response:
        return await self._client.request(method, path, headers={HEADER: SECRET})

    @asynccontextmanager
    async def wire(self) -> AsyncIterator["Wire"]:
        """A connection to write to by hand."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            yield Wire(reader, writer)
        finally:
            writer.close()

    def answers(self) -> dict[str, float]:
        """How many requests were answered how, as the metrics say; answers never given are left out."""
        (family,) = (one for one in self.metrics.registry.collect() if one.name == "capaian_webhook_requests")
        counts = {one.labels["answer"]: one.value for one in family.samples if one.name.endswith("_total")}
        return {answer: count for answer, count in counts.items() if count}

    async def aclose(self) -> None:
        await self._client.aclose()


class Wire:
    """One connection, bytes in and bytes out."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def send_head(self, *headers: str, secret: str = SECRET) -> None:
        lines = [f"POST {PATH} HTTP/1.1", "Host: uji", f"{HEADER}: {secret}", *headers]
        await self.send(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))

    async def send(self, content: bytes) -> None:
        self._writer.write(content)
        await self._writer.drain()

    async def status(self) -> int:
        """The status of the answer, once its head is there."""
        async with asyncio.timeout(_LONG_ENOUGH):
            head = await self._reader.readuntil(b"\r\n\r\n")
        return int(head.split()[1])

    async def rest(self) -> bytes:
        """What follows until the other side hangs up."""
        async with asyncio.timeout(_LONG_ENOUGH):
            return await self._reader.read()


@asynccontextmanager
async def serving_webhook(keep: Keep, *, keep_seconds: float = 25, body_seconds: float = 10) -> AsyncIterator[Caller]:
    """The webhook, and somebody to call it; at the end every commit is through."""
    metrics, keeper = Metrics(), Keeper(keep, keep_seconds)
    webhook = Webhook(f"https://contoh.test{PATH}", SECRET, keeper, metrics, body_seconds)
    async with Serving(webhook.app, "127.0.0.1:0", "WEBHOOK_LISTEN") as serving:
        caller = Caller(serving.port, metrics)
        try:
            yield caller
        finally:
            await caller.aclose()
    await keeper.finish()


def text_update(update_id: int, text: str = "halo", chat_id: int = 700_000_001) -> dict[str, Any]:
    """A message to the bot in a private chat, as the platform sends it."""
    person = {"id": chat_id, "is_bot": False, "first_name": "Rina"}
    chat = {"id": chat_id, "type": "private", "first_name": "Rina"}
    message = {"message_id": update_id, "date": 1_768_784_400, "chat": chat, "from": person, "text": text}
    return {"update_id": update_id, "message": message}
