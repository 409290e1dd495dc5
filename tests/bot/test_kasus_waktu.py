"""Reminders when time misbehaves: a thousand at once, a bot that was away, a clock that is set."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import StandingClock
from bot.demo.cerita import order
from bot.demo.panggung import Panggung, demo_start
from bot.kantor import load_kantor
from sop.jam_kerja import next_working_moment
from sop.pengingat import AturanPengingat
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.siklus import TugasBaru
from storage.store import Store
from storage.tugas import TugasTersimpan

BANYAK = 1_000
_LANGKAH = {Peran.KEPALA_DINAS: 1, Peran.SEKRETARIS: 2, Peran.TIM: 3, Peran.BIDANG: 7}


def open_tasks(p: Panggung, ingat_pada: datetime) -> int:
    """A thousand open tasks for everybody in turn, to be called to mind one by one; how many people that calls."""
    with p.database.transaction() as conn:
        store = Store(conn, p.instansi_id)
        store.instansi.keep_pengingat(AturanPengingat(satukan=False))
        siklus = store.siklus.add(Periode(2026, Bagian.TW_III), p.clock.now())
        assert siklus is not None
        siapa = [(peran, None) for peran in _LANGKAH if peran is not Peran.BIDANG]
        semua = [*siapa, *((Peran.BIDANG, unit.unit.kode) for unit in p.daftar_unit())]
        for ke in range(BANYAK):
            peran, unit = semua[ke % len(semua)]
            store.tugas.open(
                siklus.id,
                TugasBaru(langkah=_LANGKAH[peran], peran=peran, unit=unit),
                putaran=1 + ke // len(semua),
                now=p.clock.now(),
                tenggat=ingat_pada,
                ingat_pada=ingat_pada,
            )
        return sum(len(store.orang.holders(*semua[ke % len(semua)])) for ke in range(BANYAK))


def tasks(p: Panggung) -> tuple[TugasTersimpan, ...]:
    """Every task of the newest cycle."""
    with p.database.reading() as conn:
        store = Store(conn, p.instansi_id)
        siklus = store.siklus.newest()
        assert siklus is not None
        return store.tugas.of_siklus(siklus.id)


def reminders_on(p: Panggung) -> int:
    """How many reminders all phones show."""
    return sum(pesan.text.startswith("⏳") for satu in p.phones.values() for pesan in satu.received)


def step_two(p: Panggung) -> TugasTersimpan:
    """The task of step 2, open since the order was given."""
    return next(tugas for tugas in tasks(p) if tugas.langkah == 2)


def at_work(p: Panggung, at: datetime) -> datetime:
    """That moment, or when the office works again."""
    with p.database.reading() as conn:
        return next_working_moment(load_kantor(Store(conn, p.instansi_id), at).jam, at)


def test_case_29_a_thousand_reminders_due_in_one_second_go_out_once_each(tmp_path: Path) -> None:
    with Panggung(tmp_path, StandingClock(demo_start())) as p:
        at = demo_start() + timedelta(hours=2)
        jumlah = open_tasks(p, at)
        p.jump_to(at - timedelta(seconds=1))
        assert reminders_on(p) == 0
        for _ in range(2):
            p.jump_to(at)
            assert reminders_on(p) == jumlah
        assert {tugas.ingat_ke for tugas in tasks(p)} == {1}


@pytest.mark.parametrize("pergi", [timedelta(minutes=1), timedelta(days=1), timedelta(days=30)], ids=str)
def test_case_30_a_bot_that_was_away_over_the_due_time_reminds_once_when_work_goes_on(
    tmp_path: Path, pergi: timedelta
) -> None:
    with Panggung(tmp_path, StandingClock(demo_start())) as p:
        order(p)
        jatuh_tempo = step_two(p).ingat_pada
        assert jatuh_tempo is not None
        dulu = reminders_on(p)
        p.stop_bot()
        kembali = jatuh_tempo + pergi
        p.clock.jump_to(kembali)
        p.start_bot()
        p.jump_to(at_work(p, kembali))
        assert reminders_on(p) == dulu + 1
        assert step_two(p).ingat_ke == 1


@pytest.mark.parametrize("lompat", [timedelta(hours=1), timedelta(hours=-1), timedelta(seconds=-1)], ids=str)
def test_case_33_a_clock_that_is_set_repeats_no_reminder_and_loses_none(tmp_path: Path, lompat: timedelta) -> None:
    with Panggung(tmp_path, StandingClock(demo_start())) as p:
        order(p)
        jatuh_tempo = step_two(p).ingat_pada
        assert jatuh_tempo is not None
        dulu = reminders_on(p)
        p.jump_to(jatuh_tempo - timedelta(seconds=1))
        assert reminders_on(p) == dulu
        p.jump_to(jatuh_tempo - timedelta(seconds=1) + lompat)
        assert reminders_on(p) == dulu + (lompat > timedelta())
        for at in (jatuh_tempo + timedelta(minutes=1), jatuh_tempo + lompat, jatuh_tempo + timedelta(minutes=2)):
            p.jump_to(at)
        assert reminders_on(p) == dulu + 1
        p.jump_to(jatuh_tempo + lompat)
        staf = p.phone(Peran.STAF)
        p.act(lambda: staf.send("/tugas"))
        assert staf.received[-1].text.startswith("Saat ini tidak ada tugas")
        p.advance("pagi")
        assert reminders_on(p) == dulu + 2
