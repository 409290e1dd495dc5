"""The whole database as values: to see what an act changed, and to bring another database to the same state."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, text

from storage.tables import metadata

Baris = Mapping[str, Any]
Isi = dict[str, dict[tuple[Any, ...], Baris]]
ANTREAN = frozenset({"inbox", "outbox"})


def state(conn: Connection) -> Isi:
    """What is remembered: every row by its primary key, the queues left out."""
    return dump(conn, kecuali=ANTREAN)


def dump(conn: Connection, kecuali: Collection[str] = ()) -> Isi:
    """Every row of every table (but those) by its primary key."""
    return {
        tabel.name: {
            tuple(baris[kolom.name] for kolom in tabel.primary_key): dict(baris)
            for baris in conn.execute(select(tabel)).mappings()
        }
        for tabel in metadata.sorted_tables
        if tabel.name not in kecuali
    }


def load(conn: Connection, isi: Isi) -> None:
    """Write the rows into a migrated, empty database; new rows get ids after them."""
    for tabel in metadata.sorted_tables:
        if daftar := list(isi[tabel.name].values()):
            conn.execute(insert(tabel), [dict(baris) for baris in daftar])
    if conn.dialect.name == "postgresql":
        for tabel in metadata.sorted_tables:
            if "id" in tabel.c:
                conn.execute(text(_AFTER.format(tabel=tabel.name)))


def changes(sebelum: Isi, sesudah: Isi) -> str:
    """What differs: `+` rows that are new, `~` changed, `-` gone; empty where nothing does."""
    bagian = (_change(nama, sebelum[nama], sesudah[nama]) for nama in sorted(sesudah))
    return ", ".join(satu for satu in bagian if satu)


def _change(nama: str, sebelum: Mapping[Any, Baris], sesudah: Mapping[Any, Baris]) -> str:
    baru, hilang = len(sesudah.keys() - sebelum.keys()), len(sebelum.keys() - sesudah.keys())
    ganti = min(baru, hilang)  # a row in another's place: SQLite may give it the same id, PostgreSQL never does
    baru, hilang = baru - ganti, hilang - ganti
    lain = ganti + sum(sebelum[kunci] != sesudah[kunci] for kunci in sebelum.keys() & sesudah.keys())
    jumlah = [f"{tanda}{n}" for tanda, n in (("+", baru), ("~", lain), ("-", hilang)) if n]
    return " ".join([nama, *jumlah]) if jumlah else ""


_AFTER = "SELECT setval(pg_get_serial_sequence('{tabel}', 'id'), (SELECT coalesce(max(id), 1) FROM {tabel}))"
