"""docs/add-a-sop.md adds a SOP; here its commands are run, as it says, on an office of their own."""

import re
from pathlib import Path

import pytest

from sop.langkah import Cara
from storage.database import Database
from tests.bot.capaian import Capaian
from tests.kantor import NOW

PAGE = (Path(__file__).parents[2] / "docs/add-a-sop.md").read_text(encoding="utf-8")
(TOML,) = re.findall(r"```toml\n# telaah\.toml\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
(CHECKED,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_page_s_commands_do_what_it_says(capaian: Capaian, database: Database, instansi_id: int) -> None:
    assert instansi_id
    capaian.use(database)
    capaian.settings["CLOCK_START"] = NOW.isoformat()
    (capaian.folder / "telaah.toml").write_text(TOML, encoding="utf-8")
    hasil = []
    for line in COMMANDS:
        program, *arguments = line.split()
        assert program == "capaian"
        hasil.append(capaian.spawn(*arguments))
    assert [(satu.code, satu.err) for satu in hasil] == [(0, "")] * 4
    check, add, daftar, remove = (satu.out for satu in hasil)
    assert check == CHECKED
    assert add.startswith("From now on telaah-rencana is on offer in /siklus, as ")
    assert [baris.split()[0] for baris in daftar.splitlines()[1:]] == ["pengumpulan-data-kinerja", "telaah-rencana"]
    assert remove == "telaah-rencana: it is not on offer any more.\n"


def test_the_page_names_every_way_a_step_is_done() -> None:
    (table,) = re.findall(r"\| `cara` \|.*?\n\n", PAGE, re.DOTALL)
    named = set(re.findall(r"`(\w+)`", table))
    assert set(Cara) - {Cara.PENERIMAAN} <= named
