"""`capaian reminders`: who is due or late, at any time."""

from datetime import timedelta

import pytest

from sop.naskah import pengumpulan_data_kinerja
from sop.pengingat import AturanPengingat
from sop.peran import Peran
from storage.database import Database
from storage.store import Store
from tests.bot.capaian import Capaian, Outcome
from tests.kantor import NOW, begin_siklus, open_tugas


@pytest.fixture
def office(capaian: Capaian, database: Database, instansi_id: int) -> Capaian:
    """At `NOW`, Monday 09.00: the Tim has until 09.10, two Bidang until Tuesday 09.00, the Staf no limit."""
    capaian.use(database)
    capaian.settings["CLOCK_START"] = NOW.isoformat()
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        siklus = begin_siklus(store)
        open_tugas(store, siklus.id, 7, Peran.BIDANG, "B1", tenggat=NOW + timedelta(days=1))
        open_tugas(store, siklus.id, 3, Peran.TIM, tenggat=NOW + timedelta(minutes=10))
        done = open_tugas(store, siklus.id, 7, Peran.BIDANG, "B2", tenggat=NOW + timedelta(days=1))
        store.tugas.close(done.id, store.orang.all()[0].id, NOW)
        open_tugas(store, siklus.id, 12, Peran.STAF)
    return capaian


def step(nomor: int) -> str:
    return f"{nomor}. {pengumpulan_data_kinerja().langkah(nomor).nama}"


def test_nobody_is_late_before_the_time_has_come(office: Capaian) -> None:
    assert office.spawn("reminders") == Outcome(0, "Nobody is due or late at 2026-01-19 09:00 WITA.\n", "")


@pytest.mark.parametrize("at", ["2026-01-19T09:10", "2026-01-19T01:10Z", "2026-01-19T08:10+07:00"])
def test_a_step_is_due_at_its_time_in_whatever_zone_that_is_said(office: Capaian, at: str) -> None:
    assert office.call("reminders", "--at", at).out.splitlines()[1].endswith("2026-01-19 09:10 WITA  0 min")


def test_one_minute_before_it_is_not(office: Capaian) -> None:
    assert office.call("reminders", "--at", "2026-01-19T09:09").out == (
        "Nobody is due or late at 2026-01-19 09:09 WITA.\n"
    )


def test_who_is_late_stands_in_a_table_longest_first_counted_in_working_time(office: Capaian) -> None:
    nama = {nomor: step(nomor) for nomor in (3, 7)}
    lebar = max(map(len, nama.values()))
    assert office.call("reminders", "--at", "2026-01-20T09:30") == Outcome(
        0,
        f"Period           {'Step':{lebar}}  Who                              Due                    "
        "Late by (working time)\n"
        f"Triwulan I 2026  {nama[3]:{lebar}}  Tim Contoh (Tim Penyusun LAKIP)  2026-01-19 09:10 WITA  7 h 50 min\n"
        f"Triwulan I 2026  {nama[7]:{lebar}}  Pengisi Satu (Bidang B1)         2026-01-20 09:00 WITA  30 min\n",
        "",
    )


def test_who_has_used_three_quarters_of_the_time_stands_there_too_where_the_office_wants_that(
    office: Capaian, database: Database, instansi_id: int
) -> None:
    """The Bidang has from Monday 09.00 to Tuesday 09.00, 450 minutes of work: three quarters are over at 15.37."""
    assert [
        baris.split()[-6:] for baris in office.call("reminders", "--at", "2026-01-19T15:36").out.splitlines()[1:]
    ] == [
        ["09:10", "WITA", "5", "h", "26", "min"],
    ]
    (_, _, bidang) = office.call("reminders", "--at", "2026-01-19T15:37").out.splitlines()
    assert bidang.endswith("Pengisi Satu (Bidang B1)         2026-01-20 09:00 WITA  due in 1 h 53 min")
    with database.transaction() as conn:
        Store(conn, instansi_id).instansi.keep_pengingat(AturanPengingat(sebelum=False))
    assert len(office.call("reminders", "--at", "2026-01-19T15:37").out.splitlines()) == 2


def test_a_time_that_is_none_is_refused(office: Capaian) -> None:
    assert office.call("reminders", "--at", "besok") == Outcome(
        2, "", "capaian: --at is no ISO time: 'besok'; write it like 2026-01-19T07:30\n"
    )
