"""What all rooms of tests share: a migrated database of each kind, and a small office in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.penyiapan import write_penyiapan
from storage.store import Store
from tests.databases import PostgresServer, SqliteFiles, find_postgres
from tests.kantor import build_penyiapan


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    server = find_postgres()
    yield server
    server.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated database of its own, of each kind."""
    if request.param == "sqlite":
        files: SqliteFiles = request.getfixturevalue("sqlite_files")
        with files.migrated(tmp_path) as database:
            yield database
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        with server.migrated() as database:
            yield database


@pytest.fixture(params=["sqlite", "postgresql"])
def blank_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database that was never migrated, of each kind."""
    if request.param == "sqlite":
        files: SqliteFiles = request.getfixturevalue("sqlite_files")
        with files.blank(tmp_path) as database:
            yield database
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        with server.blank() as database:
            yield database


@pytest.fixture
def instansi_id(database: Database) -> int:
    """The small office of tests/kantor.py, set up."""
    with database.transaction() as conn:
        return write_penyiapan(conn, build_penyiapan())


@pytest.fixture
def store(database: Database, instansi_id: int) -> Iterator[Store]:
    """The office's store in one transaction that lasts as long as the test; open no second one beside it."""
    with database.transaction() as conn:
        yield Store(conn, instansi_id)
