"""The ceiling: an echo on aiohttp alone, with no library for bots and nothing kept."""

import asyncio
import os
import signal
from typing import Any

import aiohttp

from benchmarks.probe import Probe

_AT_ONCE = 100
_TIMEOUT = {"timeout": 25}


async def main() -> None:
    """Run until SIGTERM."""
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    address = f"{os.environ['TELEGRAM_API_URL']}/bot{os.environ['TELEGRAM_BOT_TOKEN']}"
    probe = Probe()
    probe.start()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=_AT_ONCE)) as session:
        polling = asyncio.create_task(_poll(session, address))
        await ended.wait()
        polling.cancel()
        await asyncio.wait([polling])
    await probe.stop()


async def _poll(session: aiohttp.ClientSession, address: str) -> None:
    offset = 0
    async with asyncio.TaskGroup() as replies:
        while True:
            for update in await _call(session, f"{address}/getUpdates", _TIMEOUT | {"offset": offset}):
                offset = update["update_id"] + 1
                message = {"chat_id": update["message"]["chat"]["id"], "text": update["message"]["text"]}
                replies.create_task(_call(session, f"{address}/sendMessage", message))


async def _call(session: aiohttp.ClientSession, address: str, values: dict[str, Any]) -> Any:
    async with session.post(address, data=values) as answer:
        return (await answer.json())["result"]


if __name__ == "__main__":
    asyncio.run(main())
