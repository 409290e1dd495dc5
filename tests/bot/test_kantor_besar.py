"""A cycle of a thousand indicators: no press of it keeps the others waiting, and its rekap is drawn in a moment."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.pieces.large_office import large_office
from benchmarks.plan import Effort
from bot.draw import Drawer
from tests.bot.test_rekap_lambat import BARIS, BUKU

SATU_PUTARAN = Effort(seconds=0, rounds=1, people=(), tasks=(), rows=(len(BARIS),))
MILIDETIK, DETIK = 100, 5.0
PERCOBAAN = 3
LANGKAH = ["Kirim", "Kunci rekap", "Kirim ke Sekretaris", "Setuju", "Terima laporan", "Arsipkan"]


def added_waits() -> dict[str, float]:
    """By step of one cycle, in ms: what twenty others, who write at the same moment, wait for more than without it.

    In processor time, which is our own doing: by the clock the machine's other work would count too.
    """
    hasil: dict[str, float] = {}
    for angka in large_office(SATU_PUTARAN):
        langkah = angka.case.rpartition(", ")[2]
        hasil[langkah] = hasil.get(langkah, 0) + angka.values["cpu"] * (-1 if angka.beside else 1)
    return hasil


def test_no_step_of_a_thousand_indicators_keeps_others_waiting_a_tenth_of_a_second_longer() -> None:
    tersingkat: dict[str, float] = {}
    for _ in range(PERCOBAAN):
        for langkah, lama in added_waits().items():
            tersingkat[langkah] = min(lama, tersingkat.get(langkah, lama))
        if max(tersingkat.values()) <= MILIDETIK:
            break
    assert list(tersingkat) == LANGKAH
    assert {langkah: lama for langkah, lama in tersingkat.items() if lama > MILIDETIK} == {}


@contextmanager
def watched_loop() -> Iterator[list[float]]:
    """What the process did between two turns of the event loop, in ms, while something goes on in it.

    In processor time of all its threads: no more than that can have kept the loop, and with it everybody, waiting.
    """
    lama: list[float] = []

    async def watch() -> None:
        while True:
            mulai = time.process_time()
            await asyncio.sleep(0.001)
            lama.append((time.process_time() - mulai) * 1000)

    tugas = asyncio.get_running_loop().create_task(watch())
    try:
        yield lama
    finally:
        tugas.cancel()


async def test_a_rekap_of_a_thousand_indicators_is_drawn_within_five_seconds_and_holds_up_nobody() -> None:
    drawer = Drawer()
    try:
        tersingkat, lama = float("inf"), 0.0
        for _ in range(PERCOBAAN):
            mulai = time.perf_counter()
            with watched_loop() as putaran:
                assert (await drawer.draw(*BUKU)).startswith(b"PK")
            lama = time.perf_counter() - mulai
            tersingkat = min(tersingkat, max(putaran))
            if tersingkat <= MILIDETIK and lama <= DETIK:
                break
        assert lama <= DETIK
        assert tersingkat <= MILIDETIK
    finally:
        drawer.close()
