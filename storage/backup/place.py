"""The place of a backup: written beside it under a name of its own, and under its own name only when it is whole.

A process that is killed leaves its half under that other name; the next one that writes here takes it away, which the
lock tells from the half of somebody who still writes.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from storage.disk import whole_file
from storage.galat import CadanganTakTertulis

_HALF = ".capaian-backup-"


@contextmanager
def new_file(target: Path) -> Iterator[IO[bytes]]:
    """A file to write and read, which is `target` once the block has ended well; only its owner may read it."""
    if target.exists():
        raise CadanganTakTertulis(f"{target} is there already: choose another name")
    try:
        _sweep(target.parent)
        with whole_file(target, _HALF) as half:
            with suppress(OSError):  # a folder in the network may know no locks: there, halves stay
                fcntl.flock(half, fcntl.LOCK_EX)
            yield half
    except CadanganTakTertulis:
        raise
    except OSError as galat:
        raise CadanganTakTertulis(f"{target} cannot be written: {galat.strerror or galat}") from galat


def _sweep(folder: Path) -> None:
    """Remove the halves whose writers were killed."""
    for half in folder.glob(f"{_HALF}*"):
        # Somebody writes it, nobody can tell, it is another user's, or it has just become whole.
        with suppress(OSError), half.open("rb") as berkas:
            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
            half.unlink(missing_ok=True)
