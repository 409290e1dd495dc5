"""A SOP file that would not run keeps the bot from starting: one line with the place, and nothing done by halves."""

import shutil
from pathlib import Path

import pytest

from storage.database import Database
from storage.penyiapan import write_penyiapan
from tests.bot.capaian import ROOT, TOKEN, Capaian, Outcome
from tests.kantor import build_penyiapan

NASKAH = "pengumpulan_data_kinerja.toml"
RUMAH = ("bahasa", "bot", "dokumen", "handlers", "simulator", "sop", "storage")
SALAH = {
    "a dead end": ("lanjut = 10\n", "\n", "step 9 is a dead end: 'lanjut' is missing"),
    "an unknown role": (
        'pelaksana = "Sekretaris"',
        'pelaksana = "Bendahara"',
        "unknown pelaksana 'Bendahara'; known: ",
    ),
    "a loop": ("lanjut = 9\n", "lanjut = 3\n", "step 8 leads back to 3: a loop"),
}


def spoil(folder: Path, semula: str, menjadi: str) -> Path:
    """The program with another SOP file, in a folder of its own."""
    for rumah in RUMAH:
        shutil.copytree(ROOT / rumah, folder / rumah, ignore=shutil.ignore_patterns("__pycache__"))
    naskah = folder / "sop" / "naskah" / NASKAH
    teks = naskah.read_text(encoding="utf-8")
    assert semula in teks
    naskah.write_text(teks.replace(semula, menjadi, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kasus", SALAH)
def test_case_50_a_sop_file_that_would_not_run_is_refused_at_the_start_with_its_line(
    capaian: Capaian, database: Database, tmp_path: Path, kasus: str
) -> None:
    semula, menjadi, alasan = SALAH[kasus]
    capaian.use(database)
    with database.transaction() as conn:
        write_penyiapan(conn, build_penyiapan())
    program = spoil(tmp_path / "program", semula, menjadi)
    capaian.settings.update(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL="http://127.0.0.1:9", PYTHONPATH=str(program))
    outcome = capaian.spawn("run")
    assert (outcome.code, outcome.out) == (2, "")
    (baris,) = outcome.err.splitlines()
    assert baris.startswith(f"capaian: {NASKAH}, line ")
    assert alasan in baris
    with database.reading() as conn:
        assert conn.exec_driver_sql("SELECT bot_id FROM instansi").scalar_one() is None


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_case_50_the_same_program_with_its_own_file_goes_on_to_the_next_question(
    capaian: Capaian, database: Database, tmp_path: Path
) -> None:
    """So what the others were refused for is the file alone."""
    capaian.use(database)
    program = spoil(tmp_path / "program", "nomor = 1", "nomor = 1")
    capaian.settings.update(TELEGRAM_BOT_TOKEN=TOKEN, PYTHONPATH=str(program))
    assert capaian.spawn("run") == Outcome(
        2,
        "",
        "capaian: no office is set up yet: begin it with `capaian invite --peran Admin --nama NAME`, or fill in "
        "`capaian template FILE.xlsx` and `capaian import` it\n",
    )
