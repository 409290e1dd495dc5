"""Capaian: how far a realisasi reached its target, and its category (domain, section 2)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """Whether there is a percentage, and if not, what stands in its place."""

    DIHITUNG = "dihitung"
    TIDAK_DIHITUNG = "tidak dihitung"
    BELUM_TERCAPAI = "belum tercapai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capaian:
    """In percent: `mentah` unrounded and uncapped, `nilai` capped and rounded half-up to two places.

    Both are None unless `status` is DIHITUNG; `alasan` is the office's sentence for the other two.
    """

    status: Status
    mentah: Decimal | None = None
    nilai: Decimal | None = None
    kategori: str = ""
    alasan: str = ""
