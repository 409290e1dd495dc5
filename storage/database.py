"""One database, SQLite or PostgreSQL, and its transactions."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any

import psycopg
from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    DisconnectionError,
    IntegrityError,
    InterfaceError,
    OperationalError,
)

from storage.galat import AlamatSalah, DatabaseDipakai, DatabaseTidakMenjawab

CONNECT_SECONDS = 10
_RESTED_SINCE = "rested_since"
_TRUSTED_SECONDS = 0.5
_COLLISIONS = ("40001", "40P01")
_ASKING: Mapping[bool, dict[str, Any]] = {
    True: {"capaian_asking": True},
    False: {"isolation_level": "AUTOCOMMIT"},
}  # on SQLite, on PostgreSQL
_CHECK = "PRAGMA foreign_key_check"
_PRAGMA = ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "busy_timeout=30000")


class Database:
    """Hands out transactions; on SQLite one writer at a time, each begun IMMEDIATE.

    Transactions are synchronous on purpose: the whole of one runs in a single thread hop.
    """

    def __init__(self, url: str) -> None:
        self.engine = _build_engine(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._writer = threading.Lock()
        self._reading = self.engine.execution_options(capaian_reading=True)
        self._asking = self.engine.execution_options(**_ASKING[self.is_sqlite])

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction: committed at the end of the block, rolled back by any exception."""
        if self.is_sqlite:
            with self._writer, self.engine.begin() as conn:
                yield conn
        else:
            with self.engine.begin() as conn:
                yield conn

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """One transaction that changes the schema.

        SQLite makes a table anew that other tables refer to only while it checks no references; they are checked
        before the commit.
        """
        if not self.is_sqlite:
            with self.transaction() as conn:
                yield conn
            return
        with self._writer, self.engine.connect() as conn:
            koneksi: Any = conn.connection.driver_connection
            koneksi.execute("PRAGMA foreign_keys = OFF")
            try:
                with conn.begin():
                    yield conn
                    if lepas := conn.exec_driver_sql(_CHECK).first():
                        galat = RuntimeError(f"a row of {lepas[0]} refers to one of {lepas[2]} that is not there")
                        raise IntegrityError(_CHECK, None, galat)
            finally:
                koneksi.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads; on SQLite it waits for no writer and holds none up."""
        with self._reading.begin() as conn:
            yield conn

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """For a single question, which needs no transaction around it: the server is asked once, not three times."""
        with self._asking.connect() as conn:
            yield conn

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A transaction that only reads, and sees the database as it was at one moment whatever is committed meanwhile.

        It holds nobody up. While it lasts, SQLite's log grows by what others write. Raises DatabaseTidakMenjawab.
        """
        options: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        options = {"capaian_reading": True} if self.is_sqlite else options
        try:
            with self.engine.execution_options(**options).begin() as conn:
                yield conn
        except (OperationalError, InterfaceError) as galat:
            raise DatabaseTidakMenjawab(f"the database does not answer: {_first_line(galat.orig)}") from galat

    @contextmanager
    def alone(self) -> Iterator[None]:
        """On SQLite, keep every other process that runs the bot out; raises DatabaseDipakai where one does."""
        if not self.is_sqlite:
            yield
            return
        kunci = FileLock(f"{self.engine.url.database}.run.lock")
        try:
            kunci.acquire(timeout=0)
        except Timeout:
            raise DatabaseDipakai(
                "another `capaian run` uses this SQLite database: stop it first; several processes need PostgreSQL"
            ) from None
        try:
            yield
        finally:
            kunci.release()

    def ping(self) -> None:
        """Raise `DatabaseTidakMenjawab` where the database doesn't answer."""
        try:
            with self.engine.connect() as conn:
                conn.execute(text("SELECT 1"))
        except DBAPIError as galat:
            raise DatabaseTidakMenjawab(f"the database does not answer: {_first_line(galat.orig)}") from galat

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def is_database_trouble(galat: BaseException) -> bool:
    """Whether the database, not what was asked of it, is at fault: away, locked, full, or two waiting in a circle."""
    return isinstance(galat, OperationalError | InterfaceError)


def is_collision(galat: BaseException) -> bool:
    """Whether two transactions waited for each other in a circle, and this one was given up; the next try passes."""
    return isinstance(galat, OperationalError) and getattr(galat.orig, "sqlstate", None) in _COLLISIONS


def _build_engine(url: str) -> Engine:
    try:
        alamat = make_url(url)
    except (ArgumentError, ValueError):  # whose words may hold a part of the password
        raise AlamatSalah("DATABASE_URL is not a database address: write sqlite:///FILE or postgresql://...") from None
    if alamat.get_backend_name() == "sqlite":
        return _build_sqlite(alamat.set(drivername="sqlite"))
    if "@" in (alamat.host or ""):
        raise AlamatSalah("DATABASE_URL has more than one @: write %40 for an @ in the password")
    if alamat.get_backend_name() == "postgresql":
        return _build_postgresql(alamat.set(drivername="postgresql+psycopg"))
    raise AlamatSalah(f"DATABASE_URL must begin with sqlite:/// or postgresql://, not {alamat.drivername}://")


def _build_postgresql(alamat: URL) -> Engine:
    engine = create_engine(alamat, connect_args={"connect_timeout": CONNECT_SECONDS}, pool_size=8, hide_parameters=True)

    @event.listens_for(engine, "checkin")
    def _note(_koneksi: Any, record: Any) -> None:
        record.info[_RESTED_SINCE] = monotonic()

    @event.listens_for(engine, "checkout")
    def _try(koneksi: Any, record: Any, _proxy: Any) -> None:
        """A connection that rested is tried before it is used; one that was just used costs no question."""
        if monotonic() - record.info.get(_RESTED_SINCE, -inf) < _TRUSTED_SECONDS:
            return
        try:
            engine.dialect.do_ping(koneksi)
        except psycopg.Error as galat:
            raise DisconnectionError("the connection is gone") from galat

    return engine


def _build_sqlite(alamat: URL) -> Engine:
    berkas = alamat.database
    if not berkas or berkas == ":memory:":
        raise AlamatSalah("DATABASE_URL must name a file, such as sqlite:///data/capaian.db")
    try:
        Path(berkas).parent.mkdir(parents=True, exist_ok=True)
    except OSError as galat:
        raise DatabaseTidakMenjawab(f"the folder of {berkas} cannot be made: {galat.strerror}") from galat
    engine = create_engine(alamat, connect_args={"check_same_thread": False}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(koneksi: Any, _record: Any) -> None:
        koneksi.isolation_level = None
        for pragma in _PRAGMA:
            koneksi.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        cara = conn.get_execution_options()
        if not cara.get("capaian_asking", False):
            conn.exec_driver_sql("BEGIN" if cara.get("capaian_reading", False) else "BEGIN IMMEDIATE")

    return engine


def _first_line(galat: BaseException | None) -> str:
    return (str(galat).splitlines() or [type(galat).__name__])[0]
