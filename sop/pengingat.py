"""Reminders (pengingat): when a late task is called to mind, and when the next in line hears of it too.

The first comes when the due time passes, then one every working morning, all in working hours. Each time is
computed from the moment the one before went out, so a bot that was down sends one late reminder, not a heap.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sop.jam_kerja import JamKerja, is_working_moment, next_working_moment, next_working_morning
from sop.peran import Peran

# Who hears of it when a role stays late; above Kepala Dinas there is nobody to ask.
JENJANG: Mapping[Peran, Peran] = MappingProxyType(
    {
        Peran.STAF: Peran.TIM,
        Peran.TIM: Peran.SEKRETARIS,
        Peran.BIDANG: Peran.SEKRETARIS,
        Peran.SEKRETARIS: Peran.KEPALA_DINAS,
    }
)

REMINDERS_ALONE = 2


def first_reminder(jam: JamKerja, tenggat: datetime | None) -> datetime | None:
    """Return when a step due at `tenggat` is first called to mind; a step without a due time never is."""
    return None if tenggat is None else next_working_moment(jam, tenggat)


def next_reminder(jam: JamKerja, at: datetime) -> datetime:
    """Return when to remind again after a reminder that went out at `at`: the next working morning."""
    return next_working_morning(jam, at)


def is_due(jam: JamKerja, ingatkan_pada: datetime, at: datetime) -> bool:
    """Tell whether to remind now: its time has come, and the office is (still) at work."""
    return ingatkan_pada <= at and is_working_moment(jam, at)


def escalate_to(peran: Peran, ke: int) -> Peran | None:
    """Return who else hears the `ke`-th reminder (the first is 1) of a task of `peran`, if anyone."""
    return JENJANG.get(peran) if ke > REMINDERS_ALONE else None
