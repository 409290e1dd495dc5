"""`capaian check`: one row for each thing that can be wrong, and an exit code."""

import pytest

from bot.libreoffice import find_libreoffice
from simulator.server import SimulatorServer
from sop.instansi import JenisUnit, Unit
from sop.naskah import naskah_bawaan
from sop.peran import Peran
from sop.periode import Bagian, Periode
from storage import tables
from storage.database import Database
from storage.revisions import head_revision
from storage.store import Store
from tests.bot.capaian import Capaian, Outcome
from tests.handlers.conftest import only_sqlite
from tests.kantor import NOW, build_penyiapan, find_orang

EVERYONE = ", ".join(orang.nama for orang in build_penyiapan().daftar_pegawai)


@pytest.fixture
def ready(capaian: Capaian, server: SimulatorServer, database: Database) -> Capaian:
    """A migrated database and a token that is right, on the day of the tests."""
    capaian.use(database)
    capaian.settings["CLOCK_START"] = "2026-01-19T09:00"
    return capaian


def rows(outcome: Outcome) -> dict[str, tuple[str, str]]:
    """The table by subject: level and text."""
    cells = (line.split(maxsplit=2) for line in outcome.out.splitlines())
    return {subject: (level, text) for level, subject, text in cells}


def shown(database: Database) -> str:
    return database.engine.url.render_as_string()


def test_a_deployment_in_order_passes(ready: Capaian, database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        for nomor, orang in enumerate(store.orang.all(), start=1):
            store.obrolan.bind("telegram", 700 + nomor, orang.id, NOW)
    outcome = ready.spawn("check")
    assert (outcome.code, outcome.err) == (0, "")
    assert rows(outcome) == {
        "settings": ("ok", f"long polling with {ready.settings['TELEGRAM_API_URL']}"),
        "database": ("ok", f"{shown(database)}, schema {head_revision()}"),
        "token": ("ok", "@capaian_contoh_bot (id 4839574812)"),
        "zone": ("ok", "Asia/Makassar, where it is 2026-01-19 09:00 WITA"),
        "holidays": ("ok", "2026 and 2027 are known, cuti bersama included"),
        "files": ("ok", f"file://{ready.folder}/data/files"),
        "pdf": ("ok", f"off, an admin turns it on in /admin, Surat; {libreoffice_there()}"),
        "signer": ("ok", "none: no letter bears a certified signature"),
        "office": ("ok", "Dinas Contoh"),
        "people": ("ok", "all 8 have joined"),
        "sop": ("ok", "cycles under way: 0; the text of each is read"),
        "cycle": ("ok", "every step has somebody to act on it"),
        "clock": ("warning", "CLOCK_START=2026-01-19T09:00 is for rehearsals and tests only"),
    }


def libreoffice_there() -> str:
    found = find_libreoffice()
    return f"LibreOffice is at {found.program}" if found else "LibreOffice is not installed"


@pytest.mark.parametrize("ada", [True, False])
def test_whether_letters_go_out_as_pdf_is_said(ready: Capaian, database: Database, instansi_id: int, ada: bool) -> None:
    with database.transaction() as conn:
        Store(conn, instansi_id).instansi.switch_pdf(pdf=True)
    program = ready.folder / "soffice"
    if ada:
        program.touch(mode=0o755)
    ready.monkeypatch.setenv("PATH", str(ready.folder))
    outcome = ready.call("check")
    assert outcome.code == 0
    assert rows(outcome)["pdf"] == (
        ("ok", f"on: letters go out as PDF too, made by {program}")
        if ada
        else ("warning", "on, but LibreOffice is not installed: letters go out as docx alone")
    )


@only_sqlite
def test_a_signer_that_cannot_be_opened_is_an_error(ready: Capaian, instansi_id: int) -> None:
    info = ready.folder / "penanda-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: penanda\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[capaian.penandatangan]\nbsre = penanda:Bsre\n")
    ready.monkeypatch.syspath_prepend(ready.folder)
    outcome = ready.call("check")
    assert outcome.code == 1
    galat = "the signer penanda:Bsre cannot be opened: ModuleNotFoundError: No module named 'penanda'"
    assert rows(outcome)["signer"] == ("error", galat)
    (ready.folder / "penanda.py").write_text("class Bsre:\n    nama = 'BSrE'\n")
    assert rows(ready.call("check"))["signer"] == ("ok", "BSrE")


@only_sqlite
def test_a_cycle_whose_sop_this_version_does_not_take_is_an_error(
    ready: Capaian, database: Database, instansi_id: int
) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        store.siklus.add(Periode(2026, Bagian.TW_I), NOW)
        assert [store.naskah.get(sha256).kode for sha256 in store.naskah.needed()] == [naskah_bawaan().naskah.kode]
    assert rows(ready.call("check"))["sop"] == ("ok", "cycles under way: 1; the text of each is read")
    with database.transaction() as conn:
        lama = {"sop": "lama", "sha256": "0" * 64, "isi": 'kode = "lama"', "berlaku": False, "pada": NOW}
        conn.execute(tables.naskah.insert().values(instansi_id=instansi_id, **lama))
        conn.execute(tables.siklus.update().values(naskah=lama["sha256"]))
    outcome = ready.call("check")
    assert outcome.code == 1
    assert rows(outcome)["sop"][0] == "error"
    assert "cycle" not in rows(outcome)


def test_the_table_is_in_columns(ready: Capaian, database: Database, instansi_id: int) -> None:
    lines = ready.call("check").out.splitlines()
    assert lines[0] == f"ok       settings  long polling with {ready.settings['TELEGRAM_API_URL']}"
    assert lines[-1] == "warning  clock     CLOCK_START=2026-01-19T09:00 is for rehearsals and tests only"


def test_who_has_not_joined_is_named(ready: Capaian, database: Database, instansi_id: int) -> None:
    outcome = ready.call("check")
    assert outcome.code == 0
    assert rows(outcome)["people"] == ("warning", f"8 of 8 have not joined: {EVERYONE}")


def test_without_an_office_the_next_thing_to_do_is_said(ready: Capaian) -> None:
    outcome = ready.call("check")
    assert outcome.code == 1, "`capaian run` would refuse as well"
    assert rows(outcome)["office"] == (
        "error",
        "no office is set up yet: begin it with `capaian invite --peran Admin --nama NAME`, or fill in "
        "`capaian template FILE.xlsx` and `capaian import` it",
    )


def test_a_year_whose_cuti_bersama_is_not_decreed_is_a_warning(ready: Capaian) -> None:
    ready.settings["CLOCK_START"] = "2090-01-02T09:00"
    assert rows(ready.call("check"))["holidays"] == (
        "warning",
        "cuti bersama of 2090 and 2091 is not known: add its days to sheet Libur and import",
    )


def test_a_token_the_server_does_not_know_is_an_error(ready: Capaian) -> None:
    ready.settings["TELEGRAM_BOT_TOKEN"] = "12345:BukanMilikKami"
    outcome = ready.call("check")
    assert outcome.code == 1
    assert rows(outcome)["token"] == (
        "error",
        f"TELEGRAM_BOT_TOKEN is refused by {ready.settings['TELEGRAM_API_URL']}: ask @BotFather for it again",
    )
    assert "BukanMilikKami" not in outcome.out + outcome.err


def test_a_server_that_is_not_there_is_an_error(ready: Capaian) -> None:
    ready.settings["TELEGRAM_API_URL"] = "http://127.0.0.1:1"
    outcome = ready.call("check")
    assert outcome.code == 1
    assert rows(outcome)["token"] == (
        "error",
        "http://127.0.0.1:1 does not answer (NetworkError): check TELEGRAM_API_URL",
    )


def test_a_database_that_is_behind_is_an_error_and_says_no_more_of_the_office(
    capaian: Capaian, blank_database: Database
) -> None:
    capaian.use(blank_database)
    outcome = capaian.call("check")
    assert outcome.code == 1
    assert rows(outcome)["database"] == (
        "error",
        f"the database is behind (empty, needs {head_revision()}): run `capaian migrate`",
    )
    assert "office" not in rows(outcome)


def test_files_that_cannot_be_kept_are_an_error(ready: Capaian) -> None:
    (ready.folder / "berkas").write_text("a file where a folder should be", encoding="utf-8")
    ready.settings["FILES_URL"] = "berkas"
    outcome = ready.call("check")
    assert outcome.code == 1
    assert rows(outcome)["files"][0] == "error"


@pytest.mark.parametrize("url", ["entah://berkas", "s3://ember/berkas"])
def test_a_store_of_files_nobody_can_speak_to_is_an_error(ready: Capaian, url: str) -> None:
    ready.settings["FILES_URL"] = url
    outcome = ready.call("check")
    assert outcome.code == 1
    assert rows(outcome)["files"][0] == "error"


def test_bad_settings_are_a_row_too(capaian: Capaian) -> None:
    capaian.settings["LOG_FORMAT"] = "xml"
    assert capaian.spawn("check") == Outcome(
        1, "error  settings  LOG_FORMAT: input should be 'console' or 'json'\n", ""
    )


def test_a_password_does_not_show(ready: Capaian) -> None:
    ready.settings["DATABASE_URL"] = "postgresql://bot:rahasia@127.0.0.1:1/x"
    outcome = ready.call("check")
    assert rows(outcome)["database"][0] == "error"
    assert "rahasia" not in outcome.out + outcome.err


def test_what_a_cycle_would_lack_is_told(ready: Capaian, database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        staf, tim = (find_orang(store, peran).id for peran in (Peran.STAF, Peran.TIM))
        store.pegawai.take(staf, Peran.STAF, None)
        store.pegawai.give(tim, Peran.SEKRETARIS, None)
        store.unit.add(Unit(kode="B3", nama="Bidang Contoh Tiga", jenis=JenisUnit.BIDANG))
    lines = [line.split(maxsplit=2) for line in ready.call("check").out.splitlines()]
    assert [(level, text) for level, subject, text in lines if subject == "cycle"] == [
        ("warning", "cannot begin: nobody holds Staf (/admin, Orang, or sheet Pegawai)"),
        ("warning", "cannot begin: nobody fills in for Bidang Contoh Tiga (/admin, Orang, or sheet Pegawai)"),
        ("warning", "Tim Contoh both reports and approves the rekap: cards and trail say so"),
    ]
