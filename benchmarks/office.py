"""Databases for the bench, each new and gone afterwards, with an office of as many people as wanted."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from sqlalchemy import Connection, insert, select
from sqlalchemy.engine import make_url

from benchmarks.plan import FIRST_CHAT
from sop.indikator import Indikator, Jenis
from sop.instansi import JenisUnit
from sop.peran import Peran
from storage import tables
from storage.database import Database
from storage.instansi import INDIKATOR
from storage.penyiapan import write_penyiapan
from storage.schema import migrate
from storage.store import Store
from tests.kantor import NOW, PERIODE, build_indikator, build_penyiapan

DATABASES = ("SQLite", "PostgreSQL")
_SERVER = "postgresql://root@127.0.0.1:5432/postgres"
_STEP = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A migrated database and a folder of its own."""

    database: Database
    url: str
    folder: Path


@contextmanager
def place(kind: str) -> Iterator[Place]:
    """A new database, `SQLite` (synchronous=FULL, as in production) or `PostgreSQL` (BENCH_DATABASE_URL's server)."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        if kind == "SQLite":
            with _migrated(f"sqlite:///{folder}/capaian.db", folder) as here:
                yield here
        else:
            with _created() as url, _migrated(url, folder) as here:
                yield here


def has_postgres() -> bool:
    """Whether the server of BENCH_DATABASE_URL answers."""
    try:
        with psycopg.connect(_server(), connect_timeout=3):
            return True
    except psycopg.OperationalError:
        return False


def set_up(here: Place, people: int, *, indicators: int = 0, remind_at: datetime | None = None) -> int:
    """An office in which each of so many people holds one unit, has an open form and a chat; returns its id."""
    with here.database.transaction() as conn:
        instansi_id = write_penyiapan(conn, build_penyiapan())
        store = Store(conn, instansi_id)
        siklus = store.siklus.add(PERIODE, NOW)
        if siklus is None:
            raise LookupError("a new office has no cycle yet")
        units = [f"U{number:06}" for number in range(people)]
        _insert_units(conn, instansi_id, units)
        _insert_people(conn, instansi_id, units)
        _insert_indicators(conn, instansi_id, units, indicators)
        _insert(conn, tables.tugas, [_task(instansi_id, siklus.id, unit, remind_at) for unit in units])
    with here.database.transaction() as conn:
        conn.exec_driver_sql("ANALYZE")  # as the server does by itself within a minute
    return instansi_id


def _insert_units(conn: Connection, instansi_id: int, units: list[str]) -> None:
    jenis = JenisUnit.BIDANG.value
    _insert(
        conn,
        tables.unit,
        [
            {"instansi_id": instansi_id, "kode": unit, "urut": 100, "nama": f"Bidang {unit}", "jenis": jenis}
            | {"aktif": True}
            for unit in units
        ],
    )


def _insert_people(conn: Connection, instansi_id: int, units: list[str]) -> None:
    milik = {"instansi_id": instansi_id, "aktif": True}
    orang = [{"kunci": f"orang {unit}", "nip": "", "nama": f"Orang {unit}"} for unit in units]
    _insert(conn, tables.pegawai, [milik | satu | {"jabatan": "Pengisi", "pangkat": ""} for satu in orang])
    pegawai = tables.pegawai.c
    kueri = select(pegawai.id).where(pegawai.instansi_id == instansi_id, pegawai.kunci.startswith("orang "))
    daftar_id = list(conn.execute(kueri.order_by(pegawai.kunci)).scalars())
    peran = [
        {"pegawai_id": satu, "peran": Peran.BIDANG.value, "unit": unit}
        for satu, unit in zip(daftar_id, units, strict=True)
    ]
    _insert(conn, tables.pemegang_peran, [milik | satu for satu in peran])
    obrolan = [
        {"instansi_id": instansi_id, "kanal": "telegram", "chat_id": FIRST_CHAT + urut, "pegawai_id": satu}
        for urut, satu in enumerate(daftar_id)
    ]
    _insert(conn, tables.obrolan, [satu | {"terhubung_pada": NOW} for satu in obrolan])


def _insert_indicators(conn: Connection, instansi_id: int, units: list[str], each: int) -> None:
    daftar: list[Indikator] = [
        build_indikator(f"{unit}-{urut}", unit, Decimal(100), jenis=Jenis.ANGKA)
        for unit in units
        for urut in range(each)
    ]
    milik = {"instansi_id": instansi_id, "aktif": True, "urut": 100}
    _insert(
        conn,
        tables.indikator,
        [milik | {"kode": s.kode, "unit": s.unit, "isi": INDIKATOR.dump_python(s, mode="json")} for s in daftar],
    )


def _task(instansi_id: int, siklus_id: int, unit: str, remind_at: datetime | None) -> dict[str, Any]:
    return {
        "instansi_id": instansi_id,
        "siklus_id": siklus_id,
        "langkah": _STEP,
        "peran": Peran.BIDANG.value,
        "unit": unit,
        "putaran": 1,
        "keadaan": "terbuka",
        "daftar_indikator": [],
        "dibuka_pada": NOW - timedelta(days=3),
        "tenggat": NOW - timedelta(hours=1),
        "ingat_pada": remind_at,
    }


def _insert(conn: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        conn.execute(insert(table), rows)


@contextmanager
def _migrated(url: str, folder: Path) -> Iterator[Place]:
    database = Database(url)
    try:
        migrate(database)
        yield Place(database=database, url=url, folder=folder)
    finally:
        database.close()


@contextmanager
def _created() -> Iterator[str]:
    name = f"bench_{os.getpid()}_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(_server(), autocommit=True) as conn:
        conn.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            yield make_url(_server()).set(database=name).render_as_string(hide_password=False)
        finally:
            conn.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _server() -> str:
    return os.environ.get("BENCH_DATABASE_URL", _SERVER)
