"""Reminders climb a ladder: before the due time, at it, every working morning, and to those above, each rung once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop.jam_kerja import JAM_PERPRES, JamKerja, compute_due, is_working_moment, next_working_moment
from sop.naskah import pengumpulan_data_kinerja
from sop.pengingat import (
    AturanPengingat,
    Ingatan,
    Tangga,
    decide_reminder,
    first_reminder,
    is_pressing,
    ladder,
    may_press,
    may_send,
    next_reminder,
    who_waits,
)
from sop.peran import Peran
from sop.waktu_baku import parse_waktu_baku

WITA = ZoneInfo("Asia/Makassar")
OFFICE = JamKerja(zona=WITA, pekan=JAM_PERPRES, libur=frozenset({date(2026, 1, 27)}))
BAWAAN = AturanPengingat()
BERSUARA = replace(BAWAAN, jam_kerja=False)

Said = tuple[str, Tangga | None, Peran | None]
"""When, the rung of who must act (None where they hear nothing), and the role above that hears."""


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WITA)


def live(
    looks: Sequence[datetime], mulai: datetime, tenggat: datetime, aturan: AturanPengingat, peran: Peran
) -> Iterator[Said]:
    """What is said of a task that nobody does, when it is looked at then."""
    ingatan = Ingatan(peran=peran, tenggat=tenggat)
    look_at = first_reminder(OFFICE, aturan, mulai, tenggat)
    for now in looks:
        if look_at is None or look_at > now:
            continue
        if not may_send(OFFICE, aturan, now):
            look_at = next_working_moment(OFFICE, now)
            continue
        satu = decide_reminder(aturan, ingatan, now)
        atasan = satu.atasan[0] if satu.atasan else None
        ingatan = replace(ingatan, ke=satu.ke, jenjang_ke=ingatan.jenjang_ke + bool(satu.atasan))
        look_at = next_reminder(OFFICE, aturan, tenggat, now)
        if satu.petugas or atasan:
            yield f"{now.astimezone(WITA):%a %d %H.%M}", satu.tangga if satu.petugas else None, atasan


def play(
    mulai: str,
    waktu: str,
    up: Sequence[tuple[str, str]],
    aturan: AturanPengingat = BAWAAN,
    peran: Peran = Peran.BIDANG,
) -> list[Said]:
    """The same, looked at every minute while the bot is up."""
    looks = []
    for begin, end in up:
        jumlah = (local(end) - local(begin)) // timedelta(minutes=1)
        looks += [local(begin) + timedelta(minutes=ke) for ke in range(jumlah)]
    return list(live(looks, local(mulai), compute_due(OFFICE, local(mulai), parse_waktu_baku(waktu)), aturan, peran))


def test_a_day_s_work_is_called_to_mind_before_at_and_after_and_climbs_to_the_top() -> None:
    """Thursday 09.00 to Friday 09.00 are 450 minutes of work: three quarters have gone by at 15.37."""
    assert play("2026-01-22T09:00", "1 Hari", [("2026-01-22T07:00", "2026-02-04T00:00")]) == [
        ("Thu 22 15.37", Tangga.SEBELUM, None),
        ("Fri 23 09.00", Tangga.SAAT, None),
        ("Mon 26 07.30", Tangga.PAGI, None),
        ("Wed 28 07.30", Tangga.PAGI, Peran.SEKRETARIS),
        ("Thu 29 07.30", Tangga.PAGI, None),
        ("Fri 30 07.30", Tangga.PAGI, Peran.KEPALA_DINAS),
        ("Mon 02 07.30", Tangga.PAGI, None),
        ("Tue 03 07.30", Tangga.PAGI, None),
    ]


@pytest.mark.parametrize(("waktu", "first"), [("119 menit", "10.59"), ("120 menit", "10.30"), ("60 menit", "10.00")])
def test_only_work_of_two_hours_or_more_is_called_to_mind_before_it_is_due(waktu: str, first: str) -> None:
    (satu, *_) = play("2026-01-22T09:00", waktu, [("2026-01-22T07:00", "2026-01-22T18:00")])
    assert satu[:2] == (f"Thu 22 {first}", Tangga.SEBELUM if waktu == "120 menit" else Tangga.SAAT)


@pytest.mark.parametrize(
    ("tenggat", "expected"),
    [
        ("2026-01-19T09:00", "2026-01-19T09:00"),
        ("2026-01-19T12:00", "2026-01-19T13:00"),
        ("2026-01-19T16:00", "2026-01-20T07:30"),
        ("2026-01-23T16:30", "2026-01-26T07:30"),
    ],
)
def test_short_work_is_looked_at_when_it_is_due_and_somebody_works(tenggat: str, expected: str) -> None:
    mulai = local(tenggat) - timedelta(minutes=10)
    assert first_reminder(OFFICE, BAWAAN, mulai, local(tenggat)) == local(expected)
    assert first_reminder(OFFICE, BERSUARA, mulai, local(tenggat)) == local(tenggat)


def test_a_step_without_a_standard_time_is_never_called_to_mind() -> None:
    assert first_reminder(OFFICE, BAWAAN, local("2026-01-19T09:00"), None) is None


def test_case_30_after_a_month_of_silence_one_late_reminder_goes_out_and_the_mornings_go_on() -> None:
    assert play("2026-01-22T09:00", "1 Hari", [("2026-02-25T10:00", "2026-02-27T00:00")]) == [
        ("Wed 25 10.00", Tangga.SAAT, None),
        ("Thu 26 07.30", Tangga.PAGI, None),
    ]


def test_a_bot_that_comes_back_at_night_waits_for_the_morning_but_in_an_office_that_wants_it_does_not() -> None:
    up = [("2026-01-22T20:00", "2026-01-23T08:00")]
    assert play("2026-01-22T09:00", "60 menit", up) == [("Fri 23 07.30", Tangga.SAAT, None)]
    assert play("2026-01-22T09:00", "60 menit", up, BERSUARA) == [
        ("Thu 22 20.00", Tangga.SAAT, None),
        ("Fri 23 07.30", Tangga.PAGI, None),
    ]


@pytest.mark.parametrize(
    ("aturan", "said"),
    [
        (replace(BAWAAN, sebelum=False), ["SAAT", "PAGI", "PAGI+"]),
        (replace(BAWAAN, saat=False), ["SEBELUM", "PAGI", "PAGI+"]),
        (replace(BAWAAN, pagi=False), ["SEBELUM", "SAAT", "+"]),
        (replace(BAWAAN, atasan=False), ["SEBELUM", "SAAT", "PAGI", "PAGI"]),
        (replace(BAWAAN, atasan_setelah=1), ["SEBELUM", "SAAT", "PAGI+", "PAGI+"]),
        (replace(BAWAAN, sebelum_persen=50, sebelum_mulai=600), ["SAAT", "PAGI", "PAGI+"]),
    ],
    ids=str,
)
def test_a_rung_the_office_switched_off_is_passed_in_silence(aturan: AturanPengingat, said: list[str]) -> None:
    dikatakan = play("2026-01-22T09:00", "1 Hari", [("2026-01-22T07:00", "2026-01-29T00:00")], aturan)
    assert [f"{tangga.name if tangga else ''}{'+' if atasan else ''}" for _, tangga, atasan in dikatakan] == said


def test_a_due_time_that_moved_begins_anew_and_who_was_told_above_is_not_told_again() -> None:
    ingatan = Ingatan(peran=Peran.BIDANG, tenggat=local("2026-01-29T09:00"), ke=0, jenjang_ke=1)
    said = []
    for hari in range(5):
        satu = decide_reminder(BAWAAN, ingatan, local("2026-01-29T09:00") + timedelta(days=hari))
        said.append((satu.tangga, satu.atasan[:1]))
        ingatan = replace(ingatan, ke=satu.ke)
    assert said == [
        (Tangga.SAAT, ()),
        *[(Tangga.PAGI, ())] * 3,
        (Tangga.PAGI, (Peran.KEPALA_DINAS,)),
    ]


@given(
    hari=st.integers(0, 60 * 24 * 59),
    menit=st.integers(10, 2_000),
    looks=st.lists(st.integers(0, 60 * 24 * 40), max_size=60),
    peran=st.sampled_from([Peran.STAF, Peran.BIDANG, Peran.SEKRETARIS, Peran.KEPALA_DINAS]),
)
def test_however_it_is_looked_at_no_rung_comes_twice_and_all_come_at_work(
    hari: int, menit: int, looks: list[int], peran: Peran
) -> None:
    """Looks at any moments, as a bot has that is often away."""
    begun = local("2026-01-01T00:00") + timedelta(minutes=hari)
    tenggat = compute_due(OFFICE, begun, parse_waktu_baku(f"{menit} menit"))
    kapan = [begun.astimezone(UTC) + timedelta(minutes=satu) for satu in sorted(looks)]
    said = list(live(kapan, begun, tenggat, BAWAAN, peran))
    atasan = [satu for _, _, satu in said if satu]
    tangga = [satu for _, satu, _ in said if satu]
    assert atasan == list(ladder(peran))[: len(atasan)]
    assert tangga == sorted(tangga, key=[*Tangga].index)
    assert tangga.count(Tangga.SEBELUM) <= 1
    assert tangga.count(Tangga.SAAT) <= 1
    pagi = [hari for hari, satu, _ in said if satu is Tangga.PAGI]
    assert len({satu[:6] for satu in pagi}) == len(pagi) or (kapan[-1] - begun).days > 28
    sent = {f"{satu.astimezone(WITA):%a %d %H.%M}" for satu in kapan if is_working_moment(OFFICE, satu)}
    assert {hari for hari, _, _ in said} <= sent


@pytest.mark.parametrize(
    ("peran", "above"),
    [
        (Peran.STAF, (Peran.TIM, Peran.SEKRETARIS, Peran.KEPALA_DINAS)),
        (Peran.TIM, (Peran.SEKRETARIS, Peran.KEPALA_DINAS)),
        (Peran.BIDANG, (Peran.SEKRETARIS, Peran.KEPALA_DINAS)),
        (Peran.SEKRETARIS, (Peran.KEPALA_DINAS,)),
        (Peran.KEPALA_DINAS, ()),
        (Peran.ADMIN, ()),
    ],
)
def test_the_ladder_ends_with_kepala_dinas(peran: Peran, above: tuple[Peran, ...]) -> None:
    assert ladder(peran) == above


@pytest.mark.parametrize(
    ("at", "pressing"), [("15:36", False), ("15:37", True)], ids=["before three quarters", "at three quarters"]
)
def test_a_task_is_pressing_from_three_quarters_of_its_time_on(at: str, pressing: bool) -> None:
    mulai, tenggat = local("2026-01-22T09:00"), local("2026-01-23T09:00")
    assert is_pressing(OFFICE, BAWAAN, mulai, tenggat, local(f"2026-01-22T{at}")) is pressing


def test_short_work_is_pressing_when_it_is_late() -> None:
    mulai, tenggat = local("2026-01-22T09:00"), local("2026-01-22T10:00")
    assert not is_pressing(OFFICE, BAWAAN, mulai, tenggat, local("2026-01-22T09:59"))
    assert is_pressing(OFFICE, BAWAAN, mulai, tenggat, tenggat)


@pytest.mark.parametrize(
    ("at", "may"), [("2026-01-22T16:00", False), ("2026-01-23T07:59", False), ("2026-01-23T08:00", True)]
)
def test_ingatkan_may_be_pressed_once_a_working_hour(at: str, may: bool) -> None:
    assert may_press(OFFICE, BAWAAN, local("2026-01-22T15:30"), local(at)) is may
    assert may_press(OFFICE, BAWAAN, None, local(at))


@pytest.mark.parametrize(
    ("nomor", "peran", "waits"),
    [
        (1, Peran.KEPALA_DINAS, {Peran.SEKRETARIS}),
        (3, Peran.TIM, {Peran.SEKRETARIS, Peran.KEPALA_DINAS}),
        (6, Peran.BIDANG, {Peran.STAF, Peran.SEKRETARIS, Peran.KEPALA_DINAS}),
        (7, Peran.BIDANG, {Peran.TIM, Peran.SEKRETARIS, Peran.KEPALA_DINAS}),
        (9, Peran.TIM, {Peran.SEKRETARIS, Peran.KEPALA_DINAS}),
        (12, Peran.STAF, {Peran.TIM, Peran.SEKRETARIS, Peran.KEPALA_DINAS}),
    ],
)
def test_who_acts_next_and_all_above_wait_for_a_task(nomor: int, peran: Peran, waits: set[Peran]) -> None:
    naskah = pengumpulan_data_kinerja()
    assert who_waits(naskah, naskah.langkah(nomor), peran) == waits
