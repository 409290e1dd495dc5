"""Fetch: an update that brings a file waits in the inbox until the file is kept by its SHA-256."""

import asyncio
from datetime import timedelta
from typing import Any

import structlog
from telegram.error import BadRequest, TelegramError

from bot.engine import Engine
from bot.telegram import KANAL, TERLALU_BESAR
from storage.berkas import Berkas
from storage.inbox import UpdateTersimpan
from storage.store import Store

log = structlog.get_logger()
_BATCH = 8
_TRIES = 5
GAGAL_DIUNDUH = "Berkas ini belum dapat diunduh dari Telegram. Mohon kirim kembali."


class Fetcher:
    """Downloads what updates brought, one file of a chat after another."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def run(self) -> None:
        """Fetch until cancelled."""
        while True:
            if not await self.fetch_once():
                await self._engine.fetch.wait()

    async def fetch_once(self) -> int:
        """Fetch what waits now; returns how many updates that were."""
        now = self._engine.now()
        daftar = await self._engine.transact(lambda store: store.inbox.waiting_for_files(now, _BATCH))
        async with asyncio.TaskGroup() as group:
            for update in daftar:
                group.create_task(self._fetch(update))
        return len(daftar)

    async def _fetch(self, update: UpdateTersimpan) -> None:
        berkas = dict(update.berkas or {})
        if "penolakan" in berkas:
            await self._ready(update, berkas)
            return
        if not await self._engine.transact(lambda store: _is_known(store, update.chat_id)):
            await self._ready(update, {**berkas, "penolakan": GAGAL_DIUNDUH})
            return
        try:
            berkas_jauh = await self._engine.bot.get_file(berkas["file_id"])
            isi = bytes(await berkas_jauh.download_as_bytearray())
        except BadRequest as galat:
            berkas["penolakan"] = TERLALU_BESAR if "too big" in galat.message else GAGAL_DIUNDUH
            await self._ready(update, berkas)
        except TelegramError as galat:
            await self._later(update, berkas, galat)
        else:
            await self._keep(update, berkas, isi)

    async def _keep(self, update: UpdateTersimpan, berkas: dict[str, Any], isi: bytes) -> None:
        sha256 = await self._engine.hop(lambda: self._engine.lemari.put(isi))
        now = self._engine.now()

        def note(store: Store) -> None:
            store.berkas.add(Berkas(sha256=sha256, ukuran=len(isi), mime=berkas["mime"]), now)
            store.inbox.set_ready(update.id, {**berkas, "sha256": sha256})

        await self._engine.transact(note)
        self._engine.work.set()

    async def _ready(self, update: UpdateTersimpan, berkas: dict[str, Any]) -> None:
        await self._engine.transact(lambda store: store.inbox.set_ready(update.id, berkas))
        self._engine.work.set()

    async def _later(self, update: UpdateTersimpan, berkas: dict[str, Any], galat: TelegramError) -> None:
        percobaan = update.percobaan + 1
        log.warning("a file could not be fetched", inbox_id=update.id, tries=percobaan, reason=type(galat).__name__)
        if percobaan >= _TRIES:
            await self._ready(update, {**berkas, "penolakan": GAGAL_DIUNDUH})
            return
        nanti = self._engine.now() + timedelta(seconds=2**percobaan)
        await self._engine.transact(lambda store: store.inbox.retry(update.id, percobaan, nanti, type(galat).__name__))


def _is_known(store: Store, chat_id: int) -> bool:
    """Whether the chat is somebody's of the office: from a stranger nothing is fetched, so nothing fills the disk."""
    pegawai_id = store.obrolan.person_of(KANAL, chat_id)
    return pegawai_id is not None and store.orang.get(pegawai_id) is not None
