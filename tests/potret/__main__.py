"""`python -m tests.potret OUT_DIR`."""

import sys
from pathlib import Path

from tests.potret.lukis import draw_all


def main() -> None:
    """Draw into the folder that is named, and say which files there are."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.potret OUT_DIR")
    for berkas in draw_all(Path(sys.argv[1])):
        sys.stdout.write(f"{berkas}\n")


if __name__ == "__main__":
    main()
