"""`capaian sop`: a SOP file is checked by line, put on offer and taken off, as an operator does it."""

import hashlib
from pathlib import Path

import pytest

from sop.naskah import naskah_bawaan, read_naskah
from storage.database import Database
from storage.store import Store
from tests.bot.capaian import Capaian, Outcome
from tests.kantor import NOW, PERIODE
from tests.sop.naskah_lain import TELAAH

SHA256 = hashlib.sha256(TELAAH.encode()).hexdigest()
BAWAAN = naskah_bawaan()


@pytest.fixture
def office(capaian: Capaian, database: Database, instansi_id: int) -> Capaian:
    """The small office of tests/kantor.py is set up, and the clock stands at `NOW`."""
    capaian.use(database)
    capaian.settings["CLOCK_START"] = NOW.isoformat()
    return capaian


def put(capaian: Capaian, teks: str, nama: str = "telaah.toml") -> str:
    berkas = capaian.folder / nama
    berkas.write_text(teks, encoding="utf-8")
    return str(berkas)


def rows(outcome: Outcome) -> list[list[str]]:
    return [baris.split() for baris in outcome.out.splitlines()]


def test_a_file_with_nothing_wrong_needs_no_office(capaian: Capaian) -> None:
    assert capaian.spawn("sop", "check", put(capaian, TELAAH)) == Outcome(
        0, "telaah.toml: Telaah Rencana, 6 steps. Nothing is wrong.\n", ""
    )


def test_all_that_is_wrong_is_said_line_by_line(capaian: Capaian) -> None:
    teks = TELAAH.replace('pelaksana = "Bidang"', 'pelaksana = "Bendahara"').replace(
        'waktu = "30 menit"\n', "waktu = 30\n"
    )
    teks = teks.replace('unit_kerja = "Sekretariat"\n', "")
    outcome = capaian.call("sop", "check", put(capaian, teks))
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.splitlines() == [
        "telaah.toml, line 1: key 'unit_kerja' is missing",
        "telaah.toml, line 16: 'waktu' must be str, not 30",
        "telaah.toml, line 35: unknown pelaksana 'Bendahara'; known: Kepala Dinas, Sekretaris, Tim Penyusun LAKIP, "
        "Bidang, Staf, Admin",
    ]


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        (b"\xff\xfe", "is no text in UTF-8"),
        (b"#" * 1_000_001, "is too large for a SOP: 1000000 bytes at most"),
    ],
)
def test_what_is_no_sop_s_text_is_refused(capaian: Capaian, isi: bytes, alasan: str) -> None:
    berkas: Path = capaian.folder / "x.toml"
    berkas.write_bytes(isi)
    assert capaian.call("sop", "check", str(berkas)) == Outcome(2, "", f"capaian: {berkas} {alasan}\n")


def test_a_sop_is_added_listed_and_taken_off_with_a_trail(
    office: Capaian, database: Database, instansi_id: int
) -> None:
    berkas = put(office, TELAAH)
    assert office.spawn("sop", "add", berkas) == Outcome(
        0, f"From now on telaah-rencana is on offer in /siklus, as {SHA256}.\n", ""
    )
    assert office.call("sop", "add", berkas).out == "Nothing differs, nothing to change.\n"
    with database.transaction() as conn:
        Store(conn, instansi_id).siklus.add(PERIODE, NOW, read_naskah(TELAAH, "telaah.toml"))
    assert rows(office.call("sop", "list")) == [
        ["SOP", "NAME", "NUMBER", "STEPS", "WHOSE", "RUNNING", "SHA-256"],
        [BAWAAN.naskah.kode, *BAWAAN.naskah.nama.split(), BAWAAN.naskah.nomor, "12", "ours", "0", BAWAAN.sha256],
        ["telaah-rencana", "Telaah", "Rencana", "98/SOP/Contoh", "6", "added", "1", SHA256],
    ]
    assert office.call("sop", "remove", "telaah-rencana").out == "telaah-rencana: it is not on offer any more.\n"
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        assert store.naskah.offered() == ()
        assert store.naskah.get(store.siklus.running()[0].naskah).nama == "Telaah Rencana"
        assert [satu.isi for satu in store.jejak.of_peristiwa(["sop"])] == [
            {"sop": "telaah-rencana", "sha256": SHA256},
            {"sop": "telaah-rencana", "sha256": None},
        ]


def test_a_new_text_takes_the_place_of_the_old_one_and_an_old_one_of_the_new(office: Capaian) -> None:
    baru = TELAAH.replace("98/SOP/Contoh", "99/SOP/Contoh")
    for teks, nomor in ((TELAAH, "98/SOP/Contoh"), (baru, "99/SOP/Contoh"), (TELAAH, "98/SOP/Contoh")):
        office.call("sop", "add", put(office, teks))
        assert [satu[3] for satu in rows(office.call("sop", "list"))[2:]] == [nomor]


def test_an_office_s_own_text_of_our_sop_is_shown_in_its_place(office: Capaian) -> None:
    office.call("sop", "add", put(office, BAWAAN.teks.replace("07/SOP/III/2023/Dinsos", "08/SOP/2026")))
    assert [(satu[0], satu[4], satu[6]) for satu in rows(office.call("sop", "list"))[1:]] == [
        (BAWAAN.naskah.kode, "08/SOP/2026", "added")
    ]
    assert office.call("sop", "remove", BAWAAN.naskah.kode).out == f"{BAWAAN.naskah.kode}: ours is on offer again.\n"


def test_a_wrong_file_and_an_unknown_name_change_nothing(office: Capaian, database: Database, instansi_id: int) -> None:
    salah = office.call("sop", "add", put(office, TELAAH.replace("lanjut = 6", "lanjut = 7")))
    assert salah == Outcome(2, "", "capaian: telaah.toml, line 85: step 5 leads to 7, which is not there\n")
    assert office.call("sop", "remove", "apa-saja") == Outcome(
        2, "", "capaian: no SOP that was added is called 'apa-saja': see `capaian sop list`\n"
    )
    with database.reading() as conn:
        assert Store(conn, instansi_id).naskah.offered() == ()
