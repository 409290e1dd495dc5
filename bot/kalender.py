"""The national calendar: public holidays and cuti bersama, from the package `holidays`."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

import holidays
from holidays.constants import GOVERNMENT, PUBLIC


def libur_nasional(daftar_tahun: Iterable[int]) -> frozenset[date]:
    """Return the public holidays and the cuti bersama of those years, weekends among them."""
    return frozenset().union(*(_days(tahun, PUBLIC) | _days(tahun, GOVERNMENT) for tahun in daftar_tahun))


def nama_libur(daftar_tahun: Iterable[int]) -> Mapping[date, str]:
    """Return the same days with their names, in the order of the calendar."""
    semua: dict[date, str] = {}
    for tahun in daftar_tahun:
        semua |= {**_named(tahun, GOVERNMENT), **_named(tahun, PUBLIC)}
    return dict(sorted(semua.items()))


def knows_year(tahun: int) -> bool:
    """Tell whether the package knows that year's cuti bersama.

    It computes public holidays for any year, but lists cuti bersama only once they are decreed; a year
    without any is one it does not know yet.
    """
    return bool(_days(tahun, GOVERNMENT))


def _days(tahun: int, category: str) -> frozenset[date]:
    return frozenset(_named(tahun, category))


@cache
def _named(tahun: int, category: str) -> Mapping[date, str]:
    return dict(holidays.country_holidays("ID", years=tahun, categories=category, language="id", expand=False).items())
