"""How far a long command is: on a terminal alone, and on stderr, so that what a command says stays what it is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

Tell = Callable[[str, int, int], None]


@contextmanager
def progress(title: str) -> Iterator[Tell]:
    """A bar for as long as the block lasts, and who is to be told where it stands: what, how many, of how many."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.fields[what]}"), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None, what="")
        yield lambda what, done, total: bar.update(task, completed=done, total=total, what=what)


@contextmanager
def busy(title: str) -> Iterator[None]:
    """A sign of life for as long as the block lasts, where nobody can say how far it is."""
    if not sys.stderr.isatty():
        yield
        return
    with Console(stderr=True).status(title):
        yield
