"""One load: the fake Bot API in a process of its own, the measured programs in theirs, and what came of it."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.api import serve
from benchmarks.plan import Plan, Seen
from benchmarks.probe import longest_stall
from benchmarks.watch import cpu_seconds, peak_megabytes
from benchmarks.witness import tell_stalls

ROOT = Path(__file__).parents[1]
TOKEN = "123456:bench"  # noqa: S105 - opens nothing
_START_SECONDS = 90
_STOP_SECONDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One process: a module of benchmarks.contenders with its arguments and environment."""

    module: str
    arguments: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


class ContenderFailed(RuntimeError):
    """A measured program that never polled, or the people saw nothing; with the end of its log."""


def measure(plan: Plan, programs: Sequence[Program], *, kill_at: float | None = None) -> dict[str, float]:
    """Run the programs under the plan's load; with `kill_at` the first, which leads, is killed so many seconds on."""
    with (
        TemporaryDirectory(prefix="bench-") as name,
        _api(plan) as (pipe, port),
        _running(programs, port, name) as all_,
    ):
        folder = Path(name)
        _receive(pipe, _START_SECONDS, folder)
        cpu = sum(cpu_seconds(one.pid) for one in all_)
        if kill_at is not None:
            time.sleep(kill_at)
            all_[0].kill()
        _receive(pipe, plan.seconds + _START_SECONDS, folder)
        cpu = sum(cpu_seconds(one.pid) for one in all_) - cpu
        seen = _receive(pipe, plan.drain + _START_SECONDS, folder)
        if not isinstance(seen, Seen) or not seen.answered:
            raise ContenderFailed(f"{programs[0].module} answered nobody:\n{_log(folder)}")
        memory = sum(peak_megabytes(one.pid) for one in all_)
        _stop(all_)
        alive = range(0 if kill_at is None else 1, len(all_))
        for number in alive:
            tell_stalls(folder / f"stalls{number}", seen.began, seen.ended)
        stalls = [longest_stall(folder / f"probe{number}", seen.began, seen.ended) for number in alive]
    return _figures(plan, seen, cpu, memory) | _stall([stall for stall in stalls if stall is not None])


def _stall(seconds: list[float]) -> dict[str, float]:
    return {"stall": max(seconds) * 1000} if seconds else {}


def _figures(plan: Plan, seen: Seen, cpu: float, memory: float) -> dict[str, float]:
    figures = {
        "rate": seen.answered / seen.seconds if seen.seconds else 0.0,
        "cpu": cpu * 1000 / seen.answered,
        "memory": memory,
        "repeated": float(seen.repeated),
    }
    if plan.drain or plan.silent:  # elsewhere what is under way when the time is up is not lost
        figures["unanswered"] = float(seen.unanswered)
    if not plan.silent:
        figures |= {"p50": seen.p50 * 1000, "p99": seen.p99 * 1000, "longest": seen.longest * 1000}
    return figures


@contextmanager
def _api(plan: Plan) -> Iterator[tuple[Connection, int]]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(plan, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(_START_SECONDS):
            raise ContenderFailed("the fake Bot API did not start")
        yield ours, ours.recv()
    finally:
        process.kill()
        process.join()
        ours.close()


@contextmanager
def _running(programs: Sequence[Program], port: int, folder: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    running: list[subprocess.Popen[bytes]] = []
    try:
        for number, program in enumerate(programs):
            running.append(_start(program, port, Path(folder), number))
        yield running
    finally:
        for one in running:
            if one.poll() is None:
                one.kill()
            one.wait()


def _start(program: Program, port: int, folder: Path, number: int) -> subprocess.Popen[bytes]:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
        "TELEGRAM_RATE_PER_SECOND": "1000000",
        "TELEGRAM_RATE_PER_CHAT": "1000000",
        "FILES_URL": str(folder / "files"),
        "LOG_LEVEL": "WARNING",
        "BENCH_PROBE": str(folder / f"probe{number}"),
        **program.environment,
    }
    if os.environ.get("BENCH_STALLS"):
        environment["BENCH_STALLS"] = str(folder / f"stalls{number}")
    with (folder / f"log{number}").open("wb") as log:
        return subprocess.Popen(  # noqa: S603 - our own programs, and no shell
            [sys.executable, "-m", f"benchmarks.contenders.{program.module}", *program.arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


def _receive(pipe: Connection, seconds: float, folder: Path) -> object:
    if not pipe.poll(seconds):
        raise ContenderFailed(f"nothing happens any more:\n{_log(folder)}")
    try:
        return pipe.recv()
    except EOFError:
        raise ContenderFailed(f"the fake Bot API ended:\n{_log(folder)}") from None


def _stop(running: Sequence[subprocess.Popen[bytes]]) -> None:
    for one in running:
        one.send_signal(signal.SIGTERM)
    for one in running:
        try:
            one.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            one.kill()


def _log(folder: Path) -> str:
    return "\n".join(log.read_text(errors="replace")[-2000:] for log in sorted(folder.glob("log*")))
