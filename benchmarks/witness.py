"""A witness of stalls: who had the processor while an event loop ran late, and where the threads stood.

Linux tells of each thread how long it ran, and how long it wished to run and could not (`schedstat`). The witness is a
thread of the same interpreter, so it may look late itself; what it tells of a stall is what was added up by then.
"""

import asyncio
import gc
import json
import os
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic, process_time, thread_time
from types import FrameType

LATE_SECONDS = 0.04
_BEAT_SECONDS = 0.005
_LOOK_SECONDS = 0.01
_FRAMES = 6
_TICK = os.sysconf("SC_CLK_TCK")
_STEAL = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Seconds since some beginning; the last two by the thread's number."""

    wall: float
    process_ran: float  # all threads of the process
    collected: float  # of that, for collecting garbage
    stolen: float  # the hypervisor gave processors of the machine to others
    ran: Mapping[int, float]  # a processor was had
    queued: Mapping[int, float]  # one was wished for, and others had them


@dataclass(frozen=True, slots=True, kw_only=True)
class Stall:
    """When one began (monotonic), and seconds: how long it was, and what was spent in it.

    `queued` is that of the thread which waited longest for a processor; it may have held the interpreter meanwhile.
    """

    began: float
    wall: float
    loop_ran: float
    process_ran: float
    collected: float
    queued: float
    stolen: float
    stood: tuple[str, ...] = ()

    @property
    def cause(self) -> str:
        """What took most of it, in words."""
        shares = {
            "no processor was free": self.queued,
            "the hypervisor gave none": self.stolen,
            "garbage was collected": self.collected,
            "the loop's own work": self.loop_ran - self.collected,
            "other threads held the interpreter": self.process_ran - self.loop_ran,
        }
        cause, most = max(shares.items(), key=lambda one: one[1])
        return cause if most > self.wall / 3 else "a wait for the kernel"


class Witness:
    """Watches the loop it is started in, and writes each stall as a line of JSON."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._beat = 0.0
        self._loop_ident = self._loop_number = 0
        self._collecting_since = self._collected = 0.0
        self._task: asyncio.Task[None] | None = None
        self._over = threading.Event()

    def start(self) -> None:
        """Watch the running loop."""
        self._loop_ident, self._loop_number = threading.get_ident(), threading.get_native_id()
        self._beat = monotonic()
        gc.callbacks.append(self._note_collection)
        self._task = asyncio.get_running_loop().create_task(self._tick())
        threading.Thread(target=self._look, name="witness", daemon=True).start()

    def stop(self) -> None:
        """Watch no more."""
        self._over.set()
        gc.callbacks.remove(self._note_collection)
        if self._task is not None:
            self._task.cancel()

    async def _tick(self) -> None:
        while True:
            self._beat = monotonic()
            await asyncio.sleep(_BEAT_SECONDS)

    def _look(self) -> None:
        before, beat = take_account(self._collected), self._beat
        stood: list[str] = []
        while not self._over.wait(_LOOK_SECONDS):
            if self._beat != beat:
                now = take_account(self._collected)
                if self._beat - beat > LATE_SECONDS + _BEAT_SECONDS:
                    self._write(settle(before, now, self._loop_number, stood))
                before, beat, stood = now, self._beat, []
            elif monotonic() - beat > LATE_SECONDS and not stood:
                stood = _stand(self._loop_ident)

    def _note_collection(self, phase: str, _info: Mapping[str, int]) -> None:
        if phase == "start":
            self._collecting_since = thread_time()
        else:
            self._collected += thread_time() - self._collecting_since

    def _write(self, stall: Stall) -> None:
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(stall)) + "\n")


def take_account(collected: float) -> Account:
    """What was spent so far by this process."""
    threads: dict[int, tuple[float, float]] = {}
    for thread in Path("/proc/self/task").iterdir():
        try:
            ran, queued, _ = (thread / "schedstat").read_bytes().split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended
        threads[int(thread.name)] = int(ran) / 1e9, int(queued) / 1e9
    return Account(
        wall=monotonic(),
        process_ran=process_time(),
        collected=collected,
        stolen=int(Path("/proc/stat").read_bytes().split(maxsplit=_STEAL + 1)[_STEAL]) / _TICK,
        ran={number: ran for number, (ran, _) in threads.items()},
        queued={number: queued for number, (_, queued) in threads.items()},
    )


def settle(before: Account, now: Account, loop_number: int, stood: list[str]) -> Stall:
    """What was added between two accounts."""
    return Stall(
        began=before.wall,
        wall=now.wall - before.wall,
        loop_ran=now.ran[loop_number] - before.ran[loop_number],
        process_ran=now.process_ran - before.process_ran,
        collected=now.collected - before.collected,
        queued=max(now.queued[number] - before.queued.get(number, 0.0) for number in now.queued),
        stolen=now.stolen - before.stolen,
        stood=tuple(stood),
    )


def tell_stalls(path: Path, began: float, ended: float) -> None:
    """Tell the stalls within a span of the monotonic clock, and how much of them can have been the process's own."""
    stalls = [stall for stall in read_stalls(path) if began <= stall.began <= ended]
    for stall in stalls:
        spent = "  ".join(
            f"{name} {getattr(stall, name) * 1000:.0f}"
            for name in ("wall", "loop_ran", "process_ran", "collected", "queued", "stolen")
        )
        where = "".join(f"    {one}\n" for one in stall.stood)
        sys.stderr.write(f"  stall at {stall.began - began:.2f} s, {stall.cause}; ms: {spent}\n{where}")
    if stalls:
        longest, ran, collected = (
            max(getattr(stall, name) for stall in stalls) * 1000 for name in ("wall", "process_ran", "collected")
        )
        sys.stderr.write(
            f"  {len(stalls)} stalls, the longest {longest:.0f} ms; in none did the process run for more than "
            f"{ran:.0f} ms, or collect garbage for more than {collected:.0f} ms\n"
        )


def read_stalls(path: Path) -> list[Stall]:
    """What a witness wrote; nothing where there was none."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    read = [json.loads(line) for line in lines]
    return [Stall(**one | {"stood": tuple(one["stood"])}) for one in read]


def _stand(loop_ident: int) -> list[str]:
    """Where each thread but the witness stands, the loop's first."""
    frames = sys._current_frames()  # noqa: SLF001 - the interpreter's own way to ask, by its documentation
    frames.pop(threading.get_ident())
    order = sorted(frames, key=lambda ident: ident != loop_ident)
    return [f"{'loop' if ident == loop_ident else 'thread'}: {_calls(frames[ident])}" for ident in order]


def _calls(frame: FrameType | None) -> str:
    calls: list[str] = []
    while frame is not None and len(calls) < _FRAMES:
        calls.append(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(calls)
