"""The office's working time is made from its set-up workbook."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from sop.instansi import BarisJam, HariLibur, JenisLibur
from sop.jam_kerja import (
    JAM_PERPRES,
    HariKerja,
    JamKerja,
    JamKerjaTidakSah,
    MasaKhusus,
    build_jam_kerja,
)

WITA = ZoneInfo("Asia/Makassar")
NEW_YEAR = date(2026, 1, 1)
EID_EVE = date(2026, 3, 20)
SATURDAY = date(2026, 1, 24)


def test_an_office_that_gives_no_hours_keeps_those_of_the_perpres() -> None:
    assert build_jam_kerja(WITA, (), frozenset({NEW_YEAR}), ()) == JamKerja(
        zona=WITA, pekan=JAM_PERPRES, libur=frozenset({NEW_YEAR})
    )


def test_the_hours_an_office_gives_are_its_whole_week() -> None:
    rows = [
        BarisJam(
            hari=0,
            mulai=time(8),
            selesai=time(16),
            istirahat_mulai=time(12),
            istirahat_selesai=time(13),
        ),
        BarisJam(hari=5, mulai=time(8), selesai=time(12)),
    ]
    assert build_jam_kerja(WITA, rows, frozenset(), ()) == JamKerja(
        zona=WITA,
        pekan={
            0: HariKerja(mulai=time(8), selesai=time(16), istirahat=(time(12), time(13))),
            5: HariKerja(mulai=time(8), selesai=time(12)),
        },
    )


def test_dated_rows_become_an_exception_per_pair_of_dates_beside_the_ordinary_week() -> None:
    first, last = date(2026, 2, 18), date(2026, 3, 19)
    rows = [
        BarisJam(hari=0, mulai=time(8), selesai=time(15), dari=first, sampai=last),
        BarisJam(hari=4, mulai=time(8), selesai=time(15, 30), dari=first, sampai=last),
        BarisJam(hari=4, mulai=time(7), selesai=time(9), dari=date(2026, 6, 1)),
    ]
    assert build_jam_kerja(WITA, rows, frozenset(), ()) == JamKerja(
        zona=WITA,
        pekan=JAM_PERPRES,
        masa_khusus=(
            MasaKhusus(
                dari=first,
                sampai=last,
                pekan={
                    0: HariKerja(mulai=time(8), selesai=time(15)),
                    4: HariKerja(mulai=time(8), selesai=time(15, 30)),
                },
            ),
            MasaKhusus(dari=date(2026, 6, 1), sampai=date.max, pekan={4: HariKerja(mulai=time(7), selesai=time(9))}),
        ),
    )


def test_the_office_adds_holidays_to_the_nation_s_and_takes_days_away() -> None:
    days = [
        HariLibur(tanggal=EID_EVE, keterangan="Hari jadi kabupaten", jenis=JenisLibur.LIBUR),
        HariLibur(tanggal=SATURDAY, keterangan="Pengganti", jenis=JenisLibur.MASUK),
    ]
    assert build_jam_kerja(WITA, (), frozenset({NEW_YEAR}), days) == JamKerja(
        zona=WITA,
        pekan=JAM_PERPRES,
        libur=frozenset({NEW_YEAR, EID_EVE}),
        masuk=frozenset({SATURDAY}),
    )


@pytest.mark.parametrize(
    "baris",
    [
        BarisJam(hari=0, mulai=time(16), selesai=time(8)),
        BarisJam(hari=0, mulai=time(8), selesai=time(16), istirahat_mulai=time(12)),
        BarisJam(hari=0, mulai=time(8), selesai=time(16), istirahat_selesai=time(13)),
    ],
)
def test_hours_that_cannot_be_are_refused(baris: BarisJam) -> None:
    with pytest.raises(JamKerjaTidakSah):
        build_jam_kerja(WITA, [baris], frozenset(), ())
