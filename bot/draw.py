"""Draws papers off the event loop: in a process of its own, because zipping a workbook holds the interpreter."""

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from dokumen.arsip import ButirArsip, build_arsip
from dokumen.daftar import draw


class Drawer:
    """One drawing process, started when first needed and again when it died."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def draw(
        self,
        jenis: str,
        isi: str,
        rekap: str | None = None,
        templat: bytes | None = None,
        logo: bytes | None = None,
    ) -> bytes:
        """The bytes of a paper from its kind and what it says, and the JSON of the `rekap` it is about.

        A letter is drawn from the office's own `templat` and with its `logo`, where it has these.
        """
        return await self._run(draw, jenis, isi, rekap, templat, logo)

    async def archive(self, daftar: list[ButirArsip], keterangan: dict[str, str]) -> bytes:
        """The bytes of an archive."""
        return await self._run(_archive, daftar, keterangan)

    def close(self) -> None:
        """End the drawing process."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    async def _run(self, function: Callable[..., bytes], *args: object) -> bytes:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._process(), function, *args)
        except BrokenProcessPool:
            self._pool = None
            return await loop.run_in_executor(self._process(), function, *args)

    def _process(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _end_with_parent)
        return self._pool


def _end_with_parent() -> None:
    """A bot that is killed closes no pool; without this its drawing process would wait for work for ever."""
    threading.Thread(target=_wait_for_parent, name="parent", daemon=True).start()


def _wait_for_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _archive(daftar: list[ButirArsip], keterangan: dict[str, str]) -> bytes:
    return build_arsip(daftar, keterangan=keterangan)
