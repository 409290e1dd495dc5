"""Databases for tests: each one new, copied from one that was migrated once."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import OperationalError

from storage.database import Database
from storage.revisions import head_revision
from storage.schema import migrate
from storage.tables import metadata

only_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)
# A name without digits in a row: those would be masked where the program shows its address.
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


class SqliteFiles:
    """SQLite files, copies of one that was migrated once."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"
        database = Database(f"sqlite:///{self._template}")
        migrate(database)
        database.close()

    @contextmanager
    def blank(self, folder: Path) -> Iterator[Database]:
        """A database without any table, in a file under `folder`."""
        with _closing(Database(f"sqlite:///{folder}/blank.db")) as database:
            yield database

    @contextmanager
    def migrated(self, folder: Path) -> Iterator[Database]:
        """A migrated database, in a file under `folder`."""
        shutil.copyfile(self._template, folder / "capaian.db")
        with _closing(Database(f"sqlite:///{folder}/capaian.db")) as database:
            yield database


class PostgresServer:
    """Databases on the server of TEST_DATABASE_URL.

    To create and drop one takes half a second, so the migrated one is emptied between tests; ids begin at 1 again.
    """

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql+psycopg")
        self._admin: Engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        self._kept = ExitStack()
        self._migrated: str | None = None

    def answers(self) -> bool:
        """Whether the server can be reached."""
        try:
            with self._admin.connect():
                return True
        except OperationalError:
            return False

    def close(self) -> None:
        """Leave nothing of ours on the server."""
        self._kept.close()
        self._admin.dispose()

    @contextmanager
    def blank(self) -> Iterator[Database]:
        """A database without any table."""
        with self._created() as name, _closing(self._connect(name)) as database:
            yield database

    @contextmanager
    def migrated(self) -> Iterator[Database]:
        """A migrated database without any row."""
        if self._migrated is None:
            self._migrated = self._kept.enter_context(self._created())
            with _closing(self._connect(self._migrated)) as database:
                migrate(database)
        try:
            with _closing(self._connect(self._migrated)) as database:
                yield database
        finally:
            with _closing(self._connect(self._migrated)) as database:
                _empty(database)

    @contextmanager
    def _created(self) -> Iterator[str]:
        acak = uuid.uuid4().hex.translate(_LETTERS)
        name = f"capaian_test_{os.getpid()}_{acak}"
        self._run(f'CREATE DATABASE "{name}"')
        try:
            self._run(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
            self._run(f"ALTER DATABASE \"{name}\" SET lock_timeout = '20s'")
            yield name
        finally:
            self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _connect(self, name: str) -> Database:
        return Database(self._url.set(database=name).render_as_string(hide_password=False))

    def _run(self, sql: str) -> None:
        with self._admin.connect() as conn:
            conn.execute(text(sql))


def find_postgres() -> PostgresServer:
    """The server of TEST_DATABASE_URL; without an answer the test is skipped, and with CI=true it fails."""
    url = make_url(os.environ.get("TEST_DATABASE_URL", "postgresql://root@127.0.0.1:5432/test"))
    server = PostgresServer(url)
    if not server.answers():
        server.close()
        reason = f"PostgreSQL does not answer at {url.host}:{url.port or 5432} (TEST_DATABASE_URL)"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}, and CI=true asks for it", pytrace=False)
        pytest.skip(reason)
    return server


@contextmanager
def _closing(database: Database) -> Iterator[Database]:
    try:
        yield database
    finally:
        database.close()


def _empty(database: Database) -> None:
    with database.transaction() as conn:
        for table in reversed(metadata.sorted_tables):
            conn.execute(table.delete())
        conn.execute(text("UPDATE alembic_version SET version_num = :kini"), {"kini": head_revision()})
        conn.execute(text("SELECT setval(sequencename::regclass, start_value, false) FROM pg_sequences"))
