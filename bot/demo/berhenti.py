"""Waits for whoever ends the program: Ctrl+C, or the signal a service manager sends."""

import signal
import threading

_SINYAL = (signal.SIGINT, signal.SIGTERM)


def wait_until_stopped() -> None:
    """Return at the first of them; in the main thread alone.

    A program that a shell began in the background ignores Ctrl+C's signal until it says otherwise.
    """
    stopped = threading.Event()
    before = [signal.signal(sinyal, lambda *_: stopped.set()) for sinyal in _SINYAL]
    try:
        stopped.wait()
    finally:
        for sinyal, former in zip(_SINYAL, before, strict=True):
            signal.signal(sinyal, former)
