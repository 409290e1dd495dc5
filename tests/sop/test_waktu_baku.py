"""Standard times are read and written as the SOP writes them."""

import pytest

from sop.waktu_baku import Satuan, WaktuBaku, WaktuTidakTerbaca, parse_waktu_baku


@pytest.mark.parametrize(
    ("teks", "waktu"),
    [
        ("10 menit", WaktuBaku(10, Satuan.MENIT)),
        ("1 Hari", WaktuBaku(1, Satuan.HARI)),
        ("2 hari kerja", WaktuBaku(2, Satuan.HARI)),
        (" 120\u00a0MENIT ", WaktuBaku(120, Satuan.MENIT)),
        ("60menit", WaktuBaku(60, Satuan.MENIT)),
        ("8 jam", WaktuBaku(480, Satuan.MENIT)),
    ],
)
def test_a_standard_time_is_read(teks: str, waktu: WaktuBaku) -> None:
    assert parse_waktu_baku(teks) == waktu


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "menit",
        "60",
        "0 menit",
        "-1 Hari",
        "1,5 jam",
        "1 minggu",
        "10000 menit",
        "1 Hari 2 jam",
        "١ menit",
    ],
)
def test_what_is_no_standard_time_is_refused(teks: str) -> None:
    with pytest.raises(WaktuTidakTerbaca):
        parse_waktu_baku(teks)


def test_the_refusal_says_what_to_write_instead() -> None:
    assert WaktuTidakTerbaca("sejam").pesan == (
        "Waktu baku “sejam” belum dapat dibaca. Mohon tulis seperti “60 menit”, “8 jam” atau “1 Hari”."
    )


@pytest.mark.parametrize("teks", ["10 menit", "480 menit", "1 Hari", "14 Hari"])
def test_a_standard_time_is_written_as_it_was_read(teks: str) -> None:
    assert str(parse_waktu_baku(teks)) == teks
