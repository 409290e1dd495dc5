"""The bench's witness of stalls tells what held a loop up; docs/performance.md rests on it."""

import asyncio
from pathlib import Path
from time import monotonic

import pytest

from benchmarks.witness import LATE_SECONDS, Account, Stall, Witness, read_stalls, settle

_LOOP, _STORAGE = 7, 8


def account(wall: float, loop: tuple[float, float], storage: tuple[float, float], collected: float = 0.0) -> Account:
    return Account(
        wall=wall,
        process_ran=loop[0] + storage[0],
        collected=collected,
        stolen=0.0,
        ran={_LOOP: loop[0], _STORAGE: storage[0]},
        queued={_LOOP: loop[1], _STORAGE: storage[1]},
    )


@pytest.mark.parametrize(
    ("loop", "storage", "collected", "cause"),
    [
        ((0.01, 0.45), (0.02, 0.0), 0.0, "no processor was free"),
        ((0.01, 0.0), (0.02, 0.45), 0.0, "no processor was free"),  # its holder of the interpreter waited for one
        ((0.4, 0.0), (0.02, 0.0), 0.0, "the loop's own work"),
        ((0.4, 0.0), (0.02, 0.0), 0.39, "garbage was collected"),
        ((0.0, 0.0), (0.4, 0.0), 0.0, "other threads held the interpreter"),
        ((0.01, 0.0), (0.02, 0.0), 0.0, "a wait for the kernel"),
    ],
)
def test_a_stall_is_put_down_to_what_took_most_of_it(
    loop: tuple[float, float], storage: tuple[float, float], collected: float, cause: str
) -> None:
    begun = account(10.0, (0.0, 0.0), (0.0, 0.0))
    stall = settle(begun, account(10.5, loop, storage, collected), _LOOP, [])
    assert (stall.cause, stall.wall) == (cause, 0.5)


async def test_what_stops_a_loop_is_written_down_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "stalls"
    witness = Witness(path)
    witness.start()
    await asyncio.sleep(LATE_SECONDS / 2)
    stop_the_loop(until=monotonic() + LATE_SECONDS * 4)
    stall = await first_stall(path)
    witness.stop()
    assert stall.wall > LATE_SECONDS * 3
    assert "stop_the_loop" in stall.stood[0]


def stop_the_loop(*, until: float) -> None:
    while monotonic() < until:
        pass


async def first_stall(path: Path) -> Stall:
    async with asyncio.timeout(20):
        while not (found := [one for one in read_stalls(path) if one.stood]):  # noqa: ASYNC110 - another thread writes it
            await asyncio.sleep(LATE_SECONDS / 4)
    return found[0]
