"""Time in the office: when a step is due as its card says, and who is reminded when, and when nobody is."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bahasa.tanggal import format_tanggal
from bot.clock import StandingClock
from bot.demo.cerita import PERIODE, brief, order, say, scenes, tap
from bot.demo.panggung import Panggung, demo_start
from sop.peran import Peran
from storage.penyiapan import read_penyiapan, write_penyiapan
from storage.store import Store
from tests.perjalanan.proses import ROOT

WITA = ZoneInfo("Asia/Makassar")

# When the clock is looked at every day: around the beginning, the break and the end of work, and at what is due below.
LOOKS = ("00:30", "07:29", "07:30", "07:34", "07:35", "11:09", "11:10", "12:15", "16:31", "23:00")

Pengingat = tuple[int, int, str, str]
"""The step, which reminder it was, the local time, and who else heard of it."""


def wita(teks: str) -> datetime:
    """A local time of the office, such as 2026-10-09 16:25."""
    return datetime.fromisoformat(teks).replace(tzinfo=WITA)


@contextmanager
def ordered(folder: Path, mulai: str) -> Iterator[Panggung]:
    """The office with a cycle begun at that time, and step 2 open since ten minutes later."""
    with Panggung(folder, StandingClock(wita(mulai))) as p:
        order(p, format_tanggal(wita(mulai).date() + timedelta(days=4)))
        yield p


def reminders_of(p: Panggung) -> list[Pengingat]:
    """The reminders sent so far."""
    with p.database.reading() as conn:
        store = Store(conn, p.instansi_id)
        siklus = store.siklus.newest()
        assert siklus is not None
        return [
            (satu.isi["langkah"], satu.isi["ke"], f"{satu.pada.astimezone(WITA):%Y-%m-%d %H:%M}", satu.isi["atasan"])
            for satu in store.jejak.of_siklus(siklus.id)
            if satu.peristiwa == "pengingat"
        ]


def live_until(p: Panggung, sampai: str) -> None:
    """Let the days go by until then, that moment included."""
    now, akhir = p.clock.now().astimezone(WITA), wita(sampai)
    hari = [now.date() + timedelta(days=ke) for ke in range((akhir.date() - now.date()).days + 1)]
    for at in [*(wita(f"{tanggal} {jam}") for tanggal in hari for jam in LOOKS), akhir]:
        if p.clock.now() < at <= akhir:
            p.jump_to(at)


def reminders_at(folder: Path, at: str) -> list[str]:
    """The lines of `capaian reminders --at`."""
    database = f"sqlite:///{folder}/capaian.db"
    return subprocess.run(  # noqa: S603 - our own program, and no shell
        [sys.executable, "-m", "bot", "reminders", "--at", at],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DATABASE_URL": database},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout.splitlines()


def test_ten_minutes_begun_on_friday_at_16_25_end_on_monday_at_07_35(tmp_path: Path) -> None:
    with Panggung(tmp_path, StandingClock(wita("2026-10-09 16:25"))) as p:
        kepala = p.phone(Peran.KEPALA_DINAS)
        say(p, kepala, "/siklus")
        tap(p, kepala, PERIODE)
        tap(p, kepala, "Mulai siklus")
        kartu = next(pesan.text for pesan in kepala.received if "Waktu: " in pesan.text)
        live_until(p, "2026-10-12 07:34")
        belum = reminders_of(p)
        p.jump_to(wita("2026-10-12 07:35"))
        sudah = reminders_of(p)
    assert "Waktu: 10 menit, paling lambat Senin, 12 Oktober 2026 pukul 07.35 WITA" in kartu.splitlines()
    assert (belum, sudah) == ([], [(1, 1, "2026-10-12 07:35", "")])
    assert reminders_at(tmp_path, "2026-10-12T07:34") == ["Nobody is due or late at 2026-10-12 07:34 WITA."]
    assert reminders_at(tmp_path, "2026-10-12T07:35")[1:] == [
        "Triwulan III 2026  1. Perintah pengumpulan data kinerja  Arung (contoh) (Kepala Dinas)  "
        "2026-10-12 07:35 WITA  0 min"
    ]


def test_who_stays_late_hears_of_it_every_working_morning_and_of_the_third_once_the_next_in_line_too(
    tmp_path: Path,
) -> None:
    with ordered(tmp_path, "2026-10-07 10:00") as p:
        live_until(p, "2026-10-13 09:00")
        sebelum = reminders_of(p)
        atasan = [satu.text for satu in p.phone(Peran.KEPALA_DINAS).received if "Mohon perhatian" in satu.text]
        brief(p)
        p.jump_to(wita("2026-10-13 10:59"))
        sesudah = reminders_of(p)
    assert sebelum == [
        (1, 1, "2026-10-07 10:10", ""),
        (2, 1, "2026-10-07 11:10", ""),
        (2, 2, "2026-10-08 07:30", ""),
        (2, 3, "2026-10-09 07:30", "Kepala Dinas"),
        (2, 4, "2026-10-12 07:30", ""),
        (2, 5, "2026-10-13 07:30", ""),
    ]
    assert sesudah == [*sebelum, (3, 0, "2026-10-13 10:59", "")]  # the next step, with a quarter of its time left
    assert atasan == [
        "⏳ Mohon perhatian: langkah 2, Rapat pengarahan tim, belum selesai.\n"
        "Triwulan III 2026\n"
        "Menunggu: Melati (contoh)\n"
        "Waktunya habis Rabu, 7 Oktober 2026 pukul 11.10 WITA; terlambat 11 jam 20 menit waktu kerja."
    ]


def test_nobody_is_reminded_of_a_step_signed_off_in_time(tmp_path: Path) -> None:
    with ordered(tmp_path, "2026-10-07 10:00") as p:
        live_until(p, "2026-10-07 11:09")
        brief(p)
        live_until(p, "2026-10-07 12:15")
        assert [satu for satu in reminders_of(p) if satu[0] != 1] == []


def test_nobody_is_reminded_on_holidays_and_weekends(tmp_path: Path) -> None:
    with ordered(tmp_path, "2026-12-23 10:00") as p:
        live_until(p, "2026-12-28 07:30")
        assert [satu for satu in reminders_of(p) if satu[0] == 2] == [
            (2, 1, "2026-12-23 11:10", ""),
            (2, 2, "2026-12-28 07:30", ""),
        ]


@pytest.mark.parametrize(
    ("kembali", "diingatkan"), [("2026-10-14 10:00", "2026-10-14 10:00"), ("2026-10-17 09:00", "2026-10-19 07:30")]
)
def test_case_30_a_bot_that_was_down_for_days_sends_one_late_reminder_in_working_hours(
    tmp_path: Path, kembali: str, diingatkan: str
) -> None:
    with ordered(tmp_path, "2026-10-07 10:00") as p:
        p.stop_bot()
        p.jump_to(wita(kembali))
        p.start_bot()
        p.jump_to(wita(kembali))
        live_until(p, diingatkan)
        assert [satu for satu in reminders_of(p) if satu[0] == 2] == [(2, 1, diingatkan, "")]


def test_steps_8_to_12_are_called_to_mind_only_where_the_office_set_a_time(tmp_path: Path) -> None:
    with Panggung(tmp_path, StandingClock(demo_start())) as p:
        _set_waktu_baku(p, {8: "60 menit", 10: "1 Hari"})
        adegan = [satu for _, satu in scenes()]
        for satu in adegan[:8]:
            satu(p)
        for peran, label in (
            (Peran.TIM, "Kunci rekap"),
            (Peran.TIM, "Kirim ke Sekretaris"),
            (Peran.SEKRETARIS, "Setuju"),
            (Peran.KEPALA_DINAS, "Terima laporan"),
            (Peran.STAF, "Arsipkan"),
        ):
            for _ in range(2):
                p.advance("pagi")
            tap(p, p.phone(peran), label)
        assert [satu for satu in reminders_of(p) if satu[0] >= 8] == [
            (8, 1, "2026-10-07 07:30", ""),
            (8, 2, "2026-10-08 07:30", ""),
            (10, 1, "2026-10-13 07:30", ""),
            (10, 2, "2026-10-14 07:30", ""),
        ]


def _set_waktu_baku(p: Panggung, waktu_baku: dict[int, str]) -> None:
    with p.database.transaction() as conn:
        penyiapan = read_penyiapan(conn, p.instansi_id)
        assert penyiapan is not None, "the example office is set up"
        write_penyiapan(conn, replace(penyiapan, waktu_baku=waktu_baku), p.instansi_id)
