"""`capaian invite`: one person, one link, once."""

import re
from datetime import timedelta

import pytest

from simulator.server import SimulatorServer
from sop.peran import Peran
from storage.database import Database
from storage.store import Store
from tests.bot.capaian import Capaian, Outcome
from tests.kantor import NOW, find_orang


@pytest.fixture
def office(capaian: Capaian, database: Database, instansi_id: int) -> Capaian:
    """The small office of tests/kantor.py is set up, and the clock stands at `NOW`."""
    capaian.use(database)
    capaian.settings["CLOCK_START"] = NOW.isoformat()
    return capaian


def use_code(database: Database, instansi_id: int, kode: str, after: timedelta) -> int | None:
    with database.transaction() as conn:
        return Store(conn, instansi_id).undangan.use(kode, NOW + after)


def read_code(outcome: Outcome) -> str:
    found = re.search(r"^/start ([\w-]{1,64})$", outcome.out, re.MULTILINE)
    assert found, outcome
    return found[1]


def test_the_link_and_the_code_are_printed(
    office: Capaian, server: SimulatorServer, database: Database, instansi_id: int
) -> None:
    outcome = office.spawn("invite", "--peran", "sekretaris")
    kode = read_code(outcome)
    assert outcome == Outcome(
        0,
        "For Sekretaris Contoh (Sekretaris), once, until 2026-01-22 09:00 WITA:\n"
        f"https://t.me/capaian_contoh_bot?start={kode}\n"
        f"/start {kode}\n",
        "",
    )
    with database.transaction() as conn:
        sekretaris = find_orang(Store(conn, instansi_id), Peran.SEKRETARIS)
    assert use_code(database, instansi_id, kode, timedelta(hours=71)) == sekretaris.id


def test_a_code_is_gone_after_72_hours(
    office: Capaian, server: SimulatorServer, database: Database, instansi_id: int
) -> None:
    kode = read_code(office.call("invite", "--peran", "Staf"))
    assert use_code(database, instansi_id, kode, timedelta(hours=73)) is None


def test_no_two_codes_are_alike(office: Capaian, server: SimulatorServer) -> None:
    kode = [read_code(office.call("invite", "--peran", "Staf")) for _ in range(2)]
    assert kode[0] != kode[1]
    assert min(map(len, kode)) == 22


@pytest.mark.parametrize(
    "choice",
    [
        ("--unit", "b1"),
        ("--unit", "Bidang Contoh Satu"),
        ("--nama", "pengisi satu"),
        ("--nama", "SATU"),
        ("--unit", "B1", "--nama", "Pengisi"),
    ],
)
def test_a_person_is_found_by_unit_or_name(office: Capaian, server: SimulatorServer, choice: tuple[str, ...]) -> None:
    outcome = office.call("invite", "--peran", "bidang", *choice)
    assert outcome.out.startswith("For Pengisi Satu (Bidang B1), once, until ")


@pytest.mark.parametrize(
    ("choice", "line"),
    [
        (
            ("--peran", "Bupati"),
            "no role is called 'Bupati': take one of Kepala Dinas, Sekretaris, Tim Penyusun LAKIP, Bidang, Staf, Admin",
        ),
        (("--peran", "Bidang", "--unit", "B9"), "no unit is called 'B9': take one of SEK, B1, B2"),
        (
            ("--peran", "Bidang"),
            "3 people fit: Pengisi Sekretariat (Bidang SEK), Pengisi Satu (Bidang B1), Pengisi Dua (Bidang B2); "
            "choose with --unit or --nama",
        ),
        (
            ("--peran", "Bidang", "--unit", "B1", "--nama", "Dua"),
            "nobody fits 'Bidang B1 Dua': there is Pengisi Satu (Bidang B1)",
        ),
        (("--peran", "Staf", "--unit", "B1"), "nobody fits 'Staf B1': there is nobody in this role"),
    ],
)
def test_nobody_is_guessed_at(office: Capaian, choice: tuple[str, ...], line: str) -> None:
    assert office.call("invite", *choice) == Outcome(2, "", f"capaian: {line}\n")


def test_without_an_answer_of_the_server_the_code_alone_is_printed(office: Capaian) -> None:
    office.settings.update(TELEGRAM_BOT_TOKEN="12345:AbCdEf", TELEGRAM_API_URL="http://127.0.0.1:1")
    outcome = office.call("invite", "--peran", "Staf")
    assert outcome == Outcome(
        0,
        f"For Staf Contoh (Staf), once, until 2026-01-22 09:00 WITA:\n/start {read_code(outcome)}\n",
        "warning: no link, since http://127.0.0.1:1 does not answer (NetworkError): check TELEGRAM_API_URL\n",
    )


def test_the_link_is_drawn_too(office: Capaian, server: SimulatorServer) -> None:
    assert office.call("invite", "--peran", "Staf", "--qr", "staf.png").code == 0
    assert (office.folder / "staf.png").read_bytes().startswith(b"\x89PNG\r\n")


def test_a_drawing_that_cannot_be_written_leaves_no_code_behind(
    office: Capaian, server: SimulatorServer, database: Database, instansi_id: int
) -> None:
    outcome = office.call("invite", "--peran", "Staf", "--qr", "tiada/staf.png")
    assert outcome == Outcome(2, "", "capaian: tiada/staf.png cannot be written: No such file or directory\n")
    with database.transaction() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM undangan").scalar_one() == 0


def test_an_invitation_leaves_a_trail_without_its_code(
    office: Capaian, server: SimulatorServer, database: Database, instansi_id: int
) -> None:
    office.call("invite", "--peran", "Staf")
    with database.transaction() as conn:
        staf = find_orang(Store(conn, instansi_id), Peran.STAF)
        (row,) = conn.exec_driver_sql("SELECT peristiwa, isi FROM jejak").all()
    assert tuple(row) == ("undangan", f'{{"untuk":{staf.id}}}')


def test_in_an_empty_database_the_admin_s_invitation_begins_the_office(
    capaian: Capaian, server: SimulatorServer, database: Database
) -> None:
    capaian.use(database)
    capaian.settings["CLOCK_START"] = NOW.isoformat()
    kode = read_code(capaian.call("invite", "--peran", "Admin", "--nama", "Siti Contoh"))
    assert capaian.call("invite", "--peran", "Admin", "--nama", "Orang Lain").code == 2
    with database.transaction() as conn:
        (instansi_id,) = conn.exec_driver_sql("SELECT id FROM instansi").scalars().all()
        store = Store(conn, instansi_id)
        assert store.undangan.use(kode, NOW) == find_orang(store, Peran.ADMIN).id
        assert store.instansi.setelan().bot_nama == "capaian_contoh_bot"
        assert [satu.peristiwa for satu in store.jejak.of_peristiwa(["kantor_baru", "undangan"])] == [
            "kantor_baru",
            "undangan",
        ]


def test_in_an_empty_database_nobody_else_is_invited(capaian: Capaian, database: Database) -> None:
    capaian.use(database)
    outcome = capaian.call("invite", "--peran", "Staf", "--nama", "Siti Contoh")
    assert (outcome.code, outcome.out) == (2, "")
    assert "no office is set up yet" in outcome.err
