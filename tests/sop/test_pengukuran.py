"""The SOP measured by hand: weekends, holidays, Ramadan, a return, and what a standard time would be."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from sop.jam_kerja import JAM_PERPRES, JAM_RAMADAN, JamKerja, MasaKhusus, working_minutes_between
from sop.naskah import pengumpulan_data_kinerja
from sop.pengukuran import (
    SiklusDiukur,
    Tren,
    TugasDiukur,
    UsulanWaktu,
    WaktuSiklus,
    WaktuTugas,
    measure_siklus,
    measure_tugas,
    propose_times,
    read_tren,
    round_to_baku,
    usual_day,
)
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.waktu_baku import Satuan, WaktuBaku

WITA = ZoneInfo("Asia/Makassar")
NASKAH = pengumpulan_data_kinerja()
BAKU = {satu.nomor: satu.waktu for satu in NASKAH.daftar_langkah.values() if satu.waktu}
# Tuesday 27 January 2026 is a holiday, and Ramadan goes from 18 February to 19 March.
OFFICE = JamKerja(
    zona=WITA,
    pekan=JAM_PERPRES,
    libur=frozenset({date(2026, 1, 27)}),
    masa_khusus=(MasaKhusus(dari=date(2026, 2, 18), sampai=date(2026, 3, 19), pekan=JAM_RAMADAN),),
)
COUNT = partial(working_minutes_between, OFFICE)
SAMPAI = datetime(2026, 3, 31, 2, 0, tzinfo=UTC)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WITA)


def tugas(
    dibuka: str,
    mulai: str | None,
    selesai: str | None,
    *,
    langkah: int = 8,
    tenggat: str | None = None,
    unit_nama: str = "",
    putaran: int = 1,
) -> TugasDiukur:
    return TugasDiukur(
        langkah=langkah,
        peran=Peran.TIM,
        unit_nama=unit_nama,
        putaran=putaran,
        dibuka=local(dibuka),
        mulai=local(mulai) if mulai else None,
        selesai=local(selesai) if selesai else None,
        tenggat=local(tenggat) if tenggat else None,
        oleh="Tim Contoh",
        dikembalikan=putaran > 1,
    )


def siklus(*daftar: TugasDiukur) -> WaktuSiklus:
    diukur = SiklusDiukur(
        periode=Periode(2025, Bagian.TW_IV),
        dimulai=local("2026-01-19T07:30"),
        tamat=local("2026-01-30T16:30"),
        daftar_tugas=daftar,
    )
    return measure_siklus(NASKAH, OFFICE, BAKU, diukur, SAMPAI)


def parts(satu: WaktuTugas) -> tuple[int, int | None, int | None, int]:
    return satu.nyata, satu.menunggu, satu.mengerjakan, satu.terlambat


@pytest.mark.parametrize(
    ("satu", "expected"),
    [
        # one morning: 15 minutes until the first act, 30 from there
        (tugas("2026-01-19T08:00", "2026-01-19T08:15", "2026-01-19T08:45"), (45, 15, 30, 0)),
        # over the break from 12.00 to 13.00: 30 minutes before it, 15 after
        (tugas("2026-01-19T11:30", "2026-01-19T12:30", "2026-01-19T13:15"), (45, 30, 15, 0)),
        # Friday 16.00 to Monday 08.00: half an hour on each side of the weekend, begun on Saturday
        (tugas("2026-01-23T16:00", "2026-01-24T10:00", "2026-01-26T08:00"), (60, 30, 30, 0)),
        # Monday 15.00 to Wednesday 08.30, a holiday between: 60 + 60
        (tugas("2026-01-26T15:00", "2026-01-28T08:00", "2026-01-28T08:30"), (120, 90, 30, 0)),
        # Tuesday before Ramadan 15.30-16.00, Wednesday in it 08.00-09.00
        (tugas("2026-02-17T15:30", "2026-02-18T08:20", "2026-02-18T09:00"), (90, 50, 40, 0)),
        # in Ramadan nobody works from 15.00 to 16.00
        (tugas("2026-02-19T14:00", "2026-02-19T15:40", "2026-02-19T16:00"), (60, 60, 0, 0)),
        # done in a single act: what came before it is not told apart
        (tugas("2026-01-19T08:00", None, "2026-01-19T10:00"), (120, None, None, 0)),
        # due on Friday 16.25, done on Monday 08.00: 5 minutes of Friday and 30 of Monday
        (
            tugas("2026-01-23T16:15", None, "2026-01-26T08:00", tenggat="2026-01-23T16:25"),
            (45, None, None, 35),
        ),
        # due at the end of Friday, done on Saturday: no working minute went by
        (tugas("2026-01-23T16:20", None, "2026-01-24T09:00", tenggat="2026-01-23T16:30"), (10, None, None, 0)),
        # done in the very minute it was due
        (tugas("2026-01-19T08:00", None, "2026-01-19T08:10", tenggat="2026-01-19T08:10"), (10, None, None, 0)),
        # done before it was ever opened in working time
        (tugas("2026-01-24T08:00", "2026-01-24T09:00", "2026-01-25T08:00"), (0, 0, 0, 0)),
    ],
)
def test_a_task_in_working_minutes(satu: TugasDiukur, expected: tuple[int, int | None, int | None, int]) -> None:
    assert parts(measure_tugas(COUNT, satu, SAMPAI)) == expected


def test_an_open_task_is_measured_until_now() -> None:
    satu = measure_tugas(
        COUNT,
        tugas("2026-01-19T08:00", "2026-01-19T08:30", None, tenggat="2026-01-19T10:00"),
        local("2026-01-19T11:00"),
    )
    assert parts(satu) == (180, 30, 150, 60)
    assert not satu.selesai


def test_a_step_that_came_back_has_both_its_rounds() -> None:
    ukuran = siklus(
        tugas("2026-01-19T08:00", "2026-01-19T08:30", "2026-01-19T10:00"),
        tugas("2026-01-20T08:00", "2026-01-20T08:10", "2026-01-20T08:20", putaran=2),
        tugas("2026-01-21T08:00", None, None, putaran=3),
    )
    langkah = ukuran.daftar[7]
    assert (langkah.nomor, langkah.nama, langkah.baku) == (8, "Rekapitulasi", None)
    assert [satu.nyata for satu in langkah.daftar][:2] == [120, 20]
    assert (langkah.nyata, langkah.menunggu, langkah.mengerjakan, langkah.terlama) == (70, 20, 50, 120)
    assert langkah.dikembalikan == 2
    assert langkah.terlambat == ()


def test_of_units_side_by_side_each_is_held_to_the_standard_time() -> None:
    ukuran = siklus(
        *(
            tugas("2026-01-19T08:00", None, selesai, langkah=7, tenggat="2026-01-20T08:00", unit_nama=unit)
            for unit, selesai in [
                ("Satu", "2026-01-19T09:00"),
                ("Dua", "2026-01-19T15:00"),
                ("Tiga", "2026-01-20T09:30"),
            ]
        )
    )
    langkah = ukuran.daftar[6]
    assert str(langkah.baku) == "1 Hari"
    assert [satu.nyata for satu in langkah.daftar] == [60, 360, 540]
    assert (langkah.nyata, langkah.terlama) == (360, 540)
    assert [(satu.tugas.unit_nama, satu.terlambat) for satu in langkah.terlambat] == [("Tiga", 90)]


def test_a_cycle_has_every_step_and_its_own_length() -> None:
    ukuran = siklus()
    assert [satu.nomor for satu in ukuran.daftar] == list(range(1, 13))
    assert all(satu.nyata is None and satu.menunggu is None and satu.terlama is None for satu in ukuran.daftar)
    assert ukuran.lama == 9 * 450  # ten working days, one of them a holiday


@pytest.mark.parametrize(
    ("menit", "expected"),
    [
        (0, "10 menit"),
        (10, "10 menit"),
        (11, "30 menit"),
        (61, "120 menit"),
        (240, "240 menit"),
        (241, "1 Hari"),
        (450, "1 Hari"),
        (451, "2 Hari"),
        (2251, "6 Hari"),
    ],
)
def test_a_proposal_is_the_next_time_an_office_would_write(menit: int, expected: str) -> None:
    assert str(round_to_baku(menit, 450)) == expected


def test_a_proposal_needs_three_cycles_and_is_only_for_steps_without_a_time() -> None:
    daftar = [
        siklus(tugas("2026-01-19T08:00", None, f"2026-01-19T{selesai}")) for selesai in ("09:30", "08:50", "10:20")
    ]
    assert [satu.nomor for satu in propose_times(NASKAH, OFFICE, BAKU, daftar)] == [8, 9, 10, 11, 12]
    sebelum = propose_times(NASKAH, OFFICE, BAKU, daftar[:2])[0]
    assert (sebelum.jumlah_siklus, sebelum.tengah, sebelum.usulan) == (2, 70, None)
    ditetapkan = WaktuBaku(60, Satuan.MENIT)
    assert propose_times(NASKAH, OFFICE, {**BAKU, 8: ditetapkan}, daftar)[0] == UsulanWaktu(
        nomor=8,
        nama="Rekapitulasi",
        jumlah_siklus=3,
        tercepat=50,
        tengah=90,
        terlama=140,
        usulan=WaktuBaku(120, Satuan.MENIT),
        ditetapkan=ditetapkan,
    )


def test_a_step_that_was_never_done_gets_no_proposal() -> None:
    terbuka = siklus(tugas("2026-01-19T08:00", "2026-01-19T08:10", None))
    satu = propose_times(NASKAH, OFFICE, BAKU, [terbuka] * 5)[0]
    assert (satu.jumlah_siklus, satu.tercepat, satu.usulan) == (0, None, None)


@pytest.mark.parametrize(
    ("menit", "expected"),
    [
        ([], Tren.TANPA_PEMBANDING),
        ([100], Tren.TANPA_PEMBANDING),
        ([100, None], Tren.TANPA_PEMBANDING),
        ([None, 100], Tren.TANPA_PEMBANDING),
        ([100, 91], Tren.TETAP),
        ([100, 90], Tren.LEBIH_CEPAT),
        ([100, 110], Tren.LEBIH_LAMA),
        ([20, 29], Tren.TETAP),
        ([1000, 1099], Tren.TETAP),
        ([60, 300, None, 100, 99], Tren.TETAP),
    ],
)
def test_the_newest_cycle_beside_the_ones_before(menit: list[int | None], expected: Tren) -> None:
    assert read_tren(menit) is expected


def test_an_ordinary_day_is_the_offices_own() -> None:
    assert usual_day(OFFICE) == 450
    assert usual_day(replace(OFFICE, pekan=JAM_RAMADAN)) == 390
