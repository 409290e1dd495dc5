"""Updates that come at once: few commits, in order, and one bad update harms no other."""

import asyncio
from typing import Any

from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.web.gather import Keeper

Batch = list[int]


class Commits:
    """Stands where the inbox stands: a commit lasts until `end` lets it end; what is `bad` can't be kept."""

    def __init__(self, bad: int | None = None, error: Exception | None = None) -> None:
        self.tried: list[Batch] = []
        self.begun = asyncio.Event()
        self._may_end = asyncio.Event()
        self._bad = bad
        self._error = error or ValueError("rusak")

    async def keep(self, updates: list[dict[str, Any]]) -> None:
        self.tried.append([one["update_id"] for one in updates])
        self.begun.set()
        await self._may_end.wait()
        if self._bad in self.tried[-1]:
            raise self._error

    def end(self) -> None:
        """From now on every commit ends at once."""
        self._may_end.set()


async def keep_all(keeper: Keeper, numbers: Batch) -> list[asyncio.Task[bool]]:
    """Hand each number over as an update, and let each of them begin to wait."""
    tasks = [asyncio.create_task(keeper.keep({"update_id": number})) for number in numbers]
    await asyncio.sleep(0)
    return tasks


async def test_while_one_commit_runs_the_next_updates_gather_in_the_platforms_order() -> None:
    commits = Commits()
    keeper = Keeper(commits.keep)
    first = await keep_all(keeper, [4])
    await commits.begun.wait()
    others = await keep_all(keeper, [9, 7, 8])
    commits.end()
    assert await asyncio.gather(*first, *others) == [True, True, True, True]
    assert commits.tried == [[4], [7, 8, 9]]


async def test_a_hundred_at_most_go_into_one_commit() -> None:
    commits = Commits()
    keeper = Keeper(commits.keep)
    first = await keep_all(keeper, [0])
    await commits.begun.wait()
    others = await keep_all(keeper, list(range(1, 251)))
    commits.end()
    await asyncio.gather(*first, *others)
    assert [len(batch) for batch in commits.tried] == [1, 100, 100, 50]


async def test_case_11_one_update_that_cannot_be_kept_harms_no_other() -> None:
    commits = Commits(bad=2)
    commits.end()
    keeper = Keeper(commits.keep)
    with capture_logs() as lines:
        assert await asyncio.gather(*await keep_all(keeper, [1, 2, 3])) == [True, False, True]
    assert commits.tried == [[1, 2, 3], [1], [2], [3]]
    assert [(line["log_level"], line["updates"]) for line in lines] == [("error", 1)]


async def test_while_the_database_is_away_they_are_not_tried_one_by_one() -> None:
    commits = Commits(bad=1, error=OperationalError("INSERT", {}, Exception("away")))
    commits.end()
    assert await asyncio.gather(*await keep_all(Keeper(commits.keep), [1, 2, 3])) == [False, False, False]
    assert commits.tried == [[1, 2, 3]]


async def test_who_waited_too_long_is_told_so_and_not_kept_behind_their_back() -> None:
    commits = Commits()
    keeper = Keeper(commits.keep, seconds=0.05)
    first = await keep_all(keeper, [1])
    await commits.begun.wait()
    assert await asyncio.gather(*first, *await keep_all(keeper, [2])) == [False, False]
    commits.end()
    assert await keeper.keep({"update_id": 3}) is True
    assert commits.tried == [[1], [3]]


async def test_after_a_pause_the_next_update_begins_a_commit_of_its_own() -> None:
    commits = Commits()
    commits.end()
    keeper = Keeper(commits.keep)
    assert [await keeper.keep({"update_id": number}) for number in (1, 2)] == [True, True]
    assert commits.tried == [[1], [2]]


async def test_to_finish_is_to_wait_for_the_commit_under_way_even_if_nobody_else_does() -> None:
    commits = Commits()
    keeper = Keeper(commits.keep)
    await keeper.finish()
    (asking,) = await keep_all(keeper, [1])
    await commits.begun.wait()
    asking.cancel()
    finishing = asyncio.create_task(keeper.finish())
    await asyncio.wait({asking})
    assert not finishing.done()
    commits.end()
    await finishing
    assert commits.tried == [[1]]
