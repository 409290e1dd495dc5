"""`python -m tests.potret OUT_DIR [ARCHIVE.zip | --layar]`."""

import sys
from pathlib import Path

from tests.potret.arsip import draw_archive
from tests.potret.layar import draw_phones
from tests.potret.lukis import draw_all


def main() -> None:
    """Draw into the folder that is named, and say which files there are."""
    match sys.argv[1:]:
        case [folder]:
            daftar = draw_all(Path(folder))
        case [folder, "--layar"]:
            daftar = draw_phones(Path(folder))
        case [folder, arsip]:
            daftar = draw_archive(Path(arsip), Path(folder))
        case _:
            sys.exit("usage: python -m tests.potret OUT_DIR [ARCHIVE.zip | --layar]")
    for berkas in daftar:
        sys.stdout.write(f"{berkas}\n")


if __name__ == "__main__":
    main()
