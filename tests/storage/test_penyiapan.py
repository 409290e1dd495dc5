"""A set-up is kept and read back as the same value; keeping another changes what differs and deletes nothing."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from sqlalchemy import Table, func, select
from sqlalchemy.exc import NoResultFound

from sop.indikator import Akumulasi, Indikator, Predikat, Rentang
from sop.instansi import AturanKategori, BarisJam, HariLibur, Jabatan, JenisLibur, JenisUnit, Penyiapan, Unit
from sop.peran import Peran
from storage import tables
from storage.database import Database
from storage.instansi import InstansiRepo, add_instansi, find_instansi
from storage.penyiapan import UnitMasihBertugas, read_penyiapan, write_penyiapan
from storage.store import Store
from tests.kantor import NOW, begin_siklus, build_indikator, build_pegawai, build_penyiapan, find_orang, open_tugas


def _full() -> Penyiapan:
    """The small office with every optional value filled in."""
    penyiapan = build_penyiapan()
    return replace(
        penyiapan,
        instansi=replace(
            penyiapan.instansi,
            alamat="Jalan Contoh Nomor 1",
            zona="Asia/Jayapura",
            format_nomor="{urut}/{tahun}",
            aturan_kategori=AturanKategori.TERCAPAI,
            batas_capaian=120,
        ),
        daftar_indikator=(*penyiapan.daftar_indikator, _full_indikator()),
        jam_kerja=(
            BarisJam(hari=0, mulai=time(7, 30), selesai=time(16), istirahat_mulai=time(12), istirahat_selesai=time(13)),
            BarisJam(hari=4, mulai=time(8), selesai=time(15), dari=date(2026, 2, 18), sampai=date(2026, 3, 19)),
        ),
        daftar_libur=(
            HariLibur(tanggal=date(2026, 11, 29), keterangan="Hari jadi", jenis=JenisLibur.LIBUR),
            HariLibur(tanggal=date(2026, 12, 5), keterangan="", jenis=JenisLibur.MASUK),
        ),
        waktu_baku={8: "480 menit", 10: "1 Hari"},
    )


def _full_indikator() -> Indikator:
    return replace(
        build_indikator("B2-2", "B2", Decimal("1250000.10")),
        akumulasi=Akumulasi.JUMLAH,
        target_tw_iii=Rentang(Decimal("80.00"), Decimal(90)),
        target_tw_iv=Predikat.AA,
        target_tahun=None,
        realisasi_n1=Decimal(0),
        realisasi_n2=Predikat.D,
        target_renstra=Decimal("0.000001"),
        standar_nasional=Predikat.B,
        program="Program “Contoh”",
        definisi="Jumlah\nkegiatan",
        sumber_data="Laporan",
    )


def _count(database: Database) -> dict[str, int]:
    return {name: _rows(database, table) for name, table in tables.metadata.tables.items()}


def _rows(database: Database, table: Table) -> int:
    with database.transaction() as conn:
        return int(conn.execute(select(func.count()).select_from(table)).scalar_one())


def _keep(database: Database, penyiapan: Penyiapan) -> Penyiapan:
    """Keep it, and read back what was kept."""
    with database.transaction() as conn:
        write_penyiapan(conn, penyiapan)
    with database.transaction() as conn:
        kept = read_penyiapan(conn)
    assert kept is not None
    return kept


@pytest.mark.parametrize("penyiapan", [build_penyiapan(), _full()], ids=["small", "full"])
def test_what_was_set_up_is_read_back_as_the_same_value(database: Database, penyiapan: Penyiapan) -> None:
    assert _keep(database, penyiapan) == penyiapan


def test_a_figure_keeps_its_digits(database: Database) -> None:
    kept = _keep(database, _full())
    assert repr(kept.daftar_indikator) == repr(_full().daftar_indikator)


def test_the_same_set_up_again_changes_nothing(database: Database) -> None:
    _keep(database, _full())
    before = _count(database)
    assert _keep(database, _full()) == _full()
    assert _count(database) == before


def test_another_set_up_changes_what_differs_and_adds_what_is_new(database: Database) -> None:
    _keep(database, build_penyiapan())
    second = _full()
    changed = replace(
        second,
        daftar_unit=(*second.daftar_unit, Unit(kode="B3", nama="Bidang Tiga", jenis=JenisUnit.BIDANG)),
        daftar_pegawai=(
            replace(second.daftar_pegawai[0], jabatan="Plt. Kepala Dinas"),
            *second.daftar_pegawai[1:],
            build_pegawai("Pengisi Tiga", Peran.BIDANG, "B3"),
        ),
        daftar_indikator=(
            replace(second.daftar_indikator[0], nama="Nilai SAKIP", target_tw_i=Predikat.A),
            *second.daftar_indikator[1:],
        ),
    )
    assert _keep(database, changed) == changed


def test_units_and_indicators_come_in_the_order_of_the_newest_set_up(database: Database) -> None:
    _keep(database, build_penyiapan())
    turned = replace(
        build_penyiapan(),
        daftar_unit=build_penyiapan().daftar_unit[::-1],
        daftar_indikator=build_penyiapan().daftar_indikator[::-1],
    )
    assert _keep(database, turned) == turned


def test_what_is_gone_becomes_inactive_and_nothing_is_deleted(database: Database) -> None:
    _keep(database, build_penyiapan())
    before = _count(database)
    full = build_penyiapan()
    smaller = replace(
        full,
        daftar_unit=full.daftar_unit[:2],
        daftar_pegawai=tuple(satu for satu in full.daftar_pegawai if satu.nama != "Pengisi Dua"),
        daftar_indikator=full.daftar_indikator[:2],
    )
    assert _keep(database, smaller) == smaller
    assert _count(database) == before
    with database.transaction() as conn:
        gone = {
            name: conn.execute(select(table).where(~table.c.aktif)).all()
            for name, table in tables.metadata.tables.items()
            if name in ("unit", "indikator", "pegawai")
        }
    assert {name: len(rows) for name, rows in gone.items()} == {"unit": 1, "indikator": 2, "pegawai": 1}


def test_what_comes_back_is_the_same_row_as_before(database: Database) -> None:
    full = build_penyiapan()
    _keep(database, full)
    with database.transaction() as conn:
        before = find_orang(Store(conn, 1), Peran.BIDANG, "B2")
    _keep(database, replace(full, daftar_pegawai=full.daftar_pegawai[:3], daftar_indikator=()))
    before_count = _count(database)
    assert _keep(database, full) == full
    assert _count(database) == before_count
    with database.transaction() as conn:
        assert find_orang(Store(conn, 1), Peran.BIDANG, "B2") == before


def test_roles_are_given_and_taken_away(database: Database) -> None:
    full = build_penyiapan()
    _keep(database, full)
    tim, staf = Jabatan(peran=Peran.TIM), Jabatan(peran=Peran.STAF)
    for roles in [(tim, staf), (staf,), (), (tim,), (tim, Jabatan(peran=Peran.BIDANG, unit="B1"))]:
        changed = replace(
            full,
            daftar_pegawai=(*full.daftar_pegawai[:2], replace(full.daftar_pegawai[2], daftar_peran=roles)),
        )
        assert _keep(database, changed) == changed


def test_a_person_is_known_by_nip_whatever_the_name(database: Database) -> None:
    named = build_pegawai("Nama Lama", Peran.STAF, nip="000000000000000001")
    _keep(database, replace(build_penyiapan(), daftar_pegawai=(named,)))
    renamed = replace(named, nama="Nama Baru, S.Sos.")
    assert _keep(database, replace(build_penyiapan(), daftar_pegawai=(renamed,))).daftar_pegawai == (renamed,)
    assert _rows(database, tables.pegawai) == 1


def test_no_office_at_all_is_none(database: Database) -> None:
    with database.transaction() as conn:
        assert read_penyiapan(conn) is None
        assert find_instansi(conn) is None
        with pytest.raises(NoResultFound):
            InstansiRepo(conn, 1).setelan()


def test_the_only_office_is_found_without_a_bot_and_by_its_own(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        assert find_instansi(conn) == find_instansi(conn, 777) == instansi_id
        InstansiRepo(conn, instansi_id).bind_bot(777)
        assert find_instansi(conn, 777) == instansi_id


def test_of_two_offices_each_is_found_by_its_bot_alone(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        other = add_instansi(conn, build_penyiapan("Dinas Lain").instansi)
        InstansiRepo(conn, instansi_id).bind_bot(777)
        InstansiRepo(conn, other).bind_bot(888)
        found = [find_instansi(conn, bot_id) for bot_id in (777, 888, 999, None)]
    assert found == [instansi_id, other, None, None]


def test_an_office_s_set_up_is_kept_beside_another_s(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        other = add_instansi(conn, build_penyiapan("Dinas Lain").instansi)
        assert write_penyiapan(conn, _full(), other) == other
        assert read_penyiapan(conn, other) == _full()
        assert read_penyiapan(conn, instansi_id) == build_penyiapan()


def test_an_office_set_up_shows_its_active_units_and_indicators(store: Store) -> None:
    assert [satu.unit.kode for satu in store.instansi.daftar_unit()] == ["SEK", "B1", "B2"]
    assert [satu.indikator.kode for satu in store.instansi.daftar_indikator("B1")] == ["B1-1", "B1-2"]
    assert store.instansi.daftar_indikator("B9") == ()


def test_a_unit_a_running_cycle_waits_for_cannot_be_put_away(database: Database, instansi_id: int) -> None:
    penyiapan = build_penyiapan()
    tetap = tuple(unit for unit in penyiapan.daftar_unit if unit.kode != "B2")
    tanpa_b2 = replace(
        penyiapan,
        daftar_unit=tetap,
        daftar_pegawai=tuple(
            satu for satu in penyiapan.daftar_pegawai if all(j.unit != "B2" for j in satu.daftar_peran)
        ),
        daftar_indikator=tuple(satu for satu in penyiapan.daftar_indikator if satu.unit != "B2"),
    )
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        tugas = open_tugas(store, begin_siklus(store).id, 7, Peran.BIDANG, "B2")
    with pytest.raises(UnitMasihBertugas) as penolakan, database.transaction() as conn:
        write_penyiapan(conn, tanpa_b2, instansi_id)
    assert penolakan.value.pesan == (
        "Unit B2 masih memiliki tugas dalam siklus berjalan, sehingga belum dapat dihapus."
    )
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        assert store.tugas.close(tugas.id, find_orang(store, Peran.TIM).id, NOW)
        write_penyiapan(conn, tanpa_b2, instansi_id)
        assert [satu.unit.kode for satu in store.instansi.daftar_unit()] == [unit.kode for unit in tetap]
