"""Reminders (pengingat): rungs of a ladder that a task climbs while it waits, each at its moment, none of them twice.

| rung (Tangga) | when | who hears |
| --- | --- | --- |
| SEBELUM | at a part of the working time, where that is long enough | who must act |
| SAAT | when the due time passes | who must act |
| PAGI | every working morning after that | who must act |
| the next in line | with every so many reminders since the due time, each role of JENJANG once | that role |

What a task keeps is its due time, when to look at it again, how many reminders came since its due time (`ke`) and how
many roles above were told (`jenjang_ke`). Which rung it is on is decided when it is looked at, so a bot that was away
sends the one that is true by then, not all it missed. A rung that the office switched off is passed in silence. A due
time that is moved begins again with SEBELUM; the roles above that were told are not told again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from sop.jam_kerja import (
    MINUTE,
    JamKerja,
    add_working_minutes,
    is_working_moment,
    next_working_moment,
    next_working_morning,
    working_minutes_between,
)
from sop.langkah import Langkah, Naskah
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


class Tangga(StrEnum):
    """The rungs on which whoever must act is reminded."""

    SEBELUM = "sebelum"
    SAAT = "saat"
    PAGI = "pagi"


@dataclass(frozen=True, slots=True, kw_only=True)
class AturanPengingat:
    """The office's rules, as they are without its word; times are working minutes.

    `sebelum_persen` of the working time, where that is `sebelum_mulai` or more; the next in line hears after every
    `atasan_setelah` reminders; `satukan` makes several things for one person one message; `jam_kerja` keeps quiet
    outside working hours; `ingatkan_jeda` lies between two presses of Ingatkan on one task.
    """

    sebelum: bool = True
    sebelum_persen: int = 75
    sebelum_mulai: int = 120
    saat: bool = True
    pagi: bool = True
    atasan: bool = True
    atasan_setelah: int = 2
    satukan: bool = True
    jam_kerja: bool = True
    minta_waktu: bool = True
    ingatkan: bool = True
    ingatkan_jeda: int = 60

    def wants(self, tangga: Tangga) -> bool:
        """Whether the office wants that rung."""
        return {Tangga.SEBELUM: self.sebelum, Tangga.SAAT: self.saat, Tangga.PAGI: self.pagi}[tangga]


# What the office may change: what it switches, and which figures it chooses from.
SAKLAR = ("sebelum", "saat", "pagi", "atasan", "satukan", "jam_kerja", "minta_waktu", "ingatkan")
PILIHAN: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "sebelum_persen": (50, 75, 90),
        "sebelum_mulai": (60, 120, 240),
        "atasan_setelah": (1, 2, 3),
        "ingatkan_jeda": (30, 60, 120),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingatan:
    """What a task keeps of its reminders."""

    peran: Peran
    tenggat: datetime
    ke: int = 0
    jenjang_ke: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengingat:
    """One look at a task whose moment has come: `ke` is its count since the due time, 0 before it.

    `petugas`: whoever must act is reminded. `atasan` are the roles above that were not told yet, the nearest first,
    where the time has come that one of them is.
    """

    tangga: Tangga
    ke: int
    petugas: bool
    atasan: tuple[Peran, ...]


def ladder(peran: Peran) -> tuple[Peran, ...]:
    """The roles above one, the nearest first."""
    atas = JENJANG.get(peran)
    return () if atas is None else (atas, *ladder(atas))


def first_reminder(
    jam: JamKerja, aturan: AturanPengingat, mulai: datetime, tenggat: datetime | None
) -> datetime | None:
    """Return when to look first at a task whose time runs from `mulai`; one without a due time is never looked at."""
    if tenggat is None:
        return None
    return _before(jam, aturan, mulai, tenggat) or _when_due(jam, aturan, tenggat)


def next_reminder(jam: JamKerja, aturan: AturanPengingat, tenggat: datetime, at: datetime) -> datetime:
    """Return when to look again after a look at `at`: when the due time passes, then every working morning."""
    return _when_due(jam, aturan, tenggat) if at < tenggat else next_working_morning(jam, at)


def may_send(jam: JamKerja, aturan: AturanPengingat, at: datetime) -> bool:
    """Tell whether a reminder may go out then; one that may not waits for the next working moment."""
    return not aturan.jam_kerja or is_working_moment(jam, at)


def decide_reminder(aturan: AturanPengingat, ingatan: Ingatan, at: datetime) -> Pengingat:
    """Return what a task looked at then is to be reminded of, and who hears of it."""
    if at < ingatan.tenggat:
        tangga, ke = Tangga.SEBELUM, 0
    else:
        tangga, ke = (Tangga.PAGI if ingatan.ke else Tangga.SAAT), ingatan.ke + 1
    naik = aturan.atasan and ke > (ingatan.jenjang_ke + 1) * aturan.atasan_setelah
    return Pengingat(
        tangga=tangga,
        ke=ke,
        petugas=aturan.wants(tangga),
        atasan=ladder(ingatan.peran)[ingatan.jenjang_ke :] if naik else (),
    )


def is_pressing(jam: JamKerja, aturan: AturanPengingat, mulai: datetime, tenggat: datetime, at: datetime) -> bool:
    """Tell whether a task is late, or nearly so: its part of the working time has gone by."""
    if at >= tenggat:
        return True
    if tenggat - mulai < aturan.sebelum_mulai * MINUTE:
        return False
    sebelum = _before(jam, aturan, mulai, tenggat)
    return sebelum is not None and at >= sebelum


def may_press(jam: JamKerja, aturan: AturanPengingat, terakhir: datetime | None, at: datetime) -> bool:
    """Tell whether Ingatkan may be pressed on a task for which that was done at `terakhir` last."""
    return terakhir is None or working_minutes_between(jam, terakhir, at) >= aturan.ingatkan_jeda


def who_waits(naskah: Naskah, langkah: Langkah, peran: Peran) -> frozenset[Peran]:
    """Return the roles that wait for a task of `peran` in that step, and so may press Ingatkan.

    They are whoever acts in the step itself (Staf for the receipts of units) and in the next one, and all above.
    """
    berikut = naskah.langkah(langkah.lanjut).petugas if langkah.lanjut else None
    return frozenset({*ladder(peran), langkah.petugas, *([berikut] if berikut else ())}) - {peran}


def _before(jam: JamKerja, aturan: AturanPengingat, mulai: datetime, tenggat: datetime) -> datetime | None:
    """When the part of the time has gone by; None where the time is too short for that."""
    begun = mulai.replace(second=0, microsecond=0)
    menit = working_minutes_between(jam, begun, tenggat)
    if menit < aturan.sebelum_mulai:
        return None
    pada = next_working_moment(jam, add_working_minutes(jam, begun, menit * aturan.sebelum_persen // 100))
    return pada if pada < tenggat else None


def _when_due(jam: JamKerja, aturan: AturanPengingat, tenggat: datetime) -> datetime:
    """When the due time passes: where the office keeps quiet, at the next working moment."""
    return next_working_moment(jam, tenggat) if aturan.jam_kerja else tenggat
