"""Our own app as `capaian run` builds it, with a talk of the bench's choosing: echo, form, or the real one."""

import argparse
import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from markupsafe import escape

from benchmarks.contenders.soal import SOAL
from benchmarks.probe import Probe
from benchmarks.witness import Witness
from bot.app import App
from bot.deployment import bot_id_of, open_clock, open_current_database, open_office, zona_of
from bot.draw import Drawer
from bot.logs import configure_logs
from bot.loops import Loop
from bot.run import build_app, settle_memory
from bot.settings import load_settings
from handlers.route import handle
from handlers.turn import Ketikan, Turn
from storage.jawaban import JawabanBaru

# The one cycle and the first task of the bench's office.
SIKLUS_ID = 1
TUGAS_ID = 1


def echo(turn: Turn) -> None:
    """Say what was said."""
    if isinstance(turn.masukan, Ketikan):
        turn.reply(escape(turn.masukan.teks))


def form(turn: Turn) -> None:
    """Keep an answer for good, and ask the next; where a person is stands in their wait."""
    if not isinstance(turn.masukan, Ketikan):
        return
    number: int = (turn.store.tunggu.get(turn.aku.id) or {"soal": 0})["soal"]
    teks = turn.masukan.teks
    turn.store.jawaban.add(
        JawabanBaru(
            siklus_id=SIKLUS_ID,
            tugas_id=TUGAS_ID,
            indikator="",
            butir=f"soal_{number + 1}",
            diketik=teks,
            isi={"teks": teks},
        ),
        pegawai_id=turn.aku.id,
        now=turn.now,
        inbox_id=turn.inbox_id,
    )
    if number + 1 < len(SOAL):
        turn.store.tunggu.put(turn.aku.id, {"jenis": "soal", "soal": number + 1}, turn.now)
    else:
        turn.store.tunggu.clear(turn.aku.id)
    turn.reply(escape(SOAL[number]))


TALKS: dict[str, Callable[[Turn], None]] = {"echo": echo, "form": form, "real": handle}


def main() -> None:
    """Run until SIGTERM."""
    parser = argparse.ArgumentParser()
    parser.add_argument("talk", choices=TALKS)
    parser.add_argument("--only", default=",".join(Loop))
    arguments = parser.parse_args()
    settings = load_settings()
    configure_logs(settings)
    with ExitStack() as stack:
        database = stack.enter_context(open_current_database(settings))
        with open_office(settings, database) as store:
            instansi_id = store.instansi_id
            if (bot_id := bot_id_of(settings)) is not None:
                store.instansi.bind_bot(bot_id)
            clock = open_clock(settings, zona_of(store))
        drawer = Drawer()
        stack.callback(drawer.close)
        app = build_app(
            settings,
            database,
            instansi_id=instansi_id,
            clock=clock,
            drawer=drawer,
            loops=frozenset(map(Loop, arguments.only.split(","))),
            route=TALKS[arguments.talk],
        )
        asyncio.run(_run(app))


async def _run(app: App) -> None:
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    probe = Probe()
    witness = Witness(Path(path)) if (path := os.environ.get("BENCH_STALLS")) else None
    await app.start()
    settle_memory()
    probe.start()
    if witness is not None:
        witness.start()
    failed = asyncio.create_task(app.wait())
    asked = asyncio.create_task(ended.wait())
    await asyncio.wait({failed, asked}, return_when=asyncio.FIRST_COMPLETED)
    await probe.stop()
    await app.stop()
    if not ended.is_set():
        await failed


if __name__ == "__main__":
    main()
