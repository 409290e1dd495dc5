"""The long storm: `make chaos ARGS="--seed 1 --kills 200"`; one table at its end, and exit code 1 for any fault."""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.databases import PostgresServer, find_postgres
from tests.kekacauan.badai import SUSUNAN, Badai, Susunan
from tests.kekacauan.conftest import empty_database
from tests.kekacauan.hitungan import Hitungan

_KILLS_A_CYCLE = 34
_KOLOM = (
    ("kills", "kills"),
    ("sent", "updates sent"),
    ("lost", "lost"),
    ("twice", "applied twice"),
    ("doubled", "decisions doubled"),
    ("order", "order broken"),
    ("broken", "trail broken"),
    ("set_aside", "set aside"),
    ("repeated", "messages repeated"),
    ("allowed", "may repeat"),
    ("most_in_flight", "most in flight"),
)


def storm(seed: int, kills: int, tell: Callable[[str], None]) -> list[tuple[str, Hitungan]]:
    """Cycle after cycle, from one kind of database to the next, until so many kills are done."""
    hasil: list[tuple[str, Hitungan]] = []
    server = find_postgres()
    try:
        while (selesai := sum(hitungan.kills for _, hitungan in hasil)) < kills:
            urut = len(hasil)
            susunan = SUSUNAN[urut % len(SUSUNAN)]
            rng = random.Random(f"{seed}-{urut}")  # noqa: S311 - a storm that can be repeated, no secret
            hitungan = play_one(susunan, min(_KILLS_A_CYCLE, max(4, kills - selesai)), rng, server)
            hasil.append((susunan.nama, hitungan))
            tell(
                f"cycle {urut + 1}, {susunan.nama}: {hitungan.kills} kills, {hitungan.sent} updates, {hitungan.faults}"
            )
    finally:
        server.close()
    return hasil


def play_one(susunan: Susunan, kills: int, rng: random.Random, server: PostgresServer) -> Hitungan:
    """One whole cycle on a database of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="capaian-badai-") as folder,
        empty_database(susunan.database, Path(folder), server) as url,
        Badai(Path(folder), url, susunan, rng) as badai,
    ):
        return badai.play(kills)


def draw_table(hasil: list[tuple[str, Hitungan]]) -> str:
    """The sums by database, and over all of them."""
    nama = [susunan.nama for susunan in SUSUNAN if any(satu == susunan.nama for satu, _ in hasil)]
    baris = [["database", *(judul for _, judul in _KOLOM)]]
    baris += [[satu, *_sums([hitungan for punya, hitungan in hasil if punya == satu])] for satu in nama]
    baris.append(["all", *_sums([hitungan for _, hitungan in hasil])])
    lebar = [max(map(len, kolom)) for kolom in zip(*baris, strict=True)]
    return "\n".join("  ".join(sel.rjust(w) for sel, w in zip(satu, lebar, strict=True)) for satu in baris)


def _sums(daftar: list[Hitungan]) -> list[str]:
    return [
        str((max if kolom == "most_in_flight" else sum)(getattr(satu, kolom) for satu in daftar)) for kolom, _ in _KOLOM
    ]


def main() -> int:
    """Run the storm of the arguments."""
    parser = argparse.ArgumentParser(prog="make chaos")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=200)
    argumen = parser.parse_args()
    hasil = storm(argumen.seed, argumen.kills, lambda teks: print(teks, flush=True))  # noqa: T201 - what it is for
    print(f"\nseed {argumen.seed}\n{draw_table(hasil)}")  # noqa: T201 - the table is the result
    return int(any(hitungan.faults for _, hitungan in hasil))


if __name__ == "__main__":
    sys.exit(main())
