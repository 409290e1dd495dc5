"""Looks a deployment over: settings, database, token, zone, holidays, files, people, clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.account import ServerSilent, fetch_account
from bot.deployment import NO_OFFICE, open_clock, open_current_database, open_lemari, open_office, zona_of
from bot.kalender import knows_year
from bot.libreoffice import find_libreoffice
from bot.refusal import BadSettings, NoOffice
from bot.secrets import SecretFilter
from bot.settings import Settings
from bot.signer import open_signer
from handlers.siklus.kesiapan import read_celah
from handlers.siklus.sop_tersedia import list_sop
from sop.instansi import Instansi
from sop.kesiapan import Celah, JenisCelah
from sop.naskah import NaskahSalah
from storage.galat import AlamatSalah, DatabaseTidakMenjawab, SkemaBerbeda
from storage.revisions import head_revision
from storage.store import Store


class Level(StrEnum):
    """How a check went; an error keeps the bot from working."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


_ZONA_BAWAAN = ZoneInfo(Instansi(nama="", nama_singkat="").zona)


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of `capaian check`."""

    level: Level
    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Office:
    """What the other checks need of the office.

    `absent` have no chat, `gaps` are what a cycle would lack, `unreadable` SOP texts it needs and why they are none.
    """

    name: str = ""
    zona: ZoneInfo = _ZONA_BAWAAN
    people: int = 0
    pdf: bool = False
    absent: tuple[str, ...] = ()
    gaps: tuple[Celah, ...] = ()
    running: int = 0
    unreadable: tuple[str, ...] = ()


def check_deployment(settings: Settings) -> Iterator[Finding]:
    """Every finding about a deployment whose settings could be read."""
    yield _check_way(settings)
    finding, office = _check_database(settings)
    yield finding
    yield _check_token(settings)
    now = open_clock(settings, office.zona).now().astimezone(office.zona)
    yield Finding(Level.OK, "zone", f"{office.zona}, where it is {now:%Y-%m-%d %H:%M %Z}")
    yield _check_holidays(now.year)
    yield _check_files(settings)
    yield _check_pdf(wanted=office.pdf)
    yield _check_signer()
    if finding.level is Level.OK:
        yield from _check_office(office)
    if settings.clock_start:
        yield Finding(Level.WARNING, "clock", f"CLOCK_START={settings.clock_start} is for rehearsals and tests only")


def _check_way(settings: Settings) -> Finding:
    if settings.webhook_url:
        return Finding(Level.OK, "settings", f"webhook at {settings.webhook_url}, served on {settings.webhook_listen}")
    return Finding(Level.OK, "settings", f"long polling with {settings.telegram_api_url}")


def _check_database(settings: Settings) -> tuple[Finding, _Office]:
    address = SecretFilter().hide(settings.database_url.get_secret_value())
    good = Finding(Level.OK, "database", f"{address}, schema {head_revision()}")
    try:
        with open_current_database(settings) as database, open_office(settings, database) as store:
            return good, _read_office(store, open_clock(settings, zona_of(store)).now())
    except NoOffice:
        return good, _Office()
    except (AlamatSalah, DatabaseTidakMenjawab, SkemaBerbeda) as error:
        return Finding(Level.ERROR, "database", str(error)), _Office()


def _read_office(store: Store, now: datetime) -> _Office:
    daftar_orang = store.orang.all()
    obrolan = store.obrolan.chats_of([orang.id for orang in daftar_orang])
    setelan = store.instansi.setelan()
    running, unreadable = store.siklus.running(), tuple(_unreadable_sop(store))
    daftar_sop = [] if unreadable else [sop.naskah for sop in list_sop(store)]
    return _Office(
        name=setelan.instansi.nama,
        pdf=setelan.pdf,
        zona=zona_of(store),
        people=len(daftar_orang),
        absent=tuple(orang.nama for orang in daftar_orang if not obrolan[orang.id]),
        gaps=read_celah(store, daftar_sop, now),
        running=len(running),
        unreadable=unreadable,
    )


def _unreadable_sop(store: Store) -> Iterator[str]:
    """The SOP texts on offer, and those of cycles under way, that this version of the program does not take."""
    for sha256 in store.naskah.needed():
        try:
            store.naskah.get(sha256)
        except NaskahSalah as error:
            yield str(error)


def _check_token(settings: Settings) -> Finding:
    try:
        account = fetch_account(settings)
    except (BadSettings, ServerSilent) as error:
        return Finding(Level.ERROR, "token", str(error))
    return Finding(Level.OK, "token", f"@{account.username} (id {account.id})")


def _check_holidays(year: int) -> Finding:
    unknown = [str(tahun) for tahun in (year, year + 1) if not knows_year(tahun)]
    if unknown:
        text = f"cuti bersama of {' and '.join(unknown)} is not known: add its days to sheet Libur and import"
        return Finding(Level.WARNING, "holidays", text)
    return Finding(Level.OK, "holidays", f"{year} and {year + 1} are known, cuti bersama included")


def _check_files(settings: Settings) -> Finding:
    try:
        open_lemari(settings).check()
    except (BadSettings, OSError) as error:
        return Finding(Level.ERROR, "files", f"{settings.files_url}: {error}")
    return Finding(Level.OK, "files", settings.files_url)


def _check_pdf(*, wanted: bool) -> Finding:
    found = find_libreoffice()
    if not wanted:
        state = f"LibreOffice is at {found.program}" if found else "LibreOffice is not installed"
        return Finding(Level.OK, "pdf", f"off, an admin turns it on in /admin, Surat; {state}")
    if found is None:
        text = "on, but LibreOffice is not installed: letters go out as docx alone"
        return Finding(Level.WARNING, "pdf", text)
    return Finding(Level.OK, "pdf", f"on: letters go out as PDF too, made by {found.program}")


def _check_signer() -> Finding:
    try:
        signer = open_signer()
    except BadSettings as error:
        return Finding(Level.ERROR, "signer", str(error))
    return Finding(Level.OK, "signer", signer.nama or "none: no letter bears a certified signature")


def _check_office(office: _Office) -> Iterator[Finding]:
    if not office.people:
        yield Finding(Level.ERROR, "office", NO_OFFICE)
        return
    yield Finding(Level.OK if office.name else Level.WARNING, "office", office.name or "no name yet")
    if office.absent:
        text = f"{len(office.absent)} of {office.people} have not joined: {', '.join(office.absent)}"
        yield Finding(Level.WARNING, "people", text)
    else:
        yield Finding(Level.OK, "people", f"all {office.people} have joined")
    yield from _check_sop(office)
    if not office.unreadable:
        yield from _check_gaps(office.gaps)


def _check_sop(office: _Office) -> Iterator[Finding]:
    """Whether cycles under way, and those to come, go by texts this version reads."""
    for error in office.unreadable:
        text = f"{error}; a cycle goes by it or would: go back to the version that took it, or mend the file"
        yield Finding(Level.ERROR, "sop", text)
    if not office.unreadable:
        yield Finding(Level.OK, "sop", f"cycles under way: {office.running}; the text of each is read")


def _check_gaps(gaps: tuple[Celah, ...]) -> Iterator[Finding]:
    """What a cycle would lack; a holder who has not joined is told with the people."""
    told = [gap for gap in gaps if gap.jenis is not JenisCelah.BELUM_TERHUBUNG]
    for gap in told:
        yield Finding(Level.WARNING, "cycle", _describe_gap(gap))
    if not told:
        yield Finding(Level.OK, "cycle", "every step has somebody to act on it")


def _describe_gap(gap: Celah) -> str:
    match gap.jenis:
        case JenisCelah.TANPA_NAMA:
            return "cannot begin: the office has no name yet (/admin, Kantor)"
        case JenisCelah.TANPA_UNIT:
            return "cannot begin: no unit (/admin, Unit, or sheet Unit)"
        case JenisCelah.TANPA_INDIKATOR:
            return "cannot begin: no indicator (sheet Indikator)"
        case JenisCelah.PERAN_KOSONG:
            return f"cannot begin: nobody holds {gap.peran} (/admin, Orang, or sheet Pegawai)"
        case JenisCelah.UNIT_KOSONG:
            return f"cannot begin: nobody fills in for {gap.unit} (/admin, Orang, or sheet Pegawai)"
        case JenisCelah.MERANGKAP:
            return f"{gap.nama} both reports and approves the rekap: cards and trail say so"
        case JenisCelah.BELUM_TERHUBUNG:
            return f"{gap.peran} {gap.unit}: {gap.nama} has not joined"
