"""Canonical JSON: one text for one value, so that it hashes and compares alike everywhere."""

from json import JSONEncoder
from typing import Any

_PENULIS = JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)  # json.dumps makes a new one each time


def dump_json(value: Any) -> str:
    """Keys sorted, no spaces, ASCII only (so a NUL stays an escape); TypeError for what JSON has no form for."""
    return _PENULIS.encode(value)
