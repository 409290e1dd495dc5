"""Opens one workbook as our guard does, or as plain openpyxl does, and prints what that took as JSON."""

import json
import os
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from time import perf_counter

from openpyxl import load_workbook

from benchmarks.watch import peak_megabytes
from dokumen.penjaga import BerkasDitolak, check_buku


def main() -> None:
    """`open_workbook guard|openpyxl FILE`."""
    how, path = sys.argv[1:]
    isi = Path(path).read_bytes()
    before = _peak()
    begun = perf_counter()
    with suppress(BerkasDitolak):
        if how == "guard":
            check_buku(isi)
            sys.exit("the guard let the bomb past")
        load_workbook(BytesIO(isi))
    json.dump({"p50": (perf_counter() - begun) * 1000, "memory": _peak() - before}, sys.stdout)


def _peak() -> float:
    return peak_megabytes(os.getpid())


if __name__ == "__main__":
    main()
