"""The command line as an operator meets it: exit codes, one line on stderr, no traceback."""

import subprocess
import sys

import pytest

from bot.cli import COMMANDS
from storage.database import Database
from storage.revisions import check_schema, head_revision
from storage.schema import migrate_down
from tests.bot.capaian import ROOT, TOKEN, Capaian, Outcome

HEAVY = {"alembic", "docx", "openpyxl", "psycopg", "rich", "sqlalchemy", "telegram", "xlsxwriter"}


def refused(line: str) -> Outcome:
    return Outcome(2, "", f"capaian: {line}\n")


def test_help_lists_every_command_in_english(capaian: Capaian) -> None:
    assert capaian.spawn("--help") == Outcome(
        0,
        """\
Usage: capaian [OPTIONS] COMMAND [ARGS]...

  The bot that runs the SOP Pengumpulan Data Kinerja of an office.

Options:
  --help  Show this message and exit.

Commands:
  run        Receive, work, deliver and remind until stopped.
  demo       Show the example office in a simulator.
  rehearse   Stand in for Telegram, to try out an office of your own.
  migrate    Bring the database to the newest schema.
  check      Look over settings, database, token and files.
  template   Write the set-up workbook, blank or filled in.
  import     Import the set-up workbook, after asking.
  invite     Make a one-time link and code for one person.
  backup     Write the whole office into one file, while it runs.
  restore    Put a backup back into an empty database, all of it or nothing.
  verify     Check an archive against its manifest.
  reminders  Show who is due or late, and send nothing.
  surat      Show and change the templates of letters.
  sop        Check, show and change the SOPs an office runs.
""",
        "",
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(capaian: Capaian, command: str) -> None:
    outcome = capaian.call(command, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Usage: capaian {command} ")
    assert f"\n  {COMMANDS[command].summary}\n" in outcome.out


def test_help_and_a_wrong_command_load_nothing_heavy() -> None:
    kode = "import sys; from bot.cli import call; call(['--help']); call(['tiada']); print('|', *sys.modules)"
    ended = subprocess.run([sys.executable, "-c", kode], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    assert set(ended.stdout.rpartition("|")[2].split()) & HEAVY == set()


def test_a_wrong_call_is_one_line_and_exit_2(capaian: Capaian) -> None:
    assert capaian.spawn("laporkan") == refused("No such command 'laporkan'; see `capaian --help`")


def test_bad_settings_are_one_line_and_exit_2(capaian: Capaian) -> None:
    (capaian.folder / ".env").write_text("TELEGRAM_BOT_TOKEN=kata rahasia\n", encoding="utf-8")
    assert capaian.spawn("migrate") == refused(
        "TELEGRAM_BOT_TOKEN: must look like 123456789:AA..., as @BotFather gave it"
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "Missing command; see `capaian --help`"),
        (("check", "--semua"), "No such option: --semua; see `capaian --help`"),
        (("import",), "Missing argument 'FILE.xlsx'; see `capaian --help`"),
        (("import", "tiada.xlsx"), "Invalid value for 'FILE.xlsx': file 'tiada.xlsx' does not exist"),
        (("verify", "tiada.zip"), "Invalid value for 'FILE.zip': file 'tiada.zip' does not exist"),
        (
            ("run", "--only", "receive,kirim"),
            "Invalid value for --only: no loop is called 'kirim'; name any of receive,work,deliver,remind",
        ),
    ],
)
def test_whatever_is_wrong_with_a_call_is_said_in_one_line(
    capaian: Capaian, arguments: tuple[str, ...], line: str
) -> None:
    assert capaian.call(*arguments) == refused(line.removesuffix("; see `capaian --help`") + "; see `capaian --help`")


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("mysql://bot:rahasia@127.0.0.1/x", "DATABASE_URL must begin with sqlite:/// or postgresql://, not mysql://"),
        (
            "postgresql://bot:raha@sia:1@127.0.0.1/x",
            "DATABASE_URL is not a database address: write sqlite:///FILE or postgresql://...",
        ),
        (
            "postgresql://bot:rahasia@127.0.0.1:1/x",
            'the database does not answer: connection failed: connection to server at "127.0.0.1", port 1 failed: '
            "Connection refused",
        ),
        ("sqlite:///.", "the database does not answer: unable to open database file"),
        ("sqlite:///berkas/capaian.db", "the folder of berkas/capaian.db cannot be made: File exists"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_without_its_password(capaian: Capaian, url: str, line: str) -> None:
    (capaian.folder / "berkas").write_text("a file where a folder should be", encoding="utf-8")
    capaian.settings["DATABASE_URL"] = url
    assert capaian.call("migrate") == refused(line)


def test_migrate_brings_a_new_database_to_the_newest_schema(capaian: Capaian, blank_database: Database) -> None:
    capaian.use(blank_database)
    assert capaian.spawn("migrate") == Outcome(0, f"The database is now at schema {head_revision()}.\n", "")
    check_schema(blank_database)
    assert capaian.call("migrate") == Outcome(0, f"The database is already at schema {head_revision()}.\n", "")


def test_migrate_finishes_a_database_that_was_left_behind(capaian: Capaian, blank_database: Database) -> None:
    capaian.use(blank_database)
    capaian.call("migrate")
    migrate_down(blank_database, "base")
    assert capaian.call("migrate").out == f"The database is now at schema {head_revision()}.\n"
    check_schema(blank_database)


def test_a_database_that_is_ahead_is_left_alone(capaian: Capaian, blank_database: Database) -> None:
    capaian.use(blank_database)
    capaian.call("migrate")
    with blank_database.transaction() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '2099_01_01'")
    capaian.settings["TELEGRAM_BOT_TOKEN"] = TOKEN
    line = f"the database is ahead (2099_01_01, this program knows {head_revision()}): install the newer program"
    assert capaian.call("migrate") == refused(line)
    assert capaian.call("run") == refused(line)


def test_run_refuses_a_database_that_is_behind(capaian: Capaian, blank_database: Database) -> None:
    capaian.use(blank_database)
    capaian.settings["TELEGRAM_BOT_TOKEN"] = TOKEN
    assert capaian.spawn("run") == refused(
        f"the database is behind (empty, needs {head_revision()}): run `capaian migrate`"
    )


def test_run_needs_a_token(capaian: Capaian) -> None:
    assert capaian.call("run") == refused("TELEGRAM_BOT_TOKEN is not set: put the token that @BotFather gave into .env")


@pytest.mark.parametrize(
    "arguments",
    [("reminders",), ("invite", "--peran", "Staf"), ("template", "--current", "kantor.xlsx")],
)
def test_a_command_about_an_office_needs_one(capaian: Capaian, database: Database, arguments: tuple[str, ...]) -> None:
    capaian.use(database)
    assert capaian.call(*arguments) == refused(
        "no office is set up yet: begin it with `capaian invite --peran Admin --nama NAME`, or fill in "
        "`capaian template FILE.xlsx` and `capaian import` it"
    )


def test_a_bug_is_logged_and_ends_with_exit_1(capaian: Capaian, blank_database: Database) -> None:
    capaian.use(blank_database)
    capaian.call("migrate")
    with blank_database.transaction() as conn:
        conn.exec_driver_sql("ALTER TABLE instansi RENAME TO hilang")
    outcome = capaian.spawn("reminders")
    assert (outcome.code, outcome.out) == (1, "")
    assert "[critical ] uncaught" in outcome.err


def test_what_makes_files_is_not_loaded_by_the_bot_itself() -> None:
    """Papers are drawn in a process of their own, and a template is looked at when the first comes."""
    kode = "import sys, bot.run; print(*{nama.partition('.')[0] for nama in sys.modules})"
    dimuat = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", kode], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "sqlalchemy" in dimuat
    assert {"docx", "docxtpl", "jinja2", "lxml", "openpyxl", "pygal", "segno", "xlsxwriter"} & set(dimuat) == set()
