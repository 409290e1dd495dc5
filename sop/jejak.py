"""The trail (jejak) as a chain: each row's hash covers its content and the hash of the row before it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sop.kanonik import dump_json

AWAL = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Jejak:
    """One row: who did what, in which role, when, by which message; `pegawai_id` None where the clock acted."""

    urut: int
    pada: datetime
    pegawai_id: int | None
    peran: str
    peristiwa: str
    siklus_id: int | None
    isi: Mapping[str, Any]
    inbox_id: int | None
    hash_lalu: str
    hash: str


def compute_hash(jejak: Jejak) -> str:
    """SHA-256 in hex over the row's canonical JSON, the hash of the row before included."""
    isi = [
        jejak.urut,
        jejak.pada.astimezone(UTC).isoformat(),
        jejak.pegawai_id,
        jejak.peran,
        jejak.peristiwa,
        jejak.siklus_id,
        dict(jejak.isi),
        jejak.inbox_id,
        jejak.hash_lalu,
    ]
    return hashlib.sha256(dump_json(isi).encode()).hexdigest()
