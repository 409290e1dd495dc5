"""What holds for every task that is measured, whatever the office's hours."""

from datetime import datetime, timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from sop.jam_kerja import JamKerja, working_minutes_between
from sop.pengukuran import TugasDiukur, measure_tugas, round_to_baku
from sop.peran import Peran
from sop.waktu_baku import Satuan
from tests.sop.test_jam_kerja_properties import moments, weeks, zones

offices = st.builds(lambda zona, pekan: JamKerja(zona=zona, pekan=pekan), zones, weeks)
spells = st.timedeltas(timedelta(), timedelta(days=20))


def build(dibuka: datetime, mulai: datetime | None, selesai: datetime | None, tenggat: datetime | None) -> TugasDiukur:
    return TugasDiukur(
        langkah=8,
        peran=Peran.TIM,
        unit_nama="",
        putaran=1,
        dibuka=dibuka,
        mulai=mulai,
        selesai=selesai,
        tenggat=tenggat,
        oleh="",
        dikembalikan=False,
    )


@given(jam=offices, dibuka=moments, menunggu=spells, mengerjakan=spells)
def test_waiting_and_doing_are_the_real_time(
    jam: JamKerja, dibuka: datetime, menunggu: timedelta, mengerjakan: timedelta
) -> None:
    mulai, selesai = dibuka + menunggu, dibuka + menunggu + mengerjakan
    satu = measure_tugas(partial(working_minutes_between, jam), build(dibuka, mulai, selesai, None), selesai)
    assert satu.menunggu is not None
    assert satu.mengerjakan is not None
    assert satu.menunggu + satu.mengerjakan == satu.nyata
    assert satu.menunggu >= 0
    # the two ends of a minute may fall on either side of the first act
    assert satu.mengerjakan - working_minutes_between(jam, mulai, selesai) in (0, 1)


@given(jam=offices, dibuka=moments, lama=spells, tenggat=spells)
def test_a_task_is_late_by_no_more_than_it_took(
    jam: JamKerja, dibuka: datetime, lama: timedelta, tenggat: timedelta
) -> None:
    satu = measure_tugas(
        partial(working_minutes_between, jam), build(dibuka, None, dibuka + lama, dibuka + tenggat), dibuka
    )
    assert 0 <= satu.terlambat <= satu.nyata
    assert satu.menunggu is None
    assert satu.mengerjakan is None
    if lama <= tenggat:
        assert satu.terlambat == 0


@given(menit=st.integers(0, 100_000), sehari=st.integers(241, 1440))
def test_a_proposal_is_never_shorter_than_what_was_measured(menit: int, sehari: int) -> None:
    usulan = round_to_baku(menit, sehari)
    terukur = usulan.jumlah * (sehari if usulan.satuan is Satuan.HARI else 1)
    assert menit <= terukur
