"""Waits for whoever ends the program: Ctrl+C, or the signal a service manager sends."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SINYAL = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def stop_signal() -> Iterator[threading.Event]:
    """An event that either of them sets, from here to the end of the block; in the main thread alone.

    A program that a shell began in the background ignores Ctrl+C's signal until it says otherwise; whoever tells that
    it is ready says so inside the block, so that no signal comes too early.
    """
    stopped = threading.Event()
    before = [signal.signal(sinyal, lambda *_: stopped.set()) for sinyal in _SINYAL]
    try:
        yield stopped
    finally:
        for sinyal, former in zip(_SINYAL, before, strict=True):
            signal.signal(sinyal, former)
