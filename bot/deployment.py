"""What one deployment stands on, opened as its settings say: database, office, files, clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import tzinfo
from zoneinfo import ZoneInfo

from bot.clock import Clock, ShiftedClock, SystemClock, parse_clock_start
from bot.refusal import BadSettings, NoOffice
from bot.settings import Settings
from storage.berkas import Lemari
from storage.database import Database
from storage.instansi import find_instansi
from storage.revisions import check_schema
from storage.store import Store

NO_OFFICE = (
    "no office is set up yet: begin it with `capaian invite --peran Admin --nama NAME`, or fill in "
    "`capaian template FILE.xlsx` and `capaian import` it"
)


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """The database, if it answers; raises AlamatSalah or DatabaseTidakMenjawab."""
    database = Database(settings.database_url.get_secret_value())
    try:
        database.ping()
        yield database
    finally:
        database.close()


@contextmanager
def open_current_database(settings: Settings) -> Iterator[Database]:
    """The database with the program's schema; raises SkemaBerbeda for one that is behind or ahead."""
    with open_database(settings) as database:
        check_schema(database)
        yield database


def open_lemari(settings: Settings) -> Lemari:
    """The store of files; raises BadSettings where FILES_URL names no store that can be used."""
    try:
        return Lemari(settings.files_url)
    except (ValueError, ImportError) as error:
        raise BadSettings(f"FILES_URL: {error}; write a folder, such as data/files") from error


def open_clock(settings: Settings, zona: tzinfo) -> Clock:
    """The machine's clock, or the one a rehearsal starts; a CLOCK_START without offset is a time in `zona`."""
    if not settings.clock_start:
        return SystemClock()
    return ShiftedClock(parse_clock_start(settings.clock_start, zona))


@contextmanager
def open_office(settings: Settings, database: Database) -> Iterator[Store]:
    """One transaction on the bot's own office, or the only one there is; raises NoOffice."""
    with database.transaction() as conn:
        instansi_id = find_instansi(conn, bot_id_of(settings))
        if instansi_id is None:
            raise NoOffice(NO_OFFICE)
        yield Store(conn, instansi_id)


def zona_of(store: Store) -> ZoneInfo:
    """The office's zone."""
    return ZoneInfo(store.instansi.setelan().instansi.zona)


def bot_id_of(settings: Settings) -> int | None:
    """The bot's id, which is the first half of its token; None without a token."""
    nomor = settings.telegram_bot_token.get_secret_value().partition(":")[0]
    return int(nomor) if nomor else None
