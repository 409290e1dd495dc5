"""What the talks share: the office at any step, and the checker over all that was said."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import ExitStack, closing
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.clock import StandingClock
from handlers.route import handle
from handlers.turn import Turn
from storage.berkas import Lemari
from storage.database import Database
from tests.databases import SqliteFiles
from tests.handlers.pemeriksa import check_all, check_memory
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TAHAP, Tahap, keep, restore, set_up
from tests.kantor import NOW

DiLangkah = Callable[..., Percakapan]
# For talks whose answers have nothing to do with the kind of database.
only_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture(scope="session")
def lemari(tmp_path_factory: pytest.TempPathFactory) -> Lemari:
    """One store of bytes for all talks: a file is named by what it holds, so they cannot disturb each other."""
    return Lemari(str(tmp_path_factory.mktemp("lemari")))


@pytest.fixture(scope="session")
def daftar_tahap(
    sqlite_files: SqliteFiles, lemari: Lemari, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[int, Tahap]:
    """The cycle at every step, played once."""
    hasil = {}
    with (
        sqlite_files.migrated(tmp_path_factory.mktemp("tahap")) as database,
        closing(Percakapan(database, set_up(database), lemari, StandingClock(NOW))) as p,
    ):
        for nomor, act in TAHAP.items():
            act(p)
            hasil[nomor] = keep(p)
    return hasil


@pytest.fixture(autouse=True)
def catatan() -> Iterator[list[MutableMapping[str, Any]]]:
    """What was logged, instead of a console full of it."""
    with capture_logs() as daftar:
        yield daftar


@pytest.fixture
def di_langkah(database: Database, daftar_tahap: Mapping[int, Tahap], lemari: Lemari) -> Iterator[DiLangkah]:
    """The office at that step; afterwards every word said is checked."""
    with ExitStack() as stack:

        def begin(nomor: int, route: Callable[[Turn], None] = handle) -> Percakapan:
            tahap = daftar_tahap[nomor]
            (kantor,) = tahap.isi["instansi"]
            p = stack.enter_context(closing(Percakapan(database, kantor[0], lemari, StandingClock(tahap.now), route)))
            restore(p, tahap)
            stack.callback(lambda: p.store(check_all))
            stack.callback(lambda: p.look(lambda store: check_memory(store, p.engine.kantor, p.clock.now())))
            return p

        yield begin
