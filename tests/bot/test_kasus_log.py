"""What an operator may read: no token, and no number of a person, whatever was said and whatever went wrong."""

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot.clock import StandingClock
from bot.demo.cerita import order, say, tap
from bot.demo.panggung import TOKEN, Panggung, demo_start
from bot.logs import configure_logs
from bot.secrets import SecretFilter
from bot.settings import load_settings
from simulator.faults import Fault
from sop.peran import Peran

NIK = "3201234567890001"
NIP = "198001012005011001"
TELEPON = "081234567890"
TELEPON_LUAR = "+6281298765432"
RAHASIA = (NIK, NIP, TELEPON, TELEPON_LUAR[3:], TOKEN, TOKEN.partition(":")[2])
RACUN = "racun"


@pytest.fixture(params=["json", "console"])
def stage(
    request: pytest.FixtureRequest,
    no_settings: Path,
    kept_logs: None,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Panggung]:
    """The example office, in a folder with settings."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("LOG_FORMAT", request.param)
    with Panggung(no_settings, StandingClock(demo_start())) as panggung:
        yield panggung


def poison(stage: Panggung) -> None:
    """From now on the database refuses an answer with that word, and says the answer in its complaint."""
    with stage.database.transaction() as conn:
        conn.exec_driver_sql(
            f"CREATE TRIGGER tolak BEFORE INSERT ON jawaban WHEN NEW.diketik LIKE '%{RACUN}%' "
            f"BEGIN SELECT RAISE(ABORT, 'ditolak: {NIK} dan {NIP}'); END"
        )


def test_case_48_after_talks_and_faults_no_number_of_a_person_and_no_token_is_on_stderr(
    stage: Panggung, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs(load_settings())
    sekretaris, staf = stage.phone(Peran.SEKRETARIS), stage.phone(Peran.STAF)
    order(stage)
    poison(stage)
    tap(stage, sekretaris, "Isi sekarang")
    tap(stage, sekretaris, "Hari ini")
    for teks in (
        f"NIK{NIK}, HP {TELEPON} / {TELEPON_LUAR}, token {TOKEN}",
        f"{RACUN}\n{NIK}\u00a0{NIP[:8]} {NIP[8:14]} {NIP[14]} {NIP[15:]}\n{TELEPON} {TOKEN}",
        f"/start {NIK}",
    ):
        say(stage, sekretaris, teks)
    for _ in range(4):
        stage.advance("10m")
    antrean = stage.sim.bot(TOKEN).updates
    with stage.sim.changing():
        antrean.put_raw({"update_id": antrean.next_id, "message": {"text": TELEPON, "chat": int(NIK), "from": [NIP]}})
        antrean.next_id += 1
    stage.sim.faults.add(Fault(method="sendMessage", chat_id=staf.id, code=400, description=f"Bad Request: {NIK}"))
    say(stage, staf, f"/tugas {NIP}")
    stage.act(lambda: staf.send_document(f"{NIK}.pdf", b"%PDF-1.4", "application/pdf"))
    logging.getLogger("lain").error("POST https://api.telegram.org/bot%s/sendMessage %s", TOKEN, TELEPON)
    stage.stop_bot()
    tertulis = capsys.readouterr()
    assert "an update could not be worked off" in tertulis.err
    assert "an update could not be read and is passed over" in tertulis.err
    assert "a message was set aside" in tertulis.err
    padat = re.sub(r"[ .-]", "", tertulis.err + tertulis.out)
    assert [satu for satu in RAHASIA if satu in tertulis.err + tertulis.out or satu in padat] == []


@pytest.mark.parametrize(
    ("teks", "tertulis"),
    [
        (f"NIK {NIK}", "NIK ***"),
        (f"nik{NIK}an", "nik***an"),
        ("3201 2345 6789 0001", "***"),
        (f"NIP {NIP}", "NIP ***"),
        ("19800101 200501 1 001", "***"),
        (f"dua\\n{NIK}\\t{NIP}", "dua\\n***\\t***"),
        (f"\\u00a0{NIK}\\u00a0{TELEPON}", "\\u00a0***\\u00a0***"),
        (f"{TELEPON}; 0812-3456-7890; 0812 3456 789", "***; ***; ***"),
        ("+62 812 3456 7890 / +62411123456 / 62812-3456-7890", "*** / *** / ***"),
        ("chat 7000000001 -1001081234567 tugas 12", "chat 7000000001 -1001081234567 tugas 12"),
        ("2026-11-22T12:00:00.123456Z 2026-11-22 2026-11-23", "2026-11-22T12:00:00.123456Z 2026-11-22 2026-11-23"),
        ("3" * 20 + "a" * 44, "3" * 20 + "a" * 44),
        ("127.0.0.1:5432 Rp1.250.000.000", "127.0.0.1:5432 Rp1.250.000.000"),
    ],
)
def test_case_48_numbers_of_people_are_hidden_and_short_ones_stay_readable(teks: str, tertulis: str) -> None:
    assert SecretFilter().hide(teks) == tertulis


def test_case_48_a_line_for_machines_stays_one_json_object(
    no_settings: Path, kept_logs: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LOG_FORMAT", "json")
    configure_logs(load_settings())
    update = {"nik": int(NIK), "dalam": [{"hp": 628123456789012}, NIP], "teks": f"\u00a0{NIK}\n{TELEPON}"}
    structlog.get_logger("capaian").warning("gagal", update=update, mentah=json.dumps(update), detik=0.0812345678912345)
    line = json.loads(capsys.readouterr().err)
    assert line["update"] == {"nik": "***", "dalam": [{"hp": "***"}, "***"], "teks": "\u00a0***\n***"}
    assert (line["event"], line["detik"]) == ("gagal", 0.081235)
    assert NIK not in line["mentah"]
