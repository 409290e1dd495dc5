"""What a file needs to outlive a power cut, beside its own bytes."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk: a new name or a renamed file is safe from then on."""
    kunci = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(kunci)
    finally:
        os.close(kunci)
