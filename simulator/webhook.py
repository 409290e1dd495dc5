"""Delivers a bot's updates to its webhook, in order, again and again until the answer is 2xx."""

import asyncio
import http.client
import json
from urllib.parse import urlsplit

from simulator.bots import Bot, Webhook
from simulator.dunia import Simulator
from simulator.pulse import Closing, Pulse
from simulator.records import Json

_TIMEOUT = 10
_LONGEST_PAUSE = 1.0


class Courier:
    """Carries the updates of all bots; `pause` seconds after a failure, doubling up to one second."""

    def __init__(self, sim: Simulator, pulse: Pulse, pause: float = 0.05) -> None:
        self._sim = sim
        self._pulse = pulse
        self._pause = pause
        self._rounds: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        try:
            while True:
                await self._pulse.until(self._start_rounds, seconds=3600)
        except Closing:
            await asyncio.gather(*self._rounds.values(), return_exceptions=True)

    def _start_rounds(self) -> None:
        for bot in self._sim.bots:
            running = self._rounds.get(bot.id)
            if bot.webhook and len(bot.updates) and (running is None or running.done()):
                self._rounds[bot.id] = asyncio.create_task(self._deliver_all(bot))

    async def _deliver_all(self, bot: Bot) -> None:
        pause = self._pause
        while bot.webhook and (update := bot.updates.first()):
            error = await asyncio.to_thread(_post, bot.webhook, update)
            with self._sim.changing():
                if not error:
                    bot.updates.drop_first(update)
                else:
                    bot.note_webhook_error(error, self._sim.now())
            if error:
                await self._pulse.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE) if error else self._pause


def _post(webhook: Webhook, update: Json) -> str:
    """Send one update; the words of getWebhookInfo if it was not taken."""
    parts = urlsplit(webhook.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=_TIMEOUT)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Content-Type": "application/json"}
    if webhook.secret:
        headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
    try:
        connection.request("POST", path, json.dumps(update), headers)
        response = connection.getresponse()
        response.read()
    except (OSError, http.client.HTTPException):
        return "Connection refused"
    finally:
        connection.close()
    status = response.status
    return "" if 200 <= status < 300 else f"Wrong response from the webhook: {status} {response.reason}"
