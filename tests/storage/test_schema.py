"""Migrations are walked both ways, and lead to the tables the program knows."""

import json

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from pydantic import TypeAdapter
from sqlalchemy import CheckConstraint, inspect, text
from sqlalchemy.exc import IntegrityError

from sop.naskah import naskah_bawaan
from sop.rekap import Rekap
from storage.database import Database
from storage.dokumen import DokumenBaru
from storage.galat import SkemaBerbeda, SkemaMendahului
from storage.revisions import chain, check_schema, current_revision, head_revision
from storage.schema import migrate, migrate_down
from storage.store import Store
from storage.surat import NomorBaru
from storage.tables import metadata
from tests.kantor import NOW, begin_siklus, build_rekap, open_tugas


def _tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


def test_the_schema_is_walked_up_down_and_up_again(blank_database: Database) -> None:
    assert current_revision(blank_database) is None
    migrate(blank_database)
    first = _tables(blank_database)
    assert first == {*metadata.tables, "alembic_version"}
    migrate_down(blank_database, "base")
    assert (_tables(blank_database), current_revision(blank_database)) == ({"alembic_version"}, None)
    migrate(blank_database)
    assert (_tables(blank_database), current_revision(blank_database)) == (first, head_revision())


def test_the_chain_of_revisions_is_the_one_that_is_walked() -> None:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    walked = ScriptDirectory.from_config(config).walk_revisions()
    assert chain() == tuple(satu.revision for satu in walked)[::-1]


def test_migrating_twice_changes_nothing(database: Database, instansi_id: int) -> None:
    migrate(database)
    with database.transaction() as conn:
        assert conn.execute(text("SELECT count(*) FROM instansi")).scalar_one() == 1


def test_the_migrated_schema_is_the_one_the_program_knows(database: Database) -> None:
    with database.transaction() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_every_check_the_program_counts_on_stands_in_the_database(database: Database) -> None:
    """Alembic compares no check constraints, so their names are compared here."""
    found = inspect(database.engine)
    for name, table in metadata.tables.items():
        expected = {satu.name for satu in table.constraints if isinstance(satu, CheckConstraint)}
        assert {satu["name"] for satu in found.get_check_constraints(name)} == expected


def test_every_index_begins_with_the_office() -> None:
    leading = {index.name: index.columns.keys()[0] for table in metadata.tables.values() for index in table.indexes}
    assert {name for name, column in leading.items() if column != "instansi_id"} == set()


def test_every_table_s_rows_belong_to_an_office() -> None:
    assert {name for name, table in metadata.tables.items() if "instansi_id" not in table.c} == {"instansi"}


def test_a_database_at_the_program_s_version_passes(database: Database) -> None:
    check_schema(database)


def test_an_empty_database_is_behind(blank_database: Database) -> None:
    with pytest.raises(SkemaBerbeda) as refusal:
        check_schema(blank_database)
    assert str(refusal.value) == (f"the database is behind (empty, needs {head_revision()}): run `capaian migrate`")


def test_a_database_of_a_newer_program_is_ahead(database: Database) -> None:
    with database.transaction() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '2999_01_01'"))
    with pytest.raises(SkemaMendahului) as refusal:
        check_schema(database)
    assert str(refusal.value) == (
        f"the database is ahead (2999_01_01, this program knows {head_revision()}): install the newer program"
    )


def test_a_migration_that_fails_leaves_the_database_as_it_was(blank_database: Database) -> None:
    with blank_database.transaction() as conn:
        conn.execute(text("CREATE TABLE nomor_surat (id INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        migrate(blank_database)
    assert _tables(blank_database) == {"nomor_surat"}


def test_a_paper_about_a_version_walks_down_with_a_copy_of_it(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        siklus = begin_siklus(store)
        versi = store.rekap.add(siklus.id, build_rekap())
        for isi in ("{}", '{"sha256":"a"}'):
            baru = DokumenBaru(
                siklus_id=siklus.id, tugas_id=None, langkah=8, jenis="rekap", nama="R", isi=isi, rekap_id=versi.id
            )
            store.dokumen.add(baru, oleh=None, now=NOW)
    migrate_down(database, "2026_11_25")
    try:
        with database.transaction() as conn:
            semua = [json.loads(isi) for (isi,) in conn.execute(text("SELECT isi FROM dokumen ORDER BY id"))]
    finally:
        migrate(database)
    assert [TypeAdapter(Rekap).validate_python(isi["rekap"]) for isi in semua] == [versi.rekap, versi.rekap]
    assert [isi.get("sha256") for isi in semua] == [None, "a"]


def test_numbers_that_were_kept_before_the_books_keep_their_place(database: Database, instansi_id: int) -> None:
    """And on the way down, those that had no place before are left out."""
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        siklus = begin_siklus(store)
        for urut, nomor in enumerate(("001/ND", "RHS-7"), start=1):
            tugas = open_tugas(store, siklus.id, urut)
            store.surat.take(
                NomorBaru(tahun=2026, nomor=nomor, urut=urut, kode="ND", perihal="Nota Dinas", tugas_id=tugas.id), NOW
            )
        store.surat.take(NomorBaru(tahun=2026, nomor="3/S", urut=3, kode="S", perihal="surat"), NOW)
    migrate_down(database, "2026_11_26")
    migrate(database)
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        semua = [store.surat.find_urut(urut, 2026) for urut in (1, 2, 3)]
        assert [satu and satu.nomor for satu in semua] == ["001/ND", "RHS-7", None]
        assert store.surat.next_urut(2026) == 3


def test_a_cycle_that_runs_when_the_office_upgrades_keeps_the_one_sop_there_was(
    database: Database, instansi_id: int
) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        siklus = begin_siklus(store)
        tugas = open_tugas(store, siklus.id)
    migrate_down(database, "2026_11_28")
    migrate(database)
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        assert store.siklus.get(siklus.id) == siklus
        assert store.naskah.text_of(siklus.naskah) == naskah_bawaan().teks
        assert store.tugas.get(tugas.id) == tugas


def test_a_change_of_the_schema_that_cuts_a_row_off_is_not_kept(blank_database: Database) -> None:
    """SQLite checks no references while a table is made anew; PostgreSQL always does."""
    migrate(blank_database)
    cuts = "INSERT INTO unit (instansi_id, kode, urut, nama, jenis, aktif) VALUES (77, 'A', 1, 'A', 'Bidang', true)"
    with pytest.raises(IntegrityError), blank_database.rebuilding() as conn:
        conn.exec_driver_sql(cuts)
    with blank_database.reading() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM unit").scalar_one() == 0
    with pytest.raises(IntegrityError), blank_database.transaction() as conn:
        conn.exec_driver_sql(cuts)
