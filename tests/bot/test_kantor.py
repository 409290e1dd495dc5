"""The office as the talks see it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.kantor import load_kantor
from sop.capaian import AturanCapaian
from sop.instansi import AturanKategori, HariLibur, JenisLibur
from sop.jam_kerja import JAM_PERPRES
from sop.waktu_baku import Satuan, WaktuBaku
from storage.database import Database
from storage.penyiapan import write_penyiapan
from storage.store import Store
from tests.kantor import DAFTAR_UNIT, NOW, build_penyiapan


def test_the_office_is_built_from_its_set_up(database: Database) -> None:
    penyiapan = build_penyiapan()
    penyiapan = replace(
        penyiapan,
        instansi=replace(penyiapan.instansi, aturan_kategori=AturanKategori.BAIK, batas_capaian=110),
        daftar_libur=(HariLibur(tanggal=date(2026, 11, 9), keterangan="Hari jadi", jenis=JenisLibur.LIBUR),),
        waktu_baku={8: "480 menit", 12: "1 Hari"},
    )
    with database.transaction() as conn:
        kantor = load_kantor(Store(conn, write_penyiapan(conn, penyiapan)), NOW)
    assert kantor.instansi == penyiapan.instansi
    assert tuple(satu.unit for satu in kantor.daftar_unit) == DAFTAR_UNIT
    assert kantor.aturan == AturanCapaian(kategori=AturanKategori.BAIK, batas=110)
    assert kantor.waktu_baku == {8: WaktuBaku(480, Satuan.MENIT), 12: WaktuBaku(1, Satuan.HARI)}
    assert (kantor.jam.zona, kantor.jam.pekan) == (ZoneInfo("Asia/Makassar"), JAM_PERPRES)
    assert date(2026, 11, 9) in kantor.jam.libur


@pytest.mark.parametrize(("tahun", "reached"), [(2020, False), (2021, True), (2026, True), (2028, True), (2029, False)])
def test_the_calendar_reaches_from_the_oldest_cycles_measured_to_two_years_ahead(
    store: Store, tahun: int, reached: bool
) -> None:
    kantor = load_kantor(store, datetime(2026, 12, 31, 20, tzinfo=UTC))
    assert (date(tahun, 8, 17) in kantor.jam.libur) is reached
