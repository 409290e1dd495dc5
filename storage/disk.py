"""A file that is on the disk whole or not at all, whatever dies in between."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_NOT_FOR_FOLDERS = (errno.EINVAL, errno.ENOTSUP)


@contextmanager
def whole_file(target: Path, prefix: str) -> Iterator[IO[bytes]]:
    """A file to write beside its place, under a name begun with `prefix`; at the end of the block it takes its own.

    Only its owner may read it. Within one folder, so that no crash leaves half a file under the name.
    """
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=prefix, delete=False) as half:
        try:
            yield half
            half.flush()
            os.fsync(half.fileno())
            Path(half.name).replace(target)
        except BaseException:
            Path(half.name).unlink(missing_ok=True)
            raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; some folders in the network can't."""
    kunci = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(kunci)
    except OSError as galat:
        if galat.errno not in _NOT_FOR_FOLDERS:
            raise
    finally:
        os.close(kunci)
