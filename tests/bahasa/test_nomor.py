"""Letter numbers are written and read back by the office's scheme."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahasa.nomor import FormatNomorTidakTerbaca, check_format, names_year, read_urut, write_nomor

BIASA = "{urut}/{kode}/{bulan_romawi}/{tahun}/{unit}"
HARI = date(2026, 10, 6)


@pytest.mark.parametrize(
    ("format_nomor", "nomor"),
    [
        (BIASA, "7/ND/X/2026/Dinsos"),
        ("{urut:03}/{kode}/{bulan}-{tahun}", "007/ND/10-2026"),
        ("{urut:3}.{unit}", "007.Dinsos"),
        ("800/{urut:04}/{{{unit}}}", "800/0007/{Dinsos}"),
    ],
)
def test_a_number_is_written_as_the_scheme_has_it(format_nomor: str, nomor: str) -> None:
    check_format(format_nomor)
    assert write_nomor(format_nomor, urut=7, kode="ND", tanggal=HARI, unit="Dinsos") == nomor
    assert read_urut(format_nomor, nomor, kode="ND", tahun=2026, unit="Dinsos") == 7


@pytest.mark.parametrize(
    "format_nomor", ["", "{kode}", "{urut}/{nomor}", "{urut", "{urut:x}", "{urut!r}", "{}{urut}", "{urut}" + 60 * "x"]
)
def test_a_scheme_that_makes_no_running_number_is_refused(format_nomor: str) -> None:
    with pytest.raises(FormatNomorTidakTerbaca):
        check_format(format_nomor)


@given(
    st.sampled_from(
        [BIASA, "{kode}.{urut:03}/{unit}/{tahun}", "{urut}-{unit}-{bulan}", "{tahun}/{bulan_romawi}/{urut}"]
    ),
    st.integers(1, 99_999),
    st.dates(date(2020, 1, 1), date(2039, 12, 31)),
    st.sampled_from(["ND", "BA", "L"]),
    st.text(st.characters(categories=("L", "Zs"), include_characters=".-()/"), min_size=1, max_size=20),
)
def test_what_the_scheme_writes_it_reads_back(
    format_nomor: str, urut: int, tanggal: date, kode: str, unit: str
) -> None:
    nomor = write_nomor(format_nomor, urut=urut, kode=kode, tanggal=tanggal, unit=unit)
    assert read_urut(format_nomor, nomor, kode=kode, tahun=tanggal.year, unit=unit) == urut


@pytest.mark.parametrize(
    ("nomor", "urut"),
    [
        ("12/ND/X/2026/Dinsos", 12),
        ("012/nd/x/2026/dinsos", 12),
        ("12/ND/2026", 12),
        ("12/ND", 12),
        ("2025/ND/X/2026/Dinsos", 2025),
        ("12/ND/XII/2025/Dinsos", None),  # of the year before
        ("12/ND/2025", None),
        ("800/12/Dinsos/2026", None),  # of another scheme: 800 is a class of letters, and no running number
        ("12a/ND/X/2026/Dinsos", None),
        ("12/SPT/X/2026/Dinsos", 12),  # another kind of letter, in the same scheme
        ("12/SPT/2026", None),
        ("12/NDX/2026", None),
        ("Rahasia", None),
        ("", None),
    ],
)
def test_of_a_typed_number_the_running_number_is_read_only_where_it_is_certain(nomor: str, urut: int | None) -> None:
    assert read_urut(BIASA, nomor, kode="ND", tahun=2026, unit="Dinsos") == urut


def test_a_scheme_says_whether_it_names_the_year() -> None:
    assert (names_year(BIASA), names_year("{urut}/{kode}")) == (True, False)
