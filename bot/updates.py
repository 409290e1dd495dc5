"""Fetches raw updates by long polling, so that one nobody can parse holds up no other."""

import json
from typing import Any
from urllib.parse import urlencode

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter
from telegram.request import HTTPXRequest

ALLOWED = ("message", "callback_query")
_ANSWER_SECONDS = 10


async def fetch_updates(
    request: HTTPXRequest, base_url: str, *, offset: int | None, seconds: int
) -> list[dict[str, Any]]:
    """The updates from `offset` on as raw JSON; waits up to `seconds` for the first one.

    Raises RetryAfter, Conflict (another poller, or a webhook), InvalidToken, or NetworkError for all else.
    """
    isi: dict[str, str | int] = {"timeout": seconds, "allowed_updates": json.dumps(ALLOWED)}
    if offset is not None:
        isi["offset"] = offset
    kode, badan = await request.do_request(
        url=f"{base_url}/getUpdates?{urlencode(isi)}", method="POST", read_timeout=seconds + _ANSWER_SECONDS
    )
    try:
        jawaban = json.loads(badan)
    except ValueError:
        raise NetworkError(f"getUpdates answered {kode} and no JSON") from None
    if jawaban.get("ok"):
        hasil: list[dict[str, Any]] = jawaban["result"]
        return hasil
    raise _refusal(kode, jawaban)


def _refusal(kode: int, jawaban: dict[str, Any]) -> Exception:
    tunggu = jawaban.get("parameters", {}).get("retry_after")
    if tunggu is not None:
        return RetryAfter(int(tunggu))
    keterangan = str(jawaban.get("description", ""))
    match kode:
        case 409:
            return Conflict(keterangan)
        case 401 | 404:
            return InvalidToken(keterangan)
        case _:
            return NetworkError(f"getUpdates answered {kode}: {keterangan}")
