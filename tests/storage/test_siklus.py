"""Cycles and their tasks."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.siklus import Keadaan, TugasBaru
from storage.database import Database
from storage.siklus import SiklusRepo
from storage.store import Store
from storage.tugas import TugasRepo, TugasTersimpan
from tests.databases import only_postgresql
from tests.kantor import NOW, PERIODE, begin_siklus, find_orang, open_tugas
from tests.storage.at_once import run_at_once

LATER = NOW + timedelta(days=1)
TW_II = Periode(2026, Bagian.TW_II)
TAHUN = Periode(2026, Bagian.TAHUN)


def test_a_period_has_one_cycle(store: Store) -> None:
    siklus = begin_siklus(store)
    assert (siklus.periode, siklus.dimulai_pada, siklus.tamat_pada) == (PERIODE, NOW, None)
    assert store.siklus.add(PERIODE, LATER) is None
    assert store.siklus.by_periode(PERIODE, siklus.sop) == store.siklus.get(siklus.id) == siklus
    assert store.siklus.by_periode(TW_II, siklus.sop) is None


def test_a_cycle_that_has_ended_is_not_begun_again(store: Store) -> None:
    siklus = begin_siklus(store)
    store.siklus.finish(siklus.id, LATER)
    assert store.siklus.add(PERIODE, LATER) is None
    assert store.siklus.get(siklus.id).tamat_pada == LATER


@only_postgresql
def test_of_two_who_begin_a_period_at_once_exactly_one_does(database: Database, instansi_id: int) -> None:
    first, second = run_at_once(
        database,
        lambda conn: SiklusRepo(conn, instansi_id).add(PERIODE, NOW),
        lambda conn: SiklusRepo(conn, instansi_id).add(PERIODE, NOW),
    )
    assert first is not None
    assert second is None


def test_the_cycles_under_way_come_oldest_first(store: Store) -> None:
    one, two, three = (begin_siklus(store, periode) for periode in (TAHUN, TW_II, PERIODE))
    store.siklus.finish(two.id, LATER)
    assert store.siklus.running() == (one, three)


def test_the_newest_cycle_is_one_under_way_or_else_the_one_that_ended_last(store: Store) -> None:
    assert store.siklus.newest() is None
    one, two, three = (begin_siklus(store, periode) for periode in (PERIODE, TW_II, TAHUN))
    assert store.siklus.newest() == three
    store.siklus.finish(three.id, LATER)
    assert store.siklus.newest() == two
    store.siklus.finish(two.id, LATER)
    store.siklus.finish(one.id, LATER + timedelta(days=1))
    assert store.siklus.newest() == store.siklus.get(one.id)


@only_postgresql
def test_transitions_of_one_cycle_happen_one_after_another(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        siklus_id = begin_siklus(store).id
        tasks = [open_tugas(store, siklus_id, 7, Peran.BIDANG, unit).id for unit in ("B1", "B2")]
        oleh = find_orang(store, Peran.TIM).id

    def close(conn: Connection, tugas_id: int) -> int:
        store = Store(conn, instansi_id)
        store.siklus.lock(siklus_id)
        still_open = sum(satu.keadaan is Keadaan.TERBUKA for satu in store.tugas.of_siklus(siklus_id))
        store.tugas.close(tugas_id, oleh, NOW)
        return still_open

    assert run_at_once(database, lambda conn: close(conn, tasks[0]), lambda conn: close(conn, tasks[1])) == (2, 1)


def test_a_task_is_kept_with_all_it_was_opened_with(store: Store) -> None:
    siklus = begin_siklus(store)
    tugas = store.tugas.open(
        siklus.id,
        TugasBaru(langkah=7, peran=Peran.BIDANG, unit="B1"),
        putaran=2,
        now=NOW,
        tenggat=LATER,
        ingat_pada=NOW + timedelta(hours=1),
        arahan="Mohon lengkapi bukti.",
        daftar_indikator=("B1-2", "B1-1"),
    )
    assert tugas == TugasTersimpan(
        id=tugas.id,
        siklus_id=siklus.id,
        langkah=7,
        peran=Peran.BIDANG,
        unit="B1",
        putaran=2,
        keadaan=Keadaan.TERBUKA,
        arahan="Mohon lengkapi bukti.",
        daftar_indikator=("B1-2", "B1-1"),
        dibuka_pada=NOW,
        tenggat=LATER,
        ingat_pada=NOW + timedelta(hours=1),
        ingat_ke=0,
        jenjang_ke=0,
        diingatkan_pada=None,
        selesai_pada=None,
        ditarik=False,
        selesai_oleh=None,
    )
    assert store.tugas.get(tugas.id) == tugas
    assert store.tugas.get(tugas.id + 1) is None


def test_a_task_is_closed_once_and_the_first_stays(store: Store) -> None:
    tugas = open_tugas(store, begin_siklus(store).id, ingat_pada=LATER)
    tim, staf = find_orang(store, Peran.TIM).id, find_orang(store, Peran.STAF).id
    assert store.tugas.close(tugas.id, tim, NOW) is True
    assert store.tugas.close(tugas.id, staf, LATER) is False
    done = store.tugas.get(tugas.id)
    assert done is not None
    assert (done.keadaan, done.selesai_oleh, done.selesai_pada, done.ingat_pada) == (Keadaan.SELESAI, tim, NOW, None)


@only_postgresql
def test_of_two_who_close_a_task_at_once_exactly_one_does(database: Database, instansi_id: int) -> None:
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        tugas = open_tugas(store, begin_siklus(store).id)
        tim, staf = find_orang(store, Peran.TIM).id, find_orang(store, Peran.STAF).id
    assert run_at_once(
        database,
        lambda conn: TugasRepo(conn, instansi_id).close(tugas.id, tim, NOW),
        lambda conn: TugasRepo(conn, instansi_id).close(tugas.id, staf, NOW),
    ) == (True, False)


def test_a_role_sees_its_own_open_tasks_and_a_bidang_those_of_its_unit(store: Store) -> None:
    siklus = begin_siklus(store)
    tim = open_tugas(store, siklus.id, 3, Peran.TIM)
    one = open_tugas(store, siklus.id, 7, Peran.BIDANG, "B1")
    open_tugas(store, siklus.id, 7, Peran.BIDANG, "B2")
    done = open_tugas(store, siklus.id, 4, Peran.TIM)
    store.tugas.close(done.id, find_orang(store, Peran.TIM).id, NOW)
    aku = find_orang(store, Peran.TIM).id
    assert store.tugas.open_for(((Peran.TIM, None),), aku) == (tim,)
    assert store.tugas.open_for(((Peran.BIDANG, "B1"), (Peran.TIM, None)), aku) == (tim, one)
    assert store.tugas.open_for(((Peran.BIDANG, None),), aku) == ()
    assert store.tugas.open_for(((Peran.STAF, None), (Peran.BIDANG, "SEK")), aku) == ()
    assert store.tugas.open_for((), aku) == ()


def test_a_task_handed_over_waits_for_one_person_alone(store: Store) -> None:
    siklus = begin_siklus(store)
    tim = open_tugas(store, siklus.id, 3, Peran.TIM)
    pertama, kedua = find_orang(store, Peran.TIM).id, find_orang(store, Peran.STAF).id
    store.tugas.hand_over(tim.id, ke=kedua, oleh=pertama)
    dialihkan = replace(tim, dialihkan_ke=kedua, dialihkan_oleh=pertama)
    assert store.tugas.open_for(((Peran.TIM, None),), pertama) == ()
    assert store.tugas.open_for(((Peran.STAF, None),), kedua) == (dialihkan,)
    assert store.tugas.all_open() == (dialihkan,)
    store.tugas.hand_over(tim.id, ke=None, oleh=None)
    assert store.tugas.open_for(((Peran.TIM, None),), pertama) == (tim,)
    store.tugas.close(tim.id, pertama, NOW)
    store.tugas.hand_over(tim.id, ke=kedua, oleh=pertama)
    assert store.tugas.open_for((), kedua) == ()


def test_a_cycle_s_tasks_come_in_the_order_they_were_opened(store: Store) -> None:
    siklus, other = begin_siklus(store), begin_siklus(store, TW_II)
    tasks = tuple(open_tugas(store, siklus.id, langkah) for langkah in (3, 2, 1))
    open_tugas(store, other.id)
    assert store.tugas.of_siklus(siklus.id) == tasks


def test_rounds_are_counted_per_step_and_unit(store: Store) -> None:
    siklus = begin_siklus(store)
    for putaran, unit in [(1, "B1"), (2, "B1"), (1, "B2")]:
        baru = TugasBaru(langkah=7, peran=Peran.BIDANG, unit=unit)
        store.tugas.open(siklus.id, baru, putaran=putaran, now=NOW, tenggat=None, ingat_pada=None)
    open_tugas(store, siklus.id, 8)
    rounds = [store.tugas.highest_putaran(siklus.id, 7, unit) for unit in ("B1", "B2", "SEK", None)]
    assert rounds == [2, 1, 0, 0]
    assert store.tugas.highest_putaran(siklus.id, 8, None) == 1
    assert store.tugas.highest_putaran(begin_siklus(store, TW_II).id, 7, "B1") == 0


def test_due_reminders_come_oldest_first_up_to_the_limit(store: Store) -> None:
    siklus = begin_siklus(store)
    times = [LATER, NOW, None, NOW - timedelta(hours=1), LATER + timedelta(microseconds=1)]
    tasks = [open_tugas(store, siklus.id, ingat_pada=time) for time in times]
    assert store.tugas.due(NOW, 10) == (tasks[3], tasks[1])
    assert store.tugas.due(LATER, 10) == (tasks[3], tasks[1], tasks[0])
    assert store.tugas.due(LATER, 1) == (tasks[3],)


def test_a_reminder_that_went_out_is_due_again_at_its_next_time(store: Store) -> None:
    tugas = open_tugas(store, begin_siklus(store).id, ingat_pada=NOW)
    store.tugas.move_reminders([tugas.id], LATER, terkirim=True)
    assert store.tugas.due(NOW, 10) == ()
    (due,) = store.tugas.due(LATER, 10)
    assert (due.id, due.ingat_pada, due.ingat_ke) == (tugas.id, LATER, 1)


def test_what_is_due_longest_is_found_with_its_cycles_and_asked_for_by_cycle(store: Store) -> None:
    satu, dua = begin_siklus(store), begin_siklus(store, TW_II)
    nanti = open_tugas(store, satu.id, ingat_pada=NOW)
    dulu = open_tugas(store, dua.id, ingat_pada=NOW - timedelta(hours=1))
    assert store.tugas.due_cycles(NOW - timedelta(hours=2), 10) == ()
    assert store.tugas.due_cycles(NOW, 10) == (satu.id, dua.id)
    assert store.tugas.due_cycles(NOW, 1) == (dua.id,)
    assert store.tugas.due(NOW, 10, [dua.id]) == (dulu,)
    assert store.tugas.due(NOW, 10, [satu.id, dua.id]) == (dulu, nanti)
    store.tugas.move_reminders([dulu.id], LATER, terkirim=True)
    assert store.tugas.due_cycles(NOW, 10) == (satu.id,)


def test_who_was_told_above_and_who_pressed_is_kept_with_the_open_tasks(store: Store) -> None:
    siklus = begin_siklus(store)
    satu, dua, selesai = (open_tugas(store, siklus.id) for _ in range(3))
    store.tugas.close(selesai.id, find_orang(store, Peran.TIM).id, NOW)
    store.tugas.move_reminders([dua.id], LATER, terkirim=False, jenjang_ke=2)
    store.tugas.note_pressed([satu.id], NOW)
    store.tugas.move_reminders([], LATER, terkirim=True, jenjang_ke=1)
    store.tugas.note_pressed([], LATER)
    daftar = store.tugas.open_among([satu.id, dua.id, selesai.id])
    assert [(tugas.id, tugas.jenjang_ke, tugas.diingatkan_pada) for tugas in daftar] == [
        (satu.id, 0, NOW),
        (dua.id, 2, None),
    ]
    assert store.tugas.open_among([]) == ()


def test_reminders_that_wait_are_counted_no_further_and_those_that_went_out_one_by_one(store: Store) -> None:
    siklus = begin_siklus(store)
    satu, dua, tiga = (open_tugas(store, siklus.id, ingat_pada=NOW) for _ in range(3))
    store.tugas.move_reminders([dua.id], LATER, terkirim=True)
    store.tugas.move_reminders([satu.id, dua.id], LATER, terkirim=True)
    store.tugas.move_reminders([tiga.id, satu.id], LATER, terkirim=False)
    store.tugas.move_reminders([], LATER, terkirim=True)
    assert [(tugas.id, tugas.ingat_ke) for tugas in store.tugas.due(LATER, 10)] == [
        (satu.id, 1),
        (dua.id, 2),
        (tiga.id, 0),
    ]
    assert store.tugas.due(NOW, 10) == ()


def test_a_task_that_is_done_is_reminded_of_no_more(store: Store) -> None:
    tugas = open_tugas(store, begin_siklus(store).id, ingat_pada=NOW)
    store.tugas.close(tugas.id, find_orang(store, Peran.TIM).id, NOW)
    store.tugas.move_reminders([tugas.id], LATER, terkirim=True)
    assert store.tugas.due(LATER, 10) == ()
