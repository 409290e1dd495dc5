"""A backup is the database of one moment and the files it names; put back anywhere, it is the same to the last bit."""

import gc
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import func, inspect, select, text

from storage import tables
from storage.backup import Manifest, Restored, open_backup
from storage.backup import restore_backup as restore_from
from storage.backup import write_backup as write_to
from storage.backup.container import BackupWriter
from storage.backup.place import new_file
from storage.backup.rows import kind_of
from storage.berkas import Berkas, Lemari
from storage.database import Database
from storage.galat import CadanganDitolak, CadanganRusak, CadanganTakTertulis, SkemaMendahului
from storage.inbox import UpdateMasuk
from storage.jejak import JejakRepo
from storage.revisions import check_schema, head_revision
from storage.schema import migrate
from storage.store import Store
from tests.handlers.cadangan import dump
from tests.kantor import NOW
from tests.storage.test_berkas import disk_of
from tests.storage.test_offices_apart import FILE, fill

from_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
into_sqlite = pytest.mark.parametrize("blank_database", ["sqlite"], indirect=True)
ISI = b"%PDF-1.4 bukti" + bytes(range(256)) * 50
AWKWARD = "baris\nbaru \u2028 \u00e9 \U0001f600 \\ \" ' \t {}"
KILLED = """
import os, sys
from pathlib import Path
from storage.backup.place import new_file

with new_file(Path(sys.argv[1])) as out:
    out.write(b"half")
    out.flush()
    os.kill(os.getpid(), 9)
"""


def quiet(_name: str, _done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


@pytest.fixture
def lemari(tmp_path: Path) -> Lemari:
    return Lemari(f"file://{tmp_path}/files")


@pytest.fixture
def other(tmp_path: Path) -> Lemari:
    """Where a restore keeps its files."""
    return Lemari(f"file://{tmp_path}/others")


@pytest.fixture
def office(database: Database, instansi_id: int, lemari: Lemari) -> int:
    """The small office with rows in every table, one kept file, and values that are hard to carry."""
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        fill(store)
        store.berkas.add(Berkas(sha256=lemari.put(ISI), ukuran=len(ISI), mime="application/pdf"), NOW)
        store.inbox.add([UpdateMasuk(update_id=2**40, chat_id=-(2**62), isi=AWKWARD, sidik=AWKWARD[:20])], NOW)
    lemari.put(b"a" * 64)
    return instansi_id


def write_backup(
    database: Database, lemari: Lemari, target: Path, tell: Callable[[str, int, int], None] = quiet
) -> Manifest:
    return write_to(database, lemari, target, program="0.1.0", now=NOW, tell=tell)


def restore_backup(database: Database, lemari: Lemari, source: Path) -> Restored:
    return restore_from(database, lemari, source, tell=quiet)


@pytest.fixture
def backup(database: Database, office: int, lemari: Lemari, tmp_path: Path) -> Path:
    target = tmp_path / "cadangan.zip"
    write_backup(database, lemari, target)
    return target


def sums(manifest: Manifest) -> dict[str, str]:
    return {part.name: part.sha256 for part in manifest.parts if part.name != "manifest.json"}


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


# -- there and back


def test_a_backup_put_back_into_either_kind_is_the_same_to_the_last_bit(
    database: Database, backup: Path, blank_database: Database, lemari: Lemari, other: Lemari, tmp_path: Path
) -> None:
    """Same rows in Python, and the same bytes once they are backed up again: of four pairs of databases."""
    restored = restore_backup(blank_database, other, backup)
    with database.reading() as dari, blank_database.reading() as ke:
        assert dump(ke) == dump(dari)
    again = write_backup(blank_database, other, tmp_path / "lagi.zip")
    assert sums(again) == sums(restored.manifest)
    (sha256,) = [part.name.removeprefix("files/") for part in again.files]
    assert other.get(sha256) == lemari.get(sha256) == ISI
    check_schema(blank_database)


@from_sqlite
def test_the_trail_holds_after_it_and_goes_on(
    backup: Path, office: int, blank_database: Database, other: Lemari
) -> None:
    assert restore_backup(blank_database, other, backup).broken_trails == ()
    with blank_database.transaction() as conn:
        Store(conn, office).jejak.add("lanjut", now=NOW, pegawai_id=None)
    with blank_database.reading() as conn:
        assert JejakRepo(conn, office).first_break() is None


@from_sqlite
@into_sqlite
def test_a_trail_that_was_broken_is_put_back_as_it_is_and_told(
    database: Database, office: int, lemari: Lemari, other: Lemari, tmp_path: Path, blank_database: Database
) -> None:
    with database.transaction() as conn:
        conn.execute(tables.jejak.update().values(peristiwa="lain"))
    write_backup(database, lemari, tmp_path / "cadangan.zip")
    assert restore_backup(blank_database, other, tmp_path / "cadangan.zip").broken_trails == ("Dinas Contoh",)


@from_sqlite
def test_new_rows_get_ids_after_those_that_were_put_back(
    backup: Path, office: int, blank_database: Database, other: Lemari
) -> None:
    restore_backup(blank_database, other, backup)
    for _ in range(2):
        with blank_database.transaction() as conn:
            terakhir = conn.execute(select(func.max(tables.inbox.c.id))).scalar_one()
            Store(conn, office).inbox.add([UpdateMasuk(update_id=terakhir, chat_id=5, isi="{}")], NOW)
            assert conn.execute(select(func.max(tables.inbox.c.id))).scalar_one() == terakhir + 1


@from_sqlite
def test_a_migrated_database_without_an_office_will_do(backup: Path, blank_database: Database, other: Lemari) -> None:
    migrate(blank_database)
    restore_backup(blank_database, other, backup)
    check_schema(blank_database)


def test_every_column_is_of_a_kind_that_a_backup_holds() -> None:
    assert {kind_of(kolom) for table in tables.metadata.tables.values() for kolom in table.c} == {
        "int",
        "bool",
        "text",
        "utc",
        "date",
    }


@from_sqlite
def test_a_backup_of_an_older_schema_is_put_back_and_walked_up(
    backup: Path, office: int, blank_database: Database, other: Lemari, tmp_path: Path
) -> None:
    """As the program of 27 November would have written it: without the tables and columns that came later."""
    older = tmp_path / "lama.zip"
    with closing(Database(f"sqlite:///{tmp_path}/lama.db")) as then:
        migrate(then, "2026_11_27")
        columns = _columns(then)
    rewrite(backup, older, "2026_11_27", partial(_as_then, columns))
    restore_backup(blank_database, other, older)
    check_schema(blank_database)
    with blank_database.reading() as conn:
        store = Store(conn, office)
        assert store.templat.standing() == {}
        assert [(satu.nama, satu.templat) for satu in conn.execute(select(tables.dokumen))] == [("Format", None)]
        assert store.jejak.first_break() is None


# -- one moment


@into_sqlite
def test_what_is_committed_while_it_is_taken_is_in_it_whole_or_not_at_all(
    database: Database, office: int, lemari: Lemari, other: Lemari, blank_database: Database, tmp_path: Path
) -> None:
    """After each part another update, answer, file and trail row are committed; a file is kept before its row."""
    with database.reading() as conn:
        sebelum = dump(conn)
    kept: list[str] = []

    def go_on(name: str, _done: int, _total: int) -> None:
        if name.startswith("files/"):
            return
        kept.append(lemari.put(name.encode()))
        with database.transaction() as conn:
            store = Store(conn, office)
            store.berkas.add(Berkas(sha256=kept[-1], ukuran=1, mime="text/plain"), NOW)
            store.inbox.add([UpdateMasuk(update_id=1000 + len(kept), chat_id=5, isi="{}")], NOW)
            store.jejak.add("sambil", now=NOW, pegawai_id=None)

    write_backup(database, lemari, tmp_path / "cadangan.zip", go_on)
    assert len(kept) > 15
    restored = restore_backup(blank_database, other, tmp_path / "cadangan.zip")
    with blank_database.reading() as conn:
        assert dump(conn) == sebelum
    assert not {part.name.removeprefix("files/") for part in restored.manifest.files} & set(kept)


# -- what is wrong with it


@from_sqlite
@into_sqlite
def test_a_file_that_is_missing_or_changed_is_named_and_the_rest_is_kept(
    database: Database, office: int, lemari: Lemari, other: Lemari, blank_database: Database, tmp_path: Path
) -> None:
    sha256 = lemari.put(ISI)
    (tmp_path / "files" / sha256[:2] / sha256).write_bytes(b"lain")
    manifest = write_backup(database, lemari, tmp_path / "cadangan.zip")
    assert (manifest.missing_files, manifest.files) == (tuple(sorted((FILE.sha256, sha256))), ())
    assert restore_backup(blank_database, other, tmp_path / "cadangan.zip").manifest == manifest


@from_sqlite
def test_a_changed_byte_anywhere_is_found(backup: Path, tmp_path: Path) -> None:
    isi = backup.read_bytes()
    lolos = []
    for letak in [*range(0, len(isi), 61), *range(len(isi) - 120, len(isi))]:
        rusak = tmp_path / "rusak.zip"
        rusak.write_bytes(isi[:letak] + bytes([isi[letak] ^ 1]) + isi[letak + 1 :])
        try:
            open_backup(rusak).__exit__(None, None, None)
        except CadanganRusak:
            continue
        lolos.append(letak)
    assert lolos == []


@into_sqlite
@from_sqlite
@pytest.mark.parametrize("part", ["rows/instansi.jsonl", "rows/jejak.jsonl", "files/", "manifest.json"])
def test_the_part_that_a_changed_byte_belongs_to_is_named(
    backup: Path, part: str, blank_database: Database, other: Lemari
) -> None:
    with ZipFile(backup) as zipped:
        info = next(satu for satu in zipped.infolist() if satu.filename.startswith(part))
    isi = bytearray(backup.read_bytes())
    isi[info.header_offset + 30 + len(info.filename) + 20 + info.compress_size // 2] ^= 1
    backup.write_bytes(isi)
    with pytest.raises(CadanganRusak) as refusal:
        restore_backup(blank_database, other, backup)
    assert str(refusal.value) == f"{backup} is damaged: {info.filename}"
    with blank_database.reading() as conn:
        assert not conn.dialect.has_table(conn, "instansi")


@from_sqlite
@into_sqlite
@pytest.mark.parametrize("change", [lambda isi: isi[: len(isi) // 2], lambda _: b"kosong", lambda _: b""])
def test_what_is_cut_short_or_no_backup_is_refused(
    backup: Path, change: Callable[[bytes], bytes], blank_database: Database, other: Lemari
) -> None:
    backup.write_bytes(change(backup.read_bytes()))
    with pytest.raises(CadanganRusak, match="is no backup, or was cut short: the list of its parts can't be read"):
        restore_backup(blank_database, other, backup)


@into_sqlite
@from_sqlite
def test_a_backup_of_a_newer_program_is_refused_with_what_to_do(
    backup: Path, tmp_path: Path, blank_database: Database, other: Lemari
) -> None:
    newer = tmp_path / "baru.zip"
    rewrite(backup, newer, "2999_01_01", lambda _name, lines: lines)
    with pytest.raises(CadanganDitolak) as refusal:
        restore_backup(blank_database, other, newer)
    assert str(refusal.value) == (
        f"{newer} is of a newer program (0.1.0, schema 2999_01_01; this one knows {head_revision()}): "
        "install that program, then restore"
    )


# -- where it goes


def test_a_database_that_holds_an_office_is_left_alone(database: Database, backup: Path, other: Lemari) -> None:
    with pytest.raises(CadanganDitolak) as refusal:
        restore_backup(database, other, backup)
    assert str(refusal.value) == (
        "the database holds an office already, and a restore replaces nothing: set DATABASE_URL to a new database"
    )


@from_sqlite
@into_sqlite
def test_a_database_of_a_newer_program_is_left_alone(backup: Path, blank_database: Database, other: Lemari) -> None:
    migrate(blank_database)
    with blank_database.transaction() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '2999_01_01'"))
    with pytest.raises(SkemaMendahului):
        restore_backup(blank_database, other, backup)


@from_sqlite
def test_rows_that_do_not_fit_leave_the_database_as_it_was(
    backup: Path, tmp_path: Path, blank_database: Database, other: Lemari
) -> None:
    """The last table names a row that is not there."""
    torn = tmp_path / "sobek.zip"
    rewrite(backup, torn, head_revision(), lambda name, lines: lines[:1] if name == "rows/pegawai.jsonl" else lines)
    with pytest.raises(CadanganDitolak, match=r"was not put back, .*(refers to one of|foreign key)"):
        restore_backup(blank_database, other, torn)
    with blank_database.reading() as conn:
        assert not conn.dialect.has_table(conn, "instansi")


@from_sqlite
def test_rows_of_no_table_of_ours_are_refused_and_nothing_of_their_name_is_carried_out(
    backup: Path, tmp_path: Path, blank_database: Database, other: Lemari
) -> None:
    forged = tmp_path / "palsu.zip"

    def forge(name: str, lines: list[bytes]) -> list[bytes]:
        return [lines[0].replace(b'"cetakan"', b'"x\'); DROP TABLE instansi; --"')] if "cetakan" in name else lines

    rewrite(backup, forged, head_revision(), forge)
    with pytest.raises(CadanganDitolak) as refusal:
        restore_backup(blank_database, other, forged)
    assert str(refusal.value) == (
        "rows/cetakan.jsonl holds rows of x'); DROP TABLE instansi; --, which is no table of this backup's schema"
    )


@from_sqlite
@into_sqlite
def test_a_kept_file_that_was_damaged_is_whole_again_after_a_restore(
    backup: Path, tmp_path: Path, blank_database: Database, lemari: Lemari
) -> None:
    """The store of files may be the one that the backup was taken from."""
    sha256 = hashlib.sha256(ISI).hexdigest()
    (tmp_path / "files" / sha256[:2] / sha256).write_bytes(ISI[:-1])
    restore_backup(blank_database, lemari, backup)
    assert lemari.get(sha256) == ISI


@from_sqlite
def test_a_full_disk_is_one_line_and_leaves_nothing(
    database: Database, office: int, lemari: Lemari, tmp_path: Path
) -> None:
    target = tmp_path / "cadangan.zip"
    with disk_of(size=2_000), pytest.raises(CadanganTakTertulis) as refusal:
        write_backup(database, lemari, target)
    gc.collect()  # a zip that was left open would say so now, on stderr
    assert str(refusal.value) == f"{target} cannot be written: File too large"
    assert (target.exists(), leftovers(tmp_path)) == (False, [])


def test_a_backup_that_is_killed_leaves_its_half_to_the_next_one_to_take_away(tmp_path: Path) -> None:
    target = tmp_path / "cadangan.zip"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(target)], check=False)  # noqa: S603 - our own program
    assert (killed.returncode, target.exists(), len(leftovers(tmp_path))) == (-9, False, 1)
    with new_file(target) as out:
        out.write(b"whole")
        assert len(leftovers(tmp_path)) == 1
        with new_file(tmp_path / "lain.zip"):
            assert len(leftovers(tmp_path)) == 2
    assert (target.read_bytes(), leftovers(tmp_path)) == (b"whole", [])
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_half_that_is_gone_before_it_is_looked_at_keeps_no_backup_from_being_taken(tmp_path: Path) -> None:
    """Another backup in the same folder became whole between the two."""
    (tmp_path / ".capaian-backup-gone").symlink_to(tmp_path / "gone")
    with new_file(tmp_path / "cadangan.zip") as out:
        out.write(b"whole")
    assert (tmp_path / "cadangan.zip").read_bytes() == b"whole"


def test_a_name_that_is_taken_and_a_folder_that_is_not_there_are_refused(tmp_path: Path) -> None:
    for target, line in ((tmp_path, "is there already"), (tmp_path / "tiada/c.zip", "No such file or directory")):
        with pytest.raises(CadanganTakTertulis, match=line), new_file(target):
            pass


# -- helpers


def rewrite(source: Path, target: Path, schema: str, change: Callable[[str, list[bytes]], list[bytes]]) -> None:
    """The same backup at another schema, with other lines; a table without lines is left out."""
    with open_backup(source) as opened, target.open("w+b") as out, BackupWriter(out) as writer:
        for name, lines in _lines(opened.manifest, source):
            if baru := change(name, lines):
                with writer.part(name) as part:
                    part.write(b"".join(baru))
        rows = tuple(replace(part, rows=1) if part.name.startswith("rows/") else part for part in writer.parts)
        writer.seal(replace(opened.manifest, schema=schema, parts=rows))


def _lines(manifest: Manifest, source: Path) -> Iterator[tuple[str, list[bytes]]]:
    with ZipFile(source) as zipped:
        for part in (*manifest.tables, *manifest.files):
            yield part.name, zipped.read(part.name).splitlines(keepends=True)


def _columns(database: Database) -> dict[str, set[str]]:
    """The columns of every table as they stand in a database."""
    ada = inspect(database.engine)
    return {table: {kolom["name"] for kolom in ada.get_columns(table)} for table in ada.get_table_names()}


def _as_then(columns: dict[str, set[str]], name: str, lines: list[bytes]) -> list[bytes]:
    """A part with the columns that its table had, or nothing where there was no such table."""
    if not name.startswith("rows/"):
        return lines
    kepala = json.loads(lines[0])
    kolom = list(kepala["columns"])
    tetap = [urut for urut, nama in enumerate(kolom) if nama in columns.get(kepala["table"], ())]
    kepala["columns"] = {kolom[urut]: kepala["columns"][kolom[urut]] for urut in tetap}
    isi = [[json.loads(baris)[urut] for urut in tetap] for baris in lines[1:]]
    return [json.dumps(satu).encode() + b"\n" for satu in (kepala, *isi)] if tetap else []
