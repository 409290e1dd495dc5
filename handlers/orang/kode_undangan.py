"""An invitation: a one-time code for one person, the link it stands in, and until when; one at a time."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.store import Store

BERLAKU = timedelta(hours=72)
_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class UndanganBaru:
    """What the person needs; `tautan` is empty where the bot's name is not known."""

    kode: str
    tautan: str
    berlaku_sampai: datetime


def invite(store: Store, pegawai_id: int, now: datetime, bot_nama: str) -> UndanganBaru:
    """A new invitation for a person; the ones that were open are taken back."""
    store.undangan.revoke([satu.id for satu in store.undangan.open(now) if satu.pegawai_id == pegawai_id], now)
    kode = secrets.token_urlsafe(_BYTES)
    store.undangan.add(kode, pegawai_id, now, now + BERLAKU)
    return UndanganBaru(kode=kode, tautan=link_of(bot_nama, kode), berlaku_sampai=now + BERLAKU)


def link_of(bot_nama: str, kode: str) -> str:
    """The link that brings the code to the bot."""
    return f"https://t.me/{bot_nama}?start={kode}" if bot_nama else ""
