"""What the rooms of chaos share: an empty database of each kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.databases import PostgresServer
from tests.perjalanan.conftest import url_of

SQLITE, POSTGRESQL = "sqlite", "postgresql"


@contextmanager
def empty_database(jenis: str, folder: Path, server: PostgresServer | None) -> Iterator[str]:
    """The address of an empty database."""
    if jenis == SQLITE:
        yield f"sqlite:///{folder}/capaian.db"
        return
    assert server is not None, "PostgreSQL needs its server"
    with server.blank() as database:
        yield url_of(database)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, tmp_path: Path) -> Iterator[str]:
    with empty_database(POSTGRESQL, tmp_path, postgres_server) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/capaian.db"
