"""A probe inside each measured program: a task that wants to run every 5 ms and writes down each time it did."""

import asyncio
import os
from itertools import pairwise
from pathlib import Path
from time import monotonic

_EVERY_SECONDS = 0.005


class Probe:
    """Writes each beat where BENCH_PROBE says, at once: a program stuck for so long that it is killed shows too."""

    def __init__(self) -> None:
        self._path = os.environ["BENCH_PROBE"]
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Watch the running loop."""
        self._task = asyncio.get_running_loop().create_task(self._watch())

    async def stop(self) -> None:
        """Watch no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _watch(self) -> None:
        beats = os.open(self._path, os.O_WRONLY | os.O_CREAT)
        try:
            while True:
                os.write(beats, b"%f\n" % monotonic())
                await asyncio.sleep(_EVERY_SECONDS)
        finally:
            os.close(beats)


def longest_stall(path: Path, began: float, ended: float) -> float | None:
    """The longest time late within a span of the monotonic clock, in seconds; None where nothing was written."""
    if not path.exists():
        return None
    beats = [float(line) for line in path.read_text(encoding="ascii").splitlines(keepends=True) if line.endswith("\n")]
    during = [began, *(beat for beat in beats if began < beat < ended), ended]
    return max(0.0, max(after - before for before, after in pairwise(during)) - _EVERY_SECONDS)
