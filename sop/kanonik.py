"""Canonical JSON: one text for one value, so that it hashes and compares alike everywhere."""

import json
from typing import Any


def dump_json(value: Any) -> str:
    """Keys sorted, no spaces, ASCII only (so a NUL stays an escape); TypeError for what JSON has no form for."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
