"""`capaian template` and `capaian import`: the set-up workbook, out and in."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from dokumen.penyiapan.tulis import write_penyiapan as write_buku
from sop.instansi import Penyiapan
from sop.periode import Bagian
from storage import tables
from storage.database import Database
from storage.penyiapan import read_penyiapan
from storage.store import Store
from tests.bot.capaian import Capaian, Outcome
from tests.kantor import build_penyiapan

EXAMPLE = Path(__file__).parents[2] / "bot" / "contoh" / "instansi-contoh.xlsx"


class Terminal(io.StringIO):
    """Somebody at the keyboard, who types what is given once `meanwhile` has happened."""

    def __init__(self, answer: str, meanwhile: Callable[[], None] = lambda: None) -> None:
        super().__init__(answer)
        self._meanwhile = meanwhile

    def isatty(self) -> bool:
        self._meanwhile()
        return True


def test_the_example_is_written_and_imports_as_it_is(capaian: Capaian, database: Database) -> None:
    capaian.use(database)
    assert capaian.call("template", "--example", "contoh.xlsx").out == "Wrote contoh.xlsx.\n"
    assert (capaian.folder / "contoh.xlsx").read_bytes() == EXAMPLE.read_bytes()
    refused = capaian.call("template", "--example", "--current", "lain.xlsx")
    assert refused.err == "capaian: --current and --example are two workbooks: choose one\n"


@pytest.fixture
def office(capaian: Capaian, database: Database, instansi_id: int) -> Capaian:
    """The small office of tests/kantor.py is set up."""
    capaian.use(database)
    return capaian


def put(capaian: Capaian, penyiapan: Penyiapan) -> str:
    (capaian.folder / "kantor.xlsx").write_bytes(write_buku(penyiapan))
    return "kantor.xlsx"


def stored(database: Database) -> Penyiapan | None:
    with database.transaction() as conn:
        return read_penyiapan(conn)


def trail(database: Database) -> list[tuple[str, dict[str, object]]]:
    with database.transaction() as conn:
        rows = conn.execute(select(tables.jejak.c.peristiwa, tables.jejak.c.isi).order_by(tables.jejak.c.urut))
        return [(row.peristiwa, row.isi) for row in rows]


def changed_office() -> Penyiapan:
    """Another name of a unit, a lower target, one person less."""
    penyiapan = build_penyiapan()
    sek, satu, dua = penyiapan.daftar_unit
    return replace(
        penyiapan,
        daftar_unit=(sek, replace(satu, nama="Bidang Berganti Nama"), dua),
        daftar_pegawai=penyiapan.daftar_pegawai[:-1],
        waktu_baku={8: "60 menit"},
    )


CHANGES = """\
~ Unit, B1, Nama: Bidang Contoh Satu -> Bidang Berganti Nama
- Pegawai, Admin Contoh: made inactive
+ Waktu Baku, langkah 8
"""


def test_the_template_needs_no_database_and_holds_no_office(capaian: Capaian) -> None:
    assert capaian.spawn("template", "kosong.xlsx") == Outcome(0, "Wrote kosong.xlsx.\n", "")
    assert (capaian.folder / "kosong.xlsx").read_bytes() == write_buku(None)
    assert sorted(path.name for path in capaian.folder.iterdir()) == ["kosong.xlsx"]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("ada.xlsx", "ada.xlsx is there already: choose another name"),
        ("kantor.xls", "kantor.xls does not end in .xlsx: give it a name that does"),
        ("tiada/kantor.xlsx", "tiada/kantor.xlsx cannot be written: No such file or directory"),
    ],
)
def test_the_template_overwrites_nothing(capaian: Capaian, name: str, line: str) -> None:
    (capaian.folder / "ada.xlsx").write_text("filled in by hand", encoding="utf-8")
    assert capaian.call("template", name) == Outcome(2, "", f"capaian: {line}\n")
    assert (capaian.folder / "ada.xlsx").read_text(encoding="utf-8") == "filled in by hand"


def test_the_office_as_it_is_set_up_can_be_taken_out_and_put_back(office: Capaian) -> None:
    assert office.call("template", "--current", "kantor.xlsx").code == 0
    assert office.call("import", "kantor.xlsx") == Outcome(0, "Nothing differs, nothing to import.\n", "")


def test_the_example_office_is_imported_by_its_word_alone(capaian: Capaian, database: Database) -> None:
    capaian.use(database)
    outcome = capaian.spawn("import", str(EXAMPLE), "--yes")
    lines = outcome.out.splitlines()
    assert (outcome.code, outcome.err) == (0, "")
    assert lines[:2] == ["+ Instansi, Dinas Sosial Kabupaten Contoh", "+ Unit, SEK"]
    assert lines[-1] == f"Imported: {len(lines) - 1} differences."
    assert capaian.call("import", str(EXAMPLE), "--yes").out == "Nothing differs, nothing to import.\n"


def test_differences_are_shown_and_written_with_a_trail(office: Capaian, database: Database) -> None:
    outcome = office.call("import", put(office, changed_office()), "--yes")
    assert outcome == Outcome(0, f"{CHANGES}Imported: 3 differences.\n", "")
    assert stored(database) == changed_office()
    ((peristiwa, isi),) = trail(database)
    assert (peristiwa, isi["beda"]) == ("penyiapan", CHANGES.splitlines())


def test_without_a_terminal_nobody_is_asked_and_nothing_written(office: Capaian, database: Database) -> None:
    assert office.spawn("import", put(office, changed_office())) == Outcome(
        2,
        CHANGES,
        "capaian: there is no terminal to ask at: look at the differences, then import with --yes\n",
    )
    assert stored(database) == build_penyiapan()
    assert trail(database) == []


@pytest.mark.parametrize(
    ("answer", "code", "last"),
    [("y\n", 0, "Imported: 3 differences."), ("n\n", 1, "Import this? [y/N]: "), ("", 2, "Import this? [y/N]: ")],
)
def test_at_a_terminal_a_person_decides(
    office: Capaian, database: Database, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, last: str
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    outcome = office.call("import", put(office, changed_office()))
    assert outcome.code == code
    assert outcome.out.startswith(CHANGES)
    assert outcome.out.rstrip("\n").endswith(last)
    assert stored(database) == (build_penyiapan() if code else changed_office())


def test_every_fault_is_named_by_its_cell_and_nothing_imported(office: Capaian, database: Database) -> None:
    penyiapan = build_penyiapan()
    pegawai = tuple(orang for orang in penyiapan.daftar_pegawai if orang.nama not in ("Staf Contoh", "Pengisi Dua"))
    outcome = office.spawn("import", put(office, replace(penyiapan, daftar_pegawai=pegawai)), "--yes")
    assert outcome == Outcome(
        1,
        "Pegawai!E1: Belum ada pegawai dengan peran Staf.\n"
        "Pegawai!F1: Belum ada pegawai berperan Bidang untuk unit B2 (Bidang Contoh Dua).\n",
        "Nothing was imported.\n",
    )
    assert stored(database) == penyiapan


def test_a_file_that_is_no_workbook_is_said_to_be_none(capaian: Capaian) -> None:
    (capaian.folder / "kantor.xlsx").write_text("kosong", encoding="utf-8")
    assert capaian.call("import", "kantor.xlsx") == Outcome(
        1,
        "Berkas ini bukan buku kerja Excel .xlsx. Mohon simpan sebagai .xlsx, lalu kirim kembali.\n",
        "Nothing was imported.\n",
    )


def test_a_set_up_that_changed_while_the_question_stood_is_not_written_over(
    office: Capaian, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename() -> None:
        with database.transaction() as conn:
            conn.execute(tables.unit.update().where(tables.unit.c.kode == "B2").values(nama="Bidang Lain"))

    monkeypatch.setattr("sys.stdin", Terminal("y\n", rename))
    outcome = office.call("import", put(office, changed_office()))
    assert (outcome.code, outcome.err) == (
        2,
        "capaian: the set-up was changed meanwhile: import again to see what differs now\n",
    )
    assert trail(database) == []


def retarget() -> Penyiapan:
    """The small office with other targets of one indicator."""
    penyiapan = build_penyiapan()
    satu, dua, *lain = penyiapan.daftar_indikator
    dua = replace(dua, target_tahun=Decimal(95), target_tw_i=Decimal(20))
    return replace(penyiapan, daftar_indikator=(satu, dua, *lain))


def use_targets(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        Store(conn, instansi_id).penetapan.settle(2026)


def test_targets_nobody_used_yet_are_changed_like_anything_else(office: Capaian, database: Database) -> None:
    assert office.call("import", put(office, retarget()), "--yes").code == 0
    assert stored(database) == retarget()


def test_targets_a_cycle_used_want_a_reason_and_a_document(
    office: Capaian, database: Database, instansi_id: int
) -> None:
    use_targets(database, instansi_id)
    before = stored(database)
    outcome = office.call("import", put(office, retarget()), "--yes")
    assert (outcome.code, outcome.err) == (
        2,
        "capaian: a cycle has used the targets of B1-1: say why they change and by which document, with --alasan and "
        "--nomor (and --sejak, from when)\n",
    )
    assert stored(database) == before


def test_a_change_by_document_is_kept_with_its_reason_and_its_day(
    office: Capaian, database: Database, instansi_id: int
) -> None:
    use_targets(database, instansi_id)
    dasar = ("--alasan", "Perubahan anggaran", "--nomor", "12/PK-P/2026", "--sejak", "2026-09-01")
    assert office.call("import", put(office, retarget()), "--yes", *dasar).code == 0
    assert stored(database) == retarget()
    with database.transaction() as conn:
        daftar = Store(conn, instansi_id).penetapan.all()
    assert [(satu.kode, satu.bagian, satu.menjadi, satu.nomor, satu.sejak) for satu in daftar] == [
        ("B1-1", Bagian.TW_I, Decimal(20), "12/PK-P/2026", date(2026, 9, 1)),
        ("B1-1", Bagian.TAHUN, Decimal(95), "12/PK-P/2026", date(2026, 9, 1)),
    ]
    assert trail(database)[-1][1]["dasar"] == {
        "alasan": "Perubahan anggaran",
        "nomor": "12/PK-P/2026",
        "sejak": "2026-09-01",
    }


def test_a_reason_without_a_document_is_no_reason(office: Capaian) -> None:
    outcome = office.call("import", put(office, retarget()), "--yes", "--alasan", "Perubahan anggaran")
    assert (outcome.code, outcome.err) == (2, "capaian: --alasan and --nomor belong together: give both, or none\n")


def with_figures(n1: int, n2: int) -> Penyiapan:
    """The small office, where one indicator knows these figures of the years before."""
    penyiapan = build_penyiapan()
    satu, dua, *lain = penyiapan.daftar_indikator
    dua = replace(dua, realisasi_n1=Decimal(n1), realisasi_n2=Decimal(n2))
    return replace(penyiapan, daftar_indikator=(satu, dua, *lain))


def move_on(database: Database, instansi_id: int, tahun: int, n1: int, n2: int) -> None:
    """That year began, and its figures of the years before are these."""
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        store.penetapan.settle(tahun - 1)
        (kunci,) = [satu.id for satu in store.instansi.daftar_indikator() if satu.indikator.kode == "B1-1"]
        store.penetapan.take_over(tahun, {kunci: with_figures(n1, n2).daftar_indikator[1]})


LEWAT = "= Indikator, B1-1: earlier figures stay; the workbook's are of a year gone by\n"


def test_an_old_workbook_takes_nothing_back_of_the_years_that_moved_on(
    office: Capaian, database: Database, instansi_id: int
) -> None:
    assert office.call("import", put(office, with_figures(80, 70)), "--yes").code == 0
    move_on(database, instansi_id, 2026, 85, 80)
    move_on(database, instansi_id, 2027, 90, 85)
    for lama in (with_figures(80, 70), with_figures(85, 80)):
        outcome = office.call("import", put(office, lama), "--yes")
        assert outcome == Outcome(0, f"{LEWAT}Nothing differs, nothing to import.\n", "")
    berganti = replace(with_figures(80, 70), waktu_baku={8: "60 menit"})
    outcome = office.call("import", put(office, berganti), "--yes")
    assert outcome.out == f"+ Waktu Baku, langkah 8\n{LEWAT}Imported: 1 differences.\n"
    assert stored(database) == replace(with_figures(90, 85), waktu_baku={8: "60 menit"})


def test_a_correction_of_a_figure_that_moved_on_is_shown_and_written(
    office: Capaian, database: Database, instansi_id: int
) -> None:
    assert office.call("import", put(office, with_figures(80, 70)), "--yes").code == 0
    move_on(database, instansi_id, 2026, 85, 80)
    outcome = office.call("import", put(office, with_figures(86, 80)), "--yes")
    assert outcome.out == "~ Indikator, B1-1, Realisasi N-1: 85 -> 86\nImported: 1 differences.\n"
    assert stored(database) == with_figures(86, 80)


def older_targets(database: Database, instansi_id: int, tahun: int) -> tuple[str, ...]:
    with database.transaction() as conn:
        return Store(conn, instansi_id).penetapan.older_targets(tahun)


def test_a_document_of_a_new_year_lays_down_the_targets_that_stay_the_same_too(
    office: Capaian, database: Database, instansi_id: int
) -> None:
    use_targets(database, instansi_id)
    dasar = ("--alasan", "Perjanjian Kinerja 2027", "--nomor", "1/PK/2027")
    assert office.call("import", put(office, retarget()), "--yes", *dasar, "--sejak", "2027-01-01").out == (
        "~ Indikator, B1-1, Target TW I: 87.5 -> 20\n"
        "~ Indikator, B1-1, Target Tahun: 87.5 -> 95\n"
        "= Indikator, SEK-1, B1-2, B2-1: the same targets are laid down for 2027\n"
        "Imported: 2 differences.\n"
    )
    assert older_targets(database, instansi_id, 2027) == ()
    assert older_targets(database, instansi_id, 2028) == ("SEK-1", "B1-1", "B1-2", "B2-1")


def test_a_document_that_changes_no_target_lays_them_down_all_the_same(
    office: Capaian, database: Database, instansi_id: int
) -> None:
    use_targets(database, instansi_id)
    dasar = ("--alasan", "Perjanjian Kinerja 2027", "--nomor", "1/PK/2027")
    outcome = office.call("import", put(office, build_penyiapan()), "--yes", *dasar)
    assert outcome.out == "Nothing differs, nothing to import.\n"
    outcome = office.call("import", put(office, build_penyiapan()), "--yes", *dasar, "--sejak", "2027-01-01")
    baris = "= Indikator, SEK-1, B1-1, B1-2, B2-1: the same targets are laid down for 2027"
    assert outcome.out == f"{baris}\nImported: 0 differences.\n"
    assert older_targets(database, instansi_id, 2027) == ()
    assert trail(database)[-1][1]["beda"] == [baris]
